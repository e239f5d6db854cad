//! The calls that were made, for assertions and for the page.

use serde::{Deserialize, Serialize};
use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

/// A call that the emulator has received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Call {
    /// The number of the call since the start, from 0.
    pub number: u64,
    /// The name of the operation, or of what was called in its place.
    pub operation: String,
    /// The parameters, by their names on the wire; secrets are replaced by `***`.
    pub parameters: Vec<(String, String)>,
    /// The HTTP status of the response.
    pub status: u16,
    /// The error code of the response, if the call failed.
    pub code: Option<String>,
    /// The ID of the request.
    pub request_id: String,
    /// The time of the emulator.
    pub time: SystemTime,
}

impl Call {
    /// About how much memory it takes.
    fn bytes(&self) -> usize {
        let parameters =
            self.parameters.iter().map(|(name, value)| size_of_val(&(name, value)) + name.len() + value.len());
        size_of::<Self>() + self.operation.len() + parameters.sum::<usize>()
    }
}

/// The last calls; older ones are dropped.
#[derive(Debug, Default)]
pub(crate) struct Calls(Mutex<Kept>);

#[derive(Debug, Default)]
struct Kept {
    calls: VecDeque<Call>,
    bytes: usize,
}

const MOST: usize = 10_000;
/// A parameter may have megabytes.
const MOST_BYTES: usize = 64 << 20;

impl Calls {
    pub(crate) fn add(&self, call: Call) {
        let mut kept = self.locked();
        kept.bytes += call.bytes();
        kept.calls.push_back(call);
        while kept.calls.len() > MOST || (kept.bytes > MOST_BYTES && kept.calls.len() > 1) {
            let Some(oldest) = kept.calls.pop_front() else { return };
            kept.bytes -= oldest.bytes();
        }
    }

    pub(crate) fn all(&self) -> Vec<Call> {
        self.locked().calls.iter().cloned().collect()
    }

    /// The last calls, newest first.
    pub(crate) fn last(&self, count: usize) -> Vec<Call> {
        self.locked().calls.iter().rev().take(count).cloned().collect()
    }

    pub(crate) fn clear(&self) {
        *self.locked() = Kept::default();
    }

    fn locked(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(number: usize, length: usize) -> Call {
        Call {
            number: 0,
            operation: number.to_string(),
            parameters: vec![("Reserve".to_owned(), "x".repeat(length))],
            status: 200,
            code: None,
            request_id: String::new(),
            time: SystemTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_last_calls_are_kept_by_number_and_by_size() {
        let calls = Calls::default();
        for number in 0..MOST + 5 {
            calls.add(call(number, 1));
        }
        assert_eq!((calls.all().len(), calls.all()[0].operation.as_str()), (MOST, "5"));
        for number in 0..70 {
            calls.add(call(number, 1 << 20));
        }
        let kept = calls.all().len();
        assert!((60..64).contains(&kept), "{kept}");
        assert_eq!(calls.last(1)[0].operation, "69");
        calls.clear();
        assert_eq!((calls.all().len(), calls.locked().bytes), (0, 0));
    }
}
