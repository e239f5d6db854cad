//! Error codes, one by one and as families.

use super::Text;
/// A code by which the service says what is wrong, or what it has checked.
#[derive(Debug)]
pub struct ErrorCode {
    pub code: String,
    /// The Rust variant.
    pub rust: String,
    pub origin: Origin,
    /// The status of the response; none for codes that calls do not return.
    pub http_status: Vec<u16>,
    /// Present for codes that calls return, and only for those.
    pub kind: Option<ErrorKind>,
    /// Present for codes that calls return, and only for those.
    pub retry: Option<RetryClass>,
    /// Whether any operation can return it.
    pub service_wide: bool,
    /// Other spellings of the same code, without those that the prefixes of the service make.
    pub aliases: Vec<String>,
    /// What stands for it in texts of responses.
    pub message_keys: Vec<String>,
    pub meaning: Text,
    pub remedy: Text,
    /// Operations that declare it, sorted.
    pub operations: Vec<String>,
    /// The spec file, relative to the spec folder.
    pub source: String,
}

impl ErrorCode {
    /// All other spellings: those of the spec, then those that the prefixes of the service make.
    #[must_use]
    pub fn spellings(&self, prefixes: &[String]) -> Vec<String> {
        let prefixes = prefixes.iter().filter(|_| self.origin.is_of_calls());
        self.aliases.iter().cloned().chain(prefixes.map(|prefix| format!("{prefix}{}", self.code))).collect()
    }
}

/// Error codes that are not listed one by one.
#[derive(Debug)]
pub struct CodeFamily {
    /// What the codes have in common; one `*` stands for the rest.
    pub pattern: String,
    pub origin: Origin,
    pub kind: ErrorKind,
    pub retry: RetryClass,
    pub meaning: Text,
    pub remedy: Text,
    /// The spec file, relative to the spec folder.
    pub source: String,
}

impl CodeFamily {
    /// How the codes begin, and how they end.
    #[must_use]
    pub fn ends(&self) -> (&str, &str) {
        self.pattern.split_once('*').unwrap_or((&self.pattern, ""))
    }

    /// The number of characters that all codes of the family share. The family that shares the most decides.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.pattern.len()
    }
}

/// Where a code occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In the response to a failed call.
    Api,
    /// In the response to any call of any product.
    Gateway,
    /// In another place of the service: the index in [`Service::origins`](super::Service::origins).
    Own(usize),
}

impl Origin {
    /// Whether the codes are responses to calls, which have an HTTP status, a kind and a class of retries.
    #[must_use]
    pub fn is_of_calls(self) -> bool {
        match self {
            Self::Api | Self::Gateway => true,
            Self::Own(_) => false,
        }
    }
}

/// A place where codes occur that calls do not return.
#[derive(Debug)]
pub struct CodeOrigin {
    /// The word of the spec.
    pub name: String,
    /// The Rust variant.
    pub rust: String,
    pub title: Text,
    pub doc: Text,
    /// What is said of a field that holds one of the codes; `{codes}` stands for the link.
    pub sentence: Text,
    /// The text of the link.
    pub link: Text,
    /// Where the codes occur, for the documentation of the crate.
    pub place: String,
    /// The name of the page.
    pub page: String,
    /// Whether texts of responses mention the codes.
    pub in_messages: bool,
}

/// What kind of failure an error is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    Throttling,
    Authentication,
    Permission,
    NotFound,
    InvalidParameter,
    MissingParameter,
    StateConflict,
    Quota,
    Billing,
    Unsupported,
    Server,
    Unknown,
}

/// What calling again would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RetryClass {
    Never,
    Backoff,
    Settle,
    Refresh,
}

impl ErrorKind {
    /// The word of the spec.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Throttling => "throttling",
            Self::Authentication => "authentication",
            Self::Permission => "permission",
            Self::NotFound => "not_found",
            Self::InvalidParameter => "invalid_parameter",
            Self::MissingParameter => "missing_parameter",
            Self::StateConflict => "state_conflict",
            Self::Quota => "quota",
            Self::Billing => "billing",
            Self::Unsupported => "unsupported",
            Self::Server => "server",
            Self::Unknown => "unknown",
        }
    }
}

impl RetryClass {
    /// The word of the spec.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Backoff => "backoff",
            Self::Settle => "settle",
            Self::Refresh => "refresh",
        }
    }
}
