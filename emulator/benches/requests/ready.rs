//! How soon the program is ready, and how much memory it takes then.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 11;

/// Starts the program several times, until it prints its endpoint.
pub(crate) fn measure() {
    let program = env!("CARGO_BIN_EXE_emulator");
    let mut times = Vec::new();
    let mut memory = String::new();
    for _ in 0..RUNS {
        let began = Instant::now();
        let mut child = Command::new(program).args(["--listen", "127.0.0.1:0"]).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        times.push(began.elapsed());
        assert!(line.starts_with("endpoint"), "{line}");
        let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        memory = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default().replace('\t', " ");
        child.kill().unwrap();
        child.wait().unwrap();
    }
    times.sort();
    let median: Duration = times[times.len() / 2];
    let size = std::fs::metadata(program).unwrap().len();
    println!("ready after {median:.1?} (median of {RUNS}), {memory}, {size} bytes with symbols");
}
