//! The library of the operating system.

#[cfg(feature = "native-tls")]
pub(super) use with_native_tls::{Client, client, is_about_certificate, is_hopeless};

#[cfg(not(feature = "native-tls"))]
pub(super) use without::{is_about_certificate, is_hopeless};

#[cfg(feature = "native-tls")]
mod with_native_tls {
    use crate::http::tls::TlsSettings;
    use crate::http::tls::settings::RootStore;
    use native_tls::{Certificate, Identity, TlsConnector};
    use std::error::Error;

    pub(in crate::http::tls) type Client = TlsConnector;

    pub(in crate::http::tls) fn client(settings: &TlsSettings) -> Result<Client, String> {
        let mut builder = TlsConnector::builder();
        match settings.store {
            RootStore::OperatingSystem => {}
            RootStore::None => {
                builder.disable_built_in_roots(true);
            }
            #[cfg(feature = "webpki-roots")]
            RootStore::Webpki => {
                return Err(
                    "`webpki_roots` is for rustls, and the client uses native-tls; choose one with `tls`".to_owned()
                );
            }
        }
        for pem in &settings.roots {
            let certificates = Certificate::stack_from_pem(pem).map_err(|error| error.to_string())?;
            if certificates.is_empty() {
                return Err("it holds no certificate".to_owned());
            }
            for certificate in certificates {
                builder.add_root_certificate(certificate);
            }
        }
        if let Some(identity) = &settings.identity {
            let identity = Identity::from_pkcs8(&identity.certificates, identity.key.expose().as_bytes());
            builder.identity(identity.map_err(|error| format!("the client certificate and its key: {error}"))?);
        }
        builder.build().map_err(|error| error.to_string())
    }

    /// The libraries of the operating systems say so only in the texts of their errors.
    pub(in crate::http::tls) fn is_about_certificate(error: &(dyn Error + 'static)) -> bool {
        let text = || error.to_string().to_ascii_lowercase();
        error.is::<native_tls::Error>() && text().contains("certificate") && !text().contains("alert")
    }

    /// The other end does not speak TLS, or wants a certificate of the client, or another one.
    pub(in crate::http::tls) fn is_hopeless(error: &(dyn Error + 'static)) -> bool {
        let words = ["wrong version number", "packet length too long", "record overflow"];
        let is_hopeless = |text: String| {
            words.iter().any(|words| text.contains(words)) || (text.contains("alert") && text.contains("certificate"))
        };
        error.is::<native_tls::Error>() && is_hopeless(error.to_string())
    }
}

#[cfg(not(feature = "native-tls"))]
mod without {
    use std::error::Error;

    pub(in crate::http::tls) fn is_about_certificate(_: &(dyn Error + 'static)) -> bool {
        false
    }

    pub(in crate::http::tls) fn is_hopeless(_: &(dyn Error + 'static)) -> bool {
        false
    }
}
