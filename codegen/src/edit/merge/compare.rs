//! What becomes of each entry of a file.

use super::conflict::Conflict;
use super::tree::{Kind, Member, Value};
use super::write::{Edit, Target, flow};

/// The most characters of a value in a report.
const SHOWN: usize = 120;

/// The comparison of one file.
pub(super) struct Comparison<'t> {
    path: &'t str,
    ours: &'t str,
    theirs: &'t str,
    pub(super) edits: Vec<Edit>,
    pub(super) taken: Vec<String>,
    pub(super) conflicts: Vec<Conflict>,
}

impl<'t> Comparison<'t> {
    pub(super) fn new(path: &'t str, ours: &'t str, theirs: &'t str) -> Self {
        Self { path, ours, theirs, edits: Vec::new(), taken: Vec::new(), conflicts: Vec::new() }
    }

    /// Two maps of the same keys.
    pub(super) fn map(&mut self, keys: &[&str], base: Option<&Value>, ours: &Value, theirs: &Value) {
        let target = Target { ours: self.ours, theirs: self.theirs, map: ours };
        let mut previous: Option<&Member> = None;
        for member in theirs.members() {
            let keys: Vec<&str> = keys.iter().copied().chain([member.key.as_str()]).collect();
            let before = base.and_then(|base| base.get(&member.key));
            let own = ours.members().iter().find(|own| own.key == member.key);
            match (before, own) {
                (before, Some(own)) => self.member(&keys, before, own, member, target),
                (None, None) => {
                    self.edits.push(target.insert(previous, member));
                    self.taken.push(self.place(&keys));
                }
                // It was removed on purpose.
                (Some(before), None) if before.says(&member.value) => {}
                (Some(_), None) => self.conflict(&keys, "removed", &shown(self.theirs, &member.value)),
            }
            previous = own.or(previous);
        }
        let is_gone = |own: &&Member| theirs.get(&own.key).is_none();
        for own in ours.members().iter().filter(is_gone) {
            let keys: Vec<&str> = keys.iter().copied().chain([own.key.as_str()]).collect();
            match base.and_then(|base| base.get(&own.key)) {
                Some(before) if before.says(&own.value) => {
                    self.edits.push(target.remove(own));
                    self.taken.push(self.place(&keys));
                }
                Some(_) => self.conflict(&keys, &shown(self.ours, &own.value), "removed"),
                // A person added it.
                None => {}
            }
        }
    }

    fn member(&mut self, keys: &[&str], base: Option<&Value>, ours: &Member, theirs: &Member, target: Target<'_>) {
        let (own, other) = (&ours.value, &theirs.value);
        if own.says(other) || base.is_some_and(|base| base.says(other)) {
            return;
        }
        match (&own.kind, &other.kind) {
            // Entry by entry, so that what people wrote around the others stays.
            (Kind::Map(_), Kind::Map(_)) => self.map(keys, base, own, other),
            _ if base.is_some_and(|base| base.says(own)) => {
                self.edits.push(target.replace(ours, theirs));
                self.taken.push(self.place(keys));
            }
            (Kind::List(mine), Kind::List(new)) if is_set(mine) && is_set(new) => {
                let old: &[Value] = match base.map(|base| &base.kind) {
                    Some(Kind::List(old)) => old,
                    _ => &[],
                };
                let has = |list: &[Value], value: &Value| list.iter().any(|other| other.says(value));
                let is_kept = |value: &&Value| has(new, value) || !has(old, value);
                let is_new = |value: &&Value| !has(old, value) && !has(mine, value);
                let kept = mine.iter().filter(is_kept).map(|value| flow(self.ours, value));
                let list: Vec<String> =
                    kept.chain(new.iter().filter(is_new).map(|value| flow(self.theirs, value))).collect();
                let written: Vec<String> = mine.iter().map(|value| flow(self.ours, value)).collect();
                if list != written {
                    self.edits.push(target.replace_value(own, &format!("[{}]", list.join(", "))));
                    self.taken.push(self.place(keys));
                }
            }
            _ => self.conflict(keys, &shown(self.ours, own), &shown(self.theirs, other)),
        }
    }

    fn place(&self, keys: &[&str]) -> String {
        format!("{}: {}", self.path, keys.join("."))
    }

    fn conflict(&mut self, keys: &[&str], ours: &str, theirs: &str) {
        let place = self.place(keys);
        self.conflicts.push(Conflict { place, ours: ours.to_owned(), theirs: theirs.to_owned() });
    }
}

/// A value as a report has it.
fn shown(text: &str, value: &Value) -> String {
    let line = flow(text, value);
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// Whether a list has words alone, so that their order counts for nothing.
fn is_set(list: &[Value]) -> bool {
    list.iter().all(|value| matches!(value.kind, Kind::Scalar(_)))
}
