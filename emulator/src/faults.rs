//! Faults on demand.

use crate::ids::Ids;
use crate::protocol::Refusal;
use alibabacloud_dts::metadata::SERVICE;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The call is refused as `Throttling.User`, with the time after which the caller may try again.
    Throttle(Duration),
    /// The call fails with this HTTP status, such as 503, before it is carried out.
    Status(u16),
    /// The call is refused with this error code of the service, and the HTTP status that it is documented with.
    Code(String),
    /// The response comes late.
    Latency(Duration),
    /// The call is carried out, and the connection is closed without a response.
    Reset,
    /// The response has the HTTP status 200 and says that the call failed; it is not carried out.
    Unsuccessful,
    /// Booleans and numbers of the response are texts, and the other way around.
    WrongTypes,
}

/// A fault, and the calls that it hits.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Rule {
    /// `None` for all operations.
    operation: Option<String>,
    /// Of 100 calls.
    percent: u8,
    fault: Fault,
}

/// The faults that are on.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<Vec<Rule>>);

impl Faults {
    pub(crate) fn add(&self, operation: Option<String>, percent: u8, fault: Fault) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(Rule { operation, percent, fault });
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The faults that hit this call. `header` has further ones, separated by commas.
    ///
    /// # Errors
    /// If the header has something else.
    pub(crate) fn of(&self, operation: &str, header: Option<&str>, ids: &Ids) -> Result<Vec<Fault>, String> {
        let rules = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let hits = |rule: &&Rule| {
            rule.operation.as_deref().is_none_or(|name| name == operation) && ids.percent() < rule.percent
        };
        let mut faults: Vec<Fault> = rules.iter().filter(hits).map(|rule| rule.fault.clone()).collect();
        for text in header.into_iter().flat_map(|header| header.split(',')) {
            faults.push(Fault::parse(text.trim())?);
        }
        Ok(faults)
    }
}

impl fmt::Display for Fault {
    /// As [`parse`](Self::parse) reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Throttle(wait) => write!(f, "throttle={}", wait.as_millis()),
            Self::Status(status) => write!(f, "status={status}"),
            Self::Code(code) => write!(f, "code={code}"),
            Self::Latency(latency) => write!(f, "latency={}", latency.as_millis()),
            Self::Reset => f.write_str("reset"),
            Self::Unsuccessful => f.write_str("unsuccessful"),
            Self::WrongTypes => f.write_str("wrong-types"),
        }
    }
}

impl Fault {
    /// The fault of a text: `throttle=2000`, `status=503`, `code=LXBuyError`, `latency=500`, `reset`, `unsuccessful` or
    /// `wrong-types`. Times are in milliseconds.
    ///
    /// # Errors
    /// If the text is none of these.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        let milliseconds =
            || value.parse().map(Duration::from_millis).map_err(|_| format!("`{text}`: write {name}=MILLISECONDS"));
        match name {
            "throttle" => milliseconds().map(Self::Throttle),
            "latency" => milliseconds().map(Self::Latency),
            "status" => match value.parse() {
                Ok(status @ 400..=599) => Ok(Self::Status(status)),
                _ => Err(format!("`{text}`: write status=NUMBER, from 400 to 599")),
            },
            "code" if !value.is_empty() => Ok(Self::Code(value.to_owned())),
            "code" => Err(format!("`{text}`: write code=CODE, such as code=OperationDenied.JobStatus")),
            "reset" => Ok(Self::Reset),
            "unsuccessful" => Ok(Self::Unsuccessful),
            "wrong-types" => Ok(Self::WrongTypes),
            _ => Err(format!(
                "`{text}`: write throttle=MILLISECONDS, latency=MILLISECONDS, status=NUMBER, code=CODE, reset, unsuccessful or wrong-types"
            )),
        }
    }

    /// A rule of the command line: `[OPERATION:]FAULT[@PERCENT]`.
    ///
    /// # Errors
    /// If the text is no rule.
    pub(crate) fn rule(text: &str) -> Result<(Option<String>, u8, Self), String> {
        let (rest, percent) = match text.rsplit_once('@') {
            Some((rest, percent)) => match percent.parse() {
                Ok(percent @ 0..=100) => (rest, percent),
                _ => return Err(format!("`{text}`: the share is a number from 0 to 100")),
            },
            None => (text, 100),
        };
        let (operation, fault) = match rest.split_once(':') {
            Some((operation, _)) if SERVICE.operation(operation).is_none() => {
                return Err(format!("`{text}`: there is no operation {operation}"));
            }
            Some((operation, fault)) => (Some(operation.to_owned()), fault),
            None => (None, rest),
        };
        Ok((operation, percent, Self::parse(fault)?))
    }

    /// Why a call that it hits is not carried out; `None` if it is.
    pub(crate) fn refusal(&self) -> Option<Refusal> {
        match self {
            Self::Throttle(wait) => {
                let mut refusal = Refusal::new("Throttling.User", 400, "Request was denied due to user flow control.");
                refusal.retry_after = u64::try_from(wait.as_millis()).ok();
                Some(refusal)
            }
            Self::Status(status) => {
                let code = match status {
                    503 => "ServiceUnavailable",
                    500.. => "InternalError",
                    _ => "InvalidParameter",
                };
                Some(Refusal::new(code, *status, "A fault on demand."))
            }
            Self::Code(code) => Some(Refusal::documented(code, "A fault on demand.")),
            Self::Latency(_) | Self::Reset | Self::Unsuccessful | Self::WrongTypes => None,
        }
    }
}
