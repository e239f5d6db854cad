//! Whether something has come before, in bounded memory: what distinguishes an endless list from a long one.

use std::collections::HashSet;

/// The number of digests that are kept. A cycle that returns to one of them is found as soon as it does.
const KEPT: usize = 4096;

/// The digests of the pages or tokens of a list.
///
/// The first [`KEPT`] are remembered. Of what follows only one is: the last whose number is a power of two. Every cycle
/// that begins later comes back to that one (Brent's method), so that no list is followed forever, and no list needs
/// more memory the longer it is.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    first: HashSet<u64>,
    count: u64,
    anchor: Option<u64>,
}

impl Repeats {
    /// Adds a digest. Whether it has come before, as far as that is remembered.
    pub(super) fn add(&mut self, digest: u64) -> bool {
        if self.first.contains(&digest) || self.anchor == Some(digest) {
            return true;
        }
        self.count = self.count.saturating_add(1);
        if self.first.len() < KEPT {
            self.first.insert(digest);
        } else if self.count.is_power_of_two() || self.anchor.is_none() {
            self.anchor = Some(digest);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::{KEPT, Repeats};

    /// The number of digests after which a list is endless that repeats `cycle` of them behind the first `lead`.
    fn found(lead: u64, cycle: u64) -> u64 {
        let mut repeats = Repeats::default();
        let digests = (0..lead).chain((0..).map(|index| lead + index % cycle));
        let mut count = 0;
        for digest in digests {
            count += 1;
            if repeats.add(digest) {
                break;
            }
        }
        assert!(repeats.first.len() <= KEPT);
        count
    }

    #[test]
    fn a_cycle_among_the_first_is_found_when_it_begins_again() {
        for (lead, cycle) in [(0, 1), (0, 2), (3, 1), (7, 5), (0, 4096), (4095, 9000)] {
            assert_eq!(found(lead, cycle), lead + cycle + 1, "{lead} {cycle}");
        }
    }

    #[test]
    fn a_later_cycle_of_any_length_is_found_in_bounded_memory() {
        for (lead, cycle) in [(5000, 1), (5000, 2), (5000, 7000), (20_000, 3), (100_000, 1000)] {
            let count = found(lead, cycle);
            assert!(count <= 4 * (lead + cycle), "{lead} {cycle}: {count}");
        }
    }

    #[test]
    fn digests_that_never_repeat_are_never_called_repeated() {
        let mut repeats = Repeats::default();
        assert!((0..50_000).all(|digest| !repeats.add(digest)));
        assert_eq!(repeats.first.len(), KEPT);
    }
}
