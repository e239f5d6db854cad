//! The requests per second that the emulator responds to, beside a bare server of the same library that reads the same
//! requests and sends a body of the same length, in turns of one run; and how soon it is ready.
//!
//! `cargo bench -p emulator --bench requests`

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement")]

mod bare;
mod load;
mod ready;

use emulator::{Emulator, Settings};
use load::{Connection, Signed};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// Tasks that exist during the measurements.
const TASKS: usize = 1_000;
const CONNECTIONS: usize = 8;
/// Of each connection and turn.
const REQUESTS: usize = 500;
const TURNS: usize = 15;

fn main() {
    ready::measure();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let mut settings = Settings::default();
        settings.seed = Some(1);
        let emulator = Emulator::start_with(settings).await.unwrap();
        let tasks = load::tasks(&emulator, TASKS).await;
        let one = |index: usize| vec![("DtsJobId".to_owned(), tasks[index % tasks.len()].clone())];
        measure("DescribeDtsJobDetail", &emulator, one).await;
        let page = |index: usize| {
            let pairs = [
                ("JobType", "SYNC".to_owned()),
                ("PageNumber", (index % 33 + 1).to_string()),
                ("PageSize", "30".to_owned()),
            ];
            pairs.map(|(name, value)| (name.to_owned(), value)).to_vec()
        };
        measure("DescribeDtsJobs", &emulator, page).await;
        let rename = |index: usize| [one(index), vec![("DtsJobName".to_owned(), format!("task {index}"))]].concat();
        measure("ModifyDtsJobName", &emulator, rename).await;
    });
}

/// Sends the same requests to both servers, in turns.
async fn measure(action: &str, emulator: &Emulator, query: impl Fn(usize) -> Vec<(String, String)>) {
    let signed = Signed::new(emulator.address());
    let sample = Connection::open(emulator.address()).await.exchange(&signed.request(action, &query(0))).await;
    assert_eq!(sample.status, 200, "{action}");
    let bare = bare::serve(sample.body.clone()).await;
    let (mut of_emulator, mut of_bare) = (Vec::new(), Vec::new());
    for turn in 0..TURNS {
        // Signing is not part of the measurement.
        let requests: Vec<Vec<Vec<u8>>> = (0..CONNECTIONS)
            .map(|connection| {
                let from = (turn * CONNECTIONS + connection) * REQUESTS;
                (from..from + REQUESTS).map(|index| signed.request(action, &query(index))).collect()
            })
            .collect();
        of_bare.push(rate(bare, &requests).await);
        of_emulator.push(rate(emulator.address(), &requests).await);
    }
    let (of_emulator, of_bare) = (median(of_emulator), median(of_bare));
    let length = sample.body.len();
    println!(
        "{action}, a response of {length} bytes, {TASKS} tasks, {CONNECTIONS} connections: {of_emulator:.0} requests per second; bare server {of_bare:.0}; ratio {:.2}",
        of_emulator / of_bare
    );
}

/// Requests per second.
async fn rate(address: SocketAddr, requests: &[Vec<Vec<u8>>]) -> f64 {
    let mut connections = Vec::new();
    for _ in requests {
        connections.push(Connection::open(address).await);
    }
    let began = Instant::now();
    let running: Vec<_> = connections
        .into_iter()
        .zip(requests.to_vec())
        .map(|(mut connection, requests)| {
            tokio::spawn(async move {
                for request in requests {
                    assert_eq!(connection.exchange(&request).await.status, 200);
                }
            })
        })
        .collect();
    for task in running {
        task.await.unwrap();
    }
    let took: Duration = began.elapsed();
    let sent = u32::try_from(requests.iter().map(Vec::len).sum::<usize>()).unwrap();
    f64::from(sent) / took.as_secs_f64()
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
