//! The calls of other programs, as they make them: data of `callers.json`. Names in braces stand for what an earlier
//! response had.

use crate::raw::acs3;
use emulator::{Emulator, Settings};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::time::Duration;

/// What earlier responses had, by name.
type Kept = BTreeMap<String, String>;

fn filled(text: &str, kept: &Kept) -> String {
    kept.iter().fold(text.to_owned(), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
}

#[tokio::test]
async fn the_calls_of_other_programs_are_accepted_and_responded_to_as_documented() {
    let recorded: Map<String, Value> = serde_json::from_str(include_str!("callers.json")).unwrap();
    for (caller, steps) in recorded {
        let mut settings = Settings::default();
        // Terraform sends some that are not declared.
        settings.refuse_unknown_parameters = false;
        let emulator = Emulator::start_with(settings).await.unwrap();
        let mut kept = Kept::new();
        for step in steps.as_array().unwrap() {
            if let Some(seconds) = step["turn"].as_u64() {
                emulator.clock().advance(Duration::from_secs(seconds));
                continue;
            }
            called(&emulator, &caller, step, &mut kept).await;
        }
    }
}

async fn called(emulator: &Emulator, caller: &str, step: &Value, kept: &mut Kept) {
    let action = step["call"].as_str().unwrap();
    let given: Vec<(String, String)> = step["with"]
        .as_object()
        .unwrap()
        .iter()
        .map(|(name, value)| (name.clone(), filled(value.as_str().unwrap(), kept)))
        .collect();
    let query: Vec<(&str, &str)> = given.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = acs3(emulator, action, &query).signed().send(emulator).await;
    let body = answer.json();
    let at = format!("{caller}: {action}: {body:#}");
    if let Some(code) = step["refused"].as_str() {
        assert_eq!(body["Code"], code, "{at}");
        return;
    }
    assert_eq!(answer.status, 200, "{at}");
    let entries = |name: &str| step[name].as_object().cloned().unwrap_or_default();
    for (path, expected) in entries("expect") {
        let expected = match expected {
            Value::String(text) => filled(&text, kept).into(),
            other => other,
        };
        assert_eq!(body.pointer(&path), Some(&expected), "{path}: {at}");
    }
    let named = entries("keep").into_iter().map(|(name, field)| (name, format!("/{}", field.as_str().unwrap())));
    let pointed = entries("keep_at").into_iter().map(|(name, path)| (name, path.as_str().unwrap().to_owned()));
    for (name, path) in named.chain(pointed) {
        let value = body.pointer(&path).and_then(Value::as_str).unwrap_or_else(|| panic!("{path}: {at}"));
        kept.insert(name, value.to_owned());
    }
}
