//! How much memory calls and responses take. A program of its own, since its allocator counts for all its threads.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod calls;
mod decoding;

use peak_alloc::PeakAlloc;
use std::sync::{Mutex, MutexGuard, PoisonError};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// The memory that is taken from its beginning on, by one test at a time.
struct Measure {
    before: usize,
    _alone: MutexGuard<'static, ()>,
}

impl Measure {
    fn begin() -> Self {
        static ALONE: Mutex<()> = Mutex::new(());
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        ALLOCATOR.reset_peak_usage();
        Self { before: ALLOCATOR.current_usage(), _alone: alone }
    }

    /// The most bytes that were taken at once.
    fn peak(&self) -> usize {
        ALLOCATOR.peak_usage().saturating_sub(self.before)
    }
}

#[test]
fn what_is_freed_again_counts_in_the_peak() {
    let measure = Measure::begin();
    drop(std::hint::black_box(vec![0_u8; 10 << 20]));
    assert!((10 << 20..12 << 20).contains(&measure.peak()), "{}", measure.peak());
}
