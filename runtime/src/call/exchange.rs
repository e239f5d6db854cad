//! One attempt's way to the service and back, within its time.

use crate::error::{TransportError, TransportErrorKind};
use crate::http::phase::{SendPhase, SendProgress};
use crate::http::request::SignedRequest;
use crate::http::transport::{HttpResponse, Transport};
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// Why there is no response.
pub(crate) struct NoResponse {
    pub(crate) error: TransportError,
    /// Whether the attempt was ended by the time of the call, before its own time was over.
    pub(crate) cut_short: bool,
}

/// Sends the request. It may wait for a connection as long as the call has time; from then on it has the time of an
/// attempt. If the time is over, the phase that the request has reached decides which error it is.
pub(crate) async fn exchange(
    transport: &dyn Transport,
    request: &SignedRequest,
    sending: &SendProgress,
    attempt: Duration,
    call: Duration,
) -> Result<HttpResponse, NoResponse> {
    let begin = Instant::now();
    let mut response = pin!(transport.send_tracked(request, sending));
    if sending.phase() == SendPhase::Queued {
        let mut left_queue = pin!(sending.left_queue());
        let early = poll_fn(|context| match response.as_mut().poll(context) {
            Poll::Ready(response) => Poll::Ready(Some(response)),
            Poll::Pending => left_queue.as_mut().poll(context).map(|()| None),
        });
        match timeout(call, early).await {
            Ok(Some(Ok(response))) => return Ok(response),
            Ok(Some(Err(error))) => return Err(NoResponse { error, cut_short: false }),
            Ok(None) => {}
            Err(_) => return Err(NoResponse { error: out_of_time(request, sending.phase()), cut_short: true }),
        }
    }
    let remaining = call.saturating_sub(begin.elapsed());
    match timeout(attempt.min(remaining), response).await {
        Ok(response) => response.map_err(|error| NoResponse { error, cut_short: false }),
        Err(_) => {
            let error = out_of_time(request, sending.phase());
            Err(NoResponse { error, cut_short: remaining < attempt })
        }
    }
}

fn out_of_time(request: &SignedRequest, phase: SendPhase) -> TransportError {
    let kind = match phase {
        SendPhase::Queued => TransportErrorKind::Busy,
        SendPhase::Connecting => TransportErrorKind::Connect,
        SendPhase::Sent => TransportErrorKind::Timeout,
    };
    let cause = (kind == TransportErrorKind::Connect).then(|| "not made in time".into());
    TransportError::new(kind, request.endpoint.to_string(), cause)
}
