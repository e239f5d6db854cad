//! The limits of the server: headers, bodies, silence.

use crate::raw::{acs3, pairs};
use emulator::{Emulator, Settings};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What the server sends until it closes the connection.
async fn received(emulator: &Emulator, text: &str) -> String {
    let mut stream = TcpStream::connect(emulator.address()).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A server that closes early may reset the connection.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

async fn impatient() -> Emulator {
    let mut settings = Settings::default();
    settings.patience = Duration::from_millis(200);
    Emulator::start_with(settings).await.unwrap()
}

#[tokio::test]
async fn more_headers_than_the_limit_are_refused() {
    let emulator = Emulator::start().await.unwrap();
    let headers = |count: usize| {
        let more = "x-more: 1\r\n".repeat(count);
        format!("GET / HTTP/1.1\r\nhost: here\r\nconnection: close\r\n{more}\r\n")
    };
    assert!(received(&emulator, &headers(98)).await.starts_with("HTTP/1.1 200"));
    assert!(received(&emulator, &headers(99)).await.starts_with("HTTP/1.1 431"));
}

#[tokio::test]
async fn a_client_that_reads_nothing_is_disconnected() {
    let emulator = impatient().await;
    let page = received(&emulator, "GET / HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n").await.len();
    // More than the buffers of the system take.
    let count = (64 << 20) / page;
    let mut stream = TcpStream::connect(emulator.address()).await.unwrap();
    let (mut reading, mut writing) = stream.split();
    let requests = "GET / HTTP/1.1\r\nhost: here\r\n\r\n".repeat(count);
    // The server does not take them all.
    let _ = tokio::time::timeout(Duration::from_secs(2), writing.write_all(requests.as_bytes())).await;
    let mut read = Vec::new();
    let ended = tokio::time::timeout(Duration::from_secs(20), reading.read_to_end(&mut read)).await;
    assert!(ended.is_ok() && read.len() < count * page, "{} of {}", read.len(), count * page);
}

#[tokio::test]
async fn a_long_query_is_accepted_up_to_the_limit() {
    let emulator = Emulator::start().await.unwrap();
    let objects = format!("{{\"shop\":{{\"name\":\"{}\",\"all\":true}}}}", "x".repeat(60_000));
    let mut call = acs3(&emulator, "ModifyDtsJob", &[("DtsInstanceId", "dtsa1")]);
    call.query.extend(pairs(&[("DbList", &objects)]));
    assert_eq!(call.signed().send(&emulator).await.refusal().1, "Forbidden.InstanceNotFound", "it was read as a whole");
    let head = |length: usize| format!("GET /?Reserve={} HTTP/1.1\r\nhost: here\r\n\r\n", "x".repeat(length));
    assert!(received(&emulator, &head(70_000)).await.starts_with("HTTP/1.1 414"));
    let answer = received(&emulator, &head(2 << 20)).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
}

#[tokio::test]
async fn a_client_that_sends_nothing_is_disconnected() {
    let emulator = impatient().await;
    let answer = received(&emulator, "GET / HTTP/1.1\r\n").await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 408"), "{answer}");
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_refused() {
    let emulator = impatient().await;
    let answer =
        received(&emulator, "POST / HTTP/1.1\r\nhost: here\r\nconnection: close\r\ncontent-length: 10\r\n\r\nhalf")
            .await;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
}

#[tokio::test]
async fn what_is_no_http_is_refused() {
    let emulator = Emulator::start().await.unwrap();
    for text in ["\x16\x03\x01 a TLS client\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\0\0\0\0\r\n\r\n"] {
        let answer = received(&emulator, text).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4") || answer.starts_with("HTTP/1.1 5"), "{answer}");
    }
    assert_eq!(acs3(&emulator, "DescribeDtsJobs", &[]).signed().send(&emulator).await.status, 200);
}
