//! The server: sockets, limits and a graceful stop.

use crate::page;
use crate::protocol::{Format, Refusal, Request, Response};
use crate::service::{Reply, Service};
use bytes::Bytes;
use http_body_util::{BodyExt, Collected, Full, Limited};
use hyper::body::{Body, Incoming};
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, oneshot};
use tokio_io_timeout::TimeoutStream;

/// Calls that take longer than this do not keep the server from stopping.
const LONGEST_STOP: Duration = Duration::from_secs(30);
/// The URL is a part of it, which may have 65,534 bytes: clients put longer parameters into the body.
const MOST_HEADER_BYTES: usize = 1 << 20;
/// More connections wait until others end.
const MOST_CONNECTIONS: usize = 4096;

/// What a client may do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// Bytes of a body.
    pub(crate) most_body: usize,
    /// How long it may send nothing, or read nothing.
    pub(crate) patience: Duration,
}

/// Serves until `stop` says so or is dropped; calls in progress are finished first.
pub(crate) async fn serve(
    listener: TcpListener,
    service: Arc<Service>,
    limits: Limits,
    mut stop: oneshot::Receiver<()>,
) {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = &mut stop => break,
        };
        let Ok((stream, _)) = accepted else {
            // The system has no more sockets, or the client has gone.
            tokio::time::sleep(Duration::from_millis(10)).await;
            continue;
        };
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { break };
        // Small responses are not held back.
        let _ = stream.set_nodelay(true);
        // A client that reads nothing would keep its responses in memory without end.
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(limits.patience));
        let service = Arc::clone(&service);
        let respond = service_fn(move |request| {
            let service = Arc::clone(&service);
            async move { respond(&service, request, limits).await }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.patience)
            .max_buf_size(MOST_HEADER_BYTES)
            .serve_connection(TokioIo::new(Box::pin(stream)), respond);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            // What fails here is the client's connection.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    let _ = tokio::time::timeout(LONGEST_STOP, graceful.shutdown()).await;
}

/// The response; an error closes the connection without one.
async fn respond(
    service: &Service,
    request: hyper::Request<Incoming>,
    limits: Limits,
) -> io::Result<hyper::Response<Full<Bytes>>> {
    let response = match read(request, limits).await {
        Ok(request) => match page::respond(service, &request) {
            Some(response) => response,
            None => called(service.respond(&request)).await?,
        },
        Err(refusal) => refusal.response("", "", Format::Json),
    };
    let Response { status, content_type, headers, body } = response;
    let mut response = hyper::Response::new(Full::new(body));
    *response.status_mut() = hyper::StatusCode::from_u16(status).unwrap_or(hyper::StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::try_from(value) {
            response.headers_mut().insert(name, value);
        }
    }
    Ok(response)
}

/// Waits as long as a fault says, and closes the connection if it says so.
async fn called(reply: Reply) -> io::Result<Response> {
    reply.wait().await;
    reply.response.ok_or_else(|| io::Error::from(io::ErrorKind::ConnectionReset))
}

async fn read(request: hyper::Request<Incoming>, limits: Limits) -> Result<Request, Refusal> {
    let Limits { most_body, patience } = limits;
    let (parts, body) = request.into_parts();
    let too_large = |_| {
        let message = format!("The body is longer than {most_body} bytes, or its transfer ended early.");
        Refusal::new("InvalidParameter", 413, message)
    };
    // Most requests have no body to wait for.
    let collected = if body.is_end_stream() {
        Ok(Ok(Collected::default()))
    } else {
        tokio::time::timeout(patience, Limited::new(body, most_body).collect()).await
    };
    let body = match collected {
        Ok(collected) => collected.map_err(too_large)?.to_bytes(),
        Err(_) => return Err(Refusal::new("InvalidParameter", 408, "The body did not arrive in time.")),
    };
    Ok(Request::new(parts, body))
}
