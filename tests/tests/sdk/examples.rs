//! The examples of the spec are true: requests are valid, and both responses are equal.

use crate::runner::{request, run};
use crate::spec::{MODEL, SERVICE, parameters};
use alibabacloud_core::HttpResponse;
use alibabacloud_core::plumbing::read_response;
use alibabacloud_core::plumbing::{Structure, equal, from_json, to_json, validate};
use alibabacloud_dts::metadata;
use serde_json::{Value, json};

/// The typed response, or the failure in it.
fn read(operation: &str, answer: &str) -> Result<Box<dyn Structure>, String> {
    let mut response = (metadata::call(operation).unwrap().response)();
    let answer = HttpResponse { status: 200, headers: Vec::new(), body: answer.to_owned().into() };
    let read = read_response(*SERVICE, &answer, response.as_mut()).map_err(|error| error.to_string())?;
    assert!(read.mismatches().is_empty(), "{operation}: {:?}", read.mismatches());
    Ok(response)
}

#[test]
fn every_operation_has_an_example_and_a_call() {
    for operation in &MODEL.operations {
        assert!(!operation.examples.is_empty(), "{}", operation.name);
        assert!(metadata::call(&operation.name).is_some(), "{}", operation.name);
    }
}

#[test]
fn json_and_xml_responses_of_an_example_are_equal() {
    for operation in &MODEL.operations {
        for example in &operation.examples {
            if let (Some(json), Some(xml)) = (&example.json, &example.xml) {
                match (read(&operation.name, json), read(&operation.name, xml)) {
                    (Ok(json), Ok(xml)) => {
                        let printed = (to_json(json.as_ref()), to_json(xml.as_ref()));
                        assert!(equal(json.as_ref(), xml.as_ref()), "{}: {printed:#?}", operation.name);
                    }
                    (Err(json), Err(xml)) => assert_eq!(json, xml, "{}", operation.name),
                    (Ok(_), Err(error)) | (Err(error), Ok(_)) => panic!("{}: {error}", operation.name),
                }
            }
        }
    }
}

#[test]
fn a_typed_answer_has_every_member_of_the_example() {
    for operation in &MODEL.operations {
        for example in operation.examples.iter().filter_map(|example| example.json.as_deref()) {
            let line = json!({ "do": "decode", "operation": operation.name, "body": example });
            let typed = run(&line);
            let document: Value = serde_json::from_str(example).unwrap();
            let mut missing = Vec::new();
            match typed.get("error") {
                None => compare("", &document, &typed["ok"], &mut missing),
                Some(error) => {
                    assert_eq!(text(&document["Success"]), "false", "{}: {error}", operation.name);
                    for (name, member) in [("ErrCode", "code"), ("RequestId", "request_id")] {
                        compare(name, &document[name], &error[member], &mut missing);
                    }
                    let filling = document["DynamicMessage"].as_str().unwrap_or("%s");
                    let message = text(&document["ErrMessage"]).replace("%s", filling);
                    compare("ErrMessage", &Value::from(message), &error["message"], &mut missing);
                }
            }
            assert!(missing.is_empty(), "{}: {missing:#?}", operation.name);
        }
    }
}

/// Lists where `typed` lacks something of `document`. Scalars are compared as texts, since documents differ in whether
/// they quote them.
fn compare(path: &str, document: &Value, typed: &Value, missing: &mut Vec<String>) {
    match (document, typed) {
        (Value::Null, _) => {}
        (Value::Object(members), Value::Object(typed)) => {
            for (name, value) in members {
                // A structure of several operations has the spelling of one of them.
                let alike = || typed.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value);
                let typed = typed.get(name).or_else(alike).unwrap_or(&Value::Null);
                compare(&format!("{path}.{name}"), value, typed, missing);
            }
        }
        (Value::Array(elements), Value::Array(typed)) if elements.len() == typed.len() => {
            for (index, (value, typed)) in elements.iter().zip(typed).enumerate() {
                compare(&format!("{path}[{index}]"), value, typed, missing);
            }
        }
        // A document inside the response is kept as its text.
        (Value::Object(_) | Value::Array(_), Value::String(written)) if written.as_str() == text(document) => {}
        // A flag may come as a number.
        (Value::Number(flag), Value::Bool(typed)) if flag.as_u64() == Some(u64::from(*typed)) => {}
        (Value::String(document), Value::String(typed)) if is_listed(typed) && typed.eq_ignore_ascii_case(document) => {
        }
        (document, typed) if !document.is_object() && !document.is_array() && text(document) == text(typed) => {}
        _ => missing.push(format!("{path}: {document} became {typed}")),
    }
}

/// Whether it is a value of an enum: responses have those as the spec spells them.
fn is_listed(text: &str) -> bool {
    MODEL.enums.iter().any(|enumeration| enumeration.value(text).is_some())
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[test]
fn the_comparison_notices_what_is_missing() {
    let document = json!({ "A": [{ "B": 1 }], "C": true });
    let found = |typed: Value| {
        let mut missing = Vec::new();
        compare("", &document, &typed, &mut missing);
        missing.len()
    };
    assert_eq!(found(json!({ "A": [{ "B": "1" }], "C": "true" })), 0);
    assert_eq!(found(json!({ "A": [{}], "C": false })), 2);
    assert_eq!(found(json!({ "A": [] })), 2);
}

#[test]
fn requests_of_examples_break_no_enforced_rule() {
    for operation in &MODEL.operations {
        for example in &operation.examples {
            let mut typed = (metadata::call(&operation.name).unwrap().request)();
            let loaded = from_json(&parameters(operation, example), typed.as_mut());
            assert!(loaded.unknown.is_empty() && loaded.mismatches.is_empty(), "{}: {loaded:?}", operation.name);
            let broken: Vec<_> = validate(typed.as_ref()).into_iter().filter(|violation| violation.enforced).collect();
            assert!(broken.is_empty(), "{}: {broken:?}", operation.name);
        }
    }
}

#[test]
fn requests_of_examples_can_be_sent() {
    for operation in &MODEL.operations {
        for example in &operation.examples {
            let sent = request(&operation.name, &parameters(operation, example));
            assert!(sent.get("error").is_none(), "{}: {sent}", operation.name);
        }
    }
}

#[test]
fn an_empty_request_breaks_exactly_the_required_parameters() {
    for operation in &MODEL.operations {
        let empty = (metadata::call(&operation.name).unwrap().request)();
        let broken = validate(empty.as_ref());
        for field in operation.required().filter(|field| field.default_from.is_none()) {
            let found = broken.iter().any(|violation| violation.enforced && violation.parameter == field.name);
            assert!(found, "{}: {} is required", operation.name, field.name);
        }
    }
}
