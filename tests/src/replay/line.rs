//! The lines that the runner reads. Members that it does not know are passed over, so that a line may carry a name or
//! a note of its own.

use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
pub(super) enum Line {
    Request(RequestLine),
    Decode(DecodeLine),
    Validate(ValidateLine),
}

#[derive(Deserialize)]
pub(super) struct RequestLine {
    pub(super) operation: String,
    pub(super) product: Option<String>,
    pub(super) params: Option<Map<String, Value>>,
    pub(super) algorithm: Option<String>,
    pub(super) format: Option<String>,
    pub(super) endpoint: Option<String>,
    pub(super) date: Option<String>,
    pub(super) nonce: Option<String>,
    pub(super) access_key_id: Option<String>,
    pub(super) access_key_secret: Option<String>,
    pub(super) security_token: Option<String>,
    pub(super) raw: Option<bool>,
    pub(super) body_params: Option<Vec<String>>,
}

#[derive(Deserialize)]
pub(super) struct ValidateLine {
    pub(super) operation: String,
    pub(super) product: Option<String>,
    pub(super) params: Option<Map<String, Value>>,
}

#[derive(Deserialize)]
pub(super) struct DecodeLine {
    pub(super) operation: String,
    pub(super) product: Option<String>,
    pub(super) format: Option<String>,
    pub(super) http_status: Option<Status>,
    pub(super) headers: Option<Headers>,
    #[serde(default)]
    pub(super) body: Value,
    pub(super) raw: Option<bool>,
}

/// An HTTP status as a number or a text.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Status {
    Number(u16),
    Text(String),
}

/// Headers as an object, or as a list of pairs where a name may come twice.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Headers {
    Object(Map<String, Value>),
    Pairs(Vec<(String, String)>),
}
