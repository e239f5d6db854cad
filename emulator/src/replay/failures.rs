//! What can go wrong with recorded calls.

use crate::faults::Fault;
use crate::recording::Recording;
use alibabacloud_dts::metadata::SERVICE;
use std::collections::BTreeSet;
use std::fmt;
use std::time::Duration;

/// What goes wrong, once.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// A call fails.
    Call {
        /// Its place in the recording, from 0.
        index: usize,
        /// Its operation.
        operation: String,
        /// How it fails.
        fault: Fault,
    },
    /// A phase of a task fails when it runs.
    Phase {
        /// The ID of the task.
        task: String,
        /// The phase.
        phase: String,
    },
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call { index, operation, fault } => write!(f, "call {} {operation}, {fault}", index + 1),
            Self::Phase { task, phase } => write!(f, "task {task}, {phase} fails"),
        }
    }
}

/// All failures that are documented for the calls of a recording, and those of the phases that its tasks run through.
pub(super) fn of(recording: &Recording, phases: BTreeSet<(String, String)>) -> Vec<Failure> {
    let mut failures = Vec::new();
    for (index, call) in recording.calls.iter().enumerate().filter(|(_, call)| call.code.is_none()) {
        let codes = SERVICE.operation(&call.operation).map_or(&[][..], |operation| operation.errors);
        let own = codes.iter().map(|code| Fault::Code(code.to_string()));
        let common = [
            Fault::Throttle(Duration::from_secs(1)),
            Fault::Status(500),
            Fault::Status(503),
            Fault::Unsuccessful,
            Fault::Reset,
        ];
        let operation = &call.operation;
        failures.extend(own.chain(common).map(|fault| Failure::Call { index, operation: operation.clone(), fault }));
    }
    failures.extend(phases.into_iter().map(|(task, phase)| Failure::Phase { task, phase }));
    failures
}
