//! Fetches credentials once for many callers, and again before they expire.

use super::kept::{Current, State};
use super::lifetime::refresh_time;
use super::source::Source;
use super::warning::warn;
use super::{ClientDefaults, Credentials, ProvideCredentials};
use crate::error::CredentialsError;
use crate::ground::future::BoxFuture;
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::time::timeout;

/// How long a caller without valid credentials waits for another one that fetches them.
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// How long all callers get the same failure.
const FAILURE_MEMORY: Duration = Duration::from_secs(1);

/// A source and what it last gave.
pub(super) struct Refreshing<S> {
    pub(super) source: S,
    state: Mutex<State>,
    /// Held by the caller that fetches.
    fetching: tokio::sync::Mutex<()>,
}

/// What a caller does.
enum Next {
    /// Goes on with these.
    Use(Credentials),
    /// Fetches others, unless another caller does, and goes on with these if that fails.
    Renew(Credentials),
    /// Fetches them, or waits for the caller that does.
    Fetch,
    /// Fails like the last fetch.
    Fail(CredentialsError),
}

impl<S: Source> Refreshing<S> {
    pub(super) fn new(source: S) -> Self {
        Self { source, state: Mutex::default(), fetching: tokio::sync::Mutex::default() }
    }

    pub(super) async fn get(&self) -> Result<Credentials, CredentialsError> {
        // Without a runtime, the timer would panic.
        if tokio::runtime::Handle::try_current().is_err() {
            return Err("no tokio runtime to fetch them in; make calls inside one".into());
        }
        let (next, fetches) = self.with(|state| (self.next(state), state.fetches));
        match next {
            Next::Use(credentials) => Ok(credentials),
            Next::Fail(reason) => Err(reason),
            Next::Renew(old) => match self.fetching.try_lock() {
                Ok(_fetching) if self.with(|state| state.fetches) == fetches => Ok(self.fetch().await.unwrap_or(old)),
                _ => Ok(old),
            },
            Next::Fetch => {
                let Ok(_fetching) = timeout(LONGEST_WAIT, self.fetching.lock()).await else {
                    let seconds = LONGEST_WAIT.as_secs();
                    return Err(format!(
                        "another caller has been fetching credentials for more than {seconds} seconds"
                    )
                    .into());
                };
                match self.with(|state| state.outcome_since(fetches)) {
                    Some(outcome) => outcome,
                    None => self.fetch().await,
                }
            }
        }
    }

    fn next(&self, state: &State) -> Next {
        let now = self.source.environment().now();
        let failed_within = |time: Duration| state.failure.as_ref().filter(|failure| failure.at.elapsed() < time);
        if let Some(current) = &state.current {
            let credentials = current.credentials.clone();
            if now < current.refresh_at {
                return Next::Use(credentials);
            }
            if S::KEEPS_EXPIRED || current.is_valid(now) {
                let pause = state.failure.as_ref().map_or(Duration::ZERO, |failure| failure.pause);
                let left_alone = failed_within(pause).is_some();
                return if left_alone { Next::Use(credentials) } else { Next::Renew(credentials) };
            }
        }
        failed_within(FAILURE_MEMORY).map_or(Next::Fetch, |failure| Next::Fail(failure.reason.clone()))
    }

    async fn fetch(&self) -> Result<Credentials, CredentialsError> {
        let outcome = self.source.fetch().await.and_then(|credentials| {
            let now = self.source.environment().now();
            match credentials.expiration() {
                Some(expiration) if expiration <= now => {
                    Err("the session has expired by the clock of this machine; check the clock".into())
                }
                _ => Ok(Current { refresh_at: refresh_time::<S>(credentials.expiration(), now), credentials }),
            }
        });
        let (outcome, has_old) = self.with(|state| (state.take(outcome), state.current.is_some()));
        if let (Err(error), true) = (&outcome, has_old) {
            warn(S::NAME, "credentials were not renewed", &format!("{error:#}"));
        }
        outcome
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<S: Source> ProvideCredentials for Refreshing<S> {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(self.get())
    }

    fn invalidate(&self, refused: &Credentials) {
        self.with(|state| {
            if state.current.as_ref().is_some_and(|current| current.credentials == *refused) {
                state.current = None;
                state.failure = None;
                self.source.refuse(refused);
            }
        });
    }

    fn offer(&self, defaults: &ClientDefaults) {
        self.source.environment().offer(defaults);
        self.source.offer(defaults);
    }
}

impl<S: Source> fmt::Debug for Refreshing<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.source.fmt(f)
    }
}
