//! What the polls of a wait have found so far, so that an old state is distinguished from a new one.

use std::collections::HashMap;
use std::time::Duration;
use tokio::time::Instant;

/// The states of the things that are waited for.
#[derive(Debug, Default)]
pub(super) struct History {
    /// By name, and by number among those of the same name.
    seen: HashMap<(Option<String>, usize), Seen>,
    has_begun: bool,
}

#[derive(Debug)]
struct Seen {
    mark: String,
    since: Instant,
    has_changed: bool,
}

/// How a state has come about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Age {
    /// Whether it is another than at the first poll, or has been another in between.
    pub(super) has_changed: bool,
    /// For how long the polls have found it.
    pub(super) lasts: Duration,
}

impl History {
    /// Takes note of what a poll has found: names and states. Returns an age for each. What the poll has not found is
    /// forgotten, and counts as changed when it returns.
    pub(super) fn note(&mut self, found: Vec<(Option<String>, String)>, now: Instant) -> Vec<Age> {
        let mut before = std::mem::take(&mut self.seen);
        let mut counts: HashMap<Option<String>, usize> = HashMap::new();
        let mut ages = Vec::with_capacity(found.len());
        for (name, mark) in found {
            let count = counts.entry(name.clone()).or_default();
            let key = (name, *count);
            *count += 1;
            let seen = match before.remove(&key) {
                Some(seen) if seen.mark == mark => seen,
                _ => Seen { mark, since: now, has_changed: self.has_begun },
            };
            ages.push(Age { has_changed: seen.has_changed, lasts: now.duration_since(seen.since) });
            self.seen.insert(key, seen);
        }
        self.has_begun = true;
        ages
    }

    /// Whether a poll has found anything that is still there.
    pub(super) fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }
}
