use super::identifier::{Refusal, Spelling, check_chosen, derive};
use super::words::Acronyms;
use crate::diagnostic::{Code, Diagnostic};
use crate::place::Place;
use crate::spec::At;
use std::collections::BTreeMap;

/// Something that gets a Rust name.
pub(crate) struct Named<'a> {
    /// The name on the wire, and where it stands.
    pub(crate) wire: &'a At<String>,
    /// The name that the spec chooses, if it does.
    pub(crate) chosen: Option<&'a At<String>>,
}

/// The names of one scope: two things never get the same.
pub(crate) struct NameScope<'a> {
    spelling: Spelling,
    acronyms: &'a Acronyms,
    /// Names that the generated code has in this scope.
    kept: &'static [&'static str],
    taken: BTreeMap<String, (String, Place)>,
}

impl<'a> NameScope<'a> {
    pub(crate) fn new(spelling: Spelling, acronyms: &'a Acronyms) -> Self {
        Self { spelling, acronyms, kept: &[], taken: BTreeMap::new() }
    }

    /// Keeps names for the generated code, as if they were keywords.
    pub(crate) fn keeping(self, kept: &'static [&'static str]) -> Self {
        Self { kept, ..self }
    }

    /// The Rust name for `named`; when there is none, a diagnostic says why and the wire name stands in.
    pub(crate) fn allocate(&mut self, named: &Named<'_>, diagnostics: &mut Vec<Diagnostic>) -> String {
        let name = match named.chosen {
            Some(chosen) => {
                let kept = if self.kept.contains(&chosen.as_str()) { Err(Refusal::Reserved) } else { Ok(()) };
                if let Err(refusal) = check_chosen(chosen, self.spelling).and(kept) {
                    diagnostics.push(refuse(chosen, self.spelling, refusal));
                }
                chosen.value.clone()
            }
            None => self.derive(named.wire).unwrap_or_else(|| {
                diagnostics.push(Diagnostic::new(
                    Code::BadName,
                    named.wire.place,
                    format!("no Rust name can be derived from `{}`", named.wire.value),
                    "choose one with `rust:`",
                ));
                format!("unnamed_{}", self.taken.len())
            }),
        };
        if let Some((other, place)) = self.taken.get(&name) {
            // The same name twice is reported where names are declared.
            if other != &named.wire.value || *place != named.wire.place {
                diagnostics.push(Diagnostic::new(
                    Code::NameCollision,
                    named.chosen.map_or(named.wire.place, |chosen| chosen.place),
                    format!("`{}` and `{other}` both become `{name}` in Rust", named.wire.value),
                    "give one of them a name of its own with `rust:`",
                ));
            }
        } else {
            self.taken.insert(name.clone(), (named.wire.value.clone(), named.wire.place));
        }
        name
    }

    fn derive(&self, wire: &str) -> Option<String> {
        let mut name = derive(wire, self.spelling, self.acronyms)?;
        if self.kept.contains(&name.as_str()) {
            name.push('_');
        }
        Some(name)
    }
}

fn refuse(chosen: &At<String>, spelling: Spelling, refusal: Refusal) -> Diagnostic {
    let form = match spelling {
        Spelling::Snake => "snake_case",
        Spelling::UpperCamel => "UpperCamelCase",
        Spelling::ScreamingSnake => "SCREAMING_SNAKE_CASE",
    };
    let (code, message) = match refusal {
        Refusal::NotAnIdentifier => (Code::BadName, format!("`{}` is not a Rust identifier", chosen.value)),
        Refusal::Reserved => (Code::ReservedWord, format!("`{}` is reserved", chosen.value)),
        Refusal::WrongSpelling => (Code::BadName, format!("`{}` is not {form}", chosen.value)),
    };
    Diagnostic::new(code, chosen.place, message, format!("choose another name, in {form}"))
}
