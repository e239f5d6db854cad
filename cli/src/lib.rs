//! `dts`: a command line over the metadata of the SDK.
//!
//! Data go to standard output, and everything for people to standard error. `docs/cli.md` describes the program.

mod attempts;
mod call;
mod command;
mod complete;
mod consent;
mod doctor;
mod explain;
mod failure;
mod input;
mod jobs;
mod language;
mod layout;
mod listing;
mod manual;
mod names;
mod output;
mod progress;
mod settings;
mod texts;

use alibabacloud_dts::metadata::{self, SERVICE};
use clap::error::ErrorKind;
use clap::{ArgMatches, Command};
use failure::{Exit, Failure};
use input::flags;
use language::Language;
use settings::Settings;
use std::path::Path;
use std::process::ExitCode;

/// Runs the program with the arguments of this process.
#[must_use]
pub fn run() -> ExitCode {
    let arguments: Vec<String> = match std::env::args_os().skip(1).map(std::ffi::OsString::into_string).collect() {
        Ok(arguments) => arguments,
        Err(argument) => {
            let message = format!("an argument is not valid UTF-8: {}", argument.to_string_lossy());
            return ended(Err(Failure::usage(message)), Language::English);
        }
    };
    let language = Language::of(&arguments);
    ended(dispatch(&arguments, language), language)
}

/// Prints what went wrong, if something did.
fn ended(result: Result<(), Failure>, language: Language) -> ExitCode {
    let Err(failure) = result else { return ExitCode::SUCCESS };
    let red = anstyle::Style::new().bold().fg_color(Some(anstyle::AnsiColor::Red.into()));
    let (title, space) = language.pick(("error:", " "), ("错误：", ""));
    anstream::eprintln!("{red}{title}{red:#}{space}{}", layout::message(&failure.message, 6));
    for note in &failure.notes {
        anstream::eprintln!("  {}", layout::message(note, 2));
    }
    ExitCode::from(failure.exit as u8)
}

fn dispatch(arguments: &[String], language: Language) -> Result<(), Failure> {
    let program = command::program(language);
    let options = command::known(program.get_arguments());
    let Some(named) = command::named(arguments, &options) else {
        if arguments.iter().any(|argument| argument == "--help-json") {
            return describe(&command::description::program(&program), language);
        }
        return parse(program, arguments.to_vec(), language).map(drop);
    };
    // `dts help NAME` is `dts NAME --help`.
    if named.name == "help" {
        let arguments = [named.before, named.after, &["--help".to_owned()]].concat();
        return dispatch(&arguments, language);
    }
    if let Some(call) = command::call(named.name) {
        return operation(call, &named, program, options, language);
    }
    if program.find_subcommand(named.name).is_none() {
        return Err(command::unknown(named.name, &program, language));
    }
    if let Some(own) = program.find_subcommand(named.name).filter(|_| named.after.iter().any(|it| it == "--help-json"))
    {
        return describe(&command::description::command(own), language);
    }
    let Some(matches) = parse(program, arguments.to_vec(), language)? else { return Ok(()) };
    let Some((name, matches)) = matches.subcommand() else { return Ok(()) };
    own(name, matches, &Settings::of(matches, language))
}

/// The command of an operation.
fn operation(
    call: &'static metadata::Call,
    named: &command::Named<'_>,
    program: Command,
    mut options: Vec<flags::Known>,
    language: Language,
) -> Result<(), Failure> {
    let Some(operation) = SERVICE.operation(call.operation.name) else {
        return Err(Failure::new(Exit::Other, format!("{} has no metadata", call.operation.name)));
    };
    let name = command::name_of(call);
    let command = command::operation::command(name.clone(), operation, language);
    options.extend(command::known(&command::options::call(language)));
    let split = flags::split(operation, named.after, &options, language)?;
    if split.options.iter().any(|option| option == "--help-json") {
        return describe(&command::description::operation(call, operation, &command, language), language);
    }
    let arguments = [named.before, &[name], &split.options].concat();
    let Some(matches) = parse(program.subcommand(command), arguments, language)? else { return Ok(()) };
    let Some((_, of_call)) = matches.subcommand() else { return Ok(()) };
    let settings = Settings::of(of_call, language);
    block_on(call::run(call, split, of_call, &settings))
}

/// A command beside those of operations.
fn own(name: &str, matches: &ArgMatches, settings: &Settings) -> Result<(), Failure> {
    let language = settings.language;
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let words = |name: &str| -> Vec<String> { matches.get_many(name).into_iter().flatten().cloned().collect() };
    match name {
        "operations" => listing::print(text("word"), settings),
        "explain" => explain::explain(&words("name"), language),
        "error" => explain::error(&words("code"), language),
        "completion" => complete::print(text("shell").unwrap_or_default(), language),
        "man" => match text("dir") {
            Some(folder) => manual::write(Path::new(folder), language),
            None => manual::print(text("name"), language),
        },
        "jobs" => block_on(jobs::list::print(&words("regions"), &words("types"), settings)),
        "apply" if matches.get_flag("schema") => jobs::apply::schema(language),
        "apply" => {
            let options = jobs::apply::Options {
                file: text("file").unwrap_or_default().to_owned(),
                run: text("run").map(str::to_owned),
                plan: matches.get_flag("plan"),
                yes: matches.get_flag("yes"),
                adopt: text("adopt").map(str::to_owned),
                interval: matches.get_one("interval").copied(),
                timeout: matches.get_one("timeout").copied(),
            };
            block_on(jobs::apply::apply(&options, settings))
        }
        "objects" => objects(matches, language),
        "watch" => {
            let interval = matches.get_one("interval").copied().unwrap_or(5.0);
            let times = matches.get_one("times").copied();
            block_on(jobs::watch::watch(text("id").unwrap_or_default(), interval, times, settings))
        }
        "policy" => jobs::policy::print(&words("name"), text("job"), &words("instances"), settings),
        "doctor" => block_on(doctor::examine(settings)),
        "__complete" => block_on(complete::candidates(&words("words"), language)),
        _ => Ok(()),
    }
}

/// The commands below `objects`.
fn objects(matches: &ArgMatches, language: Language) -> Result<(), Failure> {
    let Some((name, matches)) = matches.subcommand() else { return Ok(()) };
    let settings = &Settings::of(matches, language);
    let text = |name: &str| matches.get_one::<String>(name).map(String::as_str);
    let words = |name: &str| -> Vec<String> { matches.get_many(name).into_iter().flatten().cloned().collect() };
    let (instance, reverse) = (text("instance").unwrap_or_default(), matches.get_flag("reverse"));
    if name == "show" {
        return block_on(jobs::objects::show(instance, reverse, settings));
    }
    let edits = jobs::objects::Edits {
        add: words("add"),
        remove: words("remove"),
        rename: words("rename"),
        file: text("file").map(str::to_owned),
        drop: words("drop"),
    };
    match name {
        "diff" => block_on(jobs::objects::diff(instance, reverse, &edits, settings)),
        _ => {
            let (yes, waits) = (matches.get_flag("yes"), !matches.get_flag("no-wait"));
            block_on(jobs::objects::apply(instance, reverse, &edits, (yes, waits), settings))
        }
    }
}

fn describe(description: &serde_json::Value, language: Language) -> Result<(), Failure> {
    output::write(&format!("{description:#}\n"), language)
}

/// Reads the arguments; nothing if they ask for help, which is then printed.
fn parse(program: Command, arguments: Vec<String>, language: Language) -> Result<Option<ArgMatches>, Failure> {
    let program = command::localized(program, language);
    let arguments = std::iter::once("dts".to_owned()).chain(arguments);
    match program.try_get_matches_from(arguments) {
        Ok(matches) => Ok(Some(matches)),
        Err(error) if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            let _ = error.print();
            Ok(None)
        }
        Err(error) if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            Err(Failure::usage(language.pick("a command is missing", "缺少命令")))
        }
        Err(error) => {
            let text = error.render().to_string();
            let text = text.trim().strip_prefix("error: ").unwrap_or(text.trim());
            let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            let failure = Failure::usage(lines.next().unwrap_or_default());
            Err(lines
                .fold(failure, Failure::note)
                .note_any(None::<String>.or_else(|| language.pick(None, Some("`dts --help` 显示帮助".to_owned())))))
        }
    }
}

fn block_on(call: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| Failure::io("the runtime cannot be started", &error))?.block_on(call)
}
