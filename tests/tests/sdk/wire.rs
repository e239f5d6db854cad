//! Our requests and signatures against those of the official clients.

use crate::captures::{CAPTURES, Capture, pairs};
use crate::runner::{capture_line, run};
use alibabacloud_core::Secret;
use alibabacloud_core::sign::{acs3::Acs3, rpc};
use serde_json::{Map, Value};

/// What the RPC signature adds to the query of every call.
const COMMON: [&str; 11] = [
    "AccessKeyId",
    "Action",
    "Format",
    "SecurityToken",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureType",
    "SignatureVersion",
    "Timestamp",
    "Version",
];

/// The oldest client gives every call the region of the client; ours, like the newer ones, sends what the caller gives.
const ADDED_BY_OLD_CLIENT: &str = "RegionId";

/// The parameters of the operation itself, with booleans in one spelling.
fn own(query: &Map<String, Value>, capture: &Capture) -> Map<String, Value> {
    query
        .iter()
        .filter(|(name, _)| !COMMON.contains(&name.as_str()))
        .filter(|(name, _)| {
            *name != ADDED_BY_OLD_CLIENT || capture.params.contains_key(name.as_str()) || !capture.signs_query()
        })
        .map(|(name, value)| (name.clone(), one_spelling(value)))
        .collect()
}

/// The Python client writes `True`.
fn one_spelling(value: &Value) -> Value {
    match value.as_str() {
        Some("True") => "true".into(),
        Some("False") => "false".into(),
        _ => value.clone(),
    }
}

#[test]
fn every_captured_call_is_sent_as_the_official_client_sends_it() {
    assert_eq!(CAPTURES.calls.len(), 14);
    for capture in &CAPTURES.calls {
        let name = &capture.name;
        let sent = run(&capture_line(capture));
        assert!(sent.get("error").is_none(), "{name}: {sent}");
        assert_eq!(sent["method"], capture.method.as_str(), "{name}");
        assert_eq!(sent["path"], capture.path.as_str(), "{name}");
        let (query, body) = (sent["query"].as_object().unwrap(), sent["body"].as_object().unwrap());
        assert_eq!(own(query, capture), own(&capture.query, capture), "{name}: query");
        assert_eq!(own(body, capture), own(&capture.body, capture), "{name}: body");
        let (action, version) = if capture.signs_query() {
            (&sent["query"]["Action"], &sent["query"]["Version"])
        } else {
            (&sent["headers"]["x-acs-action"], &sent["headers"]["x-acs-version"])
        };
        if let Some(provider) = capture.signed_headers.get("x-acs-credentials-provider") {
            assert_eq!(&sent["headers"]["x-acs-credentials-provider"], provider, "{name}");
        }
        assert_eq!((action.as_str(), version.as_str()), (Some(&*capture.action), Some(&*capture.version)), "{name}");
    }
}

#[test]
fn the_common_parameters_of_the_rpc_signature_are_those_of_the_official_client() {
    for capture in CAPTURES.calls.iter().filter(|capture| capture.signs_query()) {
        let sent = run(&capture_line(capture));
        for name in COMMON.iter().filter(|name| !["Format", "Signature", "SignatureType"].contains(name)) {
            assert_eq!(sent["query"].get(name), capture.query.get(*name), "{}: {name}", capture.name);
        }
        let format = sent["query"]["Format"].as_str().unwrap();
        assert!(format.eq_ignore_ascii_case(&capture.format), "{}: {format}", capture.name);
    }
}

#[test]
fn typed_and_raw_calls_send_the_same() {
    for capture in CAPTURES.calls.iter().filter(|capture| !capture.raw) {
        let mut line = capture_line(capture);
        let typed = run(&line);
        line["raw"] = true.into();
        let raw = run(&line);
        assert_eq!(typed["query"], raw["query"], "{}", capture.name);
        assert_eq!(typed["body"], raw["body"], "{}", capture.name);
        assert_eq!(typed["headers"]["content-type"], raw["headers"]["content-type"], "{}", capture.name);
    }
}

#[test]
fn the_signer_gives_the_signature_of_every_capture() {
    let secret = Secret::from(CAPTURES.access_key_secret.as_str());
    for capture in &CAPTURES.calls {
        let query = pairs(&capture.query);
        if capture.signs_query() {
            let signature = rpc::signature(&capture.method, &query, &pairs(&capture.body), &secret);
            assert_eq!(signature, capture.signature, "{}", capture.name);
            continue;
        }
        let headers = pairs(&capture.signed_headers);
        let signed: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
        let acs3 = Acs3 {
            method: &capture.method,
            path: &capture.path,
            query: &query,
            headers: &headers,
            signed: Some(&signed),
            body: capture.sent_body.as_bytes(),
        };
        let authorization = acs3.authorization(&CAPTURES.access_key_id, &secret);
        let expected = format!(
            "ACS3-HMAC-SHA256 Credential={},SignedHeaders={},Signature={}",
            CAPTURES.access_key_id,
            signed.join(";"),
            capture.signature
        );
        assert_eq!(authorization, expected, "{}", capture.name);
    }
}

#[test]
fn a_changed_body_changes_the_signature() {
    let capture =
        CAPTURES.calls.iter().find(|capture| !capture.sent_body.is_empty() && !capture.signs_query()).unwrap();
    let headers = pairs(&capture.signed_headers);
    let signed: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
    let query = pairs(&capture.query);
    let changed = format!("{}&x=1", capture.sent_body);
    let acs3 = Acs3 {
        method: &capture.method,
        path: &capture.path,
        query: &query,
        headers: &headers,
        signed: Some(&signed),
        body: changed.as_bytes(),
    };
    let secret = Secret::from(CAPTURES.access_key_secret.as_str());
    assert!(!acs3.authorization(&CAPTURES.access_key_id, &secret).ends_with(&capture.signature));
}
