//! Formats in words, and where words of units are looked up. A word that is not listed stands for itself.

use super::context::Context;
use super::prose;
use crate::backend::units::UNITS;
use crate::model::Language;

/// The spec's word, English, Chinese.
const FORMATS: &[(&str, &str, &str)] = &[
    ("ip_address", "IP address", "IP 地址"),
    ("json", "JSON", "JSON"),
    ("local_timestamp", "`yyyy-MM-dd HH:mm:ss`", "`yyyy-MM-dd HH:mm:ss`"),
    ("port", "Port", "端口"),
    ("rfc3339", "RFC 3339", "RFC 3339"),
    ("unix_milliseconds", "Unix time in milliseconds", "Unix 时间戳，单位为毫秒"),
    ("unix_seconds", "Unix time in seconds", "Unix 时间戳，单位为秒"),
    ("url", "URL", "URL"),
    ("utc_timestamp", "UTC, `yyyy-MM-ddTHH:mm:ssZ`", "UTC 时间，`yyyy-MM-ddTHH:mm:ssZ`"),
];

impl Context<'_> {
    pub(super) fn unit(&self, word: &str) -> String {
        self.lookup(UNITS, word)
    }

    pub(super) fn format(&self, word: &str) -> String {
        self.lookup(FORMATS, word)
    }

    fn lookup(&self, words: &[(&str, &str, &str)], word: &str) -> String {
        let Some((_, english, chinese)) = words.iter().find(|(name, ..)| *name == word) else {
            return prose::title(&word.replace('_', " "));
        };
        match self.language {
            Language::English => (*english).to_owned(),
            Language::Chinese => (*chinese).to_owned(),
        }
    }
}
