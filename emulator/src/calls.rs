//! The calls that were made, for assertions and for the page.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// A call that the emulator has received.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Call {
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

/// The last calls; older ones are dropped.
#[derive(Debug, Default)]
pub(crate) struct Calls(Mutex<VecDeque<Call>>);

const MOST: usize = 10_000;

impl Calls {
    pub(crate) fn add(&self, call: Call) {
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if calls.len() >= MOST {
            calls.pop_front();
        }
        calls.push_back(call);
    }

    pub(crate) fn all(&self) -> Vec<Call> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    pub(crate) fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}
