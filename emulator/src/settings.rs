//! What an emulator is started with.

use crate::clock::Clock;
use crate::faults::Fault;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

/// An access key that the emulator knows.
#[derive(Clone)]
pub struct AccessKey {
    /// The ID of the access key.
    pub id: String,
    /// The secret.
    pub secret: String,
    /// The security token, if the key is that of a session.
    pub token: Option<String>,
}

impl std::fmt::Debug for AccessKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AccessKey").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The settings of an emulator.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Settings {
    /// The address to listen on. Port 0 is a free port.
    pub address: SocketAddr,
    /// The keys that may sign.
    pub keys: Vec<AccessKey>,
    /// The seed of the IDs; without it, they differ from run to run.
    pub seed: Option<u64>,
    /// The clock that moves tasks.
    pub clock: Clock,
    /// Whether a nonce may be used once only, as the gateway demands.
    pub check_nonces: bool,
    /// Whether a parameter that the spec doesn't know is refused. The gateway passes over such parameters.
    pub refuse_unknown_parameters: bool,
    /// Whether a call that names an unknown ID gets the response of the spec's example. The service refuses such calls.
    pub accept_unknown_ids: bool,
    /// Faults that are on from the beginning: the operation, or all of them; the share of calls in percent; and the fault.
    pub faults: Vec<(Option<String>, u8, Fault)>,
    /// The file that keeps the state; without it, the state ends with the emulator.
    pub data: Option<PathBuf>,
    /// The file in which calls are recorded, without secrets; an old one is replaced.
    pub record: Option<PathBuf>,
    /// After this time, a client that sends nothing is disconnected, and a body that has not arrived is refused.
    pub patience: Duration,
    /// The maximum size of a request's body in bytes.
    pub max_body_bytes: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            address: SocketAddr::from(([127, 0, 0, 1], 0)),
            keys: vec![AccessKey { id: "testid".to_owned(), secret: "testsecret".to_owned(), token: None }],
            seed: None,
            clock: Clock::default(),
            check_nonces: true,
            refuse_unknown_parameters: true,
            accept_unknown_ids: false,
            faults: Vec::new(),
            data: None,
            record: None,
            patience: Duration::from_secs(30),
            // The largest documented parameter has 10 MB, which percent-encoding triples.
            max_body_bytes: 32 << 20,
        }
    }
}
