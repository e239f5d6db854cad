use super::Success;
use crate::contract::operation::Service;
use crate::error::Error;
use crate::settings::config::Config;
use std::time::Duration;
use tokio::time::Instant;
use tracing::field::Empty;
use tracing::{Instrument, Span, debug, debug_span, info_span, warn};

/// The span of a call.
#[derive(Debug)]
pub(crate) struct CallSpan {
    span: Span,
    began: Instant,
}

/// The span of an attempt.
#[derive(Debug)]
pub(crate) struct AttemptSpan {
    span: Span,
    began: Instant,
}

impl CallSpan {
    pub(crate) fn begin(service: &Service, config: &Config, operation: &str) -> Self {
        let span = info_span!(
            target: "alibabacloud_core",
            "call",
            service = service.product,
            operation,
            region = config.region.as_deref(),
            host = config.endpoint.host(),
            attempts = Empty,
            outcome = Empty,
            error_code = Empty,
            http_status = Empty,
            request_id = Empty,
            elapsed_ms = Empty,
        );
        Self { span, began: Instant::now() }
    }

    pub(crate) fn attempt(&self, number: u32, delay: Duration) -> AttemptSpan {
        let span = debug_span!(
            target: "alibabacloud_core",
            parent: &self.span,
            "attempt",
            attempt = number,
            delay_ms = milliseconds(delay),
            outcome = Empty,
            error_code = Empty,
            http_status = Empty,
            request_id = Empty,
            elapsed_ms = Empty,
        );
        AttemptSpan { span, began: Instant::now() }
    }

    /// Runs the future inside the span.
    pub(crate) async fn around<F: Future>(&self, future: F) -> F::Output {
        future.instrument(self.span.clone()).await
    }

    /// The attempt that failed with this error is repeated after the delay.
    pub(crate) fn repeated(&self, error: &Error, delay: Duration) {
        debug!(
            target: "alibabacloud_core",
            parent: &self.span,
            outcome = error.kind().name(),
            error_code = error.code(),
            delay_ms = milliseconds(delay),
            "the attempt is repeated"
        );
    }

    pub(crate) fn end(self, result: Result<&Success, &Error>, attempts: u32) {
        self.span.record("attempts", attempts);
        record(&self.span, self.began, result);
        if let Err(error) = result {
            warn!(
                target: "alibabacloud_core",
                parent: &self.span,
                outcome = error.kind().name(),
                error_code = error.code(),
                http_status = error.http_status(),
                request_id = error.request_id(),
                attempts,
                "the call failed"
            );
        }
    }
}

impl AttemptSpan {
    /// Runs the future inside the span.
    pub(crate) async fn around<F: Future>(&self, future: F) -> F::Output {
        future.instrument(self.span.clone()).await
    }

    /// Closes the span: the time until the next attempt is no part of it.
    pub(crate) fn end(self, result: Result<&Success, &Error>) {
        record(&self.span, self.began, result);
    }
}

fn record(span: &Span, began: Instant, result: Result<&Success, &Error>) {
    let (status, request_id) = match result {
        Ok(success) => (Some(success.http_status), success.request_id.as_deref()),
        Err(error) => (error.http_status(), error.request_id()),
    };
    span.record("outcome", result.map_or_else(|error| error.kind().name(), |_| "success"));
    span.record("error_code", result.err().and_then(Error::code));
    span.record("http_status", status);
    span.record("request_id", request_id);
    span.record("elapsed_ms", milliseconds(began.elapsed()));
}

pub(crate) fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
