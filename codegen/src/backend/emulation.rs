//! What an emulator of the service needs beyond the metadata of the SDK: a response for each operation.

use super::Error;
use crate::artifact::{Artifact, Keep};
use crate::model::{
    EnvelopeRole, Example, Field, Lines, Model, Operation, RequestRule, ResponseExample, Type, WaitChecks,
};
use serde_json::{Map, Value, json};

const PATH: &str = "emulation/operations.json";

/// One document, with one line for each operation.
///
/// # Errors
/// When an example is no JSON, which resolving refuses.
pub fn generate<T: Send>(model: &Model, keep: Keep<'_, T>) -> Result<Vec<T>, Error> {
    let mut lines = Vec::with_capacity(model.operations.len());
    for operation in &model.operations {
        let checks = operation.waiter.as_ref().and_then(|waiter| waiter.checks.as_ref()).map(|checks| {
            let WaitChecks { items, name, state, failed, message: _, advice: _ } = checks;
            json!({ "items": items, "name": name, "state": state, "failed": failed })
        });
        let (parameters, rules) = places(operation);
        let described = json!({
            "source": operation.source,
            "lines": parameters,
            "rules": rules,
            "checks": checks,
            "values": values(model, operation),
            "response": response(operation)?,
        });
        lines.push(format!("{}: {described}", Value::from(operation.name.as_str())));
    }
    let operations = Artifact { path: PATH.to_owned(), text: format!("{{\n{}\n}}\n", lines.join(",\n")) };
    Ok([operations].into_iter().chain(states(model)?).map(keep).collect())
}

/// By parameter: the line of the spec file; and the rules that the client enforces, each with its line and its text in both
/// languages.
fn places(operation: &Operation) -> (Value, Value) {
    let Lines { parameters, rules } = &operation.lines;
    let enforced = operation.rules.iter().zip(rules).filter(|(rule, _)| rule.certainty.is_enforced());
    let described = |(rule, line): (&RequestRule, &u32)| {
        let parameters: Vec<String> = rule.parameters.iter().map(ToString::to_string).collect();
        let mut described = json!({ "parameters": parameters, "line": line, "en": rule.doc.en });
        if let (Some(entries), false) = (described.as_object_mut(), rule.doc.zh.is_empty()) {
            entries.insert("zh".to_owned(), Value::from(rule.doc.zh.as_str()));
        }
        described
    };
    (
        parameters.iter().map(|(name, line)| (name.clone(), Value::from(*line))).collect(),
        enforced.map(described).collect(),
    )
}

/// Lists within lists hold what an emulator does not know.
const DEPTH: usize = 5;

/// By the path of a response field: the values that the response spells otherwise than requests do.
fn values(model: &Model, operation: &Operation) -> Value {
    let mut found = Map::new();
    let items = operation.pagination.as_ref().map(|pagination| pagination.items.as_slice()).unwrap_or_default();
    for field in &operation.response {
        let is_item = items.iter().any(|items| items.path == field.name);
        add_values(
            model,
            field,
            field.wire(),
            if is_item { field.ty.innermost() } else { &field.ty },
            DEPTH,
            &mut found,
        );
    }
    found.into()
}

fn add_values(model: &Model, field: &Field, path: &str, ty: &Type, depth: usize, found: &mut Map<String, Value>) {
    match ty {
        Type::Enum(name) => {
            let Some(enumeration) = model.enumeration(name) else { return };
            let here = field.values_of(enumeration).into_iter();
            let mut others = Map::new();
            for (spelling, value) in here {
                let known = value.spellings().filter(|known| **known != spelling);
                others.extend(known.map(|known| (known.to_ascii_lowercase(), spelling.as_str().into())));
            }
            if !others.is_empty() {
                found.insert(path.to_owned(), others.into());
            }
        }
        Type::Structure(name) if depth > 0 => {
            let Some(structure) = model.structure(name) else { return };
            for member in structure.fields.iter().filter(|member| !field.omits.contains(&member.name)) {
                add_values(model, member, &format!("{path}.{}", member.wire()), &member.ty, depth - 1, found);
            }
        }
        _ => {}
    }
}

/// The states, if the spec says them.
fn states(model: &Model) -> Result<Option<Artifact>, Error> {
    let Some(states) = &model.states else { return Ok(None) };
    let path = "emulation/states.json".to_owned();
    match serde_json::to_string_pretty(states) {
        Ok(text) => Ok(Some(Artifact { path, text: text + "\n" })),
        Err(error) => Err(Error { path, message: error.to_string() }),
    }
}

/// The response of the first example that shows a success; an empty one where there is none.
fn response(operation: &Operation) -> Result<Value, Error> {
    let mut responses = Vec::new();
    let of_calls = operation.examples.iter().map(|Example { title: _, request: _, json, xml: _ }| json);
    let alone = operation.responses.iter().map(|ResponseExample { title: _, json, xml: _ }| json);
    for text in of_calls.chain(alone).flatten() {
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
    let is_code_of_failure = |field: &Field| {
        let code = response
            .get(&field.name)
            .and_then(|code| code.as_str().map(str::to_owned).or_else(|| Some(code.as_i64()?.to_string())));
        let is_success = |code: &str| field.success_codes.iter().any(|known| known.eq_ignore_ascii_case(code));
        !field.success_codes.is_empty() && code.is_some_and(|code| !is_success(&code))
    };
    if operation.response.iter().any(is_code_of_failure) {
        return true;
    }
    let success = operation.response.iter().find(|field| field.envelope == Some(EnvelopeRole::Success));
    success.and_then(|field| response.get(&field.name)).is_some_and(says_no)
}
