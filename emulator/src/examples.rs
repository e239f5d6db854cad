//! The responses of the spec's examples.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::LazyLock;

/// An operation as the generator describes it for emulators.
#[derive(Debug, Deserialize)]
struct Example {
    /// The spec file, relative to the spec folder.
    source: String,
    /// Where the response lists the items of a precheck.
    checks: Option<Checks>,
    /// The response, which is read when it is needed.
    response: Box<RawValue>,
}

/// Where a response lists the items of a precheck.
#[derive(Debug, Deserialize)]
pub(crate) struct Checks {
    /// The paths of the lists.
    pub(crate) items: Vec<String>,
    /// The member with the name of an item.
    pub(crate) name: String,
    /// The member with its result.
    pub(crate) state: String,
    /// The words for a failure.
    pub(crate) failed: Vec<String>,
}

static EXAMPLES: LazyLock<HashMap<String, Example>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../generated/emulation/operations.json")).unwrap_or_default()
});

/// The response of the spec's example for an operation.
pub(crate) fn response(operation: &str) -> Map<String, Value> {
    let example = EXAMPLES.get(operation);
    example.and_then(|example| serde_json::from_str(example.response.get()).ok()).unwrap_or_default()
}

/// The spec file of an operation, relative to the spec folder.
pub(crate) fn source(operation: &str) -> Option<&'static str> {
    EXAMPLES.get(operation).map(|example| example.source.as_str())
}

/// Where the response of an operation lists the items of a precheck.
pub(crate) fn checks(operation: &str) -> Option<&'static Checks> {
    EXAMPLES.get(operation)?.checks.as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alibabacloud_dts::metadata::SERVICE;

    #[test]
    fn every_operation_has_a_response_and_a_spec_file() {
        for operation in SERVICE.operations() {
            assert!(response(operation.name).contains_key("RequestId"), "{}", operation.name);
            assert!(source(operation.name).is_some(), "{}", operation.name);
        }
    }
}
