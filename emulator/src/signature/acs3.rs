//! ACS3-HMAC-SHA256, in the `Authorization` header.

use super::claim::{Claim, key, needed};
use crate::protocol::{Refusal, Request};
use crate::settings::AccessKey;
use alibabacloud_core::Secret;
use alibabacloud_core::sign::acs3::{Acs3, NAME};
use alibabacloud_core::sign::sha256_hex;
use http::{HeaderName, HeaderValue};

/// Headers that every request has and signs.
const SIGNED: [&str; 6] =
    ["host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version"];

pub(super) fn claim<'r>(request: &'r Request, keys: &'r [AccessKey]) -> Result<Claim<'r>, Refusal> {
    let authorization = needed(request.header("authorization"), "Authorization")?;
    let (algorithm, rest) = authorization.split_once(' ').unwrap_or((authorization, ""));
    if algorithm != NAME {
        let message = format!("The signature method {algorithm} is not supported. Use {NAME}.");
        return Err(Refusal::new("InvalidSignatureMethod", 400, message));
    }
    let parts: Vec<(&str, &str)> = rest.split(',').filter_map(|part| part.trim().split_once('=')).collect();
    let part = |name: &str| {
        let found = parts.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| *value).filter(|value| !value.is_empty())
    };
    let incomplete = || {
        let message = "The Authorization header needs Credential, SignedHeaders and Signature.";
        Refusal::new("IncompleteSignature", 400, message)
    };
    let (Some(id), Some(signed), Some(given)) = (part("Credential"), part("SignedHeaders"), part("Signature")) else {
        return Err(incomplete());
    };
    let date = needed(request.header("x-acs-date"), "x-acs-date")?;
    let nonce = needed(request.header("x-acs-signature-nonce"), "x-acs-signature-nonce")?;
    let names: Vec<&str> = signed.split(';').collect();
    let hash = check_headers(request, &names)?;
    let key = key(keys, id)?;
    let text = |(name, value): (&'r HeaderName, &'r HeaderValue)| {
        std::str::from_utf8(value.as_bytes()).ok().map(|value| (name.as_str(), value))
    };
    let headers: Vec<(&str, &str)> = request.headers.iter().filter_map(text).collect();
    let signing = Acs3 {
        method: request.method.as_str(),
        path: request.path(),
        query: &request.query,
        headers: &headers,
        signed: Some(&names),
        body: &request.body,
    };
    let mut expected = signing.authorization_for(hash, id, &Secret::from(key.secret.as_str()));
    expected.drain(..expected.rfind('=').map_or(0, |place| place + 1));
    let token = request.header("x-acs-security-token");
    Ok(Claim { key, given, expected, date, nonce, token })
}

/// The hash is that of the body, and what decides about the call is signed.
/// Returns the hash.
fn check_headers<'r>(request: &'r Request, signed: &[&str]) -> Result<&'r str, Refusal> {
    let hash = needed(request.header("x-acs-content-sha256"), "x-acs-content-sha256")?;
    if hash != sha256_hex(&request.body) {
        let message = "The hash in x-acs-content-sha256 is not that of the body.";
        return Err(Refusal::new("SignatureDoesNotMatch", 400, message));
    }
    let is_needed =
        |name: &str| SIGNED.contains(&name) || name == "x-acs-security-token" || name == "x-acs-accesskey-id";
    let unsigned =
        request.headers.keys().map(HeaderName::as_str).find(|name| is_needed(name) && !signed.contains(name));
    let missing = signed.iter().copied().find(|name| request.header(name).is_none());
    match (unsigned, missing) {
        (None, None) => Ok(hash),
        (Some(name), _) => {
            let message = format!("The header {name} is not among SignedHeaders.");
            Err(Refusal::new("IncompleteSignature", 400, message))
        }
        (None, Some(name)) => {
            let message = format!("SignedHeaders names {name}, and the request has no such header.");
            Err(Refusal::new("IncompleteSignature", 400, message))
        }
    }
}
