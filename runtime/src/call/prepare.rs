//! Makes signed requests. Nothing here waits or sends.

use crate::codec::encode::flatten::Pairs;
use crate::codec::sign::acs3::Acs3;
use crate::codec::sign::{rpc, sha256_hex};
use crate::contract::operation::Service;
use crate::credentials::{Credentials, Kind};
use crate::error::Error;
use crate::ground::clock::timestamp;
use crate::ground::percent::encode_pairs;
use crate::http::request::SignedRequest;
use crate::settings::config::{Algorithm, Config, Format};
use bytes::Bytes;
use std::time::{Duration, SystemTime};

const METHOD: &str = "POST";
const PATH: &str = "/";
const FORM: &str = "application/x-www-form-urlencoded";

/// What makes one attempt of a call differ from another.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attempt {
    /// The time of the signature.
    pub(crate) time: SystemTime,
    /// The number of earlier attempts.
    pub(crate) retries: u32,
    /// How long this one has waited.
    pub(crate) delay: Duration,
}

/// Signs a call of `action` with these parameters; without credentials, it has no signature.
pub(crate) fn prepare(
    service: &Service,
    config: &Config,
    user_agent: &str,
    credentials: Option<&Credentials>,
    action: &str,
    (query, form): (Pairs, Pairs),
    attempt: Attempt,
) -> Result<SignedRequest, Error> {
    if let Some(credentials) = credentials {
        credentials.check()?;
    }
    check_names(config, credentials, query.iter().chain(&form))?;
    let body = Bytes::from(encode_pairs(&form));
    // As many as there can be.
    let mut headers = Pairs::with_capacity(16);
    push(&mut headers, "host", &config.endpoint.host_header());
    push(&mut headers, "x-acs-action", action);
    push(&mut headers, "x-acs-version", service.version);
    push(&mut headers, "accept", accept(config.format));
    push(&mut headers, "user-agent", user_agent);
    if let Some(credentials) = credentials {
        push(&mut headers, "x-acs-credentials-provider", credentials.provider_name());
    }
    if !body.is_empty() {
        push(&mut headers, "content-type", FORM);
    }
    if attempt.retries > 0 {
        push(&mut headers, "x-acs-retry-attempts", &attempt.retries.to_string());
        push(&mut headers, "x-acs-retry-delay", &attempt.delay.as_millis().to_string());
    }
    let endpoint = config.endpoint.clone();
    let mut request = SignedRequest { endpoint, method: METHOD, path: PATH.into(), query, form, headers, body };
    let date = timestamp(attempt.time)?;
    let nonce = config.nonce()?;
    match (config.algorithm, credentials.map(|credentials| &credentials.kind)) {
        (Algorithm::Acs3HmacSha256, None) => {
            stamp(&mut request, &date, &nonce);
        }
        (Algorithm::Acs3HmacSha256, Some(Kind::Key { id, secret, token })) => {
            let body_hash = stamp(&mut request, &date, &nonce);
            if let Some(token) = token {
                push(&mut request.headers, "x-acs-accesskey-id", id);
                push(&mut request.headers, "x-acs-security-token", token.expose());
            }
            let authorization = acs3(&request).authorization_for(&body_hash, id, secret);
            push(&mut request.headers, "authorization", &authorization);
        }
        (Algorithm::Acs3HmacSha256, Some(Kind::Bearer(token))) => {
            stamp(&mut request, &date, &nonce);
            push(&mut request.headers, "x-acs-bearer-token", token.expose());
            push(&mut request.query, OF_BEARER_TOKEN, "BEARERTOKEN");
        }
        (Algorithm::RpcHmacSha1, None) => name_call(&mut request.query, service, config, action, (&date, &nonce)),
        (Algorithm::RpcHmacSha1, Some(Kind::Key { id, secret, token })) => {
            let query = &mut request.query;
            name_call(query, service, config, action, (&date, &nonce));
            push(query, "SignatureMethod", "HMAC-SHA1");
            push(query, "SignatureVersion", "1.0");
            push(query, "AccessKeyId", id);
            if let Some(token) = token {
                push(query, "SecurityToken", token.expose());
            }
            let signature = rpc::signature(METHOD, query, &request.form, secret);
            push(query, "Signature", &signature);
        }
        (Algorithm::RpcHmacSha1, Some(Kind::Bearer(_))) => {
            return Err(Error::configuration(
                "a bearer token cannot be used with the algorithm RPC HMAC-SHA1; use ACS3-HMAC-SHA256".to_owned(),
            ));
        }
    }
    Ok(request)
}

/// Refuses a parameter with the name of one with which the older signature, or a bearer token, makes itself known: one of the
/// two would be lost.
fn check_names<'p>(
    config: &Config,
    credentials: Option<&Credentials>,
    mut parameters: impl Iterator<Item = &'p (String, String)>,
) -> Result<(), Error> {
    let (names, instead): (&[&str], _) = match (config.algorithm, credentials.map(|credentials| &credentials.kind)) {
        // Some operations have a `SecurityToken` of their own, and a key without a token leaves it to them.
        (Algorithm::RpcHmacSha1, Some(Kind::Key { token: Some(_), .. })) => (&OF_RPC_SIGNATURE, ALGORITHM),
        (Algorithm::RpcHmacSha1, _) => (&OF_RPC_SIGNATURE[1..], ALGORITHM),
        (Algorithm::Acs3HmacSha256, Some(Kind::Bearer(_))) => (&[OF_BEARER_TOKEN], "use an AccessKey"),
        (Algorithm::Acs3HmacSha256, _) => return Ok(()),
    };
    match parameters.find(|(name, _)| names.contains(&name.as_str())) {
        Some((name, _)) => Err(Error::configuration(format!(
            "the call has a parameter `{name}`, and the signature needs one of the same name; {instead}"
        ))),
        None => Ok(()),
    }
}

/// The parameters that the older signature adds to every query; that of a session comes first.
pub(crate) const OF_RPC_SIGNATURE: [&str; 10] = [
    "SecurityToken",
    "AccessKeyId",
    "Action",
    "Format",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureVersion",
    "Timestamp",
    "Version",
];
/// The parameter that a bearer token adds.
const OF_BEARER_TOKEN: &str = "SignatureType";
const ALGORITHM: &str = "use ACS3-HMAC-SHA256";

fn push(pairs: &mut Pairs, name: &str, value: &str) {
    pairs.push((name.to_owned(), value.to_owned()));
}

/// The parameters with which every call begins where they are in the query.
fn name_call(query: &mut Pairs, service: &Service, config: &Config, action: &str, (date, nonce): (&str, &str)) {
    push(query, "Action", action);
    push(query, "Version", service.version);
    push(query, "Format", format_name(config.format));
    push(query, "Timestamp", date);
    push(query, "SignatureNonce", nonce);
}

/// Returns the hash of the body.
fn stamp(request: &mut SignedRequest, date: &str, nonce: &str) -> String {
    push(&mut request.headers, "x-acs-date", date);
    push(&mut request.headers, "x-acs-signature-nonce", nonce);
    let hash = sha256_hex(&request.body);
    push(&mut request.headers, "x-acs-content-sha256", &hash);
    hash
}

fn acs3(request: &SignedRequest) -> Acs3<'_> {
    Acs3 {
        method: request.method,
        path: &request.path,
        query: &request.query,
        headers: &request.headers,
        signed: None,
        body: &request.body,
    }
}

fn accept(format: Format) -> &'static str {
    match format {
        Format::Json => "application/json",
        #[cfg(feature = "xml")]
        Format::Xml => "application/xml",
    }
}

/// As the official clients write it.
fn format_name(format: Format) -> &'static str {
    match format {
        Format::Json => "json",
        #[cfg(feature = "xml")]
        Format::Xml => "XML",
    }
}

/// The same for every request of a client, as the official clients write it: `AlibabaCloud (<system>; <machine>) <language>/<version> Core/<version> …`. The
/// version of the language is the oldest that this crate builds with; which one built it is unknown here.
pub(crate) fn user_agent(service: &Service, config: &Config) -> String {
    let (system, machine) = (std::env::consts::OS, std::env::consts::ARCH);
    let (rust, core) = (env!("CARGO_PKG_RUST_VERSION"), env!("CARGO_PKG_VERSION"));
    let mut text = format!("AlibabaCloud ({system}; {machine}) Rust/{rust} Core/{core} {}", service.sdk);
    if !config.user_agent.is_empty() {
        text.push(' ');
        text.push_str(&config.user_agent);
    }
    text
}
