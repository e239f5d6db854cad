//! Two functions timed in turn.

use std::hint::black_box;
use std::time::{Duration, Instant};

const TURNS: usize = 500;
/// Short, so that many turns pass without an interruption, and long enough for the clock not to show.
const TURN: Duration = Duration::from_millis(1);

/// Prints the time of both and their ratio. It is that of the best turn: other work on the machine only adds.
pub(crate) fn compare<A, B>(name: &str, ours: impl Fn() -> A, floor: impl Fn() -> B) {
    let (calls, floor_calls) = (calls_in_a_turn(&ours), calls_in_a_turn(&floor));
    let (mut mine, mut least) = (f64::INFINITY, f64::INFINITY);
    for _ in 0..TURNS {
        mine = mine.min(turn(&ours, calls));
        least = least.min(turn(&floor, floor_calls));
    }
    println!("{name:58} {mine:8.2} µs  floor {least:8.2} µs  ratio {:.2}", mine / least);
}

fn calls_in_a_turn<R>(call: &impl Fn() -> R) -> u32 {
    let mut calls = 1;
    while turn(call, calls) * f64::from(calls) < TURN.as_secs_f64() * 1e6 {
        calls *= 2;
    }
    calls
}

/// Microseconds of one call.
fn turn<R>(call: &impl Fn() -> R, calls: u32) -> f64 {
    let start = Instant::now();
    for _ in 0..calls {
        black_box(call());
    }
    start.elapsed().as_secs_f64() * 1e6 / f64::from(calls)
}
