//! What ends the program with an error: its message, what to do, and the exit code.

use crate::language::Language;
use alibabacloud_core::{Error, ErrorKind};
use alibabacloud_dts::ErrorCode;

/// The exit codes, by the kind of failure. `docs/cli.md` lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Something that no other code describes, such as a full disk.
    Other = 1,
    /// The command line or the request is wrong; nothing was sent.
    Usage = 2,
    /// The configuration is wrong, or there are no credentials.
    Configuration = 3,
    /// The service does not know the caller, or the caller lacks a permission.
    Permission = 4,
    /// The subject of the call does not exist.
    NotFound = 5,
    /// The state of the subject does not allow the call.
    StateConflict = 6,
    /// Too many calls, or a limit of the account.
    Limit = 7,
    /// The service was not reached, or the connection broke.
    Network = 8,
    /// The service failed, or its response cannot be read.
    Service = 9,
    /// The service refuses the call for its parameters, or does not support it.
    Rejected = 10,
    /// The account cannot pay, or the order was refused.
    Billing = 11,
    /// The wait ended since its goal can no longer be reached, or only with help.
    WaitFailed = 12,
    /// The time of the wait ran out.
    WaitTimedOut = 13,
    /// The question whether to go on was not confirmed.
    Declined = 14,
    /// Ctrl-C.
    Interrupted = 130,
}

/// Why the program ends.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    pub(crate) message: String,
    /// What to do, and what else is known; a line each.
    pub(crate) notes: Vec<String>,
}

impl Failure {
    pub(crate) fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self { exit, message: message.into(), notes: Vec::new() }
    }

    /// The command line is wrong.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, message)
    }

    /// With a further line.
    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// With a further line, if there is one.
    pub(crate) fn note_any(self, note: Option<String>) -> Self {
        match note {
            Some(note) => self.note(note),
            None => self,
        }
    }

    /// An error of the SDK.
    pub(crate) fn of(error: &Error, language: Language) -> Self {
        let mut failure = Self::new(exit(error), format!("{error:#}"));
        if let Some(code) = error.code() {
            failure = failure.about(&ErrorCode::from(code), language);
        }
        if let Some(outcome) = error.unknown_outcome() {
            failure = failure.note(language.pick(
                format!("it is unknown whether the call took effect: {outcome}"),
                format!("无法确定调用是否已生效：{outcome}"),
            ));
        }
        failure
    }

    /// With what is known about an error code.
    pub(crate) fn about(mut self, code: &ErrorCode, language: Language) -> Self {
        if let Some(remedy) = code.remedy() {
            let text = language.text(remedy).split_whitespace().collect::<Vec<_>>().join(" ");
            self = self.note(format!("{}{text}", language.pick("what to do: ", "处理办法：")));
        }
        if code.meaning().is_some() {
            self = self.note(format!("{}dts error {code}", language.pick("more: ", "详情：")));
        }
        self
    }

    /// A file or stream cannot be read or written.
    pub(crate) fn io(what: &str, error: &std::io::Error) -> Self {
        Self::new(Exit::Other, format!("{what}: {error}"))
    }
}

/// The exit code of an error of the SDK. A wait that ends by itself has made no attempt that failed.
fn exit(error: &Error) -> Exit {
    let is_wait = error.subject().is_some() && error.attempts() == 0;
    match error.kind() {
        ErrorKind::Timeout if is_wait && error.http_status().is_none() => Exit::WaitTimedOut,
        _ if is_wait => Exit::WaitFailed,
        kind => exit_of(kind),
    }
}

/// The exit code of a kind of failure.
pub(crate) fn exit_of(kind: ErrorKind) -> Exit {
    match kind {
        ErrorKind::Invalid => Exit::Usage,
        ErrorKind::Configuration | ErrorKind::Credentials => Exit::Configuration,
        ErrorKind::Authentication | ErrorKind::Permission => Exit::Permission,
        ErrorKind::NotFound => Exit::NotFound,
        ErrorKind::StateConflict => Exit::StateConflict,
        ErrorKind::Throttling | ErrorKind::Quota => Exit::Limit,
        ErrorKind::Busy
        | ErrorKind::Connect
        | ErrorKind::Certificate
        | ErrorKind::NotSent
        | ErrorKind::Timeout
        | ErrorKind::Broken => Exit::Network,
        ErrorKind::InvalidParameter | ErrorKind::MissingParameter | ErrorKind::Unsupported => Exit::Rejected,
        ErrorKind::Billing => Exit::Billing,
        _ => Exit::Service,
    }
}
