//! How far requests come, on real sockets: only the phase decides whether the service may have seen them.

use crate::patience::patiently;
use crate::sample::Everything;
use crate::script::{READ, SERVICE, WRITE, call};
use alibabacloud_core::plumbing::Core;
use alibabacloud_core::{
    BoxFuture, CallOptions, Config, Credentials, Endpoint, ErrorKind, HttpResponse, HttpsSettings, Proxy, RetryBudget,
    RetryPolicy, SendPhase, SendProgress, SignedRequest, Transport, TransportError,
};
use std::collections::HashSet;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::time::sleep;

const OK: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 16\r\n\r\n{\"Success\":true}";

/// What a server has seen.
#[derive(Default)]
struct Seen {
    connections: AtomicUsize,
    /// The first lines of the requests that it has read.
    lines: Mutex<Vec<String>>,
}

/// A server that responds to each request after a time, or never.
async fn server(delay: Option<Duration>) -> (SocketAddr, Arc<Seen>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, seen) = (listener.local_addr().unwrap(), Arc::<Seen>::default());
    let kept = Arc::clone(&seen);
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let seen = Arc::clone(&kept);
            seen.connections.fetch_add(1, Ordering::SeqCst);
            tokio::spawn(async move {
                let mut buffer = [0; 8192];
                while let Ok(count @ 1..) = stream.read(&mut buffer).await {
                    let text = String::from_utf8_lossy(&buffer[..count]).into_owned();
                    seen.lines.lock().unwrap().push(text.lines().next().unwrap_or_default().to_owned());
                    match delay {
                        Some(delay) => sleep(delay).await,
                        None => continue,
                    }
                    let _ = stream.write_all(OK).await;
                }
            });
        }
    });
    (address, seen)
}

fn config(endpoint: &str, settings: HttpsSettings) -> Config {
    let endpoint = Endpoint::parse(endpoint).unwrap();
    Config::new(endpoint, Credentials::access_key("testid", "testsecret")).https(settings)
}

fn settings() -> HttpsSettings {
    HttpsSettings::new().proxy(Proxy::none())
}

#[tokio::test]
async fn of_two_thousand_writes_at_once_those_that_the_server_saw_and_no_others_may_have_been_done() {
    // A busy machine may spend a short time on making the requests, so that none is sent.
    patiently(async |time| {
        let (sent, queued) = two_thousand_writes(time).await;
        (sent && queued).then_some(())
    })
    .await;
}

/// Whether any of the writes was sent, and any was not because no connection became free.
async fn two_thousand_writes(attempt: Duration) -> (bool, bool) {
    let (address, seen) = server(None).await;
    let config = config(&format!("http://{address}"), settings().max_connections(20));
    let core = Core::new(&SERVICE, config.attempt_timeout(attempt).call_timeout(attempt * 4)).unwrap();
    let mut calls = tokio::task::JoinSet::new();
    for number in 0..2000 {
        let core = core.clone();
        calls.spawn(async move {
            let request = Everything { large: Some(number), ..Everything::default() };
            let error = core.call(&WRITE, &request, &mut Everything::default()).await.unwrap_err();
            (format!("POST /?Large={number} HTTP/1.1"), error)
        });
    }
    let errors = calls.join_all().await;
    let lines = seen.lines.lock().unwrap().clone();
    let arrived: HashSet<&String> = lines.iter().collect();
    assert_eq!(arrived.len(), lines.len(), "no write arrives twice");
    let mut doubtful = 0;
    for (line, error) in &errors {
        match error.kind() {
            ErrorKind::Busy | ErrorKind::Connect => {
                assert!(error.is_unprocessed() && !arrived.contains(line), "{line}: {error}");
            }
            ErrorKind::Timeout => doubtful += 1,
            other => panic!("{other:?}: {error}"),
        }
    }
    // What had a connection may not have been read by a busy server; what had none is not in doubt.
    patiently(async |wait| {
        let connections = seen.connections.load(Ordering::SeqCst);
        if connections < doubtful {
            sleep(wait).await;
        }
        (connections >= doubtful).then_some(())
    })
    .await;
    let queued = errors.iter().map(|(_, error)| error.to_string()).find(|text| text.contains("became free"));
    if let Some(text) = &queued {
        let begin = format!("Change: no connection became free in time for http://{address}");
        assert!(text.starts_with(&begin), "{text}");
    }
    (!arrived.is_empty(), queued.is_some())
}

#[tokio::test]
async fn the_wait_for_a_connection_takes_no_time_of_the_attempt() {
    patiently(async |delay| {
        let (address, seen) = server(Some(delay)).await;
        let config = config(&format!("http://{address}"), settings().max_connections(1));
        let config = config.attempt_timeout(delay * 4).retry(RetryPolicy::Off);
        let core = Core::new(&SERVICE, config).unwrap();
        let mut calls = tokio::task::JoinSet::new();
        for _ in 0..6 {
            let core = core.clone();
            calls.spawn(async move { call(&core, &WRITE).await });
        }
        let outcomes = calls.join_all().await;
        for error in outcomes.iter().filter_map(|outcome| outcome.as_ref().err()) {
            // On a busy machine, an attempt alone may take as long. Nothing else is worth another try.
            assert!(error.is_timeout() || error.is_connect(), "{error}");
        }
        outcomes.iter().all(Result::is_ok).then(|| assert_eq!(seen.lines.lock().unwrap().len(), 6))
    })
    .await;
}

/// A server that accepts connections and never responds, with the number of connections.
fn silent() -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let (address, count) = (listener.local_addr().unwrap(), Arc::new(AtomicUsize::new(0)));
    let counted = Arc::clone(&count);
    std::thread::spawn(move || {
        let mut kept = Vec::new();
        for stream in listener.incoming() {
            counted.fetch_add(1, Ordering::SeqCst);
            kept.push(stream);
        }
    });
    (address, count)
}

#[tokio::test]
async fn the_time_to_connect_covers_tls_and_the_tunnel_of_a_proxy() {
    let (address, _) = silent();
    let quick = settings().connect_timeout(Duration::from_millis(150));
    let proxy = Proxy::url(format!("http://{address}")).unwrap();
    for (endpoint, settings) in [
        (format!("https://{address}"), quick.clone()),
        ("https://tasks.example.com".to_owned(), quick.clone().proxy(proxy)),
        ("https://tasks.example.com".to_owned(), quick.proxy(Proxy::url(format!("socks5h://{address}")).unwrap())),
    ] {
        let config = config(&endpoint, settings).retry(RetryPolicy::Off);
        let error = call(&Core::new(&SERVICE, config).unwrap(), &WRITE).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Connect, "{error}");
        assert!(error.is_unprocessed() && format!("{error:#}").contains("not made within 0.15 s"), "{error}");
    }
}

#[tokio::test]
async fn a_write_whose_connection_is_not_made_in_time_is_retried() {
    let (address, count) = silent();
    let config = config(&format!("https://{address}"), settings()).attempt_timeout(Duration::from_millis(100));
    let core = Core::new(&SERVICE, config).unwrap();
    let error = call(&core, &WRITE).await.unwrap_err();
    assert_eq!(error.attempts(), 4, "{error}");
    assert!(count.load(Ordering::SeqCst) <= 4, "{count:?} connections");
    assert!(format!("{error:#}").contains("not made in time"), "{error}");
}

/// A transport whose requests stay in one phase.
#[derive(Debug)]
struct Stuck(Option<SendPhase>, AtomicUsize);

impl Transport for Stuck {
    fn send<'a>(&'a self, _: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        self.1.fetch_add(1, Ordering::SeqCst);
        Box::pin(std::future::pending())
    }

    fn send_tracked<'a>(
        &'a self,
        request: &'a SignedRequest,
        progress: &'a SendProgress,
    ) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        if let Some(phase) = self.0 {
            progress.reach(phase);
            progress.reach(SendPhase::Queued);
        }
        self.send(request)
    }
}

#[tokio::test(start_paused = true)]
async fn the_phase_that_a_transport_reports_decides() {
    for (phase, kind, attempts, seconds) in [
        (None, ErrorKind::Busy, 1, 60),
        (Some(SendPhase::Queued), ErrorKind::Busy, 1, 60),
        (Some(SendPhase::Connecting), ErrorKind::Connect, 4, 40),
        (Some(SendPhase::Sent), ErrorKind::Timeout, 1, 10),
    ] {
        let budget = RetryBudget::new(50);
        let key = Credentials::access_key("testid", "testsecret");
        let config = Config::new(Endpoint::parse("tasks.example.com").unwrap(), key);
        let config = config.transport(Stuck(phase, AtomicUsize::new(0))).retry_budget(budget.clone());
        let begin = tokio::time::Instant::now();
        let error = call(&Core::new(&SERVICE, config).unwrap(), &WRITE).await.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (kind, attempts), "{phase:?}");
        assert_eq!(error.is_unprocessed(), kind != ErrorKind::Timeout);
        let elapsed = begin.elapsed().as_secs();
        assert!((seconds..seconds + 4).contains(&elapsed), "{phase:?}: {elapsed} s");
        assert_eq!(budget.tokens(), 50, "{phase:?}: a retry that was not sent costs nothing");
    }
}

#[tokio::test(start_paused = true)]
async fn a_transport_that_reports_nothing_may_have_sent() {
    #[derive(Debug)]
    struct Plain;
    impl Transport for Plain {
        fn send<'a>(&'a self, _: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
            Box::pin(std::future::pending())
        }
    }
    let key = Credentials::access_key("testid", "testsecret");
    let config = Config::new(Endpoint::parse("tasks.example.com").unwrap(), key).transport(Plain);
    let core = Core::new(&SERVICE, config).unwrap();
    let error = call(&core, &WRITE).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Timeout, 1));
    let short = core.customized(CallOptions::new().call_timeout(Duration::from_secs(2)));
    assert_eq!(call(&short, &READ).await.unwrap_err().kind(), ErrorKind::Timeout);
}
