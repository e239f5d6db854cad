//! Keys and values of a Kafka client.

use alibabacloud_dts::Secret;
use std::fmt;

/// The settings of a Kafka client, by key. `Debug` hides what contains the password.
#[derive(Clone, PartialEq, Eq)]
#[must_use]
pub struct ClientSettings(Vec<(&'static str, Secret)>);

/// The keys whose values contain the password.
const SECRET: [&str; 2] = ["sasl.password", "sasl.jaas.config"];

impl ClientSettings {
    pub(super) fn new<'a>(entries: impl IntoIterator<Item = (&'static str, &'a str)>) -> Self {
        Self(entries.into_iter().map(|(key, value)| (key, value.into())).collect())
    }

    /// Keys and values, the password included.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(key, value)| (*key, value.expose()))
    }

    /// The value of a key, the password included.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// A properties file of Java, the password included: a line for each key.
    pub fn to_properties(&self) -> Secret {
        let lines: Vec<String> = self.iter().map(|(key, value)| format!("{key}={}\n", escaped(value))).collect();
        lines.concat().into()
    }
}

/// A value as a properties file spells it.
fn escaped(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    for (index, letter) in value.chars().enumerate() {
        match letter {
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            ' ' if index == 0 => text.push_str("\\ "),
            ' '..='~' => text.push(letter),
            // Files of older Java versions are read as Latin-1.
            _ => letter.encode_utf16(&mut [0; 2]).iter().for_each(|unit| text.push_str(&format!("\\u{unit:04x}"))),
        }
    }
    text
}

impl fmt::Debug for ClientSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |key: &'static str, value| if SECRET.contains(&key) { "***" } else { value };
        f.debug_map().entries(self.iter().map(|(key, value)| (key, shown(key, value)))).finish()
    }
}
