//! What a source last gave, or why it gave nothing.

use super::Credentials;
use super::lifetime::pause;
use crate::error::CredentialsError;
use std::time::{Duration, SystemTime};
use tokio::time::Instant;

/// What a source last gave, and why it last failed.
#[derive(Default)]
pub(super) struct State {
    pub(super) current: Option<Current>,
    pub(super) failure: Option<Failure>,
    /// The number of times that the source has been asked.
    pub(super) fetches: u64,
}

/// Credentials, and when to fetch the next.
pub(super) struct Current {
    pub(super) credentials: Credentials,
    pub(super) refresh_at: SystemTime,
}

/// The last failure.
pub(super) struct Failure {
    pub(super) reason: CredentialsError,
    /// The number of failures in a row.
    count: u32,
    pub(super) at: Instant,
    /// How long the source is left alone while there are credentials to go on with.
    pub(super) pause: Duration,
}

impl State {
    /// Keeps the outcome of a fetch.
    pub(super) fn take(&mut self, outcome: Result<Current, CredentialsError>) -> Result<Credentials, CredentialsError> {
        self.fetches += 1;
        match outcome {
            Ok(current) => {
                let credentials = current.credentials.clone();
                self.current = Some(current);
                self.failure = None;
                Ok(credentials)
            }
            Err(reason) => {
                let count = self.failure.as_ref().map_or(1, |failure| failure.count.saturating_add(1));
                self.failure = Some(Failure { reason: reason.clone(), count, at: Instant::now(), pause: pause(count) });
                Err(reason)
            }
        }
    }

    /// The outcome of what another caller has fetched since.
    pub(super) fn outcome_since(&self, fetches: u64) -> Option<Result<Credentials, CredentialsError>> {
        if self.fetches == fetches {
            return None;
        }
        match (&self.failure, &self.current) {
            (Some(failure), _) => Some(Err(failure.reason.clone())),
            (None, Some(current)) => Some(Ok(current.credentials.clone())),
            (None, None) => None,
        }
    }
}

impl Current {
    pub(super) fn is_valid(&self, now: SystemTime) -> bool {
        self.credentials.expiration().is_some_and(|expiration| now < expiration)
    }
}
