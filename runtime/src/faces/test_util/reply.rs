use crate::error::{TransportError, TransportErrorKind};
use crate::http::request::SignedRequest;
use crate::http::transport::HttpResponse;
use serde_json::Value;
use std::time::Duration;

/// What a call is answered with.
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
        let headers = vec![("content-type".to_owned(), "application/json;charset=utf-8".to_owned())];
        Outcome::Response(HttpResponse { status, headers, body: body.to_string().into() }).into()
    }

    pub(super) async fn give(self, request: &SignedRequest) -> Result<HttpResponse, TransportError> {
        if !self.delay.is_zero() {
            tokio::time::sleep(self.delay).await;
        }
        match self.outcome {
            Outcome::Response(answer) => Ok(answer),
            Outcome::Failure(kind) => Err(TransportError::new(kind, request.endpoint.to_string(), None)),
            Outcome::Silence => std::future::pending().await,
        }
    }
}
