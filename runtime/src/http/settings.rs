//! How connections are made and kept.

use super::proxy::Proxy;
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
    pub(super) roots: Roots,
}

/// Whose certificates are trusted.
#[derive(Clone)]
pub(super) struct Roots {
    pub(super) built_in: bool,
    pub(super) pem: Vec<Vec<u8>>,
}

impl HttpsSettings {
    /// All defaults.
    pub fn new() -> Self {
        Self {
            connect_timeout: Duration::from_secs(5),
            max_response_bytes: 64 << 20,
            max_connections: 100,
            max_idle_connections: 40,
            idle_timeout: Duration::from_mins(1),
            proxy: Proxy::default(),
            roots: Roots { built_in: true, pem: Vec::new() },
        }
    }

    /// How long a connection may take to be made, before encryption begins. 5 seconds by default.
    #[must_use]
    pub fn connect_timeout(self, connect_timeout: Duration) -> Self {
        Self { connect_timeout, ..self }
    }

    /// How many bytes the body of an answer may have. 64 MiB by default. The head of an answer may have about 400
    /// KiB and 100 headers.
    #[must_use]
    pub fn max_response_bytes(self, max_response_bytes: usize) -> Self {
        Self { max_response_bytes, ..self }
    }

    /// How many requests may be under way at a time; further ones wait their turn, and the time they wait counts as
    /// theirs. Each needs a connection. 100 by default, at least 1.
    #[must_use]
    pub fn max_connections(self, max_connections: usize) -> Self {
        Self { max_connections: max_connections.max(1), ..self }
    }

    /// How many connections are kept open to each host while nothing is sent over them. 40 by default.
    #[must_use]
    pub fn max_idle_connections(self, max_idle_connections: usize) -> Self {
        Self { max_idle_connections, ..self }
    }

    /// How long a connection is kept open while nothing is sent over it. 1 minute by default.
    #[must_use]
    pub fn idle_timeout(self, idle_timeout: Duration) -> Self {
        Self { idle_timeout, ..self }
    }

    /// Through which proxy requests go. By default what the environment says.
    #[must_use]
    pub fn proxy(self, proxy: Proxy) -> Self {
        Self { proxy, ..self }
    }

    /// Trusts these certificates too, as PEM: one or several authorities.
    #[must_use]
    pub fn trust_also(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.roots.pem.push(pem.into());
        self
    }

    /// Trusts these certificates and no others, as PEM: one or several authorities. What was trusted before is not any
    /// more.
    #[must_use]
    pub fn trust_only(self, pem: impl Into<Vec<u8>>) -> Self {
        Self { roots: Roots { built_in: false, pem: vec![pem.into()] }, ..self }
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
            .field("own_roots", &self.roots.pem.len())
            .field("built_in_roots", &self.roots.built_in)
            .finish()
    }
}
