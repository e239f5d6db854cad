use super::{Library, Tls};
use crate::http::connector::{Connecting, Problem, streamed};
use crate::http::hopeless::Hopeless;
use crate::http::stream::Stream;
use http::Uri;
use http::uri::Scheme;
use hyper::rt::{Read, Write};
use hyper_util::client::legacy::connect::Connection;
use std::task::{Context, Poll};
use tower_service::Service;

/// Encrypts the connections of another connector where the URL says https.
#[derive(Clone)]
pub(in crate::http) struct Encrypted<T> {
    inner: T,
    tls: Tls,
}

impl Tls {
    /// Connections of `inner`, encrypted.
    pub(in crate::http) fn over<T>(&self, inner: T) -> Encrypted<T> {
        Encrypted { inner, tls: self.clone() }
    }
}

impl<T> Service<Uri> for Encrypted<T>
where
    T: Service<Uri> + Clone,
    T::Response: Read + Write + Connection + Send + Unpin + 'static,
    T::Error: Into<Problem>,
    T::Future: Send + 'static,
{
    type Response = Stream;
    type Error = Problem;
    type Future = Connecting;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Problem>> {
        self.inner.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, target: Uri) -> Connecting {
        if target.scheme() != Some(&Scheme::HTTPS) {
            return streamed(self.inner.call(target));
        }
        match self.tls.library() {
            #[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
            Library::Rustls(client) => {
                streamed(hyper_rustls::HttpsConnector::from((self.inner.clone(), client.clone())).call(target))
            }
            #[cfg(feature = "native-tls")]
            Library::Native(client) => {
                streamed(hyper_tls::HttpsConnector::from((self.inner.clone(), client.clone().into())).call(target))
            }
            Library::Unusable(reason) => {
                let reason = Hopeless::new(reason.clone().into_owned());
                Box::pin(async { Err(reason.into()) })
            }
        }
    }
}
