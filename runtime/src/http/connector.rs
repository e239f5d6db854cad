//! Connectors of all libraries as one kind.

use super::stream::Stream;
use http::Uri;
use hyper::rt::{Read, Write};
use hyper_util::client::legacy::connect::Connection;
use std::error::Error;
use std::pin::Pin;
use std::task::{Context, Poll};
use tower_service::Service;

pub(super) type Problem = Box<dyn Error + Send + Sync>;
pub(super) type Connecting = Pin<Box<dyn Future<Output = Result<Stream, Problem>> + Send>>;

/// Makes a [`Stream`] of whatever another connector makes.
#[derive(Clone)]
pub(super) struct Connector<C>(pub(super) C);

impl<C> Service<Uri> for Connector<C>
where
    C: Service<Uri>,
    C::Response: Read + Write + Connection + Send + Unpin + 'static,
    C::Error: Into<Problem>,
    C::Future: Send + 'static,
{
    type Response = Stream;
    type Error = Problem;
    type Future = Connecting;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Problem>> {
        self.0.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, target: Uri) -> Connecting {
        streamed(self.0.call(target))
    }
}

/// A connection of any library as a [`Stream`].
pub(super) fn streamed<C, E>(connection: impl Future<Output = Result<C, E>> + Send + 'static) -> Connecting
where
    C: Read + Write + Connection + Send + Unpin + 'static,
    E: Into<Problem>,
{
    Box::pin(async move { connection.await.map(Stream::new).map_err(Into::into) })
}
