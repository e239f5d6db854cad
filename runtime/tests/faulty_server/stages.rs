//! Connections that break or fall silent, at every stage.

use super::{DONE, FaultyServer, Visit, call_with, config, http, run_out, transport_error};
use crate::sample::SERVICE;
use alibabacloud_core::ErrorKind;
use alibabacloud_core::plumbing::Core;
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::Duration;

const PARTS: [&str; 5] = [
    "",
    "HTTP/1.1 20",
    "HTTP/1.1 200 OK\r\ncontent-le",
    "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n",
    "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"Text\":",
];

#[tokio::test]
async fn a_reset_at_any_stage_is_a_broken_connection() {
    for part in PARTS {
        let server = FaultyServer::start(move |visit: &mut Visit| {
            // What is not read when the connection is closed makes it a reset.
            let _ = visit.stream.peek(&mut [0; 1]);
            visit.say(part.as_bytes());
        });
        let (kind, text) = transport_error(server.call().await);
        assert_eq!(kind, ErrorKind::Broken, "{part:?}: {text}");
        assert!(text.starts_with(&format!("Go: lost the connection to http://{}: ", server.address)), "{text}");
    }
}

#[tokio::test]
async fn a_close_at_any_stage_is_a_broken_connection() {
    for part in PARTS {
        let (kind, text) = transport_error(FaultyServer::saying_once(part).call().await);
        assert_eq!(kind, ErrorKind::Broken, "{part:?}: {text}");
    }
}

#[tokio::test]
async fn silence_at_any_stage_ends_with_the_time_of_the_attempt() {
    for part in PARTS {
        let server = FaultyServer::start(move |visit: &mut Visit| {
            visit.read_request();
            visit.say(part.as_bytes());
            visit.stall();
        });
        let (kind, text) = run_out(server.config()).await;
        assert_eq!(kind, ErrorKind::Timeout, "{part:?}: {text}");
    }
}

#[tokio::test]
async fn a_server_that_does_not_accept_or_does_not_read_is_left_in_time() {
    // The operating system takes the connection; nobody asks for it.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let config = config(&format!("http://{}", listener.local_addr().unwrap()));
    assert_eq!(run_out(config).await.0, ErrorKind::Timeout);
}

#[tokio::test]
async fn an_answer_that_drips_ends_with_the_time_of_the_attempt() {
    let server = FaultyServer::start(|visit: &mut Visit| {
        visit.read_request();
        for byte in http("200 OK", "", &" ".repeat(10_000)).bytes() {
            if !visit.say(&[byte]) {
                return;
            }
            sleep(Duration::from_millis(5));
        }
    });
    assert_eq!(run_out(server.config()).await.0, ErrorKind::Timeout);
}

#[tokio::test]
async fn an_answer_that_drips_and_comes_to_its_end_in_time_is_read() {
    let server = FaultyServer::start(|visit: &mut Visit| {
        visit.read_request();
        for byte in http("200 OK", "", DONE).bytes() {
            visit.say(&[byte]);
            sleep(Duration::from_millis(1));
        }
    });
    assert_eq!(server.call().await.unwrap().text.as_deref(), Some("done"));
}

#[tokio::test]
async fn a_connection_that_broke_is_not_used_again() {
    let visits = Arc::new(AtomicUsize::new(0));
    let counted = visits.clone();
    let server = FaultyServer::start(move |visit: &mut Visit| {
        let is_first = counted.fetch_add(1, Ordering::SeqCst) == 0;
        while visit.read_request() {
            if is_first {
                visit.say(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{");
                return;
            }
            visit.say(http("200 OK", "", DONE).as_bytes());
        }
    });
    let core = Core::new(&SERVICE, server.config()).unwrap();
    assert!(call_with(&core).await.is_err());
    for _ in 0..2 {
        assert_eq!(call_with(&core).await.unwrap().text.as_deref(), Some("done"));
    }
    assert_eq!(visits.load(Ordering::SeqCst), 2);
}
