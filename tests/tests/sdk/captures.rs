//! Requests that official clients sent, as `data/captures.json` carries them.

use serde::Deserialize;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// All captures.
pub(crate) static CAPTURES: LazyLock<Captures> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../data/captures.json")).unwrap());

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Captures {
    pub(crate) date: String,
    pub(crate) nonce: String,
    pub(crate) access_key_id: String,
    pub(crate) access_key_secret: String,
    pub(crate) calls: Vec<Capture>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Capture {
    pub(crate) name: String,
    /// Which client sent it, for the reader.
    #[allow(dead_code, reason = "documentation inside the data")]
    client: String,
    pub(crate) action: String,
    pub(crate) version: String,
    pub(crate) algorithm: String,
    pub(crate) format: String,
    pub(crate) host: String,
    pub(crate) security_token: Option<String>,
    /// Whether the call is beyond the spec: another operation, or a parameter that the spec does not declare.
    pub(crate) raw: bool,
    /// What the caller gave to the client.
    pub(crate) params: Map<String, Value>,
    pub(crate) method: String,
    pub(crate) path: String,
    /// Decoded, without the signature.
    pub(crate) query: Map<String, Value>,
    /// Decoded.
    pub(crate) body: Map<String, Value>,
    /// The body as it was sent.
    #[serde(default)]
    pub(crate) sent_body: String,
    #[serde(default)]
    pub(crate) signed_headers: Map<String, Value>,
    pub(crate) signature: String,
}

impl Capture {
    /// Whether the signature is a parameter of the query rather than a header.
    pub(crate) fn signs_query(&self) -> bool {
        self.algorithm == "HMAC-SHA1"
    }
}

/// Decoded names and values as the signer takes them.
pub(crate) fn pairs(map: &Map<String, Value>) -> Vec<(String, String)> {
    map.iter().map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned())).collect()
}
