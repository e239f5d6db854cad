//! A limit for the time in which a connection is made.

use super::connector::{Connecting, Problem};
use super::stream::Stream;
use http::Uri;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::time::timeout;
use tower_service::Service;

/// Makes connections within a time: the look-up of the name, TCP, the proxy's tunnel and TLS together.
#[derive(Clone)]
pub(super) struct Timed<C> {
    inner: C,
    limit: Duration,
}

impl<C> Timed<C> {
    pub(super) fn new(inner: C, limit: Duration) -> Self {
        Self { inner, limit }
    }
}

impl<C> Service<Uri> for Timed<C>
where
    C: Service<Uri, Response = Stream, Error = Problem, Future = Connecting>,
{
    type Response = Stream;
    type Error = Problem;
    type Future = Connecting;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Problem>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, target: Uri) -> Connecting {
        let (connecting, limit) = (self.inner.call(target), self.limit);
        Box::pin(async move {
            let connected = timeout(limit, connecting).await;
            connected.unwrap_or_else(|_| Err(format!("not made within {} s", limit.as_secs_f64()).into()))
        })
    }
}
