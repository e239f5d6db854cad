//! What an emulator of the service needs beyond the metadata of the SDK: a response for each operation.

use super::Error;
use crate::artifact::Artifact;
use crate::model::{EnvelopeRole, Example, Model, Operation};
use serde_json::{Map, Value, json};

const PATH: &str = "emulation/operations.json";

/// One document, with one line for each operation.
///
/// # Errors
/// When an example is no JSON, which resolving refuses.
pub fn generate(model: &Model) -> Result<Vec<Artifact>, Error> {
    let mut lines = Vec::with_capacity(model.operations.len());
    for operation in &model.operations {
        let described = json!({ "source": operation.source, "response": response(operation)? });
        lines.push(format!("{}: {described}", Value::from(operation.name.as_str())));
    }
    Ok(vec![Artifact { path: PATH.to_owned(), text: format!("{{\n{}\n}}\n", lines.join(",\n")) }])
}

/// The response of the first example that shows a success; an empty one where there is none.
fn response(operation: &Operation) -> Result<Value, Error> {
    let mut responses = Vec::new();
    for Example { title: _, request: _, json, xml: _ } in &operation.examples {
        let Some(text) = json else { continue };
        let parsed = serde_json::from_str::<Value>(text)
            .map_err(|error| Error { path: PATH.to_owned(), message: format!("{}: {error}", operation.name) })?;
        responses.push(parsed);
    }
    let success = responses.into_iter().find(|response| !fails(operation, response));
    Ok(success.unwrap_or_else(|| Map::new().into()))
}

/// Whether a response says that the call failed.
fn fails(operation: &Operation, response: &Value) -> bool {
    let says_no = |value: &Value| match value {
        Value::Bool(value) => !value,
        Value::String(text) => text.eq_ignore_ascii_case("false"),
        _ => false,
    };
    let success = operation.response.iter().find(|field| field.envelope == Some(EnvelopeRole::Success));
    success.and_then(|field| response.get(&field.name)).is_some_and(says_no)
}
