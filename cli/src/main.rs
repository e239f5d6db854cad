//! `dts`: a command line over the metadata of the SDK.
//!
//! Data go to standard output, and everything for people to standard error. `docs/cli.md` describes the program.

mod call;
mod command;
mod failure;
mod input;
mod language;
mod names;
mod output;
mod progress;
mod settings;

use alibabacloud_dts::metadata::SERVICE;
use clap::error::ErrorKind;
use clap::{ArgMatches, Command};
use failure::{Exit, Failure};
use input::flags;
use language::Language;
use settings::Settings;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = match std::env::args_os().skip(1).map(std::ffi::OsString::into_string).collect() {
        Ok(arguments) => arguments,
        Err(argument) => {
            let message = format!("an argument is not valid UTF-8: {}", argument.to_string_lossy());
            return ended(Err(Failure::usage(message)), Language::English);
        }
    };
    let language = Language::of(&arguments);
    ended(run(&arguments, language), language)
}

/// Prints what went wrong, if something did.
fn ended(result: Result<(), Failure>, language: Language) -> ExitCode {
    let Err(failure) = result else { return ExitCode::SUCCESS };
    let red = anstyle::Style::new().bold().fg_color(Some(anstyle::AnsiColor::Red.into()));
    anstream::eprintln!("{red}{}{red:#} {}", language.pick("error:", "错误："), failure.message);
    for note in &failure.notes {
        anstream::eprintln!("  {note}");
    }
    ExitCode::from(failure.exit as u8)
}

fn run(arguments: &[String], language: Language) -> Result<(), Failure> {
    let program = command::program(language);
    let options = command::known(program.get_arguments());
    let Some(named) = command::named(arguments, &options) else {
        return parse(program, arguments.to_vec(), language).map(drop);
    };
    if let Some(call) = command::call(named.name) {
        let Some(operation) = SERVICE.operation(call.operation.name) else {
            return Err(Failure::new(Exit::Other, format!("{} has no metadata", call.operation.name)));
        };
        let name: &'static str = command::name_of(call).leak();
        let command = command::operation::command(name, operation, language);
        let mut options = options;
        options.extend(command::known(&command::options::call(language)));
        options.extend(command::known([&command::options::help_json(language)]));
        let split = flags::split(operation, named.after, &options, language)?;
        let arguments = [named.before, &[name.to_owned()], &split.options].concat();
        let Some(matches) = parse(program.subcommand(command), arguments, language)? else { return Ok(()) };
        let Some((_, of_call)) = matches.subcommand() else { return Ok(()) };
        let settings = Settings::of(of_call, language);
        return block_on(call::run(call, split, of_call, &settings));
    }
    Err(command::unknown(named.name, &program, language))
}

/// Reads the arguments; nothing if they ask for help, which is then printed.
fn parse(program: Command, arguments: Vec<String>, language: Language) -> Result<Option<ArgMatches>, Failure> {
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
            Err(lines.fold(failure, Failure::note).note_any(None::<String>.or_else(|| {
                language.pick(None, Some("`dts --help` 显示帮助".to_owned()))
            })))
        }
    }
}

fn block_on(call: impl Future<Output = Result<(), Failure>>) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| Failure::io("the runtime cannot be started", &error))?.block_on(call)
}
