use super::call::Call;
use super::expectation::{Expectation, Kept};
use super::reply::Reply;
use crate::call::typed::TypedRequest;
use crate::credentials::Credentials;
use crate::error::{TransportError, TransportErrorKind};
use crate::ground::future::BoxFuture;
use crate::http::endpoint::Endpoint;
use crate::http::request::SignedRequest;
use crate::http::transport::{HttpResponse, Transport};
use crate::settings::config::Config;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A transport that returns prepared responses, and keeps the requests. A handle that is cheap to clone: one goes to the
/// client, another stays with the test.
#[derive(Clone, Debug, Default)]
pub struct Stub {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    expectations: Vec<Kept>,
    calls: Vec<Call>,
    unexpected: Vec<String>,
}

impl Stub {
    /// A stub that expects nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// A configuration with the stub as its transport, for an endpoint and with a key that mean nothing. The region of the
    /// client is `cn-hangzhou`.
    pub fn config(&self) -> Config {
        // Errors hide the secret, so it is no word that a response may hold.
        let key = Credentials::access_key("stub", "signs-nothing-of-any-use");
        Config::new(Endpoint::stub(), key).region("cn-hangzhou").transport(self.clone())
    }

    /// Expects calls of the operation of `R`. If several expectations match a call, the first that still has a response
    /// returns it.
    pub fn on<R: TypedRequest + Default>(&self) -> Expectation<R> {
        self.expect(R::OPERATION.name)
    }

    /// Expects calls of any action.
    pub fn on_action(&self, action: &str) -> Expectation<()> {
        self.expect(action)
    }

    /// All calls so far, each attempt of its own.
    pub fn calls(&self) -> Vec<Call> {
        self.state().calls.clone()
    }

    /// The requests of the calls so far that are of the operation of `R`.
    pub fn requests<R: TypedRequest + Default>(&self) -> Vec<R> {
        self.state().calls.iter().filter_map(Call::request).collect()
    }

    /// Checks that every prepared response was used, except those of [`Expectation::forever`], and that every call had one.
    ///
    /// # Errors
    /// [`Unmet`], which lists the calls without a response and the unused responses.
    pub fn verify(&self) -> Result<(), Unmet> {
        let state = self.state();
        let mut problems: Vec<String> =
            state.unexpected.iter().map(|call| format!("no response was prepared for {call}")).collect();
        for kept in state.expectations.iter().filter(|kept| !kept.forever) {
            match kept.replies.len() {
                0 => {}
                1 => problems.push(format!("1 response is left for {}", kept.action)),
                several => problems.push(format!("{several} responses are left for {}", kept.action)),
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(Unmet { problems }) }
    }

    fn expect<R>(&self, action: &str) -> Expectation<R> {
        let mut state = self.state();
        state.expectations.push(Kept::of(action));
        Expectation::new(self.clone(), state.expectations.len() - 1)
    }

    pub(super) fn change(&self, index: usize, change: impl FnOnce(&mut Kept)) {
        if let Some(kept) = self.state().expectations.get_mut(index) {
            change(kept);
        }
    }

    /// A test that has failed inside must not hide the others.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reply(&self, request: &SignedRequest) -> Result<Reply, TransportError> {
        let call = Call::of(request);
        let mut state = self.state();
        let reply = state.expectations.iter_mut().filter(|kept| kept.is_for(&call)).find_map(Kept::next);
        let named = format!("{} with {}", call.action(), call.names());
        state.calls.push(call);
        reply.ok_or_else(|| {
            let left: Vec<&str> = state
                .expectations
                .iter()
                .filter(|kept| !kept.replies.is_empty())
                .map(|kept| kept.action.as_str())
                .collect();
            let left = if left.is_empty() { "nothing".to_owned() } else { left.join(", ") };
            let problem = format!("no response was prepared for {named}; responses are left for {left}");
            state.unexpected.push(named);
            TransportError::new(TransportErrorKind::NotSent, request.endpoint.to_string(), Some(problem.into()))
        })
    }
}

impl Transport for Stub {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        // At once: an expectation counts the calls in the order in which they are made.
        let reply = self.reply(request);
        Box::pin(async move { reply?.give(request).await })
    }
}

/// The calls that a [`Stub`] expected and did not get, and those that it did not expect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    problems: Vec<String>,
}

impl fmt::Display for Unmet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problems.join("; "))
    }
}

impl std::error::Error for Unmet {}
