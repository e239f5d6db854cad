//! An emulator that runs.

use crate::calls::Call;
use crate::clock::Clock;
use crate::faults::Fault;
use crate::http::{self, Limits};
use crate::service::Service;
use crate::settings::{AccessKey, Settings};
use crate::state::Kept;
use crate::transport::Direct;
use alibabacloud_dts::{Config, Credentials, Endpoint};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// An emulator that runs. It stops when it is dropped.
#[derive(Debug)]
#[must_use = "an emulator stops when it is dropped"]
pub struct Emulator {
    address: SocketAddr,
    config: Config,
    service: Arc<Service>,
    stop: Option<oneshot::Sender<()>>,
    serving: JoinHandle<()>,
}

/// Connections that the system keeps until they are accepted, as far as its own limit goes.
const WAITING: u32 = 4096;

impl Emulator {
    /// Starts an emulator with the default settings, on a free port of this machine.
    ///
    /// # Errors
    /// If there is no free port.
    pub async fn start() -> io::Result<Self> {
        Self::start_with(Settings::default()).await
    }

    /// Starts an emulator with these settings.
    ///
    /// # Errors
    /// If the address cannot be listened on, or the file of the state cannot be read.
    #[allow(clippy::unused_async, reason = "its socket and its tasks need a runtime, which an asynchronous caller has")]
    pub async fn start_with(settings: Settings) -> io::Result<Self> {
        let listener = listen(settings.address)
            .map_err(|error| io::Error::new(error.kind(), format!("cannot listen on {}: {error}", settings.address)))?;
        let address = listener.local_addr()?;
        let service = Arc::new(Service::new(&settings)?);
        let config = config(address, &settings, &service)?;
        let limits = Limits { most_body: settings.max_body_bytes, patience: settings.patience };
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(http::serve(listener, Arc::clone(&service), limits, stopped));
        Ok(Self { address, config, service, stop: Some(stop), serving })
    }

    /// The address that clients call.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The endpoint that clients call, such as `http://127.0.0.1:18080`.
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The configuration of a client of this emulator, in the region `cn-hangzhou` and with the first of the keys. It has
    /// the emulator's clock and calls it without a socket: in a test with a paused clock
    /// (`#[tokio::test(start_paused = true)]`), waits for tasks end as soon as nothing else is left to do.
    pub fn config(&self) -> Config {
        self.config.clone()
    }

    /// The clock of the emulator.
    pub fn clock(&self) -> &Clock {
        &self.service.clock
    }

    /// The last calls, oldest first: up to 10,000.
    pub fn calls(&self) -> Vec<Call> {
        self.service.calls.all()
    }

    /// What the emulator keeps: tasks, tags, rules, groups and clusters.
    pub fn records(&self) -> Vec<Kept> {
        self.service.state.kept()
    }

    /// Lets a phase of a task fail when it runs next, such as `Prechecking`; or an item of its precheck, such as
    /// `CHECK_SAME_OBJ`, each time until the item is skipped. `id` is an ID of the task or its instance.
    /// Returns whether there is such a task.
    pub fn fail(&self, id: &str, phase: &str) -> bool {
        self.service.state.fail(id, phase)
    }

    /// Lets calls go wrong: those of an operation or all, `percent` of them.
    pub fn fault(&self, operation: Option<&str>, percent: u8, fault: Fault) {
        self.service.faults.add(operation.map(str::to_owned), percent, fault);
    }

    /// Ends all faults.
    pub fn end_faults(&self) {
        self.service.faults.clear();
    }

    /// Forgets records, calls, nonces and faults.
    ///
    /// # Errors
    /// If the file of the state cannot be written.
    pub fn reset(&self) -> io::Result<()> {
        self.service.reset()
    }

    /// Stops, after the calls in progress have been responded to.
    pub async fn stop(mut self) {
        drop(self.stop.take());
        // A task that panicked has nothing left to stop.
        let _ = (&mut self.serving).await;
    }
}

impl Drop for Emulator {
    fn drop(&mut self) {
        drop(self.stop.take());
    }
}

/// With room for thousands of clients that connect at once.
fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // A port whose last connections have just ended is free; on Windows the option would share it with others.
    #[cfg(not(windows))]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(WAITING)
}

fn config(address: SocketAddr, settings: &Settings, service: &Arc<Service>) -> io::Result<Config> {
    let endpoint = Endpoint::parse(&format!("http://{address}")).map_err(io::Error::other)?;
    let credentials = match settings.keys.first() {
        Some(AccessKey { id, secret, token: Some(token) }) => {
            Credentials::sts(id.as_str(), secret.as_str(), token.as_str())
        }
        Some(AccessKey { id, secret, token: None }) => Credentials::access_key(id.as_str(), secret.as_str()),
        None => return Err(io::Error::other("no key may sign: `keys` of the settings is empty")),
    };
    let clock = settings.clock.clone();
    Ok(Config::new(endpoint, credentials)
        .region("cn-hangzhou")
        .allow_plain_http(true)
        .clock(move || clock.now())
        .transport(Direct::new(service)))
}
