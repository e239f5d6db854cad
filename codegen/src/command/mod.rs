//! The command line: `generate`, `check`, `lint`, `explain`, `schema`, `stats`, `dump`, `translations`. A command puts the other modules
//! together and prints; whatever another program could want of it is below.

mod arguments;
mod audit;
mod diff;
mod edits;
mod explain;
mod export;
mod fixes;
mod import;
mod input;
mod mistake;
mod new_service;
mod outcome;
mod output;
mod printing;
mod products;
mod stats;
mod translations;
mod unheard;
mod watch;
mod words;

pub use input::build_model;
pub use output::artifacts;

use crate::model::{Language, Model};
use crate::resolve::differences;
use crate::shown::shown;
use crate::spec::{CONFIRMED, SourceSet, print_confirmed};
use arguments::{Arguments, Command, ExportWhat, New};
use clap::Parser as _;
use outcome::Outcome;
use printing::{Found, Printing};
use products::Target;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use unheard::Unheard;

/// Runs the command line; 0 when all is well, 1 when the output is not current, 2 when the spec or the call is wrong.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    ExitCode::from(run_on(arguments, &mut io::stdout().lock(), &mut io::stderr().lock()))
}

/// As [`run`], with other streams than those of the process; returns the exit code.
pub fn run_on(arguments: impl IntoIterator<Item = OsString>, out: &mut impl Write, errors: &mut impl Write) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        // Help that was asked for is an error to the parser too. Where it cannot be printed nothing is left to say.
        Err(error) if error.use_stderr() => {
            let _ = write!(errors, "{}", error.render());
            return 2;
        }
        Err(error) => {
            let _ = write!(out, "{}", error.render());
            return 0;
        }
    };
    let ran = match arguments.command {
        // It goes on for as long as somebody reads.
        Command::Generate { watch: true, .. } => execute(&arguments, out, errors),
        _ => execute(&arguments, &mut Unheard::new(out), errors),
    };
    let outcome = match ran {
        Ok(outcome) => outcome,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Done,
        Err(error) => Outcome::Failed(format!("error: cannot print: {error}\n")),
    };
    match outcome {
        Outcome::Done => 0,
        Outcome::NotCurrent => 1,
        Outcome::Failed(message) => {
            let _ = errors.write_all(message.as_bytes());
            2
        }
    }
}

fn execute(arguments: &Arguments, out: &mut impl Write, errors: &mut impl Write) -> io::Result<Outcome> {
    match &arguments.command {
        Command::Schema => return output::schema(out),
        Command::Import(wanted) => {
            let found = Found::default();
            let printing = arguments.printing(&found);
            let outcome = import::run(wanted, printing, out)?;
            return printing.finish(outcome, out);
        }
        Command::New { what: New::Service(wanted) } => {
            let found = Found::default();
            let printing = arguments.printing(&found);
            let specs = arguments.spec.clone().unwrap_or_else(products::default_spec);
            let outcome = new_service::run(&specs, wanted, printing, out)?;
            return printing.finish(outcome, out);
        }
        Command::Diff(wanted) if diff::names_paths(wanted) => {
            let found = Found::default();
            let printing = arguments.printing(&found);
            let spec = arguments.spec.clone().unwrap_or_else(products::default_spec);
            let outcome = diff::run(&spec, wanted, printing, out, errors)?;
            return printing.finish(outcome, out);
        }
        Command::Explain { name, .. } if mistake::is_code(name) => return mistake::explain(name, out),
        _ => {}
    }
    let found = Found::default();
    let printing = arguments.printing(&found);
    let targets = match &arguments.command {
        Command::Diff(_) => products::also_former,
        _ => products::targets,
    };
    let outcome = match targets(arguments.spec.as_deref(), &arguments.products, printing) {
        Ok(targets) => on_targets(arguments, targets, printing, out, errors)?,
        Err(outcome) => outcome,
    };
    printing.finish(outcome, out)
}

fn on_targets(
    arguments: &Arguments,
    targets: Vec<Target>,
    printing: Printing,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Outcome> {
    match &arguments.command {
        Command::Generate { output, .. } | Command::Check { output, .. } if output.is_named() && targets.len() > 1 => {
            let message = "error: `--out` is the folder of one product, and there are several";
            Ok(Outcome::Failed(format!("{message}\n  help: name the product with `--product`\n")))
        }
        Command::Generate { watch: true, .. } => {
            let specs: Vec<PathBuf> = targets.iter().map(|target| target.spec.clone()).collect();
            let run = |out: &mut _, errors: &mut _| on_each(arguments, &targets, printing, out, errors);
            watch::watch(&specs, printing, (out, errors), run)
        }
        Command::Generate { .. } | Command::Check { .. }
            if products::are_all(arguments.spec.as_deref(), &arguments.products) =>
        {
            let outcome = on_each(arguments, &targets, printing, out, errors)?;
            Ok(outcome.and(left_over(&targets, &arguments.command, errors)?))
        }
        Command::Generate { .. } | Command::Check { .. } | Command::Lint { .. } | Command::Stats => {
            on_each(arguments, &targets, printing, out, errors)
        }
        Command::Explain { .. } => on_first(arguments, &targets, printing, out, errors),
        // One list of words is for the pages of all products.
        Command::Words { paths, .. } => match targets.iter().find(|target| target.spec.join(words::LIST).is_file()) {
            Some(target) => words::words(&target.spec, paths, printing, out),
            None => Ok(Outcome::Failed(words::none(&targets))),
        },
        Command::New { .. }
        | Command::Rename { .. }
        | Command::Audit(_)
        | Command::Diff(_)
        | Command::Export { .. }
        | Command::Import(_)
        | Command::Translations { .. }
        | Command::Dump
        | Command::Schema => match products::only(targets) {
            Ok(target) => on_one(arguments, &target, printing, out, errors),
            Err(outcome) => Ok(outcome),
        },
    }
}

/// Names the output of products that are no longer in the list. `check` does not accept it; `generate` leaves it alone, since
/// nothing says that it is not wanted elsewhere.
fn left_over(targets: &[Target], command: &Command, errors: &mut impl Write) -> io::Result<Outcome> {
    let folders = products::left_over(targets);
    for folder in &folders {
        writeln!(errors, "{}: the output of a product that is not in the list; delete it", shown(folder))?;
    }
    let is_check = matches!(command, Command::Check { .. });
    Ok(if is_check && !folders.is_empty() { Outcome::NotCurrent } else { Outcome::Done })
}

/// The commands that are about one product.
fn on_one(
    arguments: &Arguments,
    target: &Target,
    printing: Printing,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Outcome> {
    match &arguments.command {
        Command::New { what: New::Operation(wanted) } => edits::new(target, wanted, printing, out),
        Command::Rename { what } => edits::renamed(&target.spec, what, printing, out),
        Command::Audit(wanted) => audit::run(&target.spec, wanted, printing, out, errors),
        Command::Diff(wanted) => diff::run(&target.spec, wanted, printing, out, errors),
        Command::Translations { confirm, paths } => {
            translations::translations(&target.spec, paths, *confirm, printing, out)
        }
        _ => on_spec(arguments, target, printing, out, errors),
    }
}

/// One product after the other. All are worked on, whatever is wrong with one of them.
fn on_each(
    arguments: &Arguments,
    targets: &[Target],
    printing: Printing,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Outcome> {
    let mut outcome = Outcome::Done;
    for target in targets {
        outcome = outcome.and(on_spec(arguments, target, printing, out, errors)?);
    }
    Ok(outcome)
}

/// The first product that has what is asked for.
fn on_first(
    arguments: &Arguments,
    targets: &[Target],
    printing: Printing,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Outcome> {
    let mut first = None;
    for target in targets {
        match on_spec(arguments, target, printing, out, errors)? {
            Outcome::Done => return Ok(Outcome::Done),
            failed => first = first.or(Some(failed)),
        }
    }
    Ok(first.unwrap_or(Outcome::Done))
}

/// The commands that read the whole spec.
fn on_spec(
    arguments: &Arguments,
    target: &Target,
    printing: Printing,
    out: &mut impl Write,
    errors: &mut impl Write,
) -> io::Result<Outcome> {
    let spec = target.spec.as_path();
    let (mut sources, found) = SourceSet::read(spec);
    // What cannot be read may hold what another file seems to lack.
    if matches!(arguments.command, Command::Lint { fix: true, .. }) && found.is_empty() {
        let fixed = fixes::fix(spec, &sources, printing, out)?;
        if let Outcome::Failed(_) = fixed.outcome {
            return Ok(fixed.outcome);
        }
        sources = fixed.sources;
    }
    let inputs = input::inputs(&sources);
    if let Command::Generate { output, .. } | Command::Check { output, .. } = &arguments.command
        && found.is_empty()
        && let Some(files) = output.unchanged(target, inputs)
    {
        return output::unchanged(&arguments.command, files, printing, out);
    }
    let (model, warnings) = match input::checked(&sources, found) {
        Ok(checked) => checked,
        Err(found) => return Ok(printing.mistakes(&found, &sources)),
    };
    let differences = target.product.as_ref().map(|product| differences(product, &model)).unwrap_or_default();
    if !differences.is_empty() {
        return Ok(printing.mistakes(&differences, &sources));
    }
    match &arguments.command {
        Command::Generate { output, adopt, watch: _ } => match output.of(target, &model) {
            Ok(folder) => {
                if folder.has_earlier_run() && translations::is_missing(spec, &model) {
                    return Ok(Outcome::Failed(translations::missing(spec)));
                }
                // What is written to the spec below makes it another one.
                let confirmed = print_confirmed(&model.translations);
                let inputs = if translations::is_current(spec, &model) {
                    inputs
                } else {
                    input::inputs_with(&sources, CONFIRMED, &confirmed)
                };
                let outcome = output::generate(&model, &folder.adopting(*adopt), inputs, printing, out, errors)?;
                if let Outcome::Failed(_) = outcome {
                    return Ok(outcome);
                }
                match translations::add_new(spec, &model) {
                    Ok(Some(path)) => printing.say(&format!("wrote {}", shown(&path)), out)?,
                    Ok(None) => {}
                    Err(message) => return Ok(Outcome::Failed(message)),
                }
                Ok(outcome)
            }
            Err(error) => Ok(Outcome::Failed(output::message(&error))),
        },
        Command::Check { output, .. } => match output.of(target, &model) {
            Ok(folder) => {
                let lacking = translations::lacking(spec, &model);
                output::check(&model, &folder, lacking, printing, out, errors)
            }
            Err(error) => Ok(Outcome::Failed(output::message(&error))),
        },
        Command::Lint { .. } => {
            let line = format!("no mistakes in {}: {}", shown(spec), stats::one_line(&model));
            printing.warnings(&warnings, &sources, errors)?;
            printing.say(&line, out)?;
            Ok(Outcome::Done)
        }
        Command::Explain { name, language } => match spoken(&model, spec, (*language).into()) {
            Ok(language) => explain::explain(&model, name, language, out),
            Err(outcome) => Ok(outcome),
        },
        Command::Export { what: ExportWhat::Openapi { language } } => match spoken(&model, spec, (*language).into()) {
            Ok(language) => export::openapi(&model, language, out),
            Err(outcome) => Ok(outcome),
        },
        Command::Stats => stats::stats(&model, out),
        Command::Dump => {
            serde_json::to_writer_pretty(&mut *out, &crate::dump::dump(&model))?;
            writeln!(out)?;
            Ok(Outcome::Done)
        }
        Command::Audit(_)
        | Command::Diff(_)
        | Command::Import(_)
        | Command::New { .. }
        | Command::Rename { .. }
        | Command::Schema
        | Command::Translations { .. }
        | Command::Words { .. } => Ok(Outcome::Done),
    }
}

/// A language that the spec has texts in.
fn spoken(model: &Model, spec: &Path, language: Language) -> Result<Language, Outcome> {
    if model.service.languages.contains(&language) {
        return Ok(language);
    }
    Err(Outcome::Failed(format!("error: {} has no texts in {}\n", shown(spec), language.name())))
}
