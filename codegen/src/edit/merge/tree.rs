//! A file as a tree whose parts know where they stand in the text.

use crate::place::Place;
use crate::spec::{Entry, outline};
use std::ops::Range;

/// A file, or a value in it.
#[derive(Clone, Debug)]
pub(super) struct Value {
    pub(super) kind: Kind,
    /// Where it stands, with its quotes or brackets.
    pub(super) range: Range<usize>,
    /// Whether it is in brackets.
    pub(super) is_flow: bool,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Map(Vec<Member>),
    List(Vec<Value>),
    /// What it says, so that quotes make no difference.
    Scalar(String),
}

/// An entry of a map.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) key: String,
    pub(super) key_range: Range<usize>,
    pub(super) value: Value,
}

/// The tree of a text; a map without entries where there is none.
pub(super) fn tree(text: &str) -> Value {
    let entries = outline(text, 0);
    let mut rest = entries.as_slice();
    let members = members(text, &mut rest, 1);
    Value { kind: Kind::Map(members), range: 0..text.len(), is_flow: false }
}

fn members(text: &str, rest: &mut &[Entry], depth: usize) -> Vec<Member> {
    let mut found = Vec::new();
    while let Some((entry, behind)) = rest.split_first().filter(|(entry, _)| entry.path.len() == depth) {
        *rest = behind;
        let key_range = entry.key.map(range).unwrap_or_default();
        found.push(Member { key: entry.name().to_owned(), key_range, value: value(text, entry, rest, depth) });
    }
    found
}

fn value(text: &str, entry: &Entry, rest: &mut &[Entry], depth: usize) -> Value {
    let range = range(entry.value);
    let written = text.get(range.clone()).unwrap_or_default();
    let below = members(text, rest, depth + 1);
    let is_list = below.first().is_some_and(|member| member.key_range.is_empty());
    let kind = match &entry.text {
        Some(said) => Kind::Scalar(format!("text {said}")),
        None if is_list => Kind::List(below.into_iter().map(|member| member.value).collect()),
        None if !below.is_empty() || written.starts_with('{') => Kind::Map(below),
        None if written.starts_with('[') => Kind::List(Vec::new()),
        None => Kind::Scalar(written.trim().to_owned()),
    };
    Value { kind, range, is_flow: written.starts_with(['{', '[']) }
}

fn range(place: Place) -> Range<usize> {
    let offset = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
    offset(place.start)..offset(place.end)
}

impl Value {
    pub(super) fn members(&self) -> &[Member] {
        match &self.kind {
            Kind::Map(members) => members,
            Kind::List(_) | Kind::Scalar(_) => &[],
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        self.members().iter().find(|member| member.key == key).map(|member| &member.value)
    }

    /// The text, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar(said) => said.strip_prefix("text "),
            Kind::Map(_) | Kind::List(_) => None,
        }
    }

    /// Whether both say the same, however it is written; the order of maps counts for nothing.
    pub(super) fn says(&self, other: &Self) -> bool {
        match (&self.kind, &other.kind) {
            (Kind::Scalar(one), Kind::Scalar(other)) => one == other,
            (Kind::List(one), Kind::List(other)) => {
                one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.says(other))
            }
            (Kind::Map(one), Kind::Map(_)) => {
                let is_there = |member: &Member| other.get(&member.key).is_some_and(|value| member.value.says(value));
                one.len() == other.members().len() && one.iter().all(is_there)
            }
            _ => false,
        }
    }

    /// The end of what is written last in it.
    pub(super) fn end(&self) -> usize {
        match &self.kind {
            _ if self.is_flow => self.range.end,
            Kind::Map(members) => members.last().map_or(self.range.end, |last| last.value.end()),
            Kind::List(values) => values.last().map_or(self.range.end, Value::end),
            Kind::Scalar(_) => self.range.end,
        }
    }
}
