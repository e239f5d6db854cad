//! JSON documents that stand in a response as they are, not as a text. They are kept as text, so that no number loses a
//! digit.

use super::budget::Budget;
use super::reader::Reader;
use super::scalar::Scalar;
use crate::contract::json::Json;
use crate::contract::structure::ValueMut;
use crate::ground::json_repair::repaired;

impl Reader<'_> {
    /// Puts the text of any JSON value into the place of a document.
    pub(super) fn inner_json(&mut self, slot: ValueMut<'_>, text: &str) {
        self.budget.charge(Budget::TEXT);
        match (text.as_bytes().first(), slot) {
            (Some(b'n') | None, _) => {}
            (Some(b'"'), slot) => self.scalar(slot, Scalar::Text(&string(text))),
            (Some(b't' | b'f'), slot) => self.scalar(slot, Scalar::Boolean(text == "true")),
            (Some(b'{' | b'['), ValueMut::Json(place)) => *place = Some(Json::from(compact(text))),
            (Some(b'{' | b'['), slot) => self.scalar(slot, Scalar::Text(&compact(text))),
            (Some(_), slot) => self.scalar(slot, Scalar::Text(text)),
        }
    }
}

/// The characters of a string in quotes.
fn string(quoted: &str) -> String {
    let read = serde_json::from_str(quoted).or_else(|_| serde_json::from_str(&repaired(quoted).unwrap_or_default()));
    read.unwrap_or_default()
}

/// The same JSON without spaces, with the digits of numbers as they are and characters unescaped.
fn compact(text: &str) -> String {
    let mut compact = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('"') {
        let (before, quoted) = rest.split_at(start);
        let (quoted, after) = quoted.split_at(end_of_string(quoted));
        compact.extend(before.split_ascii_whitespace());
        if quoted.contains('\\') {
            compact.push_str(&serde_json::Value::from(string(quoted)).to_string());
        } else {
            compact.push_str(quoted);
        }
        rest = after;
    }
    compact.extend(rest.split_ascii_whitespace());
    compact
}

/// The place after the closing quotation mark of a string that begins the text.
fn end_of_string(text: &str) -> usize {
    let mut is_escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::compact;

    #[test]
    fn spaces_between_values_go_and_those_inside_texts_stay() {
        for (text, expected) in [
            ("{ \"a b\" : [ 1 , 2.50 ,\n\ttrue ] }", r#"{"a b":[1,2.50,true]}"#),
            (r#"{"a\" ,":"\\","b" : "\u5e97\n"}"#, r#"{"a\" ,":"\\","b":"店\n"}"#),
            (r#"["\ud800", 1e999]"#, "[\"\u{fffd}\",1e999]"),
            ("[ ]", "[]"),
        ] {
            assert_eq!(compact(text), expected);
        }
    }
}
