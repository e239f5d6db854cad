use super::Text;

/// A code by which the service says what is wrong, or what it has checked.
#[derive(Debug)]
pub struct ErrorCode {
    pub code: String,
    /// The Rust variant.
    pub rust: String,
    pub origin: Origin,
    /// Of the response; none for codes that no call fails with.
    pub http_status: Vec<u16>,
    /// Always there for codes that calls fail with, never for others.
    pub kind: Option<ErrorKind>,
    /// Always there for codes that calls fail with, never for others.
    pub retry: Option<RetryClass>,
    /// Any operation can return it.
    pub service_wide: bool,
    /// Other spellings of the same code, without those that the prefixes of the service make.
    pub aliases: Vec<String>,
    pub meaning: Text,
    pub remedy: Text,
    /// Operations that declare it, sorted.
    pub operations: Vec<String>,
    /// The spec file, relative to the spec folder.
    pub source: String,
}

impl ErrorCode {
    /// All other spellings: those of the spec, then those that the service's prefixes of codes make.
    #[must_use]
    pub fn spellings(&self, prefixes: &[String]) -> Vec<String> {
        let prefixes = prefixes.iter().filter(|_| self.origin == Origin::Api);
        self.aliases.iter().cloned().chain(prefixes.map(|prefix| format!("{prefix}{}", self.code))).collect()
    }
}

/// Where a code occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In the response to a call that failed.
    Api,
    /// In the description of a task that failed.
    Task,
    /// In the description of a precheck.
    Precheck,
}

impl Origin {
    pub const ALL: [Self; 3] = [Self::Api, Self::Task, Self::Precheck];

    /// The word of the spec.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Api => "api",
            Self::Task => "task",
            Self::Precheck => "precheck",
        }
    }
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
