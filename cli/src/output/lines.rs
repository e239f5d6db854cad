//! Results as lines: values with tabs between them, or one JSON document a line.

use serde_json::Value;

/// Texts for other programs: an entry a line, its values with tabs between them. Objects and lists inside are JSON.
pub(crate) fn text(value: &Value) -> String {
    match value {
        Value::Array(elements) => elements.iter().map(line).collect(),
        value => line(value),
    }
}

fn line(value: &Value) -> String {
    let cells: Vec<String> = match value {
        Value::Object(members) => members.values().map(cell).collect(),
        Value::Array(elements) => elements.iter().map(cell).collect(),
        value => vec![cell(value)],
    };
    format!("{}\n", cells.join("\t"))
}

/// A value on one line.
pub(crate) fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.chars().map(|it| if it.is_control() { ' ' } else { it }).collect(),
        value => value.to_string(),
    }
}

/// An entry a line, as JSON. Characters that some readers take for the end of a line are escaped.
pub(crate) fn json(value: &Value) -> String {
    let line = |value: &Value| {
        let mut line = value.to_string();
        for separator in ['\u{85}', '\u{2028}', '\u{2029}'] {
            line = line.replace(separator, &format!("\\u{:04x}", u32::from(separator)));
        }
        format!("{line}\n")
    };
    match value {
        Value::Array(elements) => elements.iter().map(line).collect(),
        value => line(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_entry_is_a_line_whatever_its_texts_hold() {
        let entries = json!([{ "a": "x\ty\nz", "b": null, "c": [1] }, { "a": true }]);
        assert_eq!(text(&entries), "x y z\t\t[1]\ntrue\n");
        assert_eq!(json(&json!(["a\u{2028}b"])), "[\"a\\u2028b\"]\n".replace(['[', ']'], ""));
    }
}
