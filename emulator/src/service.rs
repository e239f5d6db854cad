//! The service behind the sockets: from a request to a response.

use crate::calls::{Call, Calls};
use crate::clock::Clock;
use crate::examples;
use crate::faults::{Fault, Faults};
use crate::ids::Ids;
use crate::protocol::{Object, Parameters, Refusal, Request, Response, check, faulty};
use crate::recording::Recorder;
use crate::settings::Settings;
use crate::signature::Verifier;
use crate::state::State;
use crate::store::Store;
use serde_json::Value;
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// An emulated service.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) calls: Calls,
    pub(crate) clock: Clock,
    pub(crate) faults: Faults,
    pub(crate) state: State,
    seed: u64,
    next_call: AtomicU64,
    recorder: Option<Recorder>,
    verifier: Verifier,
    refuse_unknown_parameters: bool,
    accept_unknown_ids: bool,
}

/// What the server sends, and when.
#[derive(Debug)]
pub(crate) struct Reply {
    /// Nothing, if the connection is to be closed instead.
    pub(crate) response: Option<Response>,
    pub(crate) latency: Duration,
}

impl Reply {
    /// Waits as long as a fault says.
    pub(crate) async fn wait(&self) {
        // No sleep is shorter than a tick of the timer, a millisecond.
        if !self.latency.is_zero() {
            tokio::time::sleep(self.latency).await;
        }
    }
}

/// The header with faults for one call.
const FAULT_HEADER: &str = "x-emulator-fault";

impl Service {
    /// # Errors
    /// If the file of the state cannot be read.
    pub(crate) fn new(settings: &Settings) -> io::Result<Self> {
        let store = settings.data.as_deref().map(Store::open).transpose()?;
        let seed = settings.seed.unwrap_or_else(|| fastrand::u64(..));
        let recorder = settings.record.as_deref().map(|path| Recorder::create(path, seed)).transpose()?;
        let faults = Faults::default();
        for (operation, percent, fault) in &settings.faults {
            faults.add(operation.clone(), *percent, fault.clone());
        }
        Ok(Self {
            calls: Calls::default(),
            clock: settings.clock.clone(),
            faults,
            state: State::new(store, settings.clock.clone())?,
            seed,
            next_call: AtomicU64::new(0),
            recorder,
            verifier: Verifier::new(settings.keys.clone(), settings.clock.clone(), settings.check_nonces),
            refuse_unknown_parameters: settings.refuse_unknown_parameters,
            accept_unknown_ids: settings.accept_unknown_ids,
        })
    }

    /// Forgets records, calls, nonces and faults.
    ///
    /// # Errors
    /// If the file of the state cannot be written.
    pub(crate) fn reset(&self) -> io::Result<()> {
        self.calls.clear();
        self.faults.clear();
        self.verifier.forget();
        self.state.reset()
    }

    /// Responds to a request.
    pub(crate) fn respond(&self, request: &Request) -> Reply {
        let number = self.next_call.fetch_add(1, Ordering::Relaxed);
        let ids = Ids::of_call(self.seed, number);
        // Faults must not change the IDs.
        let chance = Ids::of_call(!self.seed, number);
        let faults = self.faults.of(request.action().unwrap_or_default(), request.header(FAULT_HEADER), &chance);
        let (faults, mistake) = match faults {
            Ok(faults) => (faults, None),
            Err(mistake) => (Vec::new(), Some(mistake)),
        };
        self.carry_out(request, number, &ids, &faults, || {
            self.verifier.verify(request)?;
            // A misspelled fault would let a test pass that tests nothing.
            mistake.map_or(Ok(()), |it| Err(Refusal::new("InvalidParameter", 400, format!("{FAULT_HEADER}: {it}"))))
        })
    }

    /// Carries out a recorded call once more, which nobody has signed.
    pub(crate) fn replay(&self, request: &Request, number: u64, faults: &[Fault]) -> Reply {
        let ids = Ids::of_call(self.seed, number);
        self.carry_out(request, number, &ids, faults, || Ok(()))
    }

    fn carry_out(
        &self,
        request: &Request,
        number: u64,
        ids: &Ids,
        faults: &[Fault],
        verify: impl FnOnce() -> Result<(), Refusal>,
    ) -> Reply {
        let request_id = ids.request();
        let format = request.format();
        let mut parameters = None;
        let outcome = format.clone().and_then(|format| {
            request.check_method()?;
            verify()?;
            let call = &*parameters.insert(check(request, self.refuse_unknown_parameters)?);
            if let Some(refusal) = faults.iter().find_map(Fault::refusal) {
                return Err(refusal);
            }
            let mut body = Object::default();
            body.member("RequestId", &request_id);
            if faults.contains(&Fault::Unsuccessful) {
                faulty::unsuccessful(call.operation, &mut body);
            } else {
                self.write(call, ids, &mut body)?;
            }
            if faults.contains(&Fault::WrongTypes) {
                body = faulty::with_wrong_types(body);
            }
            Ok(Response::of(call.operation.name, body, format))
        });
        let (mut response, code) = match outcome {
            Ok(response) => (response, None),
            Err(refusal) => {
                let response = refusal.response(&request_id, request.host(), format.unwrap_or_default());
                (response, Some(refusal.code))
            }
        };
        let call = Call {
            number,
            operation: request.action().unwrap_or_default().to_owned(),
            parameters: parameters.map(Parameters::into_shown).unwrap_or_default(),
            status: response.status,
            code,
            request_id: request_id.clone(),
            time: self.clock.now(),
        };
        if let Some(error) = self.recorder.as_ref().and_then(|recorder| recorder.add(&call).err()) {
            eprintln!("the recording is not complete: {error}");
        }
        self.calls.add(call);
        response.headers.push(("x-acs-request-id", request_id));
        let latency =
            faults.iter().map(|fault| if let Fault::Latency(latency) = fault { *latency } else { Duration::ZERO });
        Reply { latency: latency.sum(), response: Some(response).filter(|_| !faults.contains(&Fault::Reset)) }
    }

    /// Writes the response about what is kept; that of the example for operations without states.
    fn write(&self, call: &Parameters, ids: &Ids, body: &mut Object) -> Result<(), Refusal> {
        match self.state.call(call, ids, body) {
            Ok(true) => {}
            Ok(false) => write_example(call, body),
            Err(refusal) if self.accept_unknown_ids && refusal.is_not_found() => write_example(call, body),
            Err(refusal) => return Err(refusal),
        }
        Ok(())
    }
}

/// Writes the response of the example, about what the call names.
fn write_example(call: &Parameters, body: &mut Object) {
    for (name, value) in examples::response(call.operation.name).iter().filter(|(name, _)| *name != "RequestId") {
        match (value, call.get(name)) {
            (Value::String(_), Some(given)) => body.member(name, given),
            _ => body.member(name, value),
        }
    }
}
