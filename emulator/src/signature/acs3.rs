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
    let part = |name: &str| {
        let mut parts = rest.split(',').filter_map(|part| part.trim().split_once('='));
        parts.find(|(key, _)| *key == name).map(|(_, value)| value).filter(|value| !value.is_empty())
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
    let text = |(name, value): (&'r HeaderName, &'r HeaderValue)| {
        std::str::from_utf8(value.as_bytes()).ok().map(|value| (name.as_str(), value))
    };
    let mut headers: Vec<(&str, &str)> = Vec::with_capacity(request.headers.len());
    headers.extend(request.headers.iter().filter_map(text));
    check_headers(&headers, &names)?;
    let hash = check_body(request)?;
    let key = key(keys, id)?;
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

/// What decides about the call is signed.
fn check_headers(headers: &[(&str, &str)], signed: &[&str]) -> Result<(), Refusal> {
    let is_needed =
        |name: &str| SIGNED.contains(&name) || name == "x-acs-security-token" || name == "x-acs-accesskey-id";
    let unsigned = headers.iter().find(|(name, _)| !signed.contains(name) && is_needed(name));
    let missing = signed.iter().find(|signed| !headers.iter().any(|(name, _)| name == *signed));
    match (unsigned, missing) {
        (None, None) => Ok(()),
        (Some((name, _)), _) => {
            let message = format!("The header {name} is not among SignedHeaders.");
            Err(Refusal::new("IncompleteSignature", 400, message))
        }
        (None, Some(name)) => {
            let message = format!("SignedHeaders names {name}, and the request has no such header.");
            Err(Refusal::new("IncompleteSignature", 400, message))
        }
    }
}

/// The hash in the headers, which is that of the body.
fn check_body(request: &Request) -> Result<&str, Refusal> {
    let hash = needed(request.header("x-acs-content-sha256"), "x-acs-content-sha256")?;
    if hash == sha256_hex(&request.body) {
        return Ok(hash);
    }
    let message = "The hash in x-acs-content-sha256 is not that of the body.";
    Err(Refusal::new("SignatureDoesNotMatch", 400, message))
}
