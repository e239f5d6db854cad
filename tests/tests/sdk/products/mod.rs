//! The other products of this repository, on a real socket.

mod kms;
mod sts;

use crate::server::{Received, Reply, Server};
use alibabacloud_core::{BoxFuture, Config, Credentials, CredentialsError, Endpoint, ProvideCredentials};
use std::sync::{Arc, Mutex};

/// The outcome of calls of which each gets one reply, and what the server received.
fn calls<F: Future>(
    replies: Vec<Reply>,
    credentials: impl ProvideCredentials + 'static,
    make: impl FnOnce(Config) -> F,
) -> (F::Output, Vec<Received>) {
    let server = Server::answering(replies);
    let endpoint = Endpoint::parse(&format!("http://{}", server.address)).unwrap();
    let config = Config::new(endpoint, credentials);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let outcome = runtime.block_on(make(config));
    (outcome, server.received())
}

fn key() -> Credentials {
    Credentials::access_key("testid", "testsecret")
}

/// A source that fails, and remembers that it was asked.
#[derive(Clone, Debug, Default)]
struct Nobody(Arc<Mutex<u32>>);

impl Nobody {
    fn asked(&self) -> u32 {
        *self.0.lock().unwrap()
    }
}

impl ProvideCredentials for Nobody {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        *self.0.lock().unwrap() += 1;
        Box::pin(async { Err("nobody has credentials".into()) })
    }
}
