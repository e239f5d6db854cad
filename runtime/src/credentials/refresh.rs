//! Asks a source once for many callers, and again before what it gave expires.

use super::warning::warn;
use super::{ClientDefaults, Credentials, ProvideCredentials};
use crate::credentials::environment::Environment;
use crate::error::Error;
use crate::ground::future::BoxFuture;
use ring::rand::{SecureRandom, SystemRandom};
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};
use tokio::time::{Instant, timeout};

/// How long a caller without valid credentials waits for another one's question.
const LONGEST_WAIT: Duration = Duration::from_secs(5);
/// How long a failure is the answer for everybody.
const FAILURE_MEMORY: Duration = Duration::from_secs(1);
/// Credentials are renewed when this part of their time is left, if that is less than the rule of the source says.
/// An hour gives the 15 minutes of the official clients.
const LAST_PART: u32 = 4;

/// Where credentials have to be asked for.
pub(super) trait Source: fmt::Debug + Send + Sync + 'static {
    /// What the official clients call it.
    const NAME: &'static str;
    /// How long before expiry it is asked again.
    const AHEAD: Duration = Duration::from_mins(15);
    /// How long after an answer it is asked again, where it may have fresher ones long before expiry.
    const EARLY: Option<Duration> = None;
    /// Whether expired credentials are better than none when it does not answer.
    const KEEPS_EXPIRED: bool = false;

    fn environment(&self) -> &Environment;

    /// Asks. The error says why not, without a secret.
    fn fetch(&self) -> BoxFuture<'_, Result<Credentials, String>>;

    /// The service has refused these, which came from here.
    fn refuse(&self, _refused: &Credentials) {}

    /// Passes what a client offers on to the sources below it.
    fn offer(&self, _defaults: &ClientDefaults) {}
}

/// A source and what it last gave.
pub(super) struct Refreshing<S> {
    pub(super) source: S,
    state: Mutex<State>,
    /// Held by the caller that asks.
    asking: tokio::sync::Mutex<()>,
}

#[derive(Default)]
struct State {
    current: Option<Current>,
    failure: Option<Failure>,
    /// How often the source has been asked.
    answers: u64,
}

struct Current {
    credentials: Credentials,
    refresh_at: SystemTime,
}

struct Failure {
    reason: String,
    /// How many in a row.
    count: u32,
    at: Instant,
    /// How long the source is left alone while there are credentials to go on with.
    pause: Duration,
}

/// What a caller does.
enum Next {
    /// Goes on with these.
    Use(Credentials),
    /// Asks, unless somebody else does, and has these if that fails.
    Renew(Credentials),
    /// Asks, or waits for whoever does.
    Ask,
    /// Fails like the last one who asked.
    Fail(String),
}

impl<S: Source> Refreshing<S> {
    pub(super) fn new(source: S) -> Self {
        Self { source, state: Mutex::default(), asking: tokio::sync::Mutex::default() }
    }

    pub(super) async fn get(&self) -> Result<Credentials, String> {
        // Without a runtime, the timer would panic.
        if tokio::runtime::Handle::try_current().is_err() {
            return Err("they are asked for inside a tokio runtime; enter one".to_owned());
        }
        let (next, answers) = self.with(|state| (self.next(state), state.answers));
        match next {
            Next::Use(credentials) => Ok(credentials),
            Next::Fail(reason) => Err(reason),
            Next::Renew(old) => match self.asking.try_lock() {
                Ok(_asking) if self.with(|state| state.answers) == answers => Ok(self.ask().await.unwrap_or(old)),
                _ => Ok(old),
            },
            Next::Ask => {
                let Ok(_asking) = timeout(LONGEST_WAIT, self.asking.lock()).await else {
                    let seconds = LONGEST_WAIT.as_secs();
                    return Err(format!("another caller has been asking for them for more than {seconds} seconds"));
                };
                match self.with(|state| state.outcome_since(answers)) {
                    Some(outcome) => outcome,
                    None => self.ask().await,
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
        failed_within(FAILURE_MEMORY).map_or(Next::Ask, |failure| Next::Fail(failure.reason.clone()))
    }

    async fn ask(&self) -> Result<Credentials, String> {
        let outcome = self.source.fetch().await.and_then(|credentials| {
            let now = self.source.environment().now();
            match credentials.expiration() {
                Some(expiration) if expiration <= now => {
                    Err("the answer has expired by the clock of this machine; check the clock".to_owned())
                }
                _ => Ok(Current { refresh_at: refresh_time::<S>(credentials.expiration(), now), credentials }),
            }
        });
        let (outcome, has_old) = self.with(|state| (state.take(outcome), state.current.is_some()));
        if let (Err(reason), true) = (&outcome, has_old) {
            warn(S::NAME, "credentials were not renewed", reason);
        }
        outcome
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl State {
    /// Keeps what came of a question.
    fn take(&mut self, outcome: Result<Current, String>) -> Result<Credentials, String> {
        self.answers += 1;
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

    /// What came of a question that another caller asked since.
    fn outcome_since(&self, answers: u64) -> Option<Result<Credentials, String>> {
        if self.answers == answers {
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
    fn is_valid(&self, now: SystemTime) -> bool {
        self.credentials.expiration().is_some_and(|expiration| now < expiration)
    }
}

/// Credentials that do not say when they expire are asked for each time, and shared by those who wait for them.
fn refresh_time<S: Source>(expiration: Option<SystemTime>, now: SystemTime) -> SystemTime {
    let Some(expiration) = expiration else { return now };
    let left = expiration.duration_since(now).unwrap_or_default();
    let ahead = S::AHEAD.min(left / LAST_PART);
    let refresh_at = expiration.checked_sub(ahead).unwrap_or(now);
    S::EARLY.and_then(|early| now.checked_add(early)).map_or(refresh_at, |early| early.min(refresh_at))
}

/// 1 second to 10 seconds, more after many failures, and 15 minutes at most.
fn pause(failures: u32) -> Duration {
    const SHORTEST: u64 = 1_000;
    const USUAL: u64 = 10_000;
    const LONGEST: u64 = 900_000;
    let doubled = 100_u64.saturating_mul(2_u64.saturating_pow(failures.saturating_sub(1)));
    let longest = doubled.clamp(USUAL, LONGEST);
    let mut random = [0; 8];
    // Without random numbers all wait equally long, which is no harm.
    let _ = SystemRandom::new().fill(&mut random);
    Duration::from_millis(SHORTEST + u64::from_le_bytes(random) % (longest - SHORTEST + 1))
}

impl<S: Source> ProvideCredentials for Refreshing<S> {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, Error>> {
        Box::pin(async { self.get().await.map_err(Error::Credentials) })
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

/// Lets a public type be a source: it holds a `Refreshing` of its settings.
macro_rules! provides_credentials {
    ($name:ident) => {
        impl $crate::credentials::ProvideCredentials for $name {
            fn credentials(
                &self,
            ) -> $crate::ground::future::BoxFuture<'_, Result<$crate::credentials::Credentials, $crate::error::Error>>
            {
                self.0.credentials()
            }

            fn invalidate(&self, refused: &$crate::credentials::Credentials) {
                self.0.invalidate(refused);
            }

            fn offer(&self, defaults: &$crate::credentials::ClientDefaults) {
                self.0.offer(defaults);
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.0).finish()
            }
        }
    };
}

pub(super) use provides_credentials;
