//! From a line to the request that the client would send.

use super::line::RequestLine;
use super::product::{Described, Product, product};
use super::{Refusal, params};
use crate::percent::decode_pairs;
use alibabacloud_core::plumbing::{Core, Operation, Structure, from_json};
use alibabacloud_core::{Algorithm, Config, Credentials, Endpoint, Format, SignedRequest, clock};
use serde_json::{Map, Value, json};

const DEFAULT_KEY: (&str, &str) = ("testid", "testsecret");

pub(super) fn replay(line: &RequestLine) -> Result<Value, Refusal> {
    let credentials = credentials(line);
    let product = product(line.product.as_deref())?;
    let core = (product.core)(config(line, product, &credentials)?)?;
    let none = Map::new();
    let given = line.params.as_ref().unwrap_or(&none);
    let request = if line.raw == Some(true) {
        raw(&core, line, product, given, &credentials)?
    } else {
        typed(&core, line, product, given, &credentials)?
    };
    printed(&request)
}

fn raw(
    core: &Core,
    line: &RequestLine,
    product: &Product,
    given: &Map<String, Value>,
    credentials: &Credentials,
) -> Result<SignedRequest, Refusal> {
    let (query, form) = params::explicit(given).unwrap_or_else(|| {
        let operation = (product.operation)(&line.operation);
        params::placed(given, line.body_params.as_deref().unwrap_or_default(), operation.as_ref())
    });
    Ok(core.prepare_raw(&line.operation, &query.into(), &form.into(), credentials)?)
}

fn typed(
    core: &Core,
    line: &RequestLine,
    product: &Product,
    given: &Map<String, Value>,
    credentials: &Credentials,
) -> Result<SignedRequest, Refusal> {
    let name = &line.operation;
    let Typed { call, tree, request, undeclared } = load(product, name, given)?;
    if !undeclared.is_empty() {
        let what = format!("{name} does not declare these (`\"raw\": true` sends them all the same)");
        return Err(Refusal::listing(&what, &undeclared));
    }
    let signed = core.prepare(call, request.as_ref(), credentials)?;
    let lost = lost(&tree, &signed);
    if !lost.is_empty() {
        let what = format!("{name} cannot carry these (`\"raw\": true` sends them all the same)");
        return Err(Refusal::listing(&what, &lost));
    }
    Ok(signed)
}

/// A typed request, filled from a line.
pub(super) struct Typed {
    call: &'static Operation,
    tree: Map<String, Value>,
    pub(super) request: Box<dyn Structure>,
    /// Names that the operation does not declare.
    pub(super) undeclared: Vec<String>,
}

/// Fills the request of an operation of the spec.
pub(super) fn load(product: &Product, name: &str, given: &Map<String, Value>) -> Result<Typed, Refusal> {
    let Some(operation) = (product.operation)(name) else {
        return Err(Refusal(format!("the spec has no operation `{name}`; `\"raw\": true` calls any action")));
    };
    let tree = params::typed(given, &operation)?;
    let Described { call, mut request, .. } = operation;
    let loaded = from_json(&tree.clone().into(), request.as_mut());
    if !loaded.mismatches.is_empty() {
        return Err(Refusal::listing("these values do not fit their parameters", &loaded.mismatches));
    }
    let undeclared = loaded.unknown.iter().map(ToString::to_string).collect();
    Ok(Typed { call, tree, request, undeclared })
}

/// What was given and is not sent: a name in other letters, or a list with a hole that the type cannot hold.
fn lost(tree: &Map<String, Value>, signed: &SignedRequest) -> Vec<String> {
    let sent = |name: &str| {
        // The members of a JSON text are part of the text.
        let holds =
            |parameter: &str| name.strip_prefix(parameter).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        signed.query.iter().chain(&signed.form).any(|(parameter, _)| holds(parameter))
    };
    params::wire_names(tree).into_iter().filter(|name| !sent(name)).collect()
}

fn config(line: &RequestLine, product: &Product, credentials: &Credentials) -> Result<Config, Refusal> {
    let endpoint = Endpoint::parse(line.endpoint.as_deref().unwrap_or(product.endpoint))?;
    let mut config = Config::new(endpoint, credentials.clone())
        .validation(false)
        // Nothing is sent, so nothing can be overheard.
        .allow_plain_http(true)
        .algorithm(algorithm(line.algorithm.as_deref())?)
        .format(format(line.format.as_deref())?);
    if let Some(date) = &line.date {
        let date = clock::parse_timestamp(date)?;
        config = config.clock(move || date);
    }
    if let Some(nonce) = line.nonce.clone() {
        config = config.nonces(move || nonce.clone());
    }
    Ok(config)
}

fn credentials(line: &RequestLine) -> Credentials {
    let id = line.access_key_id.as_deref().unwrap_or(DEFAULT_KEY.0);
    let secret = line.access_key_secret.as_deref().unwrap_or(DEFAULT_KEY.1);
    match line.security_token.as_deref() {
        Some(token) if !token.is_empty() => Credentials::sts(id, secret, token),
        _ => Credentials::access_key(id, secret),
    }
}

fn algorithm(name: Option<&str>) -> Result<Algorithm, Refusal> {
    let Some(name) = name else { return Ok(Algorithm::Acs3HmacSha256) };
    // `v2` is what the official Python client calls the RPC signature, which is version 1 of the protocol.
    match name.to_ascii_lowercase().as_str() {
        "acs3-hmac-sha256" | "acs3" | "v3" => Ok(Algorithm::Acs3HmacSha256),
        "hmac-sha1" | "rpc" | "v1" | "v2" => Ok(Algorithm::RpcHmacSha1),
        _ => Err(Refusal(format!("no algorithm is called `{name}`; write `ACS3-HMAC-SHA256` or `HMAC-SHA1`"))),
    }
}

pub(super) fn format(name: Option<&str>) -> Result<Format, Refusal> {
    match name.map(str::to_ascii_lowercase).as_deref() {
        None | Some("json") => Ok(Format::Json),
        Some("xml") => Ok(Format::Xml),
        Some(name) => Err(Refusal(format!("no format is called `{name}`; write `JSON` or `XML`"))),
    }
}

/// The request with its query and body read back from the bytes that would be sent.
fn printed(request: &SignedRequest) -> Result<Value, Refusal> {
    let target = request.target();
    let (path, raw_query) = target.split_once('?').unwrap_or((&target, ""));
    let raw_body = std::str::from_utf8(&request.body)?;
    let headers: Map<String, Value> =
        request.headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.as_str().into())).collect();
    Ok(json!({
        "method": request.method,
        "path": path,
        "query": decode_pairs(raw_query).map_err(Refusal)?,
        "body": decode_pairs(raw_body).map_err(Refusal)?,
        "raw_query": raw_query,
        "raw_body": raw_body,
        "headers": headers,
    }))
}
