//! The requests per second that the emulator responds to, beside a bare server of the same library that reads the same
//! requests and sends a body of the same length, in turns of one run; the CPU time of both servers, without that of the
//! client; and how soon it is ready.
//!
//! `cargo bench -p emulator --bench requests`

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement")]

mod bare;
mod cpu;
mod load;
mod ready;

use emulator::{Emulator, Settings};
use load::{Connection, Signed};
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Handle};

/// That of the program, for both servers.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Tasks that exist during the measurements.
const TASKS: usize = 1_000;
const CONNECTIONS: usize = 8;
/// Of each connection and turn.
const REQUESTS: usize = 500;
const TURNS: usize = 15;

fn main() {
    ready::measure();
    let servers = Builder::new_multi_thread().thread_name(cpu::THREADS).enable_all().build().unwrap();
    let mut settings = Settings::default();
    settings.seed = Some(1);
    let emulator = servers.block_on(Emulator::start_with(settings)).unwrap();
    let servers = servers.handle();
    Builder::new_multi_thread().enable_all().build().unwrap().block_on(async {
        let tasks = load::tasks(&emulator, TASKS).await;
        let one = |index: usize| vec![("DtsJobId".to_owned(), tasks[index % tasks.len()].clone())];
        measure("DescribeDtsJobDetail", &emulator, servers, one).await;
        let page = |index: usize| {
            let pairs = [
                ("JobType", "SYNC".to_owned()),
                ("PageNumber", (index % 33 + 1).to_string()),
                ("PageSize", "30".to_owned()),
            ];
            pairs.map(|(name, value)| (name.to_owned(), value)).to_vec()
        };
        measure("DescribeDtsJobs", &emulator, servers, page).await;
        let rename = |index: usize| [one(index), vec![("DtsJobName".to_owned(), format!("task {index}"))]].concat();
        measure("ModifyDtsJobName", &emulator, servers, rename).await;
    });
}

/// Sends the same requests to both servers, in turns.
async fn measure(action: &str, emulator: &Emulator, servers: &Handle, query: impl Fn(usize) -> Vec<(String, String)>) {
    let signed = Signed::new(emulator.address());
    let sample = Connection::open(emulator.address()).await.exchange(&signed.request(action, &query(0))).await;
    assert_eq!(sample.status, 200, "{action}");
    let bare = servers.spawn(bare::serve(sample.body.clone())).await.unwrap();
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
    let (of_emulator, of_bare) = (Rate::median(of_emulator), Rate::median(of_bare));
    let length = sample.body.len();
    println!(
        "{action}, a response of {length} bytes, {TASKS} tasks, {CONNECTIONS} connections: {:.0} requests per second; bare server {:.0}; ratio {:.2}; CPU {:.1} µs a request; bare server {:.1} µs",
        of_emulator.per_second,
        of_bare.per_second,
        of_emulator.per_second / of_bare.per_second,
        of_emulator.cpu,
        of_bare.cpu,
    );
}

struct Rate {
    /// Requests per second.
    per_second: f64,
    /// CPU time of the server for a request, in microseconds.
    cpu: f64,
}

impl Rate {
    fn median(rates: Vec<Self>) -> Self {
        let (per_second, cpu) = rates.into_iter().map(|rate| (rate.per_second, rate.cpu)).unzip();
        Self { per_second: median(per_second), cpu: median(cpu) }
    }
}

async fn rate(address: SocketAddr, requests: &[Vec<Vec<u8>>]) -> Rate {
    let mut connections = Vec::new();
    for _ in requests {
        connections.push(Connection::open(address).await);
    }
    let (began, cpu_before) = (Instant::now(), cpu::of_servers());
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
    let cpu = cpu::of_servers().saturating_sub(cpu_before);
    Rate { per_second: f64::from(sent) / took.as_secs_f64(), cpu: cpu.as_secs_f64() * 1e6 / f64::from(sent) }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
