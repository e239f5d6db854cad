//! The units of numbers in words, for every backend that has them read.

/// The spec's word, English, Chinese.
pub(crate) const UNITS: &[(&str, &str, &str)] = &[
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
