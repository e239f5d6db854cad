use crate::ground::secret::Secret;
use std::fmt;

/// A TLS library. Each is part of the build with the feature of its name.
///
/// Of several, a client uses the first one in the order of this list, unless [`Config::tls`](crate::Config::tls) chooses.
/// The library of the default features comes last, so that another crate that turns on the defaults changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TlsLibrary {
    /// The library of the operating system, OpenSSL on Linux: feature `native-tls`.
    #[cfg(feature = "native-tls")]
    NativeTls,
    /// rustls with AWS-LC: feature `rustls-aws-lc`.
    #[cfg(feature = "rustls-aws-lc")]
    RustlsAwsLc,
    /// rustls with ring: feature `rustls-ring`, a default.
    #[cfg(feature = "rustls-ring")]
    RustlsRing,
}

impl TlsLibrary {
    /// The libraries of this build; the first one is the default.
    pub const ALL: &'static [Self] = &[
        #[cfg(feature = "native-tls")]
        Self::NativeTls,
        #[cfg(feature = "rustls-aws-lc")]
        Self::RustlsAwsLc,
        #[cfg(feature = "rustls-ring")]
        Self::RustlsRing,
    ];

    pub(super) const DEFAULT: Option<Self> = if Self::ALL.is_empty() { None } else { Some(Self::ALL[0]) };
}

/// Which library encrypts, which certificates are trusted, and which one the client shows.
#[derive(Clone, Default)]
pub(in crate::http) struct TlsSettings {
    pub(in crate::http) library: Option<TlsLibrary>,
    pub(in crate::http) store: RootStore,
    /// Certificates of authorities, as PEM.
    pub(in crate::http) roots: Vec<Vec<u8>>,
    pub(in crate::http) identity: Option<Identity>,
}

/// The authorities that are trusted beside those of the settings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::http) enum RootStore {
    #[default]
    OperatingSystem,
    #[cfg(feature = "webpki-roots")]
    Webpki,
    None,
}

/// The certificate of the client with its chain, and the key, as PEM.
#[derive(Clone)]
#[cfg_attr(
    not(any(feature = "rustls-ring", feature = "rustls-aws-lc", feature = "native-tls")),
    allow(dead_code, reason = "there is no library to show it")
)]
pub(in crate::http) struct Identity {
    pub(in crate::http) certificates: Vec<u8>,
    pub(in crate::http) key: Secret,
}

impl TlsSettings {
    pub(super) fn is_default(&self) -> bool {
        self.store == RootStore::OperatingSystem && self.roots.is_empty() && self.identity.is_none()
    }
}

impl fmt::Debug for TlsSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TlsSettings")
            .field("library", &self.library.or(TlsLibrary::DEFAULT))
            .field("store", &self.store)
            .field("roots", &self.roots.len())
            .field("has_client_certificate", &self.identity.is_some())
            .finish()
    }
}
