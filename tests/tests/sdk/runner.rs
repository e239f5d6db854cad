//! Lines for the conformance runner.

use crate::captures::{CAPTURES, Capture};
use serde_json::{Value, json};

/// What the runner says to a line.
pub(crate) fn run(line: &Value) -> Value {
    tests::replay::answer(&line.to_string())
}

/// The request for the parameters, typed and with default settings.
pub(crate) fn request(operation: &str, params: &Value) -> Value {
    run(&json!({ "do": "request", "operation": operation, "params": params }))
}

/// The result of decoding a JSON response with HTTP status 200.
pub(crate) fn decode(operation: &str, body: &Value) -> Value {
    run(&json!({ "do": "decode", "operation": operation, "body": body }))
}

/// The line that replays a capture.
pub(crate) fn capture_line(capture: &Capture) -> Value {
    json!({
        "do": "request",
        "operation": capture.action,
        "params": capture.params,
        "algorithm": capture.algorithm,
        "format": capture.format,
        "endpoint": capture.host,
        "date": CAPTURES.date,
        "nonce": CAPTURES.nonce,
        "access_key_id": CAPTURES.access_key_id,
        "access_key_secret": CAPTURES.access_key_secret,
        "security_token": capture.security_token,
        "raw": capture.raw,
    })
}

/// The message of a line that could not be served.
pub(crate) fn message(answer: &Value) -> &str {
    answer["error"]["message"].as_str().unwrap_or_else(|| panic!("an error expected: {answer}"))
}
