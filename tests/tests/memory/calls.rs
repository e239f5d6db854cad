//! The memory and the connections of many calls at once.

use crate::Measure;
use alibabacloud_dts::settings::{HttpsSettings, Proxy};
use alibabacloud_dts::{Client, Config, Credentials, Endpoint};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

const CALLS: usize = 1000;
const CONNECTIONS: usize = 50;
/// All responses together, kept at once, would be more.
const LARGEST: usize = 64 << 20;
const NAME: usize = 128 << 10;

#[tokio::test]
async fn a_thousand_calls_at_once_finish_with_bounded_memory_and_connections() {
    let (address, most) = serve(&format!(r#"{{"DtsJobList":[{{"DtsJobName":"{}"}}]}}"#, "x".repeat(NAME)));
    let endpoint = Endpoint::parse(&format!("http://{address}")).unwrap();
    let https = HttpsSettings::new().proxy(Proxy::none()).max_connections(CONNECTIONS);
    let key = Credentials::access_key("testid", "testsecret");
    // However slow the machine, nothing runs out.
    let patient = Config::new(endpoint, key).https(https).attempt_timeout(Duration::from_hours(1));
    let client = Client::new(patient.call_timeout(Duration::from_hours(1))).unwrap();
    let measure = Measure::begin();
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..CALLS {
        let call = client.describe_dts_jobs().region("cn-hangzhou").send();
        calls.spawn(async move {
            let response = call.await.unwrap();
            response.dts_job_list[0].dts_job_name.as_ref().map(String::len)
        });
    }
    while let Some(length) = calls.join_next().await {
        assert_eq!(length.unwrap(), Some(NAME));
    }
    let (peak, connections) = (measure.peak(), most.load(Ordering::SeqCst));
    println!("{CALLS} calls: {} MiB, {connections} connections at most", peak >> 20);
    assert!(peak < LARGEST, "{} MiB", peak >> 20);
    // A connection is made while an idle one comes free, so that there may be more than calls under way.
    assert!(connections <= 2 * CONNECTIONS, "{connections} connections");
}

/// A server that sends every request this body, and the most connections that it had at once.
fn serve(body: &str) -> (SocketAddr, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (address, most) = (listener.local_addr().unwrap(), Arc::<AtomicUsize>::default());
    let (open, highest) = (Arc::<AtomicUsize>::default(), Arc::clone(&most));
    let response = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
    let response: Arc<[u8]> = response.into_bytes().into();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let (open, highest, response) = (Arc::clone(&open), Arc::clone(&highest), Arc::clone(&response));
            thread::spawn(move || {
                highest.fetch_max(open.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                answer(stream.unwrap(), &response);
                open.fetch_sub(1, Ordering::SeqCst);
            });
        }
    });
    (address, most)
}

/// Responds to each request, which has no body, until the client goes.
fn answer(mut stream: TcpStream, response: &[u8]) {
    let mut buffer = [0; 4096];
    let mut head = Vec::new();
    while let Ok(count @ 1..) = stream.read(&mut buffer) {
        head.extend_from_slice(&buffer[..count]);
        if head.ends_with(b"\r\n\r\n") {
            head.clear();
            if stream.write_all(response).is_err() {
                return;
            }
        }
    }
}
