use super::{Field, Text};

/// The service as a whole.
#[derive(Debug)]
pub struct Service {
    /// The short name, in lower case.
    pub name: String,
    pub product: String,
    pub version: String,
    pub title: Text,
    pub doc: Text,
    /// The name of the generated crate.
    pub package: String,
    /// Address of the vendor's page of an operation; `{operation}` stands for its name.
    pub link: Text,
    pub endpoints: Endpoints,
    /// Fields that the answers share, in the order of the spec.
    pub envelope: Vec<Field>,
    /// Texts that the service puts before some of the codes that calls are answered with.
    pub alias_prefixes: Vec<String>,
}

/// Which host serves a region.
#[derive(Debug)]
pub struct Endpoints {
    pub central_host: String,
    /// Regions that the central host serves; sorted.
    pub central_regions: Vec<String>,
    /// Host of any other region; `{region}` stands for its id.
    pub regional_host: String,
    /// Regions that are known to have such a host; sorted.
    pub regional_regions: Vec<String>,
    /// Host inside a network such as `vpc`; `{network}` and `{region}` are filled in.
    pub network_host: String,
    /// Regions that are known to have a host inside a network, by the name of the network; both sorted.
    pub network_regions: Vec<(String, Vec<String>)>,
}

/// A group of operations, and a feature of the generated crate.
#[derive(Debug)]
pub struct Family {
    pub name: String,
    /// The Cargo feature.
    pub feature: String,
    pub title: Text,
    pub doc: Text,
    /// Names, sorted.
    pub operations: Vec<String>,
}

/// Something only the server can know, which a condition may name.
#[derive(Debug)]
pub struct Fact {
    pub name: String,
    pub doc: Text,
}

/// A source that a certain rule rests on.
#[derive(Debug)]
pub struct Source {
    pub name: String,
    pub doc: Text,
}

/// What the client does with a field of the envelope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EnvelopeRole {
    RequestId,
    Success,
    ErrorCode,
    ErrorMessage,
    HttpStatus,
    DynamicMessage,
    DynamicCode,
    Code,
}

/// A code by which the service says what is wrong, or what it has checked.
#[derive(Debug)]
pub struct ErrorCode {
    pub code: String,
    /// The Rust variant.
    pub rust: String,
    pub origin: Origin,
    /// Of the answer; none for codes that are not answers to a call.
    pub http_status: Vec<u16>,
    /// Always there for codes that calls are answered with, never for others.
    pub kind: Option<ErrorKind>,
    /// Always there for codes that calls are answered with, never for others.
    pub retry: Option<RetryClass>,
    /// Any operation can answer it.
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
    /// All other spellings: those of the spec, then those that the prefixes of the service make.
    #[must_use]
    pub fn spellings(&self, service: &Service) -> Vec<String> {
        let prefixes = service.alias_prefixes.iter().filter(|_| self.origin == Origin::Api);
        self.aliases.iter().cloned().chain(prefixes.map(|prefix| format!("{prefix}{}", self.code))).collect()
    }
}

/// Where a code occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In the answer to a call that failed.
    Api,
    /// In what is told about a task that failed.
    Task,
    /// In what is told about a precheck.
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
