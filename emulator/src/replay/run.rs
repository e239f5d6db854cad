//! One run of recorded calls.

use super::failures::Failure;
use crate::calls::Call;
use crate::clock::Clock;
use crate::faults::Fault;
use crate::protocol::Request;
use crate::recording::Recording;
use crate::service::Service;
use crate::settings::Settings;
use alibabacloud_dts::metadata::SERVICE;
use std::collections::BTreeSet;
use std::fmt;
use std::io;
use std::time::SystemTime;

/// What became of the calls after a failure.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// They end as they did when they were recorded.
    Survives,
    /// They end so if the program repeats the failed call; otherwise this one is the first that does not.
    SurvivesIfRepeated(Later),
    /// They don't; this one is the first that ends otherwise.
    Ends(Later),
}

/// A later call that ends otherwise than it did when it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Later {
    /// Its place in the recording, from 0.
    pub index: usize,
    /// Its operation.
    pub operation: String,
    /// Its error code; `None` if it succeeds although it failed when it was recorded.
    pub code: Option<String>,
}

impl fmt::Display for Later {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.as_deref().unwrap_or("success");
        write!(f, "call {} {} ends with {code}", self.index + 1, self.operation)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Survives => f.write_str("survives"),
            Self::SurvivesIfRepeated(later) => write!(f, "survives if it repeats the call; otherwise {later}"),
            Self::Ends(later) => write!(f, "does not survive: {later}"),
        }
    }
}

/// The run without a failure, which must end as it was recorded.
pub(super) fn check(recording: &Recording) -> io::Result<()> {
    match Run::of(recording)?.calls(None, false) {
        None => Ok(()),
        Some(later) => Err(io::Error::other(format!(
            "the recording does not fit this emulator or its settings: {later}, which differs from the recording"
        ))),
    }
}

pub(super) fn under(recording: &Recording, failure: &Failure) -> io::Result<Verdict> {
    let Some(later) = Run::of(recording)?.calls(Some(failure), false) else { return Ok(Verdict::Survives) };
    if matches!(failure, Failure::Call { .. }) && Run::of(recording)?.calls(Some(failure), true).is_none() {
        return Ok(Verdict::SurvivesIfRepeated(later));
    }
    Ok(Verdict::Ends(later))
}

/// The tasks of a run, with the phases that can fail.
pub(super) fn phases(recording: &Recording) -> io::Result<BTreeSet<(String, String)>> {
    let mut run = Run::of(recording)?;
    let mut phases = BTreeSet::new();
    for call in &recording.calls {
        run.call(call, &[]);
        phases.extend(run.service.state.phases());
    }
    Ok(phases)
}

/// A service of its own, whose clock stands at the time of each call.
struct Run<'r> {
    recording: &'r Recording,
    service: Service,
}

impl<'r> Run<'r> {
    fn of(recording: &'r Recording) -> io::Result<Self> {
        let began = recording.calls.first().map_or(SystemTime::UNIX_EPOCH, |call| call.time);
        let settings = Settings { seed: Some(recording.seed), clock: Clock::stopped_at(began), ..Settings::default() };
        Ok(Self { recording, service: Service::new(&settings)? })
    }

    /// The first call that ends otherwise than it was recorded, except for the one that fails.
    fn calls(&mut self, failure: Option<&Failure>, repeats: bool) -> Option<Later> {
        let mut waits = true;
        for (index, call) in self.recording.calls.iter().enumerate() {
            let code = match failure {
                Some(Failure::Call { index: failing, fault, .. }) if *failing == index => {
                    self.call(call, std::slice::from_ref(fault));
                    if !repeats {
                        continue;
                    }
                    self.call(call, &[])
                }
                Some(Failure::Phase { task, phase }) => {
                    let code = self.call(call, &[]);
                    // Once, as soon as there is such a task.
                    waits = waits && !self.service.state.fail(task, phase);
                    code
                }
                _ => self.call(call, &[]),
            };
            if code != call.code {
                return Some(Later { index, operation: call.operation.clone(), code });
            }
        }
        None
    }

    /// Makes a call, and returns its error code.
    fn call(&mut self, call: &Call, faults: &[Fault]) -> Option<String> {
        self.service.clock.stop_at(call.time);
        let mut query = call.parameters.clone();
        let named = [("Action", call.operation.as_str()), ("Version", SERVICE.version), ("Format", "JSON")];
        query.extend(named.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let _ = self.service.replay(&Request::unsigned(query), call.number, faults);
        self.service.calls.last(1).pop().and_then(|call| call.code)
    }
}
