//! What the generator says about operations: the responses of the spec's examples, and where the spec says what.

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
    /// By parameter: the line of that file.
    lines: HashMap<String, u32>,
    /// The enforced rules about several parameters.
    rules: Vec<RuleOfSeveral>,
    /// Where the response lists the items of a precheck.
    checks: Option<Checks>,
    /// By the path of a response field: its values, in lower case, as it spells them.
    values: HashMap<String, HashMap<String, String>>,
    /// The response, which is read when it is needed.
    response: Box<RawValue>,
}

/// A rule about several parameters, in both languages.
#[derive(Debug, Deserialize)]
struct RuleOfSeveral {
    parameters: Vec<String>,
    line: u32,
    en: String,
    zh: String,
}

/// Where the spec says a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The spec file, relative to the spec folder.
    pub(crate) file: &'static str,
    pub(crate) line: u32,
    /// The rule in English and Chinese, if it is about several parameters.
    pub(crate) texts: Option<(&'static str, &'static str)>,
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

/// The line with the name, below that of the schema.
const LINE_OF_OPERATION: u32 = 2;

static EXAMPLES: LazyLock<HashMap<String, Example>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../generated/dts/emulation/operations.json")).unwrap_or_default()
});

/// The response of the spec's example for an operation.
pub(crate) fn response(operation: &str) -> Map<String, Value> {
    let example = EXAMPLES.get(operation);
    example.and_then(|example| serde_json::from_str(example.response.get()).ok()).unwrap_or_default()
}

/// Where the spec has a parameter; the line of the operation for one that it doesn't have.
pub(crate) fn place(operation: &str, parameter: &str) -> Option<Place> {
    let Example { source, lines, .. } = EXAMPLES.get(operation)?;
    // `Tag.2.Key` is a part of `Tag`.
    let mut names = std::iter::successors(Some(parameter), |name| name.rsplit_once('.').map(|(outer, _)| outer));
    let line = names.find_map(|name| lines.get(name)).copied();
    Some(Place { file: source, line: line.unwrap_or(LINE_OF_OPERATION), texts: None })
}

/// Where the spec has the enforced rule about these parameters, which are separated by commas.
pub(crate) fn rule(operation: &str, parameters: &str) -> Option<Place> {
    let Example { source, rules, .. } = EXAMPLES.get(operation)?;
    let parameters: Vec<&str> = parameters.split(", ").collect();
    let rule = rules.iter().find(|rule| rule.parameters == parameters)?;
    Some(Place { file: source, line: rule.line, texts: Some((&rule.en, &rule.zh)) })
}

/// Where the response of an operation lists the items of a precheck.
pub(crate) fn checks(operation: &str) -> Option<&'static Checks> {
    EXAMPLES.get(operation)?.checks.as_ref()
}

/// The values that a response field spells otherwise than requests do: by value in lower case, the spelling.
pub(crate) fn values(operation: &str, path: &str) -> Option<&'static HashMap<String, String>> {
    EXAMPLES.get(operation)?.values.get(path)
}

#[cfg(test)]
#[allow(clippy::panic, reason = "tests")]
mod tests {
    use super::*;
    use alibabacloud_dts::metadata::SERVICE;

    #[test]
    fn every_operation_has_a_response_and_every_parameter_a_line() {
        for operation in SERVICE.operations() {
            assert!(response(operation.name).contains_key("RequestId"), "{}", operation.name);
            for parameter in operation.request {
                let place = place(operation.name, parameter.name).unwrap_or_else(|| panic!("{}", operation.name));
                let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/dts").join(place.file);
                let text = std::fs::read_to_string(path).unwrap_or_default();
                let line = text.lines().nth(place.line as usize - 1).unwrap_or_default();
                assert!(line.contains(parameter.name), "{}: {line}", operation.name);
            }
        }
    }
}
