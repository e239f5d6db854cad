//! What there is once: a replacement is not itself replaced by what it replaces, and one parameter identifies a call.

use super::resolver::Resolver;
use crate::model::Field;
use crate::spec::At;
use crate::spec::raw::{Entries, RawDeprecation, RawField};
use std::collections::BTreeMap;

impl Resolver<'_> {
    /// Whoever follows `instead` comes to an end.
    pub(super) fn check_replacements<'d>(
        &mut self,
        what: &str,
        entries: impl Iterator<Item = (&'d str, Option<&'d RawDeprecation>)>,
    ) {
        let replaced: BTreeMap<&str, &At<String>> =
            entries.filter_map(|(name, deprecated)| Some((name, deprecated?.instead.as_ref()?))).collect();
        for (name, instead) in &replaced {
            let mut way = vec![*name];
            let mut next = *instead;
            while let Some(further) = replaced.get(next.as_str()).filter(|_| !way.contains(&next.as_str())) {
                way.push(next);
                next = further;
            }
            // Of a circle, its first member in the order of the names says it.
            if next.as_str() == *name && way.iter().min() == Some(name) {
                let message = if way.len() == 1 {
                    format!("the {what} `{name}` is its own replacement")
                } else {
                    format!("the replacements go in a circle: `{}`, and `{name}` again", way.join("`, `"))
                };
                self.contradiction(instead.place, &message, "name one that is not deprecated");
            }
        }
    }

    /// Of two tokens, the service would look at one.
    pub(super) fn check_one_token(&mut self, written: &Entries<RawField>, fields: &[Field]) {
        let mut tokens = fields.iter().filter(|field| field.idempotency_token);
        let Some(first) = tokens.next() else { return };
        let others: Vec<&str> = tokens.map(|field| field.name.as_str()).collect();
        for (name, raw) in written.iter().filter(|(name, _)| others.contains(&name.as_str())) {
            let place = raw.idempotency_token.as_ref().map_or(name.place, |at| at.place);
            let message = format!("`{}` identifies the call already", first.name);
            self.contradiction(place, &message, "keep one `idempotency_token`");
        }
    }
}
