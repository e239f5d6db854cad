//! What the emulator does for each operation: the page of docs that lists it is compared, or written with `UPDATE_GOLDEN=1`.

use crate::examples::MODEL;
use crate::raw::{Answer, acs3, pairs, rpc};
use alibabacloud_core::plumbing::from_json;
use alibabacloud_dts::metadata::{self, Operation};
use codegen::backend::sample::to_json;
use codegen::model::{Field, Literal, Style, Type};
use emulator::{Emulator, Settings};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// What is asked of each operation.
const STRATEGIES: [&str; 6] =
    ["examples", "older signature, XML", "all parameters", "missing", "unknown", "wrong type"];

/// Whether it passed; nothing where there is nothing to ask.
type Row = [Option<bool>; STRATEGIES.len()];

type Flat = Vec<(String, String)>;

#[tokio::test]
async fn the_page_of_operations_shows_what_each_of_them_passes() {
    let mut settings = Settings::default();
    // The tasks of the examples do not exist.
    settings.accept_unknown_ids = true;
    let emulator = Emulator::start_with(settings).await.unwrap();
    let mut rows = BTreeMap::new();
    for operation in &MODEL.operations {
        rows.insert(operation.name.clone(), row(&emulator, operation).await);
    }
    assert_eq!(rows.len(), 128);
    let failed: Vec<_> = rows.iter().filter(|(_, row)| row.contains(&Some(false))).collect();
    assert!(failed.is_empty(), "{failed:?}");
    let page = page(&rows);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/emulator-operations.md");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written == page, "docs/emulator-operations.md is not current: run this test with UPDATE_GOLDEN=1");
}

async fn row(emulator: &Emulator, operation: &codegen::model::Operation) -> Row {
    let name = operation.name.as_str();
    let known = metadata::SERVICE.operation(name).unwrap();
    let examples: Vec<Flat> = operation.examples.iter().map(|example| request(operation, &example.request)).collect();
    let mut of_examples = true;
    let mut older = true;
    for example in &examples {
        of_examples &= is_documented(known, &sent(emulator, name, example).await);
        older &= older_accepts(emulator, name, example).await;
    }
    let first = examples.first().cloned().unwrap_or_default();
    let all = sent(emulator, name, &everything(operation)).await;
    let mut missing = None;
    for field in operation.request.iter().filter(|field| field.required && !has_default(field)) {
        let is_other =
            |(given, _): &&(String, String)| *given != field.name && !given.starts_with(&format!("{}.", field.name));
        let rest: Flat = first.iter().filter(is_other).cloned().collect();
        let refusal = sent(emulator, name, &rest).await;
        let is_named = refusal.status >= 400
            && refusal.json()["Rule"]["Parameter"].as_str().is_some_and(|it| it.contains(&field.name));
        missing = Some(missing.unwrap_or(true) && is_named);
    }
    let mut unknown = first.clone();
    unknown.push(("NoSuchParameter".to_owned(), "x".to_owned()));
    let unknown = sent(emulator, name, &unknown).await.refusal().1 == "UnsupportedParameter";
    let mut wrong = None;
    let typed = operation.request.iter().find(|field| matches!(field.ty, Type::Int32 | Type::Int64 | Type::Boolean));
    if let Some(field) = typed {
        let mut call: Flat = first.iter().filter(|(given, _)| *given != field.name).cloned().collect();
        call.push((field.name.clone(), "neither".to_owned()));
        wrong = Some(sent(emulator, name, &call).await.refusal().1 == format!("Invalid{}", field.name));
    }
    [Some(of_examples), Some(older), Some(all.status == 200), missing, Some(unknown), wrong]
}

/// A request of an example, by the names of the wire.
fn request(operation: &codegen::model::Operation, members: &[(String, Literal)]) -> Flat {
    let mut flat = Flat::new();
    for (name, literal) in members {
        let field = operation.request.iter().find(|field| field.name == *name).unwrap();
        let value = to_json(literal);
        let is_text = field.ty == Type::Json || matches!(field.ty, Type::Document(_)) || field.style == Style::Json;
        match value {
            Value::String(text) => flat.push((name.clone(), text)),
            Value::Array(parts) if field.is_joined() => {
                let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
                flat.push((name.clone(), parts.join(field.separator.as_deref().unwrap_or_default())));
            }
            value if is_text => flat.push((name.clone(), value.to_string())),
            value => flatten(&value, name, &mut flat),
        }
    }
    flat
}

fn flatten(value: &Value, name: &str, flat: &mut Flat) {
    match value {
        Value::Object(members) => {
            members.iter().for_each(|(key, value)| flatten(value, &format!("{name}.{key}"), flat));
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter().enumerate() {
                flatten(entry, &format!("{name}.{}", index + 1), flat);
            }
        }
        Value::String(text) => flat.push((name.to_owned(), text.clone())),
        other => flat.push((name.to_owned(), other.to_string())),
    }
}

fn has_default(field: &Field) -> bool {
    field.default.is_some() || field.default_from.is_some()
}

async fn sent(emulator: &Emulator, action: &str, parameters: &Flat) -> Answer {
    let parameters: Vec<(&str, &str)> =
        parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    acs3(emulator, action, &[]).form(&parameters).signed().send(emulator).await
}

async fn older_accepts(emulator: &Emulator, action: &str, parameters: &Flat) -> bool {
    let mut call = rpc(emulator, action, &[]);
    call.set_parameter("Format", "XML");
    call.query
        .extend(pairs(&parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect::<Vec<_>>()));
    let answer = call.signed_rpc("testsecret").send(emulator).await;
    answer.status == 200 && answer.body.contains(&format!("<{action}Response><RequestId>"))
}

/// Whether a response is a success, and has members of the documented names and types only.
fn is_documented(operation: &Operation, answer: &Answer) -> bool {
    let call = metadata::call(operation.name).unwrap();
    let mut response = (call.response)();
    let document = answer.json();
    let loaded = from_json(&document, response.as_mut());
    let known = |name: &str| operation.response.iter().any(|field| field.name == name);
    let names = document.as_object().unwrap().keys().all(|name| known(name));
    answer.status == 200 && loaded.mismatches.is_empty() && names
}

/// A value for each parameter.
fn everything(operation: &codegen::model::Operation) -> Flat {
    let mut flat = Flat::new();
    for field in &operation.request {
        add(field, &field.name, &mut flat);
    }
    flat
}

fn add(field: &Field, name: &str, flat: &mut Flat) {
    let structure = |ty: &Type| match ty {
        Type::Structure(name) => MODEL.structures.iter().find(|structure| structure.name == *name),
        _ => None,
    };
    let is_text = field.ty == Type::Json || matches!(field.ty, Type::Document(_)) || field.style == Style::Json;
    let members = |ty: &Type, name: &str, flat: &mut Flat| {
        let fields = structure(ty).map(|structure| structure.fields.as_slice()).unwrap_or_default();
        for member in fields.iter().filter(|member| !field.omits.contains(&member.name)) {
            add(member, &format!("{name}.{}", member.name), flat);
        }
    };
    match &field.ty {
        _ if is_text => {
            let example = field.example.as_ref().map(to_json);
            let json = example.map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned));
            flat.push((name.to_owned(), json.unwrap_or_else(|| "{}".to_owned())));
        }
        Type::Structure(_) => members(&field.ty, name, flat),
        Type::List(element) if !field.is_joined() => match structure(element) {
            Some(_) => members(element, &format!("{name}.1"), flat),
            None => flat.push((format!("{name}.1"), text(field, "x"))),
        },
        Type::Map(_) => flat.push((format!("{name}.x"), "y".to_owned())),
        Type::Boolean => flat.push((name.to_owned(), text(field, "true"))),
        Type::Int32 | Type::Int64 | Type::Double => flat.push((name.to_owned(), text(field, "1"))),
        _ => flat.push((name.to_owned(), text(field, "x"))),
    }
}

/// The example of a parameter on the wire.
fn text(field: &Field, otherwise: &str) -> String {
    let example = field.example.as_ref().map(to_json);
    match example {
        Some(Value::String(text)) => text,
        Some(Value::Array(entries)) if field.is_joined() || field.style != Style::Json => {
            entries.first().and_then(Value::as_str).unwrap_or(otherwise).to_owned()
        }
        Some(value) => value.to_string(),
        None => field.limits.values.first().and_then(Literal::wire).unwrap_or_else(|| otherwise.to_owned()),
    }
}

/// How an operation responds.
fn kept() -> BTreeMap<String, &'static str> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/dts/emulation/states.json");
    let states: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let operations = states["operations"].as_array().unwrap().iter();
    let word = |effects: &Value| {
        if effects.as_array().unwrap().iter().any(|effect| effect["example"] == true) {
            "state and example"
        } else {
            "state"
        }
    };
    operations.map(|it| (it["operation"].as_str().unwrap().to_owned(), word(&it["effects"]))).collect()
}

fn page(rows: &BTreeMap<String, Row>) -> String {
    let kept = kept();
    let (mut passed, mut asked) = (0, 0);
    let mut table = String::new();
    for (name, row) in rows {
        let marks: Vec<&str> = row
            .iter()
            .map(|mark| match mark {
                Some(true) => "✓",
                Some(false) => "✗",
                None => "–",
            })
            .collect();
        passed += row.iter().filter(|mark| **mark == Some(true)).count();
        asked += row.iter().flatten().count();
        let responds = kept.get(name).copied().unwrap_or("example");
        writeln!(table, "| {name} | {responds} | {} |", marks.join(" | ")).unwrap();
    }
    let counted = |word: &str| rows.keys().filter(|name| kept.get(*name).copied().unwrap_or("example") == word).count();
    format!(
        "# Operations of the emulator\n\n\
         Written by a test, which asks all of this of each operation in every run: {passed} of {asked} pass.\n\n\
         {} operations respond by what is kept, {} need a record that exists and respond by the spec's example, and {}\n\
         respond by the example alone. The columns:\n\n\
         - **examples**: each request of the spec's examples is accepted, and the response has documented names and types only.\n\
         - **older signature, XML**: the same with RPC version 1, and a response in XML.\n\
         - **all parameters**: a request with every parameter of the spec is accepted.\n\
         - **missing**: without a required parameter, the request is refused, and the refusal names it.\n\
         - **unknown**: a parameter that the spec doesn't know is refused.\n\
         - **wrong type**: a text in place of a number or a boolean is refused, and the code names the parameter.\n\n\
         | operation | responds by | {} |\n|---|---|{}\n{table}",
        counted("state"),
        counted("state and example"),
        counted("example"),
        STRATEGIES.join(" | "),
        "---|".repeat(STRATEGIES.len()),
    )
}
