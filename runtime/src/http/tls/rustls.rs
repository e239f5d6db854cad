//! rustls, with either of its cryptographic libraries.

#[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
pub(super) use with_rustls::{Client, client, is_about_certificate, is_hopeless};

#[cfg(not(any(feature = "rustls-ring", feature = "rustls-aws-lc")))]
pub(super) use without::{is_about_certificate, is_hopeless};

#[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
mod with_rustls {
    use crate::http::tls::settings::{Identity, RootStore};
    use crate::http::tls::{Library, TlsSettings};
    use rustls::client::WebPkiServerVerifier;
    use rustls::client::danger::ServerCertVerifier;
    use rustls::crypto::CryptoProvider;
    use rustls::pki_types::pem::PemObject;
    use rustls::pki_types::{CertificateDer, InvalidDnsNameError, PrivateKeyDer};
    use rustls::{ClientConfig, RootCertStore};
    use rustls_platform_verifier::Verifier;
    use std::error::Error;
    use std::sync::Arc;

    const WITHOUT_ROOTS: &str = "the operating system has no certificates of authorities; install them (package \
                                 `ca-certificates`), name a file in SSL_CERT_FILE, or use the feature `webpki-roots`";

    pub(in crate::http::tls) type Client = Arc<ClientConfig>;

    pub(in crate::http::tls) fn client(settings: &TlsSettings, provider: CryptoProvider) -> Result<Library, String> {
        let provider = Arc::new(provider);
        let mut roots = Vec::new();
        for pem in &settings.roots {
            roots.extend(certificates(pem)?);
        }
        let verifier: Arc<dyn ServerCertVerifier> = if settings.store == RootStore::OperatingSystem {
            match Verifier::new_with_extra_roots(roots.clone(), Arc::clone(&provider)) {
                Ok(verifier) => Arc::new(verifier),
                // It only says that there are none, unless a certificate of the settings cannot be read.
                Err(rustls::Error::General(_)) if roots.is_empty() => return Err(WITHOUT_ROOTS.to_owned()),
                Err(error) => return Err(error.to_string()),
            }
        } else {
            webpki(settings.store, roots, Arc::clone(&provider))?
        };
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| error.to_string())?
            .dangerous()
            .with_custom_certificate_verifier(verifier);
        let config = match &settings.identity {
            None => builder.with_no_client_auth(),
            Some(Identity { certificates: pem, key }) => {
                let key = PrivateKeyDer::from_pem_slice(key.expose().as_bytes());
                let key = key.map_err(|_| "the key of the client certificate is not PEM with a private key")?;
                builder.with_client_auth_cert(certificates(pem)?, key).map_err(|error| error.to_string())?
            }
        };
        Ok(Library::Rustls(Arc::new(config)))
    }

    /// A verifier that asks nobody but the certificates that it is made with.
    fn webpki(
        store: RootStore,
        roots: Vec<CertificateDer<'static>>,
        provider: Arc<CryptoProvider>,
    ) -> Result<Arc<dyn ServerCertVerifier>, String> {
        let mut trusted = RootCertStore::empty();
        #[cfg(feature = "webpki-roots")]
        if store == RootStore::Webpki {
            trusted.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        }
        let _ = store;
        for root in roots {
            trusted.add(root).map_err(|error| error.to_string())?;
        }
        let verifier = WebPkiServerVerifier::builder_with_provider(Arc::new(trusted), provider).build();
        Ok(verifier.map_err(|error| error.to_string())?)
    }

    fn certificates(pem: &[u8]) -> Result<Vec<CertificateDer<'static>>, String> {
        let certificates: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(pem).collect();
        match certificates {
            Ok(none) if none.is_empty() => Err("it holds no certificate".to_owned()),
            Ok(certificates) => Ok(certificates),
            Err(error) => Err(error.to_string()),
        }
    }

    pub(in crate::http::tls) fn is_about_certificate(error: &(dyn Error + 'static)) -> bool {
        matches!(error.downcast_ref(), Some(rustls::Error::InvalidCertificate(_)))
    }

    pub(in crate::http::tls) fn is_hopeless(error: &(dyn Error + 'static)) -> bool {
        use rustls::Error::{AlertReceived, InvalidMessage, PeerIncompatible};
        error.is::<InvalidDnsNameError>()
            || matches!(error.downcast_ref(), Some(InvalidMessage(_) | PeerIncompatible(_)))
            || matches!(error.downcast_ref(), Some(AlertReceived(alert)) if is_about_client(*alert))
    }

    /// The server wants a certificate of the client, or another one.
    fn is_about_client(alert: rustls::AlertDescription) -> bool {
        use rustls::AlertDescription::{
            AccessDenied, BadCertificate, CertificateExpired, CertificateRequired, CertificateRevoked,
            CertificateUnknown, UnknownCA, UnsupportedCertificate,
        };
        matches!(
            alert,
            AccessDenied
                | BadCertificate
                | CertificateExpired
                | CertificateRequired
                | CertificateRevoked
                | CertificateUnknown
                | UnknownCA
                | UnsupportedCertificate
        )
    }
}

#[cfg(not(any(feature = "rustls-ring", feature = "rustls-aws-lc")))]
mod without {
    use std::error::Error;

    pub(in crate::http::tls) fn is_about_certificate(_: &(dyn Error + 'static)) -> bool {
        false
    }

    pub(in crate::http::tls) fn is_hopeless(_: &(dyn Error + 'static)) -> bool {
        false
    }
}
