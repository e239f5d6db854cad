//! Many calls at once.

use super::{FaultyServer, GO, http};
use crate::sample::{Everything, SERVICE};
use alibabacloud_core::plumbing::Core;
use alibabacloud_core::{HttpsSettings, Proxy};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

const CALLS: usize = 1000;
const CONNECTIONS: usize = 50;
/// The largest growth that is let pass, in bytes. All answers together, kept at once, would be more.
const GROWTH: usize = 96 << 20;
const ANSWER: usize = 128 << 10;

#[tokio::test]
async fn a_thousand_calls_at_once_finish_with_bounded_memory_and_connections() {
    let (open, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (counted, highest) = (open.clone(), most.clone());
    let answer = http("200 OK", "", &format!("{{\"Text\":\"{}\"}}", "x".repeat(ANSWER)));
    let server = FaultyServer::start(move |visit| {
        highest.fetch_max(counted.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        while visit.read_request() {
            std::thread::sleep(Duration::from_millis(2));
            visit.say(answer.as_bytes());
        }
        counted.fetch_sub(1, Ordering::SeqCst);
    });
    let settings = HttpsSettings::new().proxy(Proxy::none()).max_connections(CONNECTIONS);
    let config = server.config().https(settings).attempt_timeout(Duration::from_mins(1));
    let core = Core::new(&SERVICE, config).unwrap();
    let before = resident();
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..CALLS {
        let core = core.clone();
        calls.spawn(async move {
            let mut response = Everything::default();
            core.call(&GO, &Everything::default(), &mut response).await.unwrap();
            response.text.map(|text| text.len())
        });
    }
    let mut peak = 0;
    while let Some(length) = calls.join_next().await {
        assert_eq!(length.unwrap(), Some(ANSWER));
        peak = peak.max(resident());
    }
    let growth = peak.saturating_sub(before);
    println!("{CALLS} calls: {} MiB more, {} connections at most", growth >> 20, most.load(Ordering::SeqCst));
    assert!(growth < GROWTH, "{} MiB more", growth >> 20);
    // A connection is made while an idle one comes free, so that there may be more than calls under way.
    assert!(most.load(Ordering::SeqCst) <= 2 * CONNECTIONS, "{most:?} connections");
}

/// The memory of this process in bytes; nothing where the system does not tell.
fn resident() -> usize {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    let pages = pages.and_then(|text| text.split(' ').nth(1)?.parse::<usize>().ok());
    pages.unwrap_or_default() * 4096
}
