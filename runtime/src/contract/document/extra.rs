//! What a structure of a document has beside its members.

use super::raw;
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
    /// The key of the structure in the map that holds it.
    pub(super) key: String,
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
}

impl Extra {
    pub(super) const NOTHING: Self = Self(None);

    /// For a structure that has this key in the map that holds it.
    pub fn keyed(key: &str) -> Self {
        let mut extra = Self::default();
        extra.set_key(key);
        extra
    }

    /// The key of the structure in the map that holds it, if that is known; else empty.
    pub fn key(&self) -> &str {
        self.memory().map_or("", |memory| &memory.key)
    }

    /// The value of a key as JSON, exactly as it goes to the wire.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.others().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// The value of a key. Numbers beyond 64 bits lose digits or are `None`; [`text`](Self::text) has them all.
    pub fn get(&self, key: &str) -> Option<Tree> {
        serde_json::from_str(self.text(key)?).ok()
    }

    /// The keys, in their order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.others().map(|(key, _)| key)
    }

    /// Whether there are none.
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

    /// Removes a key; the answer is whether it was there.
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

    pub(super) fn set_key(&mut self, key: &str) {
        key.clone_into(&mut self.memory_mut().key);
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
    /// Compares the keys and values, whatever their order.
    fn eq(&self, other: &Self) -> bool {
        self.others().count() == other.others().count()
            && self.others().all(|(key, value)| other.others().any(|it| it == (key, value)))
    }
}

impl fmt::Debug for Extra {
    /// Shows the keys alone, since any value may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.keys()).finish()
    }
}
