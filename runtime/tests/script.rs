//! A transport that plays a script, for calls without a socket.

use crate::sample::{ENVELOPE, Everything};
use alibabacloud_core::plumbing::{CodeClass, CodeFamily, Core, KnownCode, Operation, Service};
use alibabacloud_core::{
    Access, BoxFuture, Config, Credentials, Endpoint, Error, ErrorKind, HttpResponse, ResponseMetadata, Retry,
    SignedRequest, Transport, TransportError, TransportErrorKind,
};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::time::Instant;

pub static READ: Operation = Operation::new("Look", Access::Read);
pub static WRITE: Operation = Operation::new("Change", Access::Write);
pub static WRITE_WITH_TOKEN: Operation = Operation::new("Create", Access::Write).idempotency_token("Text");
pub static WRITE_WITH_TOKEN_IN_FORM: Operation = Operation::new("Create", Access::Write).idempotency_token("Body");

pub static SERVICE: Service = Service {
    product: "Tasks",
    version: "2026-01-01",
    sdk: "tasks-sdk/0.1.0",
    envelope: &ENVELOPE,
    classify,
    doubts: |host| (host == "tasks.nroth.example.com").then(|| "did you mean `north`?".to_owned()),
};

/// What a generated SDK says about codes: some are listed, and some belong to a family that is.
pub fn classify(code: &str) -> Option<KnownCode> {
    let (kind, retry, rejected) = match code {
        "Job.Modifying" => (ErrorKind::StateConflict, Retry::Settle, false),
        "Token.Expired" => (ErrorKind::Authentication, Retry::Refresh, false),
        "Nonce.Used" => (ErrorKind::Authentication, Retry::Backoff, false),
        "Node.Busy" => (ErrorKind::Server, Retry::Backoff, false),
        "Job.Gone" => (ErrorKind::NotFound, Retry::Never, false),
        "Throttling" | "Rejected.Throttling" => (ErrorKind::Throttling, Retry::Backoff, true),
        code => {
            const CLASS: CodeClass = CodeClass { kind: ErrorKind::Throttling, retry: Retry::Backoff, rejected: true };
            let family = CodeFamily { before: "Throttling.", after: "", class: CLASS };
            return family.has(code).then_some(KnownCode::OfFamily(family.class));
        }
    };
    Some(KnownCode::Listed(CodeClass { kind, retry, rejected }))
}

/// What happens to one attempt.
#[derive(Clone)]
pub enum Act {
    ResponseMetadata(HttpResponse),
    Fail(TransportErrorKind),
    Hang,
}

pub fn answer(status: u16, headers: &[(&str, &str)], body: &str) -> Act {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Act::ResponseMetadata(HttpResponse { status, headers, body: body.to_owned().into() })
}

pub fn ok() -> Act {
    answer(200, &[], r#"{"Success":true,"Text":"done"}"#)
}

pub fn status(status: u16) -> Act {
    answer(status, &[], "")
}

/// A refusal inside HTTP 200.
pub fn refusal(code: &str) -> Act {
    answer(200, &[], &format!(r#"{{"Success":false,"ErrCode":"{code}","ErrMessage":"m","RequestId":"r"}}"#))
}

/// An attempt that was made.
pub struct Made {
    pub at: Instant,
    pub request: SignedRequest,
}

impl Made {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.request.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn parameter(&self, name: &str) -> Option<&str> {
        let mut pairs = self.request.query.iter().chain(&self.request.form);
        pairs.find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Plays an act for each attempt; the last one is repeated.
#[derive(Clone, Default)]
pub struct Script {
    acts: Arc<Mutex<VecDeque<Act>>>,
    made: Arc<Mutex<Vec<Made>>>,
}

impl Script {
    pub fn new(acts: impl IntoIterator<Item = Act>) -> Self {
        Self { acts: Arc::new(Mutex::new(acts.into_iter().collect())), made: Arc::default() }
    }

    pub fn config(&self) -> Config {
        let key = Credentials::access_key("testid", "testsecret");
        Config::new(Endpoint::parse("tasks.example.com").unwrap(), key).transport(self.clone())
    }

    pub fn core(&self) -> Core {
        Core::new(&SERVICE, self.config()).unwrap()
    }

    /// The attempts since the last time it was asked.
    pub fn made(&self) -> Vec<Made> {
        std::mem::take(&mut self.made.lock().unwrap())
    }
}

impl Transport for Script {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        self.made.lock().unwrap().push(Made { at: Instant::now(), request: request.clone() });
        let mut acts = self.acts.lock().unwrap();
        let act = if acts.len() > 1 { acts.pop_front() } else { acts.front().cloned() };
        Box::pin(async move {
            // Calls that are made together take turns.
            tokio::task::yield_now().await;
            match act.unwrap() {
                Act::ResponseMetadata(answer) => Ok(answer),
                Act::Fail(kind) => Err(TransportError::new(kind, "https://tasks.example.com", None)),
                Act::Hang => std::future::pending().await,
            }
        })
    }
}

impl std::fmt::Debug for Script {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Script")
    }
}

pub async fn call(core: &Core, operation: &'static Operation) -> Result<(Everything, ResponseMetadata), Error> {
    call_with(core, operation, &Everything::default()).await
}

pub async fn call_with(
    core: &Core,
    operation: &'static Operation,
    request: &Everything,
) -> Result<(Everything, ResponseMetadata), Error> {
    let mut response = Everything::default();
    let answer = core.call(operation, request, &mut response).await?;
    Ok((response, answer))
}

/// How long passes between the attempts.
pub fn waits(made: &[Made]) -> Vec<Duration> {
    made.windows(2).map(|pair| pair[1].at - pair[0].at).collect()
}
