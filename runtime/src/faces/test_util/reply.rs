use crate::error::{TransportError, TransportErrorKind};
use crate::http::request::SignedRequest;
use crate::http::transport::HttpResponse;
use serde_json::Value;
use std::time::Duration;

/// The response to a call.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    pub(super) delay: Duration,
    pub(super) outcome: Outcome,
}

#[derive(Clone, Debug)]
pub(super) enum Outcome {
    Response(HttpResponse),
    Failure(TransportErrorKind),
    Silence,
}

impl From<Outcome> for Reply {
    fn from(outcome: Outcome) -> Self {
        Self { delay: Duration::ZERO, outcome }
    }
}

impl Reply {
    pub(super) fn json(status: u16, body: &Value) -> Self {
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut headers = vec![header("content-type", "application/json;charset=utf-8")];
        if (200..300).contains(&status) {
            // As the gateway does, so that a response without a field is one of the service.
            headers.push(header("x-acs-request-id", "00000000-0000-4000-8000-000000000000"));
        }
        Outcome::Response(HttpResponse { status, headers, body: body.to_string().into() }).into()
    }

    pub(super) async fn give(self, request: &SignedRequest) -> Result<HttpResponse, TransportError> {
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        match self.outcome {
            Outcome::Response(response) => Ok(response),
            Outcome::Failure(kind) => Err(TransportError::new(kind, request.endpoint.to_string(), None)),
            Outcome::Silence => std::future::pending().await,
        }
    }
}
