//! Units and formats in words. A word that is not listed stands for itself.

use super::context::Context;
use super::prose;
use crate::model::Language;

/// The spec's word, English, Chinese.
const UNITS: &[(&str, &str, &str)] = &[
    ("bits_per_second", "bit/s", "bit/s"),
    ("bytes", "bytes", "字节"),
    ("bytes_per_second", "bytes per second", "字节/秒"),
    ("count", "count", "个"),
    ("days", "days", "天"),
    ("gigabytes", "GB", "GB"),
    ("hours", "hours", "小时"),
    ("kilobytes", "KB", "KB"),
    ("kilobytes_per_second", "KB/s", "KB/s"),
    ("megabytes", "MB", "MB"),
    ("megabytes_per_second", "MB/s", "MB/s"),
    ("milliseconds", "milliseconds", "毫秒"),
    ("minutes", "minutes", "分钟"),
    ("months", "months", "月"),
    ("percent", "percent", "百分比（%）"),
    ("records", "records", "条"),
    ("records_per_second", "records per second", "条/秒"),
    ("requests_per_second", "requests per second", "次/秒"),
    ("rows", "rows", "行"),
    ("rows_per_second", "rows per second", "行/秒"),
    ("seconds", "seconds", "秒"),
    ("times", "times", "次"),
    ("years", "years", "年"),
];

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
