//! Changes of a text that leave all around them as it is.

use super::tree::{Kind, Member, Value};
use std::fmt::Write as _;
use std::ops::Range;

/// A stretch of the text, and what takes its place.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    range: Range<usize>,
    text: String,
}

/// A map of people whose entries change.
#[derive(Clone, Copy)]
pub(super) struct Target<'t> {
    pub(super) ours: &'t str,
    pub(super) theirs: &'t str,
    pub(super) map: &'t Value,
}

/// The text with its edits, which do not overlap.
pub(super) fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    // From the last to the first; of those at one place, the one that was made last comes last.
    edits.reverse();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.range.start));
    let is_windows = text.contains("\r\n");
    let mut changed = text.to_owned();
    for Edit { range, text } in edits {
        let text = if is_windows { text.replace('\n', "\r\n") } else { text };
        changed.replace_range(range, &text);
    }
    changed
}

/// A value on one line.
pub(super) fn flow(text: &str, value: &Value) -> String {
    match &value.kind {
        Kind::Map(members) => {
            let entry = |member: &Member| {
                let key = text.get(member.key_range.clone()).unwrap_or_default();
                format!("{key}: {}", flow(text, &member.value))
            };
            match members.as_slice() {
                [] => "{}".to_owned(),
                members => format!("{{ {} }}", members.iter().map(entry).collect::<Vec<_>>().join(", ")),
            }
        }
        Kind::List(values) => {
            let values: Vec<String> = values.iter().map(|value| flow(text, value)).collect();
            format!("[{}]", values.join(", "))
        }
        Kind::Scalar(said) => {
            let written = text.get(value.range.clone()).unwrap_or_default().trim();
            let is_plain = !written.starts_with(['"', '\'']);
            match said.strip_prefix("text ") {
                // In brackets, commas and brackets would end it.
                Some(said) if is_plain && (written.contains(['\n', ',', '[', ']', '{', '}', ':', '#'])) => {
                    serde_json::Value::from(said).to_string()
                }
                Some(said) if written.contains('\n') => serde_json::Value::from(said).to_string(),
                _ => written.to_owned(),
            }
        }
    }
}

impl Target<'_> {
    /// Another value for an entry.
    pub(super) fn replace(&self, ours: &Member, theirs: &Member) -> Edit {
        let is_line = |value: &Value| !matches!(value.kind, Kind::Map(_)) || value.is_flow;
        if self.map.is_flow || (is_line(&ours.value) && is_line(&theirs.value)) {
            return self.replace_value(&ours.value, &flow(self.theirs, &theirs.value));
        }
        let start = line_start(self.ours, ours.key_range.start);
        Edit { range: start..self.line_end(&ours.value), text: self.block(theirs, column(self.ours, ours)) }
    }

    /// Another text for a value that is on a line of its own.
    pub(super) fn replace_value(&self, ours: &Value, text: &str) -> Edit {
        let range = ours.range.start..ours.end();
        let written = self.ours.get(range.clone()).unwrap_or_default();
        // The text of a block ends with its last line.
        let kept = written.len() - written.trim_end().len();
        let start = if ours.is_flow || range.is_empty() { range.start } else { self.after_colon(range.start) };
        let text = if start < range.start { format!(" {text}") } else { text.to_owned() };
        Edit { range: start..range.end - kept, text }
    }

    /// Where a value begins that may be below its key.
    fn after_colon(&self, start: usize) -> usize {
        let before = self.ours.get(..start).unwrap_or_default();
        let trimmed = before.trim_end();
        if trimmed.ends_with(':') && before.get(trimmed.len()..).is_some_and(|gap| gap.contains('\n')) {
            trimmed.len()
        } else {
            start
        }
    }

    /// An entry behind another one, or before all others.
    pub(super) fn insert(&self, previous: Option<&Member>, new: &Member) -> Edit {
        let entry = || {
            let key = self.theirs.get(new.key_range.clone()).unwrap_or_default();
            format!("{key}: {}", flow(self.theirs, &new.value))
        };
        let first = self.map.members().first();
        let at = |at: usize, text: String| Edit { range: at..at, text };
        match (self.map.is_flow, previous, first) {
            (true, Some(previous), _) => at(previous.value.end(), format!(", {}", entry())),
            (true, None, Some(first)) => at(first.key_range.start, format!("{}, ", entry())),
            (true, None, None) => Edit { range: self.map.range.clone(), text: format!("{{ {} }}", entry()) },
            (false, Some(previous), _) => {
                let end = self.line_end(&previous.value);
                let is_open = !self.ours.get(..end).is_some_and(|before| before.ends_with('\n'));
                let text = self.block(new, column(self.ours, previous));
                at(end, if is_open { format!("\n{}", text.trim_end_matches('\n')) } else { text })
            }
            (false, None, Some(first)) => {
                at(line_start(self.ours, first.key_range.start), self.block(new, column(self.ours, first)))
            }
            (false, None, None) => at(self.map.range.end, format!("\n{}", self.block(new, 0))),
        }
    }

    /// No entry at all.
    pub(super) fn remove(&self, own: &Member) -> Edit {
        let members = self.map.members();
        let index = members.iter().position(|member| member.key == own.key).unwrap_or_default();
        if !self.map.is_flow {
            let range = line_start(self.ours, own.key_range.start)..self.line_end(&own.value);
            return Edit { range, text: String::new() };
        }
        let range = match (index.checked_sub(1).and_then(|before| members.get(before)), members.get(index + 1)) {
            (_, Some(next)) => own.key_range.start..next.key_range.start,
            (Some(previous), None) => previous.value.end()..own.value.end(),
            (None, None) => own.key_range.start..own.value.end(),
        };
        Edit { range, text: String::new() }
    }

    /// An entry on lines of its own, as far to the right as `column`.
    fn block(&self, new: &Member, column: usize) -> String {
        let start = line_start(self.theirs, new.key_range.start);
        let indent = new.key_range.start.saturating_sub(start);
        let written = self.theirs.get(start..line_end(self.theirs, new.value.end())).unwrap_or_default();
        let mut text = String::new();
        for line in written.lines() {
            let line = line.get(indent.min(line.len())..).unwrap_or_default();
            let _ = writeln!(text, "{:column$}{line}", "");
        }
        text
    }

    fn line_end(&self, value: &Value) -> usize {
        line_end(self.ours, value.end())
    }
}

/// How far to the right an entry begins.
fn column(text: &str, member: &Member) -> usize {
    member.key_range.start - line_start(text, member.key_range.start)
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// The end of the line, its newline included.
fn line_end(text: &str, at: usize) -> usize {
    if at > 0 && text.get(..at).is_some_and(|before| before.ends_with('\n')) {
        return at;
    }
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |newline| at + newline + 1)
}
