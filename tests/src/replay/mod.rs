//! The conformance runner: what the client would send, what it says about a request,
//! and what it reads from a response, without a network.
//!
//! `docs/replay.md` describes the lines. Requests and responses go through the types of the SDK, looked up by the name
//! of the operation; nothing here knows an operation.

mod answer;
mod failure;
mod line;
mod nested;
mod params;
mod present;
mod product;
mod request;
mod validate;

use line::Line;
use serde_json::{Value, json};
use std::fmt;

/// The output for one line of input: always one JSON object, with a member `error` if the line cannot be served.
pub fn answer(line: &str) -> Value {
    let served = match serde_json::from_str(line) {
        Ok(Line::Request(line)) => request::replay(&line),
        Ok(Line::Decode(line)) => answer::replay(&line),
        Ok(Line::Validate(line)) => validate::replay(&line),
        Err(error) => Err(Refusal(format!("this is no line for the runner: {error}; see docs/replay.md"))),
    };
    served.unwrap_or_else(|Refusal(message)| json!({ "error": { "kind": "replay", "message": message } }))
}

/// Why a line cannot be served, and what to do about it.
#[derive(Debug)]
struct Refusal(String);

impl<E: std::error::Error> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

impl Refusal {
    /// With all of `parts` in one message.
    fn listing(what: &str, parts: &[impl fmt::Display]) -> Self {
        let parts: Vec<String> = parts.iter().map(ToString::to_string).collect();
        Self(format!("{what}: {}", parts.join("; ")))
    }
}
