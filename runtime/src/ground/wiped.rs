//! Buffers with secrets in them: wiped from memory when they are dropped, and where they grow.

use serde_core::Serialize;
use serde_json::Value;
use std::io;
use zeroize::{Zeroize, Zeroizing};

/// Bytes that are wiped from memory when they are dropped. [`reserve`] makes room in them.
pub(crate) type WipedBytes = Zeroizing<Vec<u8>>;

/// Makes room for more bytes. A vector that grows by itself leaves a copy of its bytes behind.
pub(crate) fn reserve(buffer: &mut WipedBytes, more: usize) {
    if buffer.capacity() - buffer.len() < more {
        let room = (2 * buffer.capacity()).max(buffer.len() + more);
        let mut larger = Zeroizing::new(Vec::with_capacity(room));
        larger.extend_from_slice(buffer);
        *buffer = larger;
    }
}

/// A text that is being written.
#[derive(Default)]
pub(crate) struct WipedText(WipedBytes);

impl WipedText {
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn push(&mut self, character: char) {
        self.push_str(character.encode_utf8(&mut [0; 4]));
    }

    pub(crate) fn push_str(&mut self, text: &str) {
        reserve(&mut self.0, text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Adds a value as compact JSON.
    pub(crate) fn push_json(&mut self, value: &(impl Serialize + ?Sized)) {
        // The values are texts and trees with texts as keys, which can be written as JSON, and memory takes them all.
        let _ = serde_json::to_writer(self, value);
    }

    /// The text, which whoever gets it has to wipe.
    pub(crate) fn into_string(mut self) -> String {
        // Only texts were added.
        String::from_utf8(std::mem::take(&mut *self.0)).unwrap_or_default()
    }
}

impl io::Write for WipedText {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        reserve(&mut self.0, bytes.len());
        self.0.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Wipes the texts of a tree.
pub(crate) fn wipe_json(value: &mut Value) {
    match value {
        Value::String(text) => text.zeroize(),
        Value::Array(items) => items.iter_mut().for_each(wipe_json),
        Value::Object(members) => members.values_mut().for_each(wipe_json),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_made_without_losing_a_byte() {
        let mut buffer = WipedBytes::default();
        for byte in 0..200 {
            reserve(&mut buffer, 3);
            assert!(buffer.capacity() - buffer.len() >= 3);
            buffer.push(byte);
        }
        assert!(buffer.iter().copied().eq(0..200));
    }

    #[test]
    fn a_text_is_put_together_from_characters_texts_and_json() {
        let mut text = WipedText::default();
        text.push('店');
        text.push_str("a=");
        text.push_json("q\"\n");
        text.push_json(&serde_json::json!({ "b": [1, null] }));
        assert_eq!(text.len(), "店a=".len() + 21);
        assert_eq!(text.into_string(), "店a=\"q\\\"\\n\"{\"b\":[1,null]}");
    }
}
