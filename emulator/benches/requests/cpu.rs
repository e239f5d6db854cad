//! The CPU time of servers, which have threads of their own.

use std::time::Duration;

/// The name of the threads of servers.
pub(crate) const THREADS: &str = "servers";

/// The CPU time of all threads of servers since they began, as Linux counts it; zero on other systems.
pub(crate) fn of_servers() -> Duration {
    let Ok(threads) = std::fs::read_dir("/proc/self/task") else { return Duration::ZERO };
    let of_thread = |thread: std::io::Result<std::fs::DirEntry>| {
        let thread = thread.ok()?.path();
        let name = std::fs::read_to_string(thread.join("comm")).ok()?;
        let times = std::fs::read_to_string(thread.join("schedstat")).ok().filter(|_| name.trim() == THREADS)?;
        times.split(' ').next()?.parse::<u64>().ok()
    };
    Duration::from_nanos(threads.filter_map(of_thread).sum())
}
