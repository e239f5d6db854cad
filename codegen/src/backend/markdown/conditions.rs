//! The section that lists all rules of a page at once; parameters that share a rule share its line.

use super::context::Context;
use super::labels::fill;
use super::sentence::Rule;

#[derive(Default)]
pub(super) struct Conditions {
    entries: Vec<Entry>,
}

struct Entry {
    /// Empty for a rule over several parameters.
    names: Vec<String>,
    text: String,
    enforced: bool,
}

impl Conditions {
    /// A rule over several parameters.
    pub(super) fn sentence(&mut self, text: String, advisory: bool) {
        self.entries.push(Entry { names: Vec::new(), text, enforced: !advisory });
    }

    /// The rules of one parameter.
    pub(super) fn field(&mut self, name: &str, rules: &[Rule]) {
        for rule in rules {
            let same = self
                .entries
                .iter_mut()
                .find(|entry| !entry.names.is_empty() && entry.text == rule.text && entry.enforced == rule.enforced);
            match same {
                Some(entry) => entry.names.push(name.to_owned()),
                None => self.entries.push(Entry {
                    names: vec![name.to_owned()],
                    text: rule.text.clone(),
                    enforced: rule.enforced,
                }),
            }
        }
    }

    /// The lines that the client checks, or those that it only documents.
    pub(super) fn lines(&self, context: &Context<'_>, enforced: bool) -> Vec<String> {
        self.entries
            .iter()
            .filter(|entry| entry.enforced == enforced)
            .map(|entry| {
                if entry.names.is_empty() {
                    return entry.text.clone();
                }
                let names = context.listed(&entry.names, context.labels.last_and);
                fill(context.labels.subject, &[("names", &names), ("rule", &entry.text)])
            })
            .collect()
    }
}
