{{ header }}

//! Errors: of {{ subjects }}, and what they consist of.

use crate::error_code::{ErrorCode, ErrorKind};
use alibabacloud_core::plumbing::{CallError, classified_code};
use alibabacloud_core::wait::{FailedCheck, WaitSubject};
use std::fmt;
use std::time::Duration;

#[doc(inline)]
pub use crate::error_code::{Origin, Retry, UnlistedCode};
#[doc(inline)]
pub use alibabacloud_core::{
    AccessDeniedDetail, CredentialsError, DocumentError, Position, TransportError, TransportErrorKind, TypeMismatch,
    UnknownOutcome, UnreadableReason, Violation,
};

/// The error of {{ subject }}.
///
/// [`kind`](Self::kind) is the kind of the failure, [`code`](Self::code) the error code of the service, and
/// [`is_retryable`](Self::is_retryable) returns whether a retry can help. `{}` prints one line without the causes, `{:#}`
/// one line with them. Neither contains secrets.
///
/// ```no_run
/// # async fn example(client: {{ krate }}::Client) -> {{ krate }}::Result<()> {
/// use {{ krate }}::{ErrorKind, JsonValue};
///
/// let error = match client.call_raw("DescribeRegions", &JsonValue::Null, &JsonValue::Null).await {
///     Ok(_) => return Ok(()),
///     Err(error) => error,
/// };
/// match error.kind() {
///     ErrorKind::Permission => println!("ask for the permission: {error}"),
///     ErrorKind::Invalid => error.violations().iter().for_each(|rule| println!("{rule}")),
///     _ if error.is_code("Forbidden.Something") => println!("{:?}", error.code().and_then(|code| code.remedy())),
///     _ if error.is_retryable() => println!("try again later: {error}"),
///     _ => eprintln!("{error:#}, request ID {:?}", error.request_id()),
/// }
/// # Ok(())
/// # }
/// ```
pub struct Error(alibabacloud_core::Error);

/// The error of a wait that did not reach its goal; see [`wait`](crate::wait).
pub type WaitError = alibabacloud_core::WaitError<Error>;

/// The result of a call.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    {% if flows.waits -%}
    /// The kind of the failure. Of a failed wait, it is the kind of its last poll if that failed, and otherwise the reason why
    /// the goal was not reached.
    {%- else -%}
    /// The kind of the failure.
    {%- endif %}
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind()
    }

    {% if flows.waits -%}
    /// The code that the service returned, or the first failed check of a wait. `None` if there is none, such as without a
    /// response. Its kind and its retry class are those of this error.
    {%- else -%}
    /// The code that the service returned. `None` if there is none, such as without a response. Its kind and its retry class
    /// are those of this error.
    {%- endif %}
    #[must_use]
    pub fn code(&self) -> Option<ErrorCode> {
        match classified_code(&self.0)? {
            (name, Some(class)) => Some(ErrorCode::of_error(name, class)),
            (name, None) => Some(ErrorCode::from(name)),
        }
    }

    {% if flows.waits -%}
    /// All codes of the failure: the code of the call, or those of the failed checks of a wait.
    {%- else -%}
    /// All codes of the failure.
    {%- endif %}
    #[must_use]
    pub fn codes(&self) -> Vec<ErrorCode> {
        match self.0.checks() {
            [] => self.code().into_iter().collect(),
            checks => checks.iter().map(|check| ErrorCode::from(check.name.as_str())).collect(),
        }
    }

    /// Whether this is one of the codes of the failure. Letter case is ignored, and it makes no difference whether
    /// [`ErrorCode`] lists the code.
    #[must_use]
    pub fn is_code(&self, code: &str) -> bool {
        self.0.is_code(code) || self.codes().contains(&ErrorCode::from(code))
    }

    /// The finer code that some responses add.
    #[must_use]
    pub fn dynamic_code(&self) -> Option<&str> {
        self.0.dynamic_code()
    }

    /// The message of the service. If the response has no message or cannot be read, it describes the response; `None`
    /// without a response.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.0.message()
    }

    /// The ID of the request, to quote to the vendor's support.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id()
    }

    /// The server that responded, as it names itself.
    #[must_use]
    pub fn host_id(&self) -> Option<&str> {
        self.0.host_id()
    }

    /// The HTTP status of the response; 200 for a failure inside a response of success.
    #[must_use]
    pub fn http_status(&self) -> Option<u16> {
        self.0.http_status()
    }

    /// The operation that was called, if a request was sent.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.0.operation()
    }

    /// The number of attempts that the call has made; 0 if nothing was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts()
    }

    /// What calling again would do. A call that changes something may also have been carried out although it failed:
    /// see [`is_unprocessed`](Self::is_unprocessed).
    #[must_use]
    pub fn retry(&self) -> Retry {
        self.0.retry()
    }

    /// How long the service asks to wait before the call is repeated.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after()
    }

    /// Whether calling again, as [`retry`](Self::retry) says, can succeed.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.0.is_retryable()
    }

    /// Whether the service has certainly not begun the work, so that calling again cannot do it twice: the request was
    /// not sent, or was rejected for throttling, for a passing state or for expired credentials.
    #[must_use]
    pub fn is_unprocessed(&self) -> bool {
        self.0.is_unprocessed()
    }

    /// How to check whether a call that changes something was carried out, if that is unknown.
    #[must_use]
    pub fn unknown_outcome(&self) -> Option<UnknownOutcome> {
        self.0.unknown_outcome()
    }

    /// Whether the time of an attempt{% if flows.waits %}, a call or a wait{% else %} or a call{% endif %} ran out.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.0.is_timeout()
    }

    /// Whether no usable connection was made: the server cannot be reached, its certificate is not trusted, a proxy
    /// refuses, or no connection became free. The service has not seen the request.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.0.is_connect()
    }

    /// Whether there were too many calls.
    #[must_use]
    pub fn is_throttled(&self) -> bool {
        self.0.is_throttled()
    }

    /// Whether the subject of the call{% if flows.waits %} or wait{% endif %} does not exist.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.0.is_not_found()
    }

    /// Whether the request was not sent because it breaks rules; [`violations`](Self::violations) has them.
    #[must_use]
    pub fn is_invalid(&self) -> bool {
        self.0.is_invalid()
    }

    /// The rules that the request breaks, if it was not sent for that reason.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        self.0.violations()
    }

    /// The checks that were not passed, if they ended a wait.
    #[must_use]
    pub fn checks(&self) -> &[FailedCheck] {
        self.0.checks()
    }

    /// What a failed wait was about; `None` if the error is not of a wait.
    #[must_use]
    pub fn subject(&self) -> Option<&WaitSubject> {
        self.0.subject()
    }

    /// Which permission is missing.
    #[must_use]
    pub fn access_denied_detail(&self) -> Option<&AccessDeniedDetail> {
        self.0.access_denied_detail()
    }

    /// The address at which the service explains the error.
    #[must_use]
    pub fn recommend(&self) -> Option<&str> {
        self.0.recommend()
    }

    /// Why the response is unreadable, if it is.
    #[must_use]
    pub fn unreadable_reason(&self) -> Option<UnreadableReason> {
        self.0.unreadable_reason()
    }

    /// The content type of a response that cannot be read, if it names one.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.0.content_type()
    }

    /// The whole body of the response. It may hold secrets, which is why no form of the error prints it.
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.0.body()
    }
}

#[doc(hidden)]
impl CallError for Error {
    type Code = ErrorCode;

    fn code(&self) -> Option<ErrorCode> {
        Self::code(self)
    }

    fn runtime(&self) -> &alibabacloud_core::Error {
        &self.0
    }
}

impl From<alibabacloud_core::Error> for Error {
    fn from(error: alibabacloud_core::Error) -> Self {
        Self(error)
    }
}

impl From<WaitError> for Error {
    fn from(error: WaitError) -> Self {
        Self(error.map(|error| error.0).into())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&self.0)
    }
}
