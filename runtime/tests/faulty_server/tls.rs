//! Servers whose certificates are right, and servers whose certificates are not.

use super::certificates::Authority;
use super::{DONE, FaultyServer, SHORT, Visit, call, config, http, transport_error};
use crate::sample::SERVICE;
use alibabacloud_core::plumbing::Core;
use alibabacloud_core::{ErrorKind, HttpsSettings, Proxy, StandardRetry};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;

/// Answers over TLS, and tells the port and what it has read after the handshake.
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
    HttpsSettings::new().proxy(Proxy::none()).trust_only(pem)
}

#[tokio::test]
async fn a_certificate_of_a_trusted_authority_for_the_host_is_right() {
    let authority = Authority::new("trusted");
    let (port, heard) = serve(authority.server("localhost", false)).await;
    let other = Authority::new("other").pem;
    for settings in [
        trusting(&authority.pem),
        HttpsSettings::new().proxy(Proxy::none()).trust_also(authority.pem.clone()),
        trusting(&format!("{other}{}", authority.pem)),
        trusting(&other).trust_also(authority.pem.clone()),
    ] {
        let answer = call(config(&format!("https://localhost:{port}")).https(settings)).await.unwrap();
        assert_eq!(answer.text.as_deref(), Some("done"));
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
        let config = config(&endpoint).https(trusting(&authority.pem)).retry(StandardRetry::new());
        let (kind, text) = transport_error(call(config).await);
        assert_eq!(kind, ErrorKind::Certificate, "{text}");
        assert!(said.iter().any(|said| text.contains(said)) && text.contains(&endpoint), "{text}");
        assert!(!text.contains("attempts"), "it is not going to pass: {text}");
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
        assert!(error.contains("certificates to be trusted cannot be used"), "{pem:?}: {error}");
    }
}
