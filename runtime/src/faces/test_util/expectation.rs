use super::call::Call;
use super::reply::{Outcome, Reply};
use super::stub::Stub;
use crate::call::typed::TypedRequest;
use crate::codec::encode::to_json::to_json_with_secrets;
use crate::error::TransportErrorKind;
use crate::http::transport::HttpResponse;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

/// The calls to respond to, and the responses. Made by [`Stub::on`] and [`Stub::on_action`]; each method below the first adds
/// one more response, for one more call.
#[derive(Debug)]
pub struct Expectation<R> {
    stub: Stub,
    index: usize,
    request: PhantomData<fn() -> R>,
}

/// Whether a call is meant.
type Matches = Box<dyn Fn(&Call) -> bool + Send + Sync>;

/// What the stub keeps of it.
pub(super) struct Kept {
    pub(super) action: String,
    pub(super) matches: Option<Matches>,
    pub(super) replies: VecDeque<Reply>,
    /// Whether the last reply is repeated.
    pub(super) forever: bool,
}

impl Kept {
    pub(super) fn of(action: &str) -> Self {
        Self { action: action.to_owned(), matches: None, replies: VecDeque::new(), forever: false }
    }

    pub(super) fn is_for(&self, call: &Call) -> bool {
        self.action == call.action() && self.matches.as_ref().is_none_or(|matches| matches(call))
    }

    pub(super) fn next(&mut self) -> Option<Reply> {
        if self.forever && self.replies.len() == 1 { self.replies.front().cloned() } else { self.replies.pop_front() }
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} answers left)", self.action, self.replies.len())
    }
}

impl<R: TypedRequest + Default> Expectation<R> {
    /// Restricts the expectation to calls whose request satisfies this.
    #[allow(clippy::return_self_not_must_use, reason = "the stub keeps the expectation")]
    pub fn when(self, is_meant: impl Fn(&R) -> bool + Send + Sync + 'static) -> Self {
        self.when_call(move |call| call.request().is_some_and(|request| is_meant(&request)))
    }

    /// The call succeeds with this response.
    #[allow(clippy::return_self_not_must_use, reason = "the stub keeps the expectation")]
    pub fn respond(self, response: &R::Response) -> Self {
        self.respond_json(to_json_with_secrets(response))
    }
}

#[allow(clippy::return_self_not_must_use, reason = "the stub keeps the expectation")]
impl<R> Expectation<R> {
    pub(super) fn new(stub: Stub, index: usize) -> Self {
        Self { stub, index, request: PhantomData }
    }

    /// Restricts the expectation to calls that satisfy this.
    pub fn when_call(self, is_meant: impl Fn(&Call) -> bool + Send + Sync + 'static) -> Self {
        self.change(|kept| kept.matches = Some(Box::new(is_meant)))
    }

    /// The service responds with this body and HTTP status 200. A failure inside such a response says so as the service
    /// does, such as `json!({ "Success": false, "ErrCode": "InternalError" })`.
    pub fn respond_json(self, body: impl Into<Value>) -> Self {
        self.reply(Reply::json(200, &body.into()))
    }

    /// The service responds with this error code and HTTP status.
    pub fn error(self, code: &str, http_status: u16) -> Self {
        let body = json!({ "Code": code, "Message": format!("{code}, says the stub"), "RequestId": "stub" });
        self.reply(Reply::json(http_status, &body))
    }

    /// The service responds that there are too many calls, and specifies a time to wait.
    pub fn throttled(self, wait: Duration) -> Self {
        let body = json!({ "Code": "Throttling.User", "Message": "Request was denied due to user flow control." });
        let mut reply = Reply::json(429, &body);
        if let Outcome::Response(answer) = &mut reply.outcome {
            answer.headers.push(("x-acs-retry-after".to_owned(), wait.as_millis().to_string()));
        }
        self.reply(reply)
    }

    /// The service returns this HTTP response.
    pub fn http(self, answer: HttpResponse) -> Self {
        self.reply(Outcome::Response(answer).into())
    }

    /// The request fails with this kind of transport error.
    pub fn transport_error(self, kind: TransportErrorKind) -> Self {
        self.reply(Outcome::Failure(kind).into())
    }

    /// The service returns nothing, until the time of the attempt runs out.
    pub fn silence(self) -> Self {
        self.reply(Outcome::Silence.into())
    }

    /// Delays the previous response by this time of tokio's clock.
    pub fn after(self, delay: Duration) -> Self {
        self.change(|kept| {
            if let Some(last) = kept.replies.back_mut() {
                last.delay = delay;
            }
        })
    }

    /// The last response is returned to all further calls, and may be left over.
    pub fn forever(self) -> Self {
        self.change(|kept| kept.forever = true)
    }

    fn reply(self, reply: Reply) -> Self {
        self.change(|kept| kept.replies.push_back(reply))
    }

    fn change(self, change: impl FnOnce(&mut Kept)) -> Self {
        self.stub.change(self.index, change);
        self
    }
}
