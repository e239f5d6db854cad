//! The command line: `generate`, `check`, `lint`, `explain`, `schema`, `stats`, `dump`, `translations`. A command puts the other modules
//! together and prints; whatever another program could want of it is below.

mod arguments;
mod edits;
mod explain;
mod fixes;
mod input;
mod mistake;
mod outcome;
mod output;
mod printing;
mod stats;
mod translations;
mod watch;
mod words;

pub use input::build_model;
pub use output::artifacts;

use crate::shown::shown;
use crate::spec::SourceSet;
use arguments::{Arguments, Command};
use clap::Parser as _;
use outcome::Outcome;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

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
    let outcome = match execute(&arguments, out, errors) {
        Ok(outcome) => outcome,
        // Whoever reads has seen enough, as `| head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Done,
        Err(error) => Outcome::Failed(format!("error: cannot print: {error}\n")),
    };
    match outcome {
        Outcome::Done => 0,
        Outcome::NotCurrent => 1,
        Outcome::Failed(message) => {
            let _ = arguments.printing().failure(&message, out, errors);
            2
        }
    }
}

fn execute(arguments: &Arguments, out: &mut impl Write, errors: &mut impl Write) -> io::Result<Outcome> {
    match &arguments.command {
        Command::Schema => return output::schema(out),
        Command::Explain { name, .. } if mistake::is_code(name) => return mistake::explain(name, out),
        _ => {}
    }
    let spec = arguments.spec();
    let printing = arguments.printing();
    match &arguments.command {
        Command::Words { paths, .. } => return words::words(&spec, paths, printing, out),
        Command::New { what } => return edits::new(&spec, what, printing, out),
        Command::Rename { what } => return edits::renamed(&spec, what, printing, out),
        Command::Translations { confirm, paths } => {
            return translations::translations(&spec, paths, *confirm, printing, out);
        }
        Command::Generate { watch: true, .. } => {
            let run = |out: &mut _, errors: &mut _| on_spec(arguments, &spec, out, errors);
            return watch::watch(&spec, printing, (out, errors), run);
        }
        _ => {}
    }
    on_spec(arguments, &spec, out, errors)
}

/// The commands that read the whole spec.
fn on_spec(arguments: &Arguments, spec: &Path, out: &mut impl Write, errors: &mut impl Write) -> io::Result<Outcome> {
    let printing = arguments.printing();
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
        && let Some(files) = output.unchanged(spec, inputs)
    {
        return output::unchanged(&arguments.command, files, printing, out);
    }
    let model = match input::build_model(&sources, found) {
        Ok(model) => model,
        Err(found) => return printing.mistakes(&found, &sources, out),
    };
    match &arguments.command {
        Command::Generate { output, adopt, watch: _ } => match output.of(spec, &model) {
            Ok(folder) => {
                if folder.has_earlier_run() && translations::is_missing(spec, &model) {
                    return Ok(Outcome::Failed(translations::missing(spec)));
                }
                // What is written to the spec below makes it another one.
                let inputs = translations::is_current(spec, &model).then_some(inputs);
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
        Command::Check { output, .. } => match output.of(spec, &model) {
            Ok(folder) => {
                let lacking = translations::lacking(spec, &model);
                output::check(&model, &folder, lacking, printing, out, errors)
            }
            Err(error) => Ok(Outcome::Failed(output::message(&error))),
        },
        Command::Lint { .. } => {
            let line = format!("no mistakes in {}: {}", shown(spec), stats::one_line(&model));
            printing.findings(&[], out)?;
            printing.say(&line, out)?;
            Ok(Outcome::Done)
        }
        Command::Explain { name, language } => explain::explain(&model, name, (*language).into(), out),
        Command::Stats => stats::stats(&model, out),
        Command::Dump => {
            serde_json::to_writer_pretty(&mut *out, &crate::dump::dump(&model))?;
            writeln!(out)?;
            Ok(Outcome::Done)
        }
        Command::New { .. }
        | Command::Rename { .. }
        | Command::Schema
        | Command::Translations { .. }
        | Command::Words { .. } => Ok(Outcome::Done),
    }
}
