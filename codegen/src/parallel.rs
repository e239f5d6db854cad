//! Work on many things at once, without a trace of it in the result.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What `work` makes of each item, in the order of the items.
///
/// Each thread takes the next item that nobody has taken, so a long one holds nobody up.
///
/// # Panics
///
/// When `work` does.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let run_worker = || {
        let mut made = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            match items.get(index) {
                Some(item) => made.push((index, work(item))),
                None => return made,
            }
        }
    };
    let workers = threads().min(items.len()).saturating_sub(1);
    let mut made = thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(run_worker)).collect();
        let mut made = run_worker();
        for worker in workers {
            made.extend(worker.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        made
    });
    made.sort_unstable_by_key(|(index, _)| *index);
    made.into_iter().map(|(_, result)| result).collect()
}

/// The number of threads that the machine runs at once. Kept, because the query takes longer than some of the work.
fn threads() -> usize {
    static THREADS: OnceLock<usize> = OnceLock::new();
    *THREADS.get_or_init(|| thread::available_parallelism().map_or(1, NonZero::get))
}

#[cfg(test)]
mod tests {
    use super::map;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u32> = (0..1000).collect();
        let slow_first = |item: &u32| {
            if *item < 2 {
                std::thread::yield_now();
            }
            item * 2
        };
        assert_eq!(map(&items, slow_first), (0..2000).step_by(2).collect::<Vec<u32>>());
        assert_eq!(map(&[], slow_first), Vec::<u32>::new());
    }
}
