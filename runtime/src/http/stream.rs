//! A connection of whatever kind.

use hyper::rt::{Read, ReadBufCursor, Write};
use hyper::upgrade::Upgraded;
use hyper_util::client::legacy::connect::{Connected, Connection};
use std::io::{Error, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};

/// A connection of whatever kind: to the server or a proxy, encrypted or not.
pub(super) struct Stream {
    connection: Box<dyn Duplex>,
    forwarded: bool,
}

trait Duplex: Read + Write + Send + Unpin {}

impl<T: Read + Write + Send + Unpin> Duplex for T {}

impl Stream {
    pub(super) fn new(connection: impl Read + Write + Connection + Send + Unpin + 'static) -> Self {
        let forwarded = connection.connected().is_proxied();
        Self { connection: Box::new(connection), forwarded }
    }

    /// A connection to the server behind a proxy, which reads nothing of it.
    pub(super) fn through_tunnel(tunnel: Upgraded) -> Self {
        Self { connection: Box::new(tunnel), forwarded: false }
    }

    /// A connection to a proxy that reads whole URLs, and forwards each request.
    pub(super) fn forwarded(self) -> Self {
        Self { forwarded: true, ..self }
    }
}

impl Connection for Stream {
    fn connected(&self) -> Connected {
        Connected::new().proxy(self.forwarded)
    }
}

impl Read for Stream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<Result<(), Error>> {
        Pin::new(&mut *self.connection).poll_read(context, buffer)
    }
}

impl Write for Stream {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize, Error>> {
        Pin::new(&mut *self.connection).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Pin::new(&mut *self.connection).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        Pin::new(&mut *self.connection).poll_shutdown(context)
    }

    fn is_write_vectored(&self) -> bool {
        self.connection.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<Result<usize, Error>> {
        Pin::new(&mut *self.connection).poll_write_vectored(context, slices)
    }
}
