use super::apart::{set_apart, spelling};
use super::identifier::{Case, InvalidName, check_chosen, derive, derive_in_words};
use super::words::{Acronyms, RustWords};
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
    case: Case,
    acronyms: &'a Acronyms,
    /// The words that derived names say in place of others.
    words: Option<&'a RustWords>,
    /// Names that the generated code has in this scope.
    reserved: &'static [&'static str],
    taken: BTreeMap<String, (String, Place)>,
}

impl<'a> NameScope<'a> {
    pub(crate) fn new(case: Case, acronyms: &'a Acronyms) -> Self {
        Self { case, acronyms, words: None, reserved: &[], taken: BTreeMap::new() }
    }

    /// Keeps names for the generated code, as if they were keywords.
    pub(crate) fn reserving(self, reserved: &'static [&'static str]) -> Self {
        Self { reserved, ..self }
    }

    /// Has derived names say the words that the spec prefers.
    pub(crate) fn saying(self, words: &'a RustWords) -> Self {
        Self { words: Some(words), ..self }
    }

    /// The names that `rust` takes the place of: the wire name, and what would be derived from it.
    pub(crate) fn replaced(&self, wire: &str, rust: &str) -> Vec<String> {
        let letters = |name: &str| name.replace('_', "").to_ascii_lowercase();
        let Some(plain) = derive(wire, self.case, self.acronyms) else { return Vec::new() };
        if letters(&plain) == letters(rust) {
            return Vec::new();
        }
        let is_searched_for = |name: &&str| !name.eq_ignore_ascii_case(&plain) && !name.contains(['"', '\\', ' ']);
        Some(wire).filter(is_searched_for).map(str::to_owned).into_iter().chain([plain.clone()]).collect()
    }

    /// The Rust name for `named`; when there is none, a diagnostic says why and the wire name stands in.
    pub(crate) fn allocate(&mut self, named: &Named<'_>, diagnostics: &mut Vec<Diagnostic>) -> String {
        let name = match named.chosen {
            Some(chosen) => {
                let reserved =
                    if self.reserved.contains(&chosen.as_str()) { Err(InvalidName::Reserved) } else { Ok(()) };
                if let Err(refusal) = check_chosen(chosen, self.case).and(reserved) {
                    diagnostics.push(refuse(chosen, self.case, refusal));
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
                let wire = &named.wire.value;
                let message = format!("`{wire}` and `{other}` both become `{name}` in Rust");
                // The usual spelling keeps the name.
                let odd = if spelling(wire).is_empty() { other } else { wire };
                let help = match spelling(odd) {
                    "" => "give one of them a name of its own with `rust:`".to_owned(),
                    _ => {
                        let rust = set_apart(odd, &name, self.case);
                        format!("give `{odd}` a name of its own that says how it is spelled: `rust: {rust}`")
                    }
                };
                let place = named.chosen.map_or(named.wire.place, |chosen| chosen.place);
                diagnostics.push(Diagnostic::new(Code::NameCollision, place, message, help));
            }
        } else {
            self.taken.insert(name.clone(), (named.wire.value.clone(), named.wire.place));
        }
        name
    }

    fn derive(&self, wire: &str) -> Option<String> {
        let mut name = match self.words {
            Some(words) => derive_in_words(wire, self.case, self.acronyms, words)?,
            None => derive(wire, self.case, self.acronyms)?,
        };
        if self.reserved.contains(&name.as_str()) {
            name.push('_');
        }
        Some(name)
    }
}

fn refuse(chosen: &At<String>, case: Case, refusal: InvalidName) -> Diagnostic {
    let form = match case {
        Case::Snake => "snake_case",
        Case::UpperCamel => "UpperCamelCase",
        Case::ScreamingSnake => "SCREAMING_SNAKE_CASE",
    };
    let (code, message) = match refusal {
        InvalidName::NotAnIdentifier => (Code::BadName, format!("`{}` is not a Rust identifier", chosen.value)),
        InvalidName::Reserved => (Code::ReservedWord, format!("`{}` is reserved", chosen.value)),
        InvalidName::WrongCase => (Code::BadName, format!("`{}` is not {form}", chosen.value)),
    };
    Diagnostic::new(code, chosen.place, message, format!("choose another name, in {form}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferred_words_replace_words_and_phrases_and_the_old_names_are_kept_for_the_search() {
        let pairs = [("src", "source"), ("pre_check", "precheck"), ("username", "user_name")];
        let words = RustWords::of(pairs);
        let acronyms = Acronyms::new(["ID"]);
        let mut names = NameScope::new(Case::Snake, &acronyms).saying(&words);
        let mut name = |wire: &str| {
            let wire = At { value: wire.to_owned(), ..At::default() };
            names.allocate(&Named { wire: &wire, chosen: None }, &mut Vec::new())
        };
        assert_eq!(name("SrcRegionId"), "source_region_id");
        assert_eq!(name("SkipPreCheckItems"), "skip_precheck_items");
        assert_eq!(name("shardUsername"), "shard_user_name");
        assert_eq!(name("SourcePre"), "source_pre");
        assert_eq!(names.replaced("SrcRegionId", "source_region_id"), ["SrcRegionId", "src_region_id"]);
        assert_eq!(names.replaced("src", "source"), ["src"]);
        assert!(names.replaced("PreCheckItems", "precheck_items").is_empty());
    }
}
