//! How results are printed.

use super::outcome::Outcome;
use crate::diagnostic::Diagnostic;
use crate::report::{Finding, Format, findings, render};
use crate::spec::SourceSet;
use clap::ValueEnum;
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

/// What was chosen on the command line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Printing {
    pub(super) format: FormatChoice,
    pub(super) color: ColorChoice,
    pub(super) quiet: bool,
}

impl Printing {
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

    /// Prints the mistakes of a spec: for other programs to standard output, for people to standard error.
    pub(super) fn mistakes(
        self,
        found: &[Diagnostic],
        sources: &SourceSet,
        out: &mut impl Write,
    ) -> io::Result<Outcome> {
        if self.format().is_some() {
            self.findings(&findings(found, sources), out)?;
            return Ok(Outcome::Failed(String::new()));
        }
        Ok(Outcome::Failed(render(found, sources, self.is_colored())))
    }

    /// Prints findings for other programs; nothing if the form is that for people.
    pub(super) fn findings(self, findings: &[Finding], out: &mut impl Write) -> io::Result<()> {
        let Some(format) = self.format() else { return Ok(()) };
        out.write_all(format.print(findings).as_bytes())
    }

    /// Prints why a command failed: as a finding for other programs, else to standard error.
    pub(super) fn failure(self, message: &str, out: &mut impl Write, errors: &mut impl Write) -> io::Result<()> {
        if self.format().is_none() || message.is_empty() {
            return errors.write_all(message.as_bytes());
        }
        let said = message.trim_end();
        let said = said.strip_prefix("error: ").unwrap_or(said);
        let (message, help) = said.split_once("\n  help: ").unwrap_or((said, ""));
        let (rule, name) = ("failed".to_owned(), "Failed".to_owned());
        let (message, help) = (message.to_owned(), help.to_owned());
        self.findings(&[Finding { rule, name, message, help, path: None, region: None }], out)
    }

    /// Prints a line of success for people, unless only mistakes are wanted.
    pub(super) fn say(self, line: &str, out: &mut impl Write) -> io::Result<()> {
        if self.quiet || self.format().is_some() { Ok(()) } else { writeln!(out, "{line}") }
    }
}
