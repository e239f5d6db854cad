//! What a request says about its signature.

use crate::protocol::Refusal;
use crate::settings::AccessKey;

/// What a request says about its signature, with either protocol.
pub(super) struct Claim<'r> {
    pub(super) key: &'r AccessKey,
    /// The signature that the request has.
    pub(super) given: &'r str,
    /// The signature that the secret gives.
    pub(super) expected: String,
    pub(super) date: &'r str,
    pub(super) nonce: &'r str,
    pub(super) token: Option<&'r str>,
}

pub(super) fn key<'k>(keys: &'k [AccessKey], id: &str) -> Result<&'k AccessKey, Refusal> {
    let not_found = || Refusal::new("InvalidAccessKeyId.NotFound", 404, "The specified access key is not found.");
    keys.iter().find(|key| key.id == id).ok_or_else(not_found)
}

/// What both protocols need.
pub(super) fn needed<'v>(value: Option<&'v str>, name: &str) -> Result<&'v str, Refusal> {
    let missing = || {
        let message =
            format!("The input parameter {name} that is mandatory for processing this request is not supplied.");
        Refusal::new("MissingParameter", 400, message)
    };
    value.filter(|value| !value.is_empty()).ok_or_else(missing)
}
