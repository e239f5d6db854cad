//! Servers whose certificates are right, and servers whose certificates are not.

use super::certificates::Authority;
use super::{DONE, FaultyServer, SHORT, Visit, call, config, http, transport_error};
use crate::sample::SERVICE;
use alibabacloud_core::credentials::AssumeRole;
use alibabacloud_core::plumbing::Core;
use alibabacloud_core::{
    Credentials, Endpoint, Environment, ErrorKind, HttpsSettings, Proxy, StandardRetry, TlsLibrary,
};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;

/// Serves one response over TLS; returns the port, and what the server reads after the handshake.
pub(super) async fn serve(tls: Arc<ServerConfig>) -> (u16, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, heard) = channel();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let (acceptor, sender) = (TlsAcceptor::from(tls.clone()), sender.clone());
            tokio::spawn(async move {
                if let Ok(stream) = acceptor.accept(stream).await {
                    answer(stream, sender).await;
                }
            });
        }
    });
    (port, heard)
}

async fn answer(mut stream: tokio_rustls::server::TlsStream<tokio::net::TcpStream>, sender: Sender<String>) {
    let mut buffer = vec![0; 16 << 10];
    while let Ok(count @ 1..) = stream.read(&mut buffer).await {
        let text = String::from_utf8_lossy(&buffer[..count]).into_owned();
        // The body of the sample request ends with it.
        let is_whole = text.ends_with("Body=b");
        let _ = sender.send(text);
        if is_whole && stream.write_all(http("200 OK", "", DONE).as_bytes()).await.is_err() {
            return;
        }
    }
}

/// As the libraries say it.
const UNKNOWN: [&str; 2] = ["UnknownIssuer", "unable to get local issuer certificate"];

pub(super) fn trusting(pem: &str) -> HttpsSettings {
    HttpsSettings::new().proxy(Proxy::none()).only_root_certificate(pem)
}

#[tokio::test]
async fn a_certificate_of_a_trusted_authority_for_the_host_is_right() {
    let authority = Authority::new("trusted");
    let (port, heard) = serve(authority.server("localhost", false)).await;
    let other = Authority::new("other").pem;
    for settings in [
        trusting(&authority.pem),
        HttpsSettings::new().proxy(Proxy::none()).add_root_certificate(authority.pem.clone()),
        trusting(&format!("{other}{}", authority.pem)),
        trusting(&other).add_root_certificate(authority.pem.clone()),
    ] {
        for library in TlsLibrary::ALL {
            let config = config(&format!("https://localhost:{port}")).https(settings.clone()).tls(*library);
            let answer = call(config).await.unwrap_or_else(|error| panic!("{library:?}: {error:#}"));
            assert_eq!(answer.text.as_deref(), Some("done"));
        }
    }
    assert!(heard.recv().unwrap().starts_with("POST /?Text=a HTTP/1.1\r\n"));
}

#[tokio::test]
async fn nothing_is_sent_to_a_server_whose_certificate_is_not_right() {
    let (authority, stranger) = (Authority::new("trusted"), Authority::new("stranger"));
    for (tls, said) in [
        (authority.server("other.example.com", false), ["not valid for name \"localhost\"", "hostname mismatch"]),
        (authority.server("localhost", true), ["expired", "certificate has expired"]),
        (stranger.server("localhost", false), UNKNOWN),
    ] {
        let (port, heard) = serve(tls).await;
        let endpoint = format!("https://localhost:{port}");
        for library in TlsLibrary::ALL {
            let settings = trusting(&authority.pem).tls(*library);
            let config = config(&endpoint).https(settings).retry(StandardRetry::new());
            let (kind, text) = transport_error(call(config).await);
            assert_eq!(kind, ErrorKind::Certificate, "{library:?}: {text}");
            assert!(said.iter().any(|said| text.contains(said)) && text.contains(&endpoint), "{text}");
            assert!(!text.contains("attempts"), "it is not going to pass: {text}");
        }
        assert!(heard.try_recv().is_err());
    }
}

#[tokio::test]
async fn the_authorities_of_the_world_are_not_those_of_this_test() {
    let (port, heard) = serve(Authority::new("trusted").server("localhost", false)).await;
    let (kind, text) = transport_error(call(config(&format!("https://localhost:{port}"))).await);
    assert_eq!(kind, ErrorKind::Certificate);
    assert!(UNKNOWN.iter().any(|said| text.contains(said)), "{text}");
    assert!(heard.try_recv().is_err());
}

#[tokio::test]
async fn a_handshake_that_is_not_answered_ends_in_time() {
    let garbage = |visit: &mut Visit| {
        visit.say(b"\x16\x03\x03\xff\xff garbage");
    };
    let silent = FaultyServer::start(Visit::stall);
    let config_of = |server: &FaultyServer| config(&format!("https://{}", server.address));
    let (kind, text) = transport_error(call(config_of(&silent).attempt_timeout(SHORT)).await);
    assert_eq!(kind, ErrorKind::Connect, "{text}");
    let (kind, text) = transport_error(call(config_of(&FaultyServer::start(garbage))).await);
    assert_eq!(kind, ErrorKind::NotSent, "{text}");
}

#[tokio::test]
async fn a_server_without_tls_is_not_tried_again() {
    let plain = FaultyServer::start(|visit: &mut Visit| {
        let _ = visit.heads.send(String::new());
        let _ = visit.stream.peek(&mut [0; 1]);
        visit.say(http("400 Bad Request", "", "").as_bytes());
    });
    let quick = StandardRetry::new().backoff(Duration::from_millis(1));
    let (kind, text) = transport_error(call(config(&format!("https://{}", plain.address)).retry(quick)).await);
    assert_eq!(kind, ErrorKind::NotSent, "{text}");
    assert!(!text.contains("attempts"), "{text}");
    assert_eq!(plain.heads.try_iter().count(), 1);
}

#[test]
fn what_is_no_certificate_is_told_when_the_client_is_made() {
    for pem in ["", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"] {
        let config = config("https://localhost").https(trusting(pem));
        let error = Core::new(&SERVICE, config).unwrap_err().to_string();
        assert!(error.contains("certificates or the key cannot be used"), "{pem:?}: {error}");
    }
}

#[tokio::test]
async fn a_server_that_asks_for_a_certificate_of_the_client_gets_it() {
    let (authority, clients, stranger) =
        (Authority::new("servers"), Authority::new("clients"), Authority::new("stranger"));
    let (port, heard) = serve(authority.server_asking("localhost", false, Some(&clients))).await;
    let endpoint = format!("https://localhost:{port}");
    for library in TlsLibrary::ALL {
        let settings = || trusting(&authority.pem).tls(*library);
        let (certificate, key) = clients.client();
        let known = settings().client_certificate(certificate.clone(), key);
        let response =
            call(config(&endpoint).https(known)).await.unwrap_or_else(|error| panic!("{library:?}: {error:#}"));
        assert_eq!(response.text.as_deref(), Some("done"));
        assert_eq!(heard.try_iter().count(), 1);
        let (unknown, its_key) = stranger.client();
        for settings in [settings(), settings().client_certificate(unknown, its_key)] {
            assert!(call(config(&endpoint).https(settings)).await.is_err(), "{library:?}");
            assert_eq!(heard.try_iter().count(), 0);
        }
        let (_, other_key) = clients.client();
        for key in ["", "no key", &other_key] {
            let config = config(&endpoint).https(settings().client_certificate(certificate.clone(), key));
            let error = Core::new(&SERVICE, config).unwrap_err();
            let text = format!("{error:#} {error:?}");
            assert!(text.contains("certificates or the key cannot be used"), "{library:?}: {text}");
            assert!(!text.contains(&other_key[40..60]), "{text}");
        }
    }
}

/// Where the probe below calls.
const PROBED: &str = "TLS_PROBE";

/// Calls with every library, and with each way to trust that the operating system decides, or does not.
#[tokio::test]
#[ignore = "the other test runs it in a process of its own"]
async fn probe() {
    let Ok(endpoint) = std::env::var(PROBED) else { return };
    for library in TlsLibrary::ALL {
        let https = HttpsSettings::new().proxy(Proxy::none());
        let outcome = call(config(&endpoint).https(https.clone()).tls(*library)).await;
        // Behind what the test harness has printed on the line.
        println!("\nprobed: {library:?} {:?}", outcome.map_err(|error| error.kind()).map(|_| ()));
        #[cfg(feature = "webpki-roots")]
        if format!("{library:?}").starts_with("Rustls") {
            let outcome = call(config(&endpoint).https(https.webpki_roots()).tls(*library)).await;
            println!("probed: {library:?} with webpki {:?}", outcome.map_err(|error| error.kind()).map(|_| ()));
        }
    }
}

/// On Linux, where these variables count.
#[cfg(all(unix, not(target_vendor = "apple")))]
#[tokio::test]
async fn an_authority_in_the_variable_of_the_operating_system_is_trusted() {
    let (authority, other) = (Authority::new("in a file"), Authority::new("other"));
    let (port, _heard) = serve(authority.server("localhost", false)).await;
    let folder = std::env::temp_dir().join(format!("authorities-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for (name, pem, with_rustls, with_native_tls) in [
        ("known", Some(&authority.pem), "Ok(())", "Ok(())"),
        ("other", Some(&other.pem), "Err(Certificate)", "Err(Certificate)"),
        ("absent", None, "Err(NotSent)", "Err(Certificate)"),
    ] {
        let file = folder.join(name);
        if let Some(pem) = pem {
            std::fs::write(&file, pem).unwrap();
        }
        let mut command = tokio::process::Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "faulty_server::tls::probe", "--ignored", "--nocapture", "--test-threads=1"]);
        command.env(PROBED, format!("https://localhost:{port}")).env("SSL_CERT_FILE", &file).env_remove("SSL_CERT_DIR");
        let output = command.output().await.unwrap();
        let printed = String::from_utf8_lossy(&output.stdout);
        let probed: Vec<&str> = printed.lines().filter_map(|line| Some(line.split_once("probed: ")?.1)).collect();
        assert!(probed.len() >= TlsLibrary::ALL.len(), "{printed} {}", String::from_utf8_lossy(&output.stderr));
        for line in probed {
            let expected = match line {
                _ if line.contains("webpki") => "Err(Certificate)",
                _ if line.starts_with("Native") => with_native_tls,
                _ => with_rustls,
            };
            assert!(line.ends_with(expected), "{name}: {line}");
        }
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_library_of_the_default_features_is_the_last_choice() {
    let names: Vec<String> = TlsLibrary::ALL.iter().map(|library| format!("{library:?}")).collect();
    let order = ["NativeTls", "RustlsAwsLc", "RustlsRing"];
    let expected: Vec<&str> = order.into_iter().filter(|name| names.iter().any(|there| there == name)).collect();
    assert_eq!(names, expected);
    let chosen = format!("{:?}", HttpsSettings::new());
    assert!(chosen.contains(&format!("library: Some({})", names[0])), "{chosen}");
    let last = TlsLibrary::ALL[names.len() - 1];
    assert!(format!("{:?}", HttpsSettings::new().tls(last)).contains(&format!("library: Some({last:?})")));
}

#[tokio::test]
async fn requests_for_credentials_trust_and_show_the_certificates_of_the_client() {
    let (authority, clients) = (Authority::new("servers"), Authority::new("clients"));
    let (port, heard) = serve(authority.server_asking("localhost", false, Some(&clients))).await;
    let sts = || Environment::empty().sts_endpoint(Endpoint::parse(&format!("https://localhost:{port}")).unwrap());
    for library in TlsLibrary::ALL {
        let role = AssumeRole::new(Credentials::access_key("testid", "testsecret"), "acs:ram::1:role/reader");
        let (certificate, key) = clients.client();
        let https = trusting(&authority.pem).client_certificate(certificate, key).tls(*library);
        let config = config("https://tasks.example.com").https(https).credentials(role.environment(sts()));
        // The server says nothing to what it does not know.
        assert!(call(config.call_timeout(Duration::from_secs(2))).await.is_err());
        let request = heard.try_recv().unwrap_or_else(|_| panic!("{library:?}"));
        assert!(request.starts_with("POST /?Action=AssumeRole"), "{library:?}: {request}");
    }
}
