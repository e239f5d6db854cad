//! The names that a spec declares, in the schemas of its files: editors complete them, and mark others.
//!
//! Names that a file declares for itself, such as types and parameters, are completed only: they are there before the schemas
//! are generated anew.

use crate::model::{Field, Model};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The types that need no declaration.
const SCALARS: [&str; 7] = ["string", "boolean", "int32", "int64", "double", "json", "any"];

/// Where the names of operations stand: a definition, or the file itself, and a property of it.
const OPERATIONS: [(&str, &str); 6] = [
    ("", "asynchronous"),
    ("Field", "see_also"),
    ("Lookup", "operation"),
    ("ThenWait", "operation"),
    ("Inquiry", "operation"),
    ("Checks", "operation"),
];

/// Where conditions stand.
const CONDITIONS: [(&str, &str); 7] = [
    ("Field", "only_when"),
    ("Field", "not_needed_when"),
    ("Field", "required_when"),
    ("Field", "present_when"),
    ("ValueWhen", "when"),
    ("Implied", "when"),
    ("Rule", "when"),
];

/// Puts the names of the model into the schema of a file of the spec.
pub(super) fn complete(name: &str, schema: &mut Value, model: &Model) {
    let operations = names(model.operations.iter().map(|it| &it.name));
    let codes = names(model.errors.iter().map(|it| &it.code));
    match name {
        "operation" => {
            only(schema, "", "family", &names(model.families.iter().map(|it| &it.name)));
            only(schema, "", "errors", &codes);
        }
        "operation-texts" => only(schema, "", "operation", &operations),
        "errors-texts" => keys(schema, "errors", &codes),
        "parameters-texts" => keys(schema, "parameters", &shared(model)),
        _ => {}
    }
    for (definition, property) in OPERATIONS {
        only(schema, definition, property, &operations);
    }
    only(schema, "Rule", "certain", &names(model.sources.iter().map(|it| &it.name)));
    only(schema, "Field", "use", &shared(model));
    types(schema, model);
    conditions(schema, model);
}

/// A text, or each text of a list, is one of these.
fn only(schema: &mut Value, definition: &str, property: &str, names: &[Value]) {
    let Some(property) = property_of(schema, definition, property) else { return };
    let text = if property.contains_key("items") {
        property.get_mut("items").and_then(Value::as_object_mut)
    } else {
        Some(property)
    };
    if let (Some(text), false) = (text, names.is_empty()) {
        text.insert("enum".to_owned(), names.into());
    }
}

/// The keys of a map are some of these.
fn keys(schema: &mut Value, property: &str, names: &[Value]) {
    if let Some(map) = property_of(schema, "", property) {
        map.insert("propertyNames".to_owned(), json!({ "enum": names }));
    }
}

fn types(schema: &mut Value, model: &Model) {
    let documents = model.structures.iter().filter(|it| it.document.is_root).map(|it| &it.name);
    let plain: Vec<&str> = SCALARS
        .into_iter()
        .chain(model.structures.iter().filter(|it| !it.document.is_root).map(|it| it.name.as_str()))
        .chain(model.enums.iter().map(|it| it.name.as_str()))
        .collect();
    let mut all: Vec<String> = plain.iter().map(|&name| name.to_owned()).collect();
    all.extend(documents.map(|name| format!("json<{name}>")));
    all.extend(plain.iter().map(|name| format!("list<{name}>")));
    if let Some(property) = property_of(schema, "Field", "type") {
        property.shift_remove("examples");
        property.insert(
            "anyOf".to_owned(),
            json!([{ "enum": all }, { "pattern": "^((list|map|json)<)*[A-Za-z][A-Za-z0-9_]*>*$" }]),
        );
    }
}

fn conditions(schema: &mut Value, model: &Model) {
    let mut is_used = false;
    for (definition, property) in CONDITIONS {
        if let Some(property) = property_of(schema, definition, property) {
            property.shift_remove("type");
            property.insert("$ref".to_owned(), "#/$defs/Condition".into());
            is_used = true;
        }
    }
    let definitions = schema.get_mut("$defs").and_then(Value::as_object_mut).filter(|_| is_used);
    let Some(definitions) = definitions else { return };
    let list = json!({ "type": "array", "items": { "$ref": "#/$defs/Condition" } });
    let described = |mut schema: Value, text: &str| {
        schema["description"] = text.into();
        schema
    };
    let sources = json!({ "type": "array", "items": { "enum": names(model.sources.iter().map(|it| &it.name)) } });
    let facts = names(model.facts.iter().map(|it| &it.name));
    let mut properties = Map::new();
    for (word, schema, text) in [
        ("any", list.clone(), "One of these holds."),
        ("all", list, "Each of these holds."),
        ("not", json!({ "$ref": "#/$defs/Condition" }), "This does not hold."),
        ("fact", json!({ "enum": facts }), "What only the service knows; declared in `service.yaml`."),
        ("certain", sources, "The sources that agree on the rule, so that the client enforces it."),
        ("advice", json!({ "type": "boolean" }), "`false` where requests that work break the rule."),
    ] {
        properties.insert(word.to_owned(), described(schema, text));
    }
    for name in parameters(model) {
        let test = json!({ "$ref": "#/$defs/Test" });
        // A parameter may have the name of a word.
        let schema =
            properties.shift_remove(&name).map_or_else(|| test.clone(), |word| json!({ "anyOf": [word, test] }));
        properties.insert(name, schema);
    }
    let condition = json!({
        "type": "object",
        "description": "A condition: parameters and their values, all of which count.",
        "minProperties": 1,
        "properties": properties,
        "additionalProperties": { "$ref": "#/$defs/Test" },
    });
    definitions.insert("Condition".to_owned(), condition);
    let scalar = json!(["string", "number", "boolean"]);
    let test = json!({
        "description": "A value, a group of the enum, a list of values, `{ set: true }`, `{ set: false }` or `{ not: … }`.",
        "anyOf": [
            { "type": scalar },
            { "type": "array", "items": { "type": scalar } },
            { "type": "object", "additionalProperties": false, "required": ["set"], "properties": { "set": { "type": "boolean" } } },
            { "type": "object", "additionalProperties": false, "required": ["not"], "properties": { "not": { "$ref": "#/$defs/Test" } } },
        ],
    });
    definitions.insert("Test".to_owned(), test);
}

/// The parameters and members of requests, which conditions test.
fn parameters(model: &Model) -> BTreeSet<String> {
    let sent = model.structures.iter().filter(|it| !it.usage.requests.is_empty()).flat_map(|it| &it.fields);
    let all = model.operations.iter().flat_map(|it| &it.request).chain(sent);
    all.map(|field| field.name.clone()).filter(|name| !name.is_empty()).collect()
}

/// The shared parameters. Each of them is used, or else it is a mistake.
fn shared(model: &Model) -> Vec<Value> {
    let operations = model.operations.iter().flat_map(|it| it.request.iter().chain(&it.response));
    let fields: Vec<&Field> = operations.chain(model.structures.iter().flat_map(|it| &it.fields)).collect();
    names(fields.iter().filter_map(|field| field.shared.as_ref()))
}

fn names<'n>(names: impl Iterator<Item = &'n String>) -> Vec<Value> {
    names.collect::<BTreeSet<_>>().into_iter().map(|name| Value::from(name.as_str())).collect()
}

/// The schema of a property of a definition, or of the file itself.
fn property_of<'s>(schema: &'s mut Value, definition: &str, property: &str) -> Option<&'s mut Map<String, Value>> {
    let owner = if definition.is_empty() { schema } else { schema.get_mut("$defs")?.get_mut(definition)? };
    owner.get_mut("properties")?.get_mut(property)?.as_object_mut()
}
