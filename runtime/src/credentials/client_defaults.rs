//! What a client knows that the source of its credentials may use.

use crate::http::transport::Transport;
use std::sync::Arc;

/// What a client offers to the source of its credentials: see
/// [`ProvideCredentials::offer`](super::ProvideCredentials::offer).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ClientDefaults {
    /// What sends requests for credentials: with the client's proxy and certificates, but on connections of its own.
    pub transport: Arc<dyn Transport>,
    /// The client's region, if one is known.
    pub region: Option<String>,
    /// Whether the client calls its service inside a VPC.
    pub inside_vpc: bool,
}
