//! How connections are made and kept.

use super::proxy::Proxy;
use super::tls::{Identity, RootStore, TlsLibrary, TlsSettings};
use crate::ground::secret::Secret;
use std::fmt;
use std::time::Duration;

/// How [`HttpsTransport`](crate::HttpsTransport) makes and keeps connections.
///
/// ```
/// use alibabacloud_core::{HttpsSettings, Proxy};
/// use std::time::Duration;
///
/// let settings = HttpsSettings::new()
///     .connect_timeout(Duration::from_secs(2))
///     .max_connections(20)
///     .proxy(Proxy::url("http://proxy.example.com:3128")?);
/// # Ok::<(), alibabacloud_core::Error>(())
/// ```
#[derive(Clone)]
pub struct HttpsSettings {
    pub(super) connect_timeout: Duration,
    pub(super) max_response_bytes: usize,
    pub(super) max_connections: usize,
    pub(super) max_idle_connections: usize,
    pub(super) idle_timeout: Duration,
    pub(super) proxy: Proxy,
    pub(super) tls: TlsSettings,
}

impl HttpsSettings {
    /// Settings with all defaults.
    pub fn new() -> Self {
        Self {
            connect_timeout: Duration::from_secs(5),
            max_response_bytes: 64 << 20,
            max_connections: 100,
            max_idle_connections: 40,
            idle_timeout: Duration::from_secs(60),
            proxy: Proxy::default(),
            tls: TlsSettings::default(),
        }
    }

    /// The maximum time to make a connection: the look-up of the host, TCP, the tunnel through a proxy, and TLS
    /// together. Defaults to 5 seconds.
    #[must_use]
    pub fn connect_timeout(self, connect_timeout: Duration) -> Self {
        Self { connect_timeout, ..self }
    }

    /// The maximum number of bytes in the body of a response. Defaults to 64 MiB. The head of a response can have about
    /// 400 KiB and 100 headers.
    #[must_use]
    pub fn max_response_bytes(self, max_response_bytes: usize) -> Self {
        Self { max_response_bytes, ..self }
    }

    /// The maximum number of requests at a time. Each needs a connection; more requests wait for one. The wait counts
    /// for the time of the call, not for that of the attempt. Defaults to 100; at least 1.
    ///
    /// Requests for credentials have connections of their own.
    #[must_use]
    pub fn max_connections(self, max_connections: usize) -> Self {
        Self { max_connections: max_connections.max(1), ..self }
    }

    /// The maximum number of idle connections that are kept open to each host. Defaults to 40.
    #[must_use]
    pub fn max_idle_connections(self, max_idle_connections: usize) -> Self {
        Self { max_idle_connections, ..self }
    }

    /// How long an idle connection is kept open. Defaults to 1 minute.
    #[must_use]
    pub fn idle_timeout(self, idle_timeout: Duration) -> Self {
        Self { idle_timeout, ..self }
    }

    /// The proxy that requests go through. Defaults to the one that the environment names.
    #[must_use]
    pub fn proxy(self, proxy: Proxy) -> Self {
        Self { proxy, ..self }
    }

    /// The TLS library, of those that are part of the build. Defaults to the first in [`TlsLibrary::ALL`].
    #[must_use]
    pub fn tls(mut self, library: TlsLibrary) -> Self {
        self.tls.library = Some(library);
        self
    }

    /// Trusts these certificates as well, as PEM: one or several authorities.
    #[must_use]
    pub fn add_root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.tls.roots.push(pem.into());
        self
    }

    /// Trusts only these certificates, as PEM: one or several authorities. They replace those that were trusted before.
    #[must_use]
    pub fn only_root_certificate(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.tls.store = RootStore::None;
        self.tls.roots = vec![pem.into()];
        self
    }

    /// Trusts the authorities of Mozilla's program, which are part of the build with the feature `webpki-roots`, in place
    /// of those of the operating system. For rustls only.
    #[cfg(feature = "webpki-roots")]
    #[must_use]
    pub fn webpki_roots(mut self) -> Self {
        self.tls.store = RootStore::Webpki;
        self
    }

    /// The certificate that the client shows to a server that asks for one, with its chain, and its private key: both as
    /// PEM, the key in PKCS #8.
    #[must_use]
    pub fn client_certificate(mut self, certificates: impl Into<Vec<u8>>, key: impl Into<Secret>) -> Self {
        self.tls.identity = Some(Identity { certificates: certificates.into(), key: key.into() });
        self
    }
}

impl Default for HttpsSettings {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for HttpsSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpsSettings")
            .field("connect_timeout", &self.connect_timeout)
            .field("max_response_bytes", &self.max_response_bytes)
            .field("max_connections", &self.max_connections)
            .field("max_idle_connections", &self.max_idle_connections)
            .field("idle_timeout", &self.idle_timeout)
            .field("proxy", &self.proxy)
            .field("tls", &self.tls)
            .finish()
    }
}
