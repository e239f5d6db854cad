//! URLs of files that are uploaded before a call.

/// The URL of a file that an operation reads, and that is uploaded before the call. Setters take texts too.
///
/// ```
/// use alibabacloud_core::FileUrl;
///
/// let url = FileUrl::from("https://example-bucket.oss-cn-hangzhou.aliyuncs.com/manual.pdf");
/// assert!(url.as_str().ends_with("manual.pdf"));
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileUrl(pub(crate) String);
