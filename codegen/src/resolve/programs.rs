//! Example programs: each says at its beginning what it does and how to run it.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Program;
use crate::place::Place;
use crate::spec::RawFile;

/// What is in front of the features, in the command that runs a program.
const FEATURES: &str = "--features ";

impl Resolver<'_> {
    pub(super) fn programs(&mut self) -> Vec<Program> {
        let raw = self.raw;
        let mut resolved: Vec<Program> = raw.programs.iter().filter_map(|file| self.program(file)).collect();
        resolved.sort_by(|a, b| a.name.cmp(&b.name));
        resolved
    }

    fn program(&mut self, file: &RawFile<String>) -> Option<Program> {
        let name = file.path.rsplit('/').next()?.strip_suffix(".rs")?;
        let head: Vec<&str> = file.value.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
        let summary = head.iter().take_while(|line| !line.is_empty()).copied().collect::<Vec<_>>().join(" ");
        let command = format!("cargo run --example {name}");
        let run = head.iter().find(|line| line.contains(&command));
        let (Some(run), false) = (run, summary.is_empty()) else {
            self.report(Diagnostic::new(
                Code::MissingText,
                Place { file: file.file, start: 0, end: 0 },
                format!("the program `{name}` doesn't begin with what it does and how to run it"),
                format!("begin with `//!` lines: a sentence, an empty line, and code with `{command}`"),
            ));
            return None;
        };
        let features = run.split_once(FEATURES).and_then(|(_, rest)| rest.split_whitespace().next());
        Some(Program {
            name: name.to_owned(),
            summary,
            features: features.into_iter().flat_map(|list| list.split(',')).map(str::to_owned).collect(),
            text: file.value.clone(),
            source: file.path.clone(),
        })
    }
}
