//! How long a call and its attempts may take.

use crate::settings::config::Config;
use crate::settings::options::CallOptions;
use std::time::Duration;

/// Where nobody has chosen: the time of an attempt, and of a call whose attempts need no more than that.
const ATTEMPT: Duration = Duration::from_secs(10);
const CALL: Duration = Duration::from_secs(60);

/// The times of one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Timeouts {
    pub(crate) attempt: Duration,
    pub(crate) call: Duration,
}

impl Timeouts {
    /// What the call's options say comes first, then the client's configuration. Where neither says anything, an
    /// attempt has the usual time, or what its operation needs if that is more; and a call has as much more as one
    /// attempt.
    pub(crate) fn of(options: Option<&CallOptions>, config: &Config, needed: Option<Duration>) -> Self {
        let attempt = options.and_then(|options| options.attempt_timeout).or(config.attempt_timeout);
        let attempt = attempt.unwrap_or_else(|| needed.map_or(ATTEMPT, |needed| needed.max(ATTEMPT)));
        let call = options.and_then(|options| options.call_timeout).or(config.call_timeout);
        let call = call.unwrap_or_else(|| CALL.saturating_add(attempt.saturating_sub(ATTEMPT)));
        Self { attempt, call }
    }
}
