//! Calls with their retries over real sockets.

use crate::patience::patiently;
use crate::sample::Everything;
use crate::script::{READ, SERVICE, WRITE, call};
use alibabacloud_core::clock::parse_timestamp;
use alibabacloud_core::plumbing::Core;
use alibabacloud_core::{CallOptions, Config, Credentials, Endpoint, Error, ErrorKind, RetryBudget, StandardRetry};
use std::collections::VecDeque;
use std::error::Error as _;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Notify;

#[derive(Clone)]
enum Act {
    /// Sends this response and keeps the connection.
    ResponseMetadata(String),
    /// Closes the connection, after these bytes.
    Close(&'static str),
    /// Says nothing until the client goes away.
    Stall,
}

fn http(status: u16, headers: &str, body: &str) -> Act {
    Act::ResponseMetadata(format!("HTTP/1.1 {status} Told\r\n{headers}content-length: {}\r\n\r\n{body}", body.len()))
}

fn ok() -> Act {
    http(200, "", r#"{"Success":true,"Text":"done"}"#)
}

/// A request that arrived.
#[derive(Clone, Debug)]
struct Seen {
    connection: usize,
    head: String,
    at: Instant,
}

impl Seen {
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")))
    }
}

/// Does one act for each request; the last one again and again.
#[derive(Clone)]
struct Server {
    address: SocketAddr,
    state: Arc<State>,
}

struct State {
    acts: Mutex<VecDeque<Act>>,
    seen: Mutex<Vec<Seen>>,
    arrived: Notify,
    /// Connections that the client has ended while it was waiting for a response.
    abandoned: Notify,
}

impl Server {
    async fn new(acts: impl IntoIterator<Item = Act>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(State {
            acts: Mutex::new(acts.into_iter().collect()),
            seen: Mutex::default(),
            arrived: Notify::new(),
            abandoned: Notify::new(),
        });
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            for connection in 0.. {
                let Ok((stream, _)) = listener.accept().await else { return };
                tokio::spawn(Arc::clone(&shared).serve(connection, stream));
            }
        });
        Self { address, state }
    }

    fn config(&self) -> Config {
        let endpoint = Endpoint::parse(&format!("http://{}", self.address)).unwrap();
        let quick = StandardRetry::new().backoff(Duration::from_millis(2)).throttling_backoff(Duration::from_millis(2));
        Config::new(endpoint, Credentials::sts("testid", "testsecret", "token")).retry(quick)
    }

    fn core(&self) -> Core {
        Core::new(&SERVICE, self.config()).unwrap()
    }

    fn seen(&self) -> Vec<Seen> {
        std::mem::take(&mut self.state.seen.lock().unwrap())
    }
}

impl State {
    async fn serve(self: Arc<Self>, connection: usize, mut stream: TcpStream) {
        let mut buffer = [0; 8192];
        loop {
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                match stream.read(&mut buffer).await {
                    Ok(count @ 1..) => head.extend_from_slice(&buffer[..count]),
                    _ => return,
                }
            }
            let head = String::from_utf8(head).unwrap();
            let act = {
                let mut acts = self.acts.lock().unwrap();
                if acts.len() > 1 { acts.pop_front().unwrap() } else { acts[0].clone() }
            };
            self.seen.lock().unwrap().push(Seen { connection, head, at: Instant::now() });
            self.arrived.notify_one();
            match act {
                Act::ResponseMetadata(answer) => stream.write_all(answer.as_bytes()).await.unwrap(),
                Act::Close(bytes) => return stream.write_all(bytes.as_bytes()).await.unwrap(),
                Act::Stall => {
                    if let Ok(0) | Err(_) = stream.read(&mut buffer).await {
                        self.abandoned.notify_one();
                    }
                    return;
                }
            }
        }
    }
}

fn connections(seen: &[Seen]) -> Vec<usize> {
    seen.iter().map(|seen| seen.connection).collect()
}

#[tokio::test]
async fn retries_arrive_on_the_same_connection_each_signed_anew() {
    let server = Server::new([http(503, "", ""), http(429, "", ""), ok()]).await;
    let (response, _) = call(&server.core(), &READ).await.unwrap();
    assert_eq!(response.text.as_deref(), Some("done"));
    let seen = server.seen();
    assert_eq!(connections(&seen), [0, 0, 0]);
    for (index, seen) in seen.iter().enumerate() {
        let count = (index > 0).then(|| index.to_string());
        assert_eq!(seen.header("x-acs-retry-attempts"), count.as_deref());
    }
    for name in ["x-acs-signature-nonce", "authorization"] {
        assert!(seen.windows(2).all(|pair| pair[0].header(name) != pair[1].header(name)), "{name}");
    }
}

#[tokio::test]
async fn a_connection_that_breaks_is_made_anew_for_a_read_and_told_for_a_write() {
    for bytes in ["", "HTTP/1.1 200 OK\r\nconte", "HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{\"Success\":true"] {
        let server = Server::new([Act::Close(bytes), ok()]).await;
        call(&server.core(), &READ).await.unwrap();
        assert_eq!(connections(&server.seen()), [0, 1]);
        let server = Server::new([Act::Close(bytes), ok()]).await;
        let error = call(&server.core(), &WRITE).await.unwrap_err();
        assert_eq!((error.kind(), server.seen().len()), (ErrorKind::Broken, 1));
    }
}

#[tokio::test]
async fn a_server_that_comes_up_late_gets_the_write() {
    // Taken, so that nobody else gets the port, and not listened on yet.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = socket.local_addr().unwrap();
    let endpoint = Endpoint::parse(&format!("http://{address}")).unwrap();
    let retry = StandardRetry::new()
        .max_attempts(1000)
        .backoff(Duration::from_millis(1))
        .max_backoff(Duration::from_millis(20));
    let config = Config::new(endpoint, Credentials::access_key("testid", "testsecret")).retry(retry);
    let core = Core::new(&SERVICE, config.retry_budget(RetryBudget::new(u32::MAX))).unwrap();
    let late = async {
        tokio::time::sleep(Duration::from_millis(60)).await;
        let listener = socket.listen(8).unwrap();
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut buffer = [0; 8192];
        let _ = stream.read(&mut buffer).await.unwrap();
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 17\r\n\r\n{\"RequestId\":\"r\"}").await.unwrap();
    };
    let (outcome, ()) = tokio::join!(call(&core, &WRITE), late);
    outcome.unwrap();
}

#[tokio::test]
async fn the_wait_that_the_service_asks_for_passes() {
    let server = Server::new([http(429, "x-acs-retry-after: 150\r\n", "{}"), ok()]).await;
    call(&server.core(), &WRITE).await.unwrap();
    let seen = server.seen();
    assert!(seen[1].at - seen[0].at >= Duration::from_millis(150), "{seen:?}");
}

#[tokio::test]
async fn a_silent_server_holds_a_call_no_longer_than_its_time() {
    patiently(async |time| {
        let server = Server::new([http(503, "", r#"{"Code":"Node.Busy","Message":"busy"}"#), Act::Stall]).await;
        // An attempt alone would have longer.
        let options = CallOptions::new().call_timeout(time).attempt_timeout(Duration::from_secs(3600));
        let begin = Instant::now();
        let error = call(&server.core().customized(options), &READ).await.unwrap_err();
        if error.http_status().is_some() {
            return None;
        }
        assert!(begin.elapsed() >= time, "{error} after {:?}", begin.elapsed());
        if server.seen().len() < 2 {
            return None;
        }
        let earlier = error.source().and_then(|cause| cause.downcast_ref::<Error>());
        assert_eq!(earlier.and_then(Error::code), Some("Node.Busy"));
        server.state.abandoned.notified().await;
        Some(())
    })
    .await;
}

#[tokio::test]
async fn attempts_that_take_too_long_are_given_up_and_repeated() {
    let seen = patiently(async |time| {
        let server = Server::new([Act::Stall, Act::Stall, ok()]).await;
        let core = server.core().customized(CallOptions::new().attempt_timeout(time));
        // A busy machine may let the time of other attempts pass as well.
        call(&core, &READ).await.ok().map(|_| connections(&server.seen()))
    })
    .await;
    assert!(seen.len() >= 3 && seen.is_sorted_by(|one, next| one < next), "{seen:?}");
}

#[tokio::test]
async fn a_redirect_is_neither_followed_nor_repeated() {
    let other = Server::new([ok()]).await;
    for status in [301, 302, 303, 307, 308] {
        let server = Server::new([http(status, &format!("location: http://{}/\r\n", other.address), "")]).await;
        call(&server.core(), &READ).await.unwrap_err();
        assert_eq!(server.seen().len(), 1);
    }
    assert!(other.seen().is_empty());
}

#[tokio::test]
async fn a_wrong_clock_is_corrected_from_the_date_of_the_answer() {
    let refused = r#"{"Code":"InvalidTimeStamp.Expired","Message":"m"}"#;
    let server = Server::new([http(400, "Date: Sun, 01 Mar 2026 12:20:00 GMT\r\n", refused), ok()]).await;
    let now = parse_timestamp("2026-03-01T12:00:00Z").unwrap();
    call(&Core::new(&SERVICE, server.config().clock(move || now)).unwrap(), &WRITE).await.unwrap();
    let dates: Vec<_> = server.seen().iter().map(|seen| seen.header("x-acs-date").unwrap().to_owned()).collect();
    assert_eq!(dates, ["2026-03-01T12:00:00Z", "2026-03-01T12:20:00Z"]);
}

#[tokio::test]
async fn a_dropped_call_ends_its_connection_and_leaves_the_pool_healthy() {
    let server = Server::new([ok(), Act::Stall, ok()]).await;
    let core = server.core();
    call(&core, &READ).await.unwrap();
    server.state.arrived.notified().await;
    {
        let dropped = call(&core, &READ);
        tokio::pin!(dropped);
        tokio::select! {
            outcome = &mut dropped => panic!("{outcome:?}"),
            () = server.state.arrived.notified() => {}
        }
    }
    server.state.abandoned.notified().await;
    for _ in 0..3 {
        call(&core, &READ).await.unwrap();
    }
    assert_eq!(connections(&server.seen()), [0, 0, 1, 1, 1], "the call in flight takes its connection along");
}

#[tokio::test]
async fn calls_that_are_dropped_at_any_moment_disturb_no_other() {
    let server = Server::new([ok()]).await;
    let core = server.core();
    let mut calls = tokio::task::JoinSet::new();
    for index in 0..60_u64 {
        let core = core.clone();
        calls.spawn(async move {
            let call = async {
                let mut response = Everything::default();
                core.call(&READ, &Everything::default(), &mut response).await.map(|_| response.text)
            };
            if index % 2 == 0 {
                return call.await.map(Some);
            }
            // Dropped when it has been polled so many times.
            tokio::pin!(call);
            for _ in 0..index / 2 {
                let polled = std::future::poll_fn(|context| std::task::Poll::Ready(call.as_mut().poll(context))).await;
                if let std::task::Poll::Ready(outcome) = polled {
                    return outcome.map(Some);
                }
                tokio::task::yield_now().await;
            }
            Ok(None)
        });
    }
    let outcomes = calls.join_all().await;
    let finished = outcomes.iter().filter(|outcome| matches!(outcome, Ok(Some(Some(text))) if text == "done")).count();
    assert!(outcomes.iter().all(Result::is_ok) && finished >= 30, "{outcomes:?}");
    call(&core, &READ).await.unwrap();
}
