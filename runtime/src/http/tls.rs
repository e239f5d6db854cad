//! Encryption, by the library that the features bring; by the first in the order below if they bring several.

use super::connector::Connector;
use super::settings::Roots;

#[cfg(not(any(feature = "rustls-ring", feature = "rustls-aws-lc", feature = "native-tls")))]
pub(super) use none::{Encrypted, Tls};
#[cfg(all(feature = "native-tls", not(any(feature = "rustls-ring", feature = "rustls-aws-lc"))))]
pub(super) use with_native_tls::{Encrypted, Tls};
#[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
pub(super) use with_rustls::{Encrypted, Tls};

#[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
mod with_rustls {
    use super::{Connector, Roots};
    use hyper_rustls::HttpsConnector;
    #[cfg(not(feature = "rustls-ring"))]
    use rustls::crypto::aws_lc_rs::default_provider;
    #[cfg(feature = "rustls-ring")]
    use rustls::crypto::ring::default_provider;
    use rustls::pki_types::pem::PemObject;
    use rustls::pki_types::{CertificateDer, InvalidDnsNameError};
    use rustls::{ClientConfig, RootCertStore};
    use std::sync::Arc;

    #[derive(Clone)]
    pub(crate) struct Tls(Arc<ClientConfig>);

    impl Tls {
        pub(crate) const IS_THERE: bool = true;

        pub(crate) fn new(roots: &Roots) -> Result<Self, String> {
            let mut store = RootCertStore::empty();
            if roots.built_in {
                store.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
            }
            for pem in &roots.pem {
                let before = store.len();
                for certificate in CertificateDer::pem_slice_iter(pem) {
                    let certificate = certificate.map_err(|error| error.to_string())?;
                    store.add(certificate).map_err(|error| error.to_string())?;
                }
                if store.len() == before {
                    return Err("it holds no certificate".to_owned());
                }
            }
            let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
                .with_safe_default_protocol_versions()
                .map_err(|error| error.to_string())?
                .with_root_certificates(store)
                .with_no_client_auth();
            Ok(Self(Arc::new(config)))
        }

        pub(crate) fn is_about_certificate(error: &(dyn std::error::Error + 'static)) -> bool {
            matches!(error.downcast_ref(), Some(rustls::Error::InvalidCertificate(_)))
        }

        /// The host is not a name, or the other end does not speak this TLS or none at all.
        pub(crate) fn is_hopeless(error: &(dyn std::error::Error + 'static)) -> bool {
            use rustls::Error::{InvalidMessage, PeerIncompatible};
            error.is::<InvalidDnsNameError>()
                || matches!(error.downcast_ref(), Some(InvalidMessage(_) | PeerIncompatible(_)))
        }

        pub(crate) fn over<T>(&self, inner: T) -> Connector<HttpsConnector<T>> {
            Connector(HttpsConnector::from((inner, self.0.clone())))
        }
    }

    pub(crate) type Encrypted<T> = HttpsConnector<T>;
}

#[cfg(all(feature = "native-tls", not(any(feature = "rustls-ring", feature = "rustls-aws-lc"))))]
mod with_native_tls {
    use super::{Connector, Roots};
    use hyper_tls::HttpsConnector;
    use native_tls::{Certificate, TlsConnector};

    #[derive(Clone)]
    pub(crate) struct Tls(TlsConnector);

    impl Tls {
        pub(crate) const IS_THERE: bool = true;

        pub(crate) fn new(roots: &Roots) -> Result<Self, String> {
            let mut builder = TlsConnector::builder();
            builder.disable_built_in_roots(!roots.built_in);
            for pem in &roots.pem {
                let certificates = Certificate::stack_from_pem(pem).map_err(|error| error.to_string())?;
                if certificates.is_empty() {
                    return Err("it holds no certificate".to_owned());
                }
                for certificate in certificates {
                    builder.add_root_certificate(certificate);
                }
            }
            builder.build().map(Self).map_err(|error| error.to_string())
        }

        /// The libraries of the operating systems tell it by their texts alone.
        pub(crate) fn is_about_certificate(error: &(dyn std::error::Error + 'static)) -> bool {
            error.is::<native_tls::Error>() && error.to_string().to_ascii_lowercase().contains("certificate")
        }

        /// The other end does not speak TLS.
        pub(crate) fn is_hopeless(error: &(dyn std::error::Error + 'static)) -> bool {
            let words = ["wrong version number", "packet length too long", "record overflow"];
            error.is::<native_tls::Error>() && words.iter().any(|words| error.to_string().contains(words))
        }

        pub(crate) fn over<T>(&self, inner: T) -> Connector<HttpsConnector<T>> {
            Connector(HttpsConnector::from((inner, self.0.clone().into())))
        }
    }

    pub(crate) type Encrypted<T> = HttpsConnector<T>;
}

#[cfg(not(any(feature = "rustls-ring", feature = "rustls-aws-lc", feature = "native-tls")))]
mod none {
    use super::{Connector, Roots};

    #[derive(Clone)]
    pub(crate) struct Tls;

    impl Tls {
        pub(crate) const IS_THERE: bool = false;

        pub(crate) fn new(roots: &Roots) -> Result<Self, String> {
            if roots.pem.is_empty() { Ok(Self) } else { Err("no feature for TLS is on".to_owned()) }
        }

        pub(crate) fn is_about_certificate(_: &(dyn std::error::Error + 'static)) -> bool {
            false
        }

        pub(crate) fn is_hopeless(_: &(dyn std::error::Error + 'static)) -> bool {
            false
        }

        #[allow(clippy::unused_self, reason = "the others need it")]
        pub(crate) fn over<T>(&self, inner: T) -> Connector<T> {
            Connector(inner)
        }
    }

    /// Nothing is: whoever connects refuses https before.
    pub(crate) type Encrypted<T> = T;
}
