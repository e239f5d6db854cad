use super::incomplete::IncompleteResponse;
use super::reason::Reason;
use super::service::ServiceError;
use super::unreadable::UnreadableResponse;
use super::{TransportError, Violation, WaitError};

/// What has gone wrong.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "an error is one box with it")]
pub(crate) enum Failure {
    /// The request breaks enforced rules and was not sent.
    Invalid(Vec<Violation>),
    /// The configuration of the client is invalid: what is wrong, and what to do.
    Configuration(Reason),
    /// There were no credentials to sign with: why, and what to do.
    Credentials(Reason),
    /// The request did not reach the service, or no whole response came back.
    Transport(TransportError),
    /// The service returned an error.
    Service(ServiceError),
    /// The HTTP status says success, and the response cannot be read or is not from the service.
    Unreadable(UnreadableResponse),
    /// The response can be read and lacks a member that the program cannot do without.
    Incomplete(IncompleteResponse),
    /// The pages of a list cannot be followed: why.
    Paging(String),
    /// A wait ended without reaching its goal.
    Wait(WaitError),
}
