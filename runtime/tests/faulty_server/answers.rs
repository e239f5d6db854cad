//! Responses that are not HTTP, or whose headers contradict the body.

use super::{DONE, FaultyServer, SHORT, Visit, call, call_with, http, run_out, transport_error};
use crate::sample::SERVICE;
use alibabacloud_core::plumbing::Core;
use alibabacloud_core::{ErrorKind, RetryPolicy, StandardRetry};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

#[tokio::test]
async fn what_is_no_http_is_a_broken_connection() {
    let binary: Vec<u8> = (0..=255).cycle().take(5000).collect();
    let texts: [Vec<u8>; 6] = [
        b"HELLO\r\n\r\n".to_vec(),
        b"HTTP/1.1 abc OK\r\n\r\n".to_vec(),
        b"HTTP/9.9 200 OK\r\n\r\n".to_vec(),
        b"<html>busy</html>".to_vec(),
        b"\r\n\r\n\r\n\r\n".to_vec(),
        binary,
    ];
    for text in texts {
        let (kind, error) = transport_error(FaultyServer::saying_once(text.clone()).call().await);
        assert_eq!(kind, ErrorKind::Broken, "{}: {error}", String::from_utf8_lossy(&text));
    }
}

#[tokio::test]
async fn a_length_that_is_too_long_is_a_broken_connection() {
    let (kind, _) =
        transport_error(FaultyServer::saying_once("HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{}").call().await);
    assert_eq!(kind, ErrorKind::Broken);
    let chunks = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{}";
    assert_eq!(transport_error(FaultyServer::saying_once(chunks).call().await).0, ErrorKind::Broken);
}

#[tokio::test]
async fn what_follows_a_length_that_is_too_short_is_never_the_answer_to_another_call() {
    let hidden = http("200 OK", "", r#"{"Text":"of another call"}"#);
    let server =
        FaultyServer::saying(format!("HTTP/1.1 200 OK\r\ncontent-length: 17\r\n\r\n{{\"RequestId\":\"r\"}}{hidden}"));
    let core = Core::new(&SERVICE, server.config()).unwrap();
    for _ in 0..5 {
        // A connection that was kept may be found broken.
        match call_with(&core).await {
            Ok(answer) => assert_eq!(answer.text, None),
            Err(error) => assert_eq!(error.kind(), ErrorKind::Broken, "{error}"),
        }
    }
    let cut = FaultyServer::saying_once("HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\n{\"Text\":\"done\"}");
    assert!(cut.call().await.is_err());
}

#[tokio::test]
async fn headers_that_come_twice_are_read_if_they_agree_and_refused_if_they_decide() {
    let twice = http(
        "200 OK",
        "content-length: 15\r\ncontent-type: application/json\r\ncontent-type: text/html\r\nx-acs-request-id: r1\r\nx-acs-request-id: r2\r\n",
        DONE,
    );
    assert_eq!(FaultyServer::saying(twice).call().await.unwrap().text.as_deref(), Some("done"));
    let (kind, _) = transport_error(FaultyServer::saying(http("200 OK", "content-length: 7\r\n", DONE)).call().await);
    assert_eq!(kind, ErrorKind::Broken);
}

#[tokio::test]
async fn a_head_without_bounds_is_refused() {
    let wide = format!("HTTP/1.1 200 OK\r\nx-wide: {}\r\n\r\n", "x".repeat(2 << 20));
    let many = format!("HTTP/1.1 200 OK\r\n{}\r\n", "x-many: 1\r\n".repeat(10_000));
    for head in [wide, many] {
        let (kind, text) = transport_error(FaultyServer::saying_once(head).call().await);
        assert_eq!(kind, ErrorKind::Broken, "{text}");
    }
    let endless = FaultyServer::start(|visit: &mut Visit| {
        visit.read_request();
        visit.say(b"HTTP/1.1 200 OK\r\n");
        while visit.say(b"x-endless: 1\r\n") {}
    });
    assert_eq!(transport_error(endless.call().await).0, ErrorKind::Broken);
}

#[tokio::test]
async fn a_body_without_bounds_is_refused_at_the_limit() {
    let endless = FaultyServer::start(|visit: &mut Visit| {
        visit.read_request();
        visit.say(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
        while visit.say(format!("1000\r\n{}\r\n", "x".repeat(0x1000)).as_bytes()) {}
    });
    let (kind, text) = transport_error(call(endless.config().max_response_bytes(1 << 20)).await);
    assert_eq!(kind, ErrorKind::TooLarge, "{text}");
    let announced = FaultyServer::saying_once("HTTP/1.1 200 OK\r\ncontent-length: 18446744073709551615\r\n\r\n{}");
    assert!(call(announced.config().attempt_timeout(SHORT)).await.is_err());
}

#[tokio::test]
async fn provisional_answers_without_end_are_left_in_time() {
    let server = FaultyServer::start(|visit: &mut Visit| {
        visit.read_request();
        while visit.say(b"HTTP/1.1 100 Continue\r\n\r\n") {
            std::thread::sleep(Duration::from_millis(1));
        }
    });
    assert_eq!(run_out(server.config()).await.0, ErrorKind::Timeout);
}

#[tokio::test]
async fn throttling_is_waited_out_for_as_long_as_the_service_asks() {
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = requests.clone();
    let server = FaultyServer::start(move |visit: &mut Visit| {
        while visit.read_request() {
            let busy = r#"{"Code":"Throttling.User","Message":"Too many."}"#;
            let answer = match counted.fetch_add(1, Ordering::SeqCst) {
                0 => http("429 Too Many Requests", "x-acs-retry-after: 150\r\n", busy),
                _ => http("200 OK", "", DONE),
            };
            visit.say(answer.as_bytes());
        }
    });
    let error = server.call().await.unwrap_err();
    assert!(error.is_throttled(), "{error}");
    assert_eq!(error.retry_after(), Some(Duration::from_millis(150)));
    requests.store(0, Ordering::SeqCst);
    let begin = Instant::now();
    let patient = server.config().retry(RetryPolicy::Standard(StandardRetry::new()));
    assert_eq!(call(patient).await.unwrap().text.as_deref(), Some("done"));
    assert!(begin.elapsed() >= Duration::from_millis(150), "{:?}", begin.elapsed());
}

#[tokio::test]
async fn no_redirect_carries_anything_to_another_server() {
    let other = FaultyServer::saying(http("200 OK", "", DONE));
    for status in ["300 Choices", "301 Moved", "302 Found", "303 See", "307 Temporary", "308 Permanent"] {
        let location = format!("location: http://{}/?Signature=hush\r\n", other.address);
        let server = FaultyServer::saying(http(status, &location, ""));
        let error = server.call().await.unwrap_err();
        assert_eq!(error.http_status(), status[..3].parse().ok(), "{error}");
        assert!(error.to_string().contains("not followed") && !error.to_string().contains("hush"), "{error}");
        assert_eq!(server.heads.try_iter().count(), 1);
    }
    assert_eq!(other.heads.try_iter().count(), 0);
}
