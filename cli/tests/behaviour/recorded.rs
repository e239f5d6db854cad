//! Requests that other clients have sent, and calls of scripts, exporters and Terraform: the program sends the same.

use crate::program::{Run, dts_with};
use alibabacloud_dts::metadata::SERVICE;
use serde_json::{Map, Value};

/// What a run would send: the query and the form body.
fn preview(operation: &str, parameters: &Value, options: &[&str]) -> Run {
    let arguments = [&[operation, "--request", "-", "--dry-run", "--show-secrets"], options].concat();
    dts_with(&arguments, &parameters.to_string())
}

/// Names on the wire and texts of everything in a request. A document, a list of an old kind and whatever else is one
/// parameter stays a tree, since clients differ in its spaces.
fn flat(prefix: &str, value: &Value, sent: &Map<String, Value>, flattened: &mut Vec<(String, Value)>) {
    let below = |name: &str| if prefix.is_empty() { name.to_owned() } else { format!("{prefix}.{name}") };
    match value {
        Value::Null => {}
        _ if sent.contains_key(prefix) => flattened.push((prefix.to_owned(), value.clone())),
        Value::Object(members) => members.iter().for_each(|(name, value)| flat(&below(name), value, sent, flattened)),
        Value::Array(elements) => {
            for (index, value) in elements.iter().enumerate() {
                flat(&below(&(index + 1).to_string()), value, sent, flattened);
            }
        }
        _ => flattened.push((prefix.to_owned(), value.clone())),
    }
}

/// The value without what makes no difference: Python writes `True`, Java `1.0`, and documents have spaces or none.
fn plain(value: &Value) -> Value {
    match value {
        Value::String(text) => match serde_json::from_str::<Value>(text) {
            Ok(inner @ (Value::Object(_) | Value::Array(_))) => plain(&inner),
            Ok(Value::Number(number)) => {
                number.as_f64().map_or_else(|| value.clone(), |number| number.to_string().into())
            }
            _ if text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false") => {
                text.to_ascii_lowercase().into()
            }
            _ => value.clone(),
        },
        Value::Array(elements) => elements.iter().map(plain).collect(),
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), plain(value))).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) => plain(&value.to_string().into()),
    }
}

fn sent(run: &Run) -> Map<String, Value> {
    let request = run.json();
    let [query, body] = ["query", "body"].map(|part| request[part].as_object().unwrap().clone());
    query.into_iter().chain(body).collect()
}

#[test]
fn every_call_site_that_is_known_is_accepted_and_sent_with_all_of_its_parameters() {
    let recorded = include_str!("../../../tests/data/accepted.jsonl");
    let mut count = 0;
    for line in recorded.lines() {
        let call: Value = serde_json::from_str(line).unwrap();
        let operation = SERVICE.operation(call["operation"].as_str().unwrap()).unwrap();
        // What the operation does not declare is sent when that is asked for.
        let (declared, others): (Map<String, Value>, Map<String, Value>) = call["params"]
            .as_object()
            .unwrap()
            .clone()
            .into_iter()
            .partition(|(name, _)| operation.parameter(name.split('.').next().unwrap()).is_some());
        let forced = others.iter().map(|(name, value)| format!("--force-param={name}={}", value.as_str().unwrap()));
        let forced: Vec<String> = forced.collect();
        let forced: Vec<&str> = forced.iter().map(String::as_str).collect();
        let run = preview(operation.name, &declared.into(), &forced);
        assert_eq!(run.code, 0, "a valid call is refused: {line}: {}", run.err);
        let sent = sent(&run);
        let mut expected = Vec::new();
        flat("", &call["params"], &sent, &mut expected);
        for (name, value) in expected {
            // A value is sent as its place spells it, such as `MYSQL` for `MySQL`.
            let is_same = sent
                .get(&name)
                .is_some_and(|sent| plain(sent).to_string().eq_ignore_ascii_case(&plain(&value).to_string()));
            assert!(is_same, "{line}: {name} is {:?}", sent.get(&name));
        }
        count += 1;
    }
    assert!(count >= 140, "{count} call sites");
}

#[test]
fn a_request_of_an_official_client_is_sent_with_the_same_names_values_and_places() {
    let captures: Value = serde_json::from_str(include_str!("../../../tests/data/captures.json")).unwrap();
    let mut count = 0;
    // What is beyond the spec has no place in a request file.
    for capture in captures["calls"].as_array().unwrap().iter().filter(|it| it["raw"] == Value::Bool(false)) {
        // `Action`, `Format` and what belongs to the signature.
        let is_of_call = |name: &String| {
            !["Action", "Format", "Version", "Timestamp", "AccessKeyId", "SecurityToken"].contains(&name.as_str())
                && !name.starts_with("Signature")
        };
        let run = preview(capture["action"].as_str().unwrap(), &capture["params"], &["--no-check"]);
        let request = run.json();
        for (ours, theirs) in [("query", "query"), ("body", "body")] {
            let theirs: Map<String, Value> = capture[theirs].as_object().unwrap().clone();
            let theirs: Map<String, Value> = theirs
                .iter()
                .filter(|(name, _)| is_of_call(name))
                .map(|(name, value)| (name.clone(), plain(value)))
                .collect();
            let ours: Map<String, Value> = request[ours]
                .as_object()
                .unwrap()
                .iter()
                // The client adds its region where the operation takes one.
                .filter(|(name, _)| theirs.contains_key(*name) || *name != "RegionId")
                .map(|(name, value)| (name.clone(), plain(value)))
                .collect();
            assert_eq!(Value::from(ours), Value::from(theirs), "{}", capture["name"]);
        }
        count += 1;
    }
    assert!(count >= 5, "{count} captures");
}
