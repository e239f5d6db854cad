//! What a structure of a document has beside its members.

use super::conflict::Conflict;
use super::raw;
use crate::ground::json_tree::json_tree;
use serde_json::Value as Tree;
use std::fmt;
use zeroize::Zeroizing;

/// The keys of a document that the description of the service does not know, with their values. They go back to the
/// wire unchanged and in their place.
///
/// A structure that was read also remembers in which order its keys came and how each value was spelled, so that a
/// document that is read and written again is the same but for the spaces between its tokens. A value that was changed
/// meanwhile is written as it is now.
///
/// ```
/// use alibabacloud_core::Extra;
///
/// let mut extra = Extra::default();
/// extra.insert("retry.count", 3);
/// assert_eq!(extra.text("retry.count"), Some("3"));
/// assert_eq!(extra.get("retry.count"), Some(3.into()));
/// assert_eq!(extra.keys().collect::<Vec<_>>(), ["retry.count"]);
/// ```
#[derive(Clone, Default)]
pub struct Extra(Option<Box<Memory>>);

#[derive(Clone, Default)]
pub(super) struct Memory {
    /// What is written in place of the structure as long as nothing is set: a value that is no object.
    pub(super) instead: Option<Zeroizing<String>>,
    /// Members that entries with an equal key set to different values.
    pub(super) conflicts: Vec<Conflict>,
    /// Whether it was read, and must not be added to.
    pub(super) read: bool,
    /// Keys in their order. Members that are not among them follow in the order of the shape.
    pub(super) entries: Vec<Entry>,
}

#[derive(Clone)]
pub(super) enum Entry {
    /// The member of this index.
    Member { index: usize, original: Option<Original> },
    /// A key that is no member, and its value as JSON without spaces.
    Other { key: String, value: Zeroizing<String> },
}

/// A spelling that is not the one in which the value would be written.
#[derive(Clone)]
pub(super) struct Original {
    /// What was there, as JSON without spaces.
    pub(super) text: Zeroizing<String>,
    /// What would be written in its place; `None` if nothing.
    pub(super) instead: Option<Zeroizing<String>>,
    /// Whether some of it is of another type than the member.
    pub(super) is_mismatch: bool,
}

impl Original {
    /// A value that does not fit its member, which is absent.
    pub(super) fn mismatch(text: &str) -> Self {
        Self { text: Zeroizing::new(raw::compact(text)), instead: None, is_mismatch: true }
    }
}

impl Extra {
    pub(super) const NOTHING: Self = Self(None);

    /// The value of a key as JSON, exactly as it goes to the wire.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.others().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// The value of a key; `None` too for one with more than 127 lists and objects in each other, which
    /// [`text`](Self::text) has. A number beyond 64 bits or beyond the doubles is a text of its digits.
    pub fn get(&self, key: &str) -> Option<Tree> {
        json_tree(self.text(key)?).ok()
    }

    /// The keys, in their order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.others().map(|(key, _)| key)
    }

    /// Whether there are no keys.
    pub fn is_empty(&self) -> bool {
        self.others().next().is_none()
    }

    /// Sets a key, in its place if it is there already, else at the end. For keys without a member only: a member's
    /// key would be written twice.
    pub fn insert(&mut self, key: impl Into<String>, value: impl Into<Tree>) {
        let (name, text) = (key.into(), Zeroizing::new(value.into().to_string()));
        let entries = &mut self.memory_mut().entries;
        for entry in entries.iter_mut() {
            if let Entry::Other { key, value } = entry
                && *key == name
            {
                *value = text;
                return;
            }
        }
        entries.push(Entry::Other { key: name, value: text });
    }

    /// Removes a key, and returns whether it was there.
    pub fn remove(&mut self, key: &str) -> bool {
        let Some(memory) = &mut self.0 else { return false };
        let before = memory.entries.len();
        memory.entries.retain(|entry| !matches!(entry, Entry::Other { key: known, .. } if known == key));
        memory.entries.len() < before
    }

    pub(crate) fn others(&self) -> impl Iterator<Item = (&str, &str)> {
        self.entries().iter().filter_map(|entry| match entry {
            Entry::Other { key, value } => Some((key.as_str(), value.as_str())),
            Entry::Member { .. } => None,
        })
    }

    /// What stands in place of the structure, if that is no object.
    pub(crate) fn instead(&self) -> Option<&str> {
        self.memory()?.instead.as_ref().map(|text| text.as_str())
    }

    /// The members that entries with an equal key set to different values.
    pub(crate) fn names_of_conflicts(&self) -> impl Iterator<Item = &str> {
        self.conflicts().iter().map(|conflict| conflict.name.as_str())
    }

    pub(super) fn conflicts(&self) -> &[Conflict] {
        self.memory().map_or(&[], |memory| &memory.conflicts)
    }

    /// The members whose values are of another type, with those values.
    fn mismatches(&self) -> impl Iterator<Item = (usize, &str)> {
        self.entries().iter().filter_map(|entry| match entry {
            Entry::Member { index, original: Some(original) } if original.is_mismatch => {
                Some((*index, original.text.as_str()))
            }
            _ => None,
        })
    }

    pub(super) fn is_read(&self) -> bool {
        self.memory().is_some_and(|memory| memory.read)
    }

    pub(super) fn entries(&self) -> &[Entry] {
        self.memory().map_or(&[], |memory| &memory.entries)
    }

    pub(super) fn memory_mut(&mut self) -> &mut Memory {
        self.0.get_or_insert_default()
    }

    fn memory(&self) -> Option<&Memory> {
        self.0.as_deref()
    }
}

impl Entry {
    pub(super) fn other(key: String, text: &str) -> Self {
        Self::Other { key, value: Zeroizing::new(raw::compact(text)) }
    }
}

impl PartialEq for Extra {
    /// Compares the keys and values, whatever their order, and the values of another type than their member.
    fn eq(&self, other: &Self) -> bool {
        self.instead() == other.instead()
            && self.conflicts() == other.conflicts()
            && self.mismatches().count() == other.mismatches().count()
            && self.mismatches().all(|mismatch| other.mismatches().any(|it| it == mismatch))
            && self.others().count() == other.others().count()
            && self.others().all(|(key, value)| other.others().any(|it| it == (key, value)))
    }
}

impl fmt::Debug for Extra {
    /// Shows the keys alone, since any value may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.keys()).finish()
    }
}
