//! Encryption, by a library that is part of the build.

mod encrypted;
mod native;
mod rustls;
mod settings;

pub(super) use encrypted::Encrypted;
pub use settings::TlsLibrary;
pub(super) use settings::{Identity, RootStore, TlsSettings};

use std::borrow::Cow;
use std::error::Error;
use std::sync::{Arc, OnceLock};

/// What connections are encrypted with. To read the certificates of the operating system takes a while, so that they are
/// read when the first connection needs them; what the settings name is read at once.
#[derive(Clone)]
pub(super) struct Tls {
    settings: Arc<TlsSettings>,
    library: Arc<OnceLock<Library>>,
}

/// A library that is ready for connections.
enum Library {
    #[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
    Rustls(rustls::Client),
    #[cfg(feature = "native-tls")]
    Native(native::Client),
    /// Nothing can be encrypted, for this reason.
    Unusable(Cow<'static, str>),
}

impl Tls {
    /// # Errors
    /// If a certificate or the key of the settings cannot be used.
    pub(super) fn new(settings: &TlsSettings) -> Result<Self, String> {
        let tls = Self { settings: Arc::new(settings.clone()), library: Arc::default() };
        if !settings.is_default() {
            let library = Library::new(settings)?;
            tls.library.get_or_init(|| library);
        }
        Ok(tls)
    }

    fn library(&self) -> &Library {
        let new = || Library::new(&self.settings).unwrap_or_else(|problem| Library::Unusable(problem.into()));
        self.library.get_or_init(new)
    }

    /// Whether a library refused the certificate of the other end.
    pub(super) fn is_about_certificate(error: &(dyn Error + 'static)) -> bool {
        rustls::is_about_certificate(error) || native::is_about_certificate(error)
    }

    /// Whether trying again is no use: the host is not a name, or the other end does not speak this TLS or none at all.
    pub(super) fn is_hopeless(error: &(dyn Error + 'static)) -> bool {
        rustls::is_hopeless(error) || native::is_hopeless(error)
    }
}

impl Library {
    fn new(settings: &TlsSettings) -> Result<Self, String> {
        match settings.library.or(TlsLibrary::DEFAULT) {
            #[cfg(feature = "rustls-ring")]
            Some(TlsLibrary::RustlsRing) => rustls::client(settings, ::rustls::crypto::ring::default_provider()),
            #[cfg(feature = "rustls-aws-lc")]
            Some(TlsLibrary::RustlsAwsLc) => rustls::client(settings, ::rustls::crypto::aws_lc_rs::default_provider()),
            #[cfg(feature = "native-tls")]
            Some(TlsLibrary::NativeTls) => native::client(settings).map(Self::Native),
            None => Err("no TLS feature is enabled; enable `rustls-ring`, `rustls-aws-lc` or `native-tls`".to_owned()),
        }
    }
}
