//! Responses in XML: an element for each member, and one for each entry of a list.

use quick_xml::escape::escape;
use serde_json::{Map, Value};

/// A document with this root.
pub(super) fn document(root: &str, members: &Map<String, Value>) -> String {
    let mut text = String::from("<?xml version='1.0' encoding='UTF-8'?>");
    element(root, &mut text, |text| append_members(members, text));
    text
}

fn append_members(members: &Map<String, Value>, text: &mut String) {
    for (name, value) in members {
        append(name, value, text);
    }
}

fn append(name: &str, value: &Value, text: &mut String) {
    match value {
        Value::Null => {}
        // A list has no element of its own, so that an empty one is absent.
        Value::Array(entries) => entries.iter().for_each(|entry| append(name, entry, text)),
        Value::Object(members) => element(name, text, |text| append_members(members, text)),
        Value::String(value) => element(name, text, |text| text.push_str(&escape(without_controls(value)))),
        scalar => element(name, text, |text| text.push_str(&scalar.to_string())),
    }
}

fn element(name: &str, text: &mut String, content: impl FnOnce(&mut String)) {
    text.extend(["<", name, ">"]);
    content(text);
    text.extend(["</", name, ">"]);
}

/// XML cannot write most control characters, not even escaped.
fn without_controls(value: &str) -> String {
    let is_allowed = |c: &char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    value.chars().filter(is_allowed).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn lists_repeat_their_element_and_texts_are_escaped() {
        let members = json!({ "A": "1 < 2 & \u{1}3", "B": [{ "C": 1 }, { "C": true }], "D": [], "E": "", "F": null });
        let members = members.as_object().cloned().unwrap_or_default();
        let (_, text) =
            document("R", &members).split_once("?>").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap_or_default();
        assert_eq!(text, "<R><A>1 &lt; 2 &amp; 3</A><B><C>1</C></B><B><C>true</C></B><E></E></R>");
    }
}
