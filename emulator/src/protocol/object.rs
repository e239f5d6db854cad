//! A JSON object that is written member by member, without a tree in between.

use serde::Serialize;
use serde_json::{Map, Value};

/// An object that is being written.
#[derive(Debug)]
pub(crate) struct Object(Vec<u8>);

impl From<Map<String, Value>> for Object {
    fn from(members: Map<String, Value>) -> Self {
        let mut object = Self::default();
        members.iter().for_each(|(name, value)| object.member(name, value));
        object
    }
}

impl Default for Object {
    fn default() -> Self {
        // Most responses have some hundred bytes.
        let mut text = Vec::with_capacity(512);
        text.push(b'{');
        Self(text)
    }
}

impl Object {
    /// Adds a member. No two members of an object have the same name.
    pub(crate) fn member(&mut self, name: &str, value: impl Serialize) {
        self.begin(name);
        append(&mut self.0, &value);
    }

    /// Adds a list of objects that were written before, in the object that the documents put around it if they do.
    pub(crate) fn list<T: AsRef<[u8]>>(&mut self, name: &str, wrapper: Option<&str>, items: &[T]) {
        let length: usize = items.iter().map(|item| item.as_ref().len() + 1).sum();
        self.0.reserve(length + name.len() + 8);
        self.begin(name);
        if let Some(wrapper) = wrapper {
            self.0.push(b'{');
            self.begin(wrapper);
        }
        self.0.push(b'[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.0.push(b',');
            }
            self.0.extend_from_slice(item.as_ref());
        }
        self.0.push(b']');
        if wrapper.is_some() {
            self.close();
        }
    }

    /// Adds the members of an object that was written before.
    pub(crate) fn members(&mut self, written: &[u8]) {
        let members = written.get(1..written.len().saturating_sub(1)).unwrap_or_default();
        if !members.is_empty() {
            self.separate();
            self.0.extend_from_slice(members);
        }
    }

    /// Begins a member that is an object: what follows is in it, until it is closed.
    pub(crate) fn open(&mut self, name: &str) {
        self.begin(name);
        self.0.push(b'{');
    }

    /// Ends the object that was opened last.
    pub(crate) fn close(&mut self) {
        self.0.push(b'}');
    }

    /// The text.
    pub(crate) fn end(mut self) -> Vec<u8> {
        self.close();
        self.0
    }

    /// The object as a tree.
    pub(crate) fn into_members(self) -> Map<String, Value> {
        serde_json::from_slice(&self.end()).unwrap_or_default()
    }

    fn begin(&mut self, name: &str) {
        self.separate();
        append(&mut self.0, &name);
        self.0.push(b':');
    }

    /// No value ends with the brace that begins an object.
    fn separate(&mut self) {
        if self.0.last() != Some(&b'{') {
            self.0.push(b',');
        }
    }
}

fn append(text: &mut Vec<u8>, value: &impl Serialize) {
    // Texts, numbers and trees of them have no form that cannot be written, and memory takes all that is written.
    let _ = serde_json::to_writer(text, value);
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn members_objects_and_lists_make_one_object() {
        let mut inner = Object::default();
        inner.member("Name", "a \"quoted\" {");
        let inner = inner.end();
        let mut object = Object::default();
        object.members(b"{}");
        object.open("Empty");
        object.close();
        object.open("Outer");
        object.members(&inner);
        object.open("Inner");
        object.member("Count", 2);
        object.close();
        object.member("After", true);
        object.close();
        object.members(&inner);
        object.list("Plain", None, &[&inner, &inner]);
        object.list::<Vec<u8>>("Wrapped", Some("Item"), &[]);
        object.member("Tree", json!({ "a": [null] }));
        let found: serde_json::Value = serde_json::from_slice(&object.end()).unwrap_or_default();
        let name = json!({ "Name": "a \"quoted\" {" });
        let expected = json!({
            "Empty": {},
            "Outer": { "Name": "a \"quoted\" {", "Inner": { "Count": 2 }, "After": true },
            "Name": "a \"quoted\" {",
            "Plain": [name, name],
            "Wrapped": { "Item": [] },
            "Tree": { "a": [null] },
        });
        assert_eq!(found, expected);
    }
}
