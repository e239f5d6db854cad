//! How results are printed.

use super::outcome::Outcome;
use crate::diagnostic::Diagnostic;
use crate::report::{Finding, Format, findings, render};
use crate::spec::SourceSet;
use clap::ValueEnum;
use std::cell::RefCell;
use std::env;
use std::io::{self, IsTerminal, Write};

/// The forms of the command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatChoice {
    /// For people, as a compiler prints it
    #[default]
    Human,
    /// One line each, as editors take it
    Short,
    /// One JSON object
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorChoice {
    /// If standard error is a terminal that is not `dumb`, and `NO_COLOR` is not set
    #[default]
    Auto,
    Always,
    Never,
}

/// What was found so far, if a command has looked: other programs get all of it at the end, as one whole.
pub(super) type Found = RefCell<Option<Vec<Finding>>>;

/// What was chosen on the command line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printing<'f> {
    pub(super) format: FormatChoice,
    pub(super) color: ColorChoice,
    pub(super) quiet: bool,
    pub(super) found: &'f Found,
}

impl Printing<'_> {
    /// The form for other programs, if one was chosen.
    pub(super) fn format(self) -> Option<Format> {
        match self.format {
            FormatChoice::Human => None,
            FormatChoice::Short => Some(Format::Short),
            FormatChoice::Json => Some(Format::Json),
            FormatChoice::Github => Some(Format::Github),
            FormatChoice::Sarif => Some(Format::Sarif),
        }
    }

    fn is_colored(self) -> bool {
        match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            // https://no-color.org: any text but the empty one counts.
            ColorChoice::Auto => {
                let is_wanted = env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
                is_wanted && env::var_os("TERM").is_none_or(|term| term != "dumb") && io::stderr().is_terminal()
            }
        }
    }

    /// The mistakes of a spec: for other programs they are printed at the end, for people to standard error.
    pub(super) fn mistakes(self, found: &[Diagnostic], sources: &SourceSet) -> Outcome {
        if self.format().is_some() {
            self.findings(findings(found, sources));
            return Outcome::Failed(String::new());
        }
        Outcome::Failed(render(found, sources, self.is_colored()))
    }

    /// What is wrong with a spec that can be used all the same: for people on standard error.
    pub(super) fn warnings(self, found: &[Diagnostic], sources: &SourceSet, errors: &mut impl Write) -> io::Result<()> {
        if self.format().is_some() {
            self.findings(findings(found, sources));
            return Ok(());
        }
        if self.quiet { Ok(()) } else { errors.write_all(render(found, sources, self.is_colored()).as_bytes()) }
    }

    /// Keeps findings for other programs.
    pub(super) fn findings(self, findings: Vec<Finding>) {
        self.found.borrow_mut().get_or_insert_default().extend(findings);
    }

    /// Prints all that was found, for other programs, and why the command failed; nothing if the form is that for people, or
    /// if nothing was looked at.
    pub(super) fn finish(self, outcome: Outcome, out: &mut impl Write) -> io::Result<Outcome> {
        let Some(format) = self.format() else { return Ok(outcome) };
        let outcome = match outcome {
            Outcome::Failed(message) if !message.is_empty() => {
                self.findings(vec![failure(&message)]);
                Outcome::Failed(String::new())
            }
            other => other,
        };
        if let Some(findings) = self.found.borrow().as_ref() {
            out.write_all(format.print(findings).as_bytes())?;
        }
        Ok(outcome)
    }

    /// Prints a line of success for people, unless only mistakes are wanted.
    pub(super) fn say(self, line: &str, out: &mut impl Write) -> io::Result<()> {
        if self.quiet || self.format().is_some() { Ok(()) } else { writeln!(out, "{line}") }
    }
}

/// A failure that is in no file of the spec.
fn failure(message: &str) -> Finding {
    let said = message.trim_end();
    let said = said.strip_prefix("error: ").unwrap_or(said);
    let (message, help) = said.split_once("\n  help: ").unwrap_or((said, ""));
    Finding {
        rule: "failed".to_owned(),
        name: "CannotRun".to_owned(),
        level: "error",
        message: message.to_owned(),
        help: help.to_owned(),
        path: None,
        region: None,
    }
}
