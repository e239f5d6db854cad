//! How certain a rule is: what `certain` and `advice` say, and what contradicts them.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Certainty, Condition, Source};
use crate::place::Place;
use crate::spec::At;
use crate::spec::raw::{RawLiteral, RawLiteralKind};
use crate::suggestion;
use std::collections::BTreeSet;

/// An entry of a condition as it is written.
type Entry = (At<String>, RawLiteral);

/// What the spec says about how certain a rule is.
#[derive(Default)]
pub(super) struct Marks {
    pub certain: Vec<At<String>>,
    pub advice: Option<At<bool>>,
}

impl Resolver<'_> {
    /// The marks beside a condition, and its tests without them.
    pub(super) fn marks<'a>(&mut self, entries: &'a [Entry]) -> (Marks, Vec<&'a Entry>) {
        let mut marks = Marks::default();
        let mut tests = Vec::new();
        for entry in entries {
            match (entry.0.as_str(), &entry.1.value) {
                ("certain", RawLiteralKind::List(sources)) => {
                    marks.certain.extend(sources.iter().filter_map(|source| self.source_name(source)));
                    if sources.is_empty() {
                        self.uncertain(entry.1.place, "`certain` names no source");
                    }
                }
                ("advice", RawLiteralKind::Boolean(value)) => {
                    marks.advice = Some(At { value: *value, place: entry.1.place });
                }
                _ => tests.push(entry),
            }
        }
        (marks, tests)
    }

    fn source_name(&mut self, raw: &RawLiteral) -> Option<At<String>> {
        if let RawLiteralKind::Text(name) = &raw.value {
            return Some(At { value: name.clone(), place: raw.place });
        }
        self.report(Diagnostic::new(
            Code::WrongKind,
            raw.place,
            format!("a source is named by a text, {} was found", super::literals::kind(&raw.value)),
            "write the name of a source that `service.yaml` declares",
        ));
        None
    }

    /// How certain a rule is whose condition is `when`.
    pub(super) fn certainty(&mut self, marks: &Marks, when: Option<&Condition>) -> Certainty {
        let on_a_fact = when.is_some_and(rests_on_a_fact);
        let told_only = marks.advice.as_ref().is_some_and(|advice| !advice.value);
        if let Some(first) = marks.certain.first() {
            self.check_sources(&marks.certain);
            if on_a_fact {
                self.uncertain(first.place, "a rule that rests on a fact is never certain: only the service knows it");
            }
            if told_only {
                let message = "a rule cannot be certain and too uncertain to report";
                self.contradiction(first.place, message, "keep either `certain` or `advice`");
            }
        } else if let Some(advice) = marks.advice.as_ref().filter(|advice| advice.value || on_a_fact) {
            let message =
                if on_a_fact { "a rule that rests on a fact is never reported" } else { "rules are advice by default" };
            self.contradiction(advice.place, message, "remove `advice`");
        }
        match marks.certain.as_slice() {
            _ if on_a_fact || told_only => Certainty::Documented,
            [] => Certainty::Advised,
            sources => Certainty::Certain(sources.iter().map(|source| source.value.clone()).collect()),
        }
    }

    /// Two sources or more, each of them declared.
    fn check_sources(&mut self, named: &[At<String>]) {
        for name in named {
            self.use_source(name);
        }
        let distinct: BTreeSet<&str> = named.iter().map(|name| name.as_str()).collect();
        if let (true, Some(first)) = (distinct.len() < 2, named.first()) {
            self.uncertain(first.place, "a rule is certain if two sources agree, and this names one");
        }
    }

    /// Notes that something rests on a source, which must be declared.
    pub(super) fn use_source(&mut self, name: &At<String>) {
        let declared: Vec<&str> =
            self.raw.service.iter().flat_map(|file| &file.value.sources).map(|(name, _)| name.value.as_str()).collect();
        self.used_sources.insert(name.value.clone());
        if !declared.contains(&name.as_str()) {
            let help = suggestion::help(&name.value, declared, "declare it in `service.yaml` below `sources`");
            let message = format!("there is no source `{}`", name.value);
            self.report(Diagnostic::new(Code::UnknownReference, name.place, message, help));
        }
    }

    fn uncertain(&mut self, place: Place, message: &str) {
        let help = "name two sources that agree, or omit `certain`: the rule is then advice";
        self.report(Diagnostic::new(Code::UncertainRule, place, message, help));
    }

    pub(super) fn sources(&mut self) -> Vec<Source> {
        let raw = self.raw;
        let Some(file) = &raw.service else { return Vec::new() };
        let texts = raw.service_texts.as_ref().map(|file| &file.value.sources);
        if let Some(texts) = texts {
            self.no_orphans(texts, file.value.sources.keys());
        }
        let mut resolved = Vec::new();
        for (name, doc) in &file.value.sources {
            self.check_word(name, "source");
            if !self.used_sources.contains(&name.value) {
                self.unused(Code::UnusedName, name, "no certain rule or known operation names the source");
            }
            let doc = self.text(name, Some(doc), texts.and_then(|texts| texts.get(&name.value)));
            resolved.push(Source { name: name.value.clone(), doc });
        }
        resolved.sort_by(|a, b| a.name.cmp(&b.name));
        resolved
    }
}

fn rests_on_a_fact(condition: &Condition) -> bool {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().any(rests_on_a_fact),
        Condition::Not(inner) => rests_on_a_fact(inner),
        Condition::Fact(_) => true,
        Condition::Test { .. } => false,
    }
}
