//! The error codes of an operation, as rows of a table. Codes that differ in a word are one row.

use super::context::Context;
use super::{prose, table};
use crate::backend::wording::fill;
use crate::model::{ErrorCode, Language};

pub(super) struct ErrorRow {
    pub(super) code: String,
    pub(super) status: String,
    pub(super) meaning: String,
    pub(super) remedy: String,
}

/// So many codes are one row, if they have the same remedy and begin alike.
const MANY: usize = 4;

impl Context<'_> {
    pub(super) fn error_rows(&self, codes: &[&ErrorCode]) -> Vec<ErrorRow> {
        let mut rows = Vec::new();
        let mut rest = codes;
        while let Some(first) = rest.first() {
            let is_alike = |code: &&&ErrorCode| {
                code.remedy == first.remedy
                    && code.http_status == first.http_status
                    && family(&code.code) == family(&first.code)
            };
            let count = rest.iter().take_while(is_alike).count();
            let (alike, others) = rest.split_at(count);
            if count >= MANY && begins_with_its_name(alike) {
                rows.push(self.family_row(first, alike));
            } else {
                rows.extend(alike.iter().map(|error| self.row(error)));
            }
            rest = others;
        }
        rows
    }

    fn row(&self, error: &ErrorCode) -> ErrorRow {
        ErrorRow {
            code: table::cell(&[self.error(&error.code)]),
            status: self.status(error),
            meaning: table::cell(&[self.piece(&error.meaning)]),
            remedy: table::cell(&[self.piece(&error.remedy)]),
        }
    }

    /// The row of codes that differ in a word. Each code is a link to its own meaning.
    fn family_row(&self, first: &ErrorCode, codes: &[&ErrorCode]) -> ErrorRow {
        let names: Vec<&str> = codes.iter().map(|error| error.code.as_str()).collect();
        let pattern = prose::code(&format!("{}*", shared(&names)));
        let links: Vec<String> = codes.iter().map(|error| self.error(&error.code)).collect();
        let count = fill(self.labels.codes_alike, &[("count", &codes.len().to_string())]);
        let codes_of = format!("<details><summary>{count}</summary>{}</details>", links.join("<br>"));
        let meanings: Vec<&str> = codes.iter().map(|error| error.meaning.get(self.language)).collect();
        ErrorRow {
            code: format!("{}{}", table::cell(&[pattern]), table::cell(&[codes_of])),
            status: self.status(first),
            meaning: table::cell(&[prose::title(&self.common(&meanings))]),
            remedy: table::cell(&[self.piece(&first.remedy)]),
        }
    }

    /// What the texts have in common at their beginning and end, with `…` for the rest.
    fn common(&self, texts: &[&str]) -> String {
        let (space, parts): (&str, Vec<Vec<String>>) = match self.language {
            Language::English => (" ", texts.iter().map(|it| it.split(' ').map(str::to_owned).collect()).collect()),
            Language::Chinese => ("", texts.iter().map(|it| it.chars().map(String::from).collect()).collect()),
        };
        let Some((first, others)) = parts.split_first() else { return String::new() };
        let alike = |at: &dyn Fn(&[String]) -> Option<String>| others.iter().all(|it| at(it) == at(first));
        let shortest = parts.iter().map(Vec::len).min().unwrap_or_default();
        let before = (0..shortest).take_while(|index| alike(&|it| it.get(*index).cloned())).count();
        let behind = (1..=shortest - before)
            .take_while(|back| alike(&|it| it.len().checked_sub(*back).and_then(|index| it.get(index)).cloned()))
            .count();
        let [start, end] =
            [first.get(..before), first.get(first.len() - behind..)].map(|it| it.unwrap_or_default().join(space));
        [start.as_str(), "…", end.as_str()].join(space).trim().to_owned()
    }
}

/// What stands before the last dot.
fn family(code: &str) -> &str {
    code.rsplit_once('.').map_or("", |(family, _)| family)
}

/// Whether what the codes share says more than their family.
fn begins_with_its_name(codes: &[&ErrorCode]) -> bool {
    let names: Vec<&str> = codes.iter().map(|error| error.code.as_str()).collect();
    shared(&names).len() > family(names.first().copied().unwrap_or_default()).len() + 1
}

fn shared<'n>(names: &[&'n str]) -> &'n str {
    let Some((first, others)) = names.split_first() else { return "" };
    let length = others.iter().fold(first.len(), |length, other| {
        first.bytes().zip(other.bytes()).take(length).take_while(|(one, other)| one == other).count()
    });
    first.get(..length).unwrap_or_default()
}
