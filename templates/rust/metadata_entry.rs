{{ header }}

use super::member::Object;
use serde_json::Value;
use std::sync::OnceLock;

/// A definition as text, and as data once somebody asked for it.
#[derive(Debug)]
pub(super) struct Entry<T: 'static> {
    name: &'static str,
    text: &'static str,
    parsed: OnceLock<T>,
}

/// What a text becomes.
pub(super) trait Parsed {
    fn parsed(object: Object<'_>) -> Self;
}

impl<T: Parsed> Entry<T> {
    pub(super) const fn new(name: &'static str, text: &'static str) -> Self {
        Self { name, text, parsed: OnceLock::new() }
    }

    pub(super) fn get(&'static self) -> &'static T {
        self.parsed.get_or_init(|| {
            // The generator writes JSON, and a test parses every entry.
            let value: Value = serde_json::from_str(self.text).unwrap_or_default();
            T::parsed(Object::of(&value))
        })
    }
}

impl<T> Entry<T> {
    pub(super) fn name(&self) -> &'static str {
        self.name
    }
}
