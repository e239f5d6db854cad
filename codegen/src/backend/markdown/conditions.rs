//! The section that lists all rules of a page at once; parameters that share a rule share its line.

use super::context::Context;
use crate::backend::wording::{Told, Wording};

#[derive(Default)]
pub(super) struct Conditions {
    entries: Vec<Entry>,
}

struct Entry {
    /// Empty for a rule over several parameters.
    names: Vec<String>,
    told: Told,
}

/// The rules of a page by what the client makes of a request that breaks one.
pub(super) struct ConditionsView {
    pub(super) enforced: Vec<String>,
    pub(super) reported: Vec<String>,
    pub(super) documented: Vec<String>,
}

impl Conditions {
    /// A rule over several parameters.
    pub(super) fn rule(&mut self, told: Told) {
        self.entries.push(Entry { names: Vec::new(), told });
    }

    /// The rules of one parameter.
    pub(super) fn field(&mut self, name: &str, rules: &[Told]) {
        for told in rules {
            match self.entries.iter_mut().find(|entry| !entry.names.is_empty() && entry.told == *told) {
                Some(entry) => entry.names.push(name.to_owned()),
                None => self.entries.push(Entry { names: vec![name.to_owned()], told: told.clone() }),
            }
        }
    }

    pub(super) fn view(&self, context: &Context<'_>, wording: &Wording<'_>) -> ConditionsView {
        let lines = |shown: fn(&Told) -> bool| -> Vec<String> {
            let entries = self.entries.iter().filter(|entry| shown(&entry.told));
            entries.map(|entry| entry.line(context, wording)).collect()
        };
        ConditionsView {
            enforced: lines(Told::is_enforced),
            reported: lines(|told| told.is_reported() && !told.is_enforced()),
            documented: lines(|told| !told.is_reported()),
        }
    }
}

impl Entry {
    fn line(&self, context: &Context<'_>, wording: &Wording<'_>) -> String {
        let names = (!self.names.is_empty()).then(|| context.listed(&self.names, context.labels.last_and));
        wording.entry(names.as_deref(), &self.told)
    }
}
