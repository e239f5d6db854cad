use std::fmt::{self, Write as _};

/// A value of a file. Each entry begins a line of its own, so that what is wrong with it is found by its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Node {
    /// A text, in quotes.
    Text(String),
    /// A word or number, as it is.
    Plain(String),
    List(Vec<String>),
    Map(Vec<(String, Node)>),
}

impl Node {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn plain(word: impl fmt::Display) -> Self {
        Self::Plain(word.to_string())
    }

    fn write(&self, indent: usize, text: &mut String) {
        let Self::Map(entries) = self else { return };
        for (key, value) in entries {
            let key = if is_plain(key) { key.clone() } else { quoted(key) };
            let _ = write!(text, "{:indent$}{key}:", "");
            match value {
                Self::Text(value) => {
                    let _ = writeln!(text, " {}", quoted(value));
                }
                Self::Plain(word) => {
                    let _ = writeln!(text, " {word}");
                }
                Self::List(items) => {
                    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
                    let _ = writeln!(text, " [{}]", items.join(", "));
                }
                Self::Map(inner) if inner.is_empty() => text.push_str(" {}\n"),
                Self::Map(_) => {
                    text.push('\n');
                    value.write(indent + 2, text);
                }
            }
        }
    }
}

impl fmt::Display for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.write(0, &mut text);
        f.write_str(&text)
    }
}

fn is_plain(key: &str) -> bool {
    let is_word = key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'));
    is_word && !["null", "true", "false"].contains(&key.to_lowercase().as_str())
}

/// JSON is YAML, and leaves no doubt about quotes.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
