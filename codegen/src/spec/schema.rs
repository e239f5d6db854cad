//! The JSON Schemas of the spec's files, derived from the raw types.
//!
//! Editors read them as files, and [`super::form`] checks with the very same, so the two agree.

use super::raw::{
    ErrorsTexts, OperationTexts, PageTexts, ParametersTexts, RawErrors, RawOperation, RawPage, RawParameters,
    RawService, RawStates, RawTypeFile, RawWords, RawWorkflow, ServiceTexts, TypeTexts, WorkflowTexts,
};
use super::role::{Form, Role};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

/// The schema of the files of a role.
#[must_use]
pub fn schema(role: Role) -> Value {
    match (role.form, role.texts) {
        (Form::Operation, false) => derived::<RawOperation>("Operation"),
        (Form::Operation, true) => derived::<OperationTexts>("Chinese texts of an operation"),
        (Form::Type, false) => derived::<RawTypeFile>("Structure, enum or document"),
        (Form::Type, true) => derived::<TypeTexts>("Chinese texts of a structure, enum or document"),
        (Form::Service, false) => derived::<RawService>("Service"),
        (Form::Service, true) => derived::<ServiceTexts>("Chinese texts of the service"),
        (Form::Errors, false) => derived::<RawErrors>("Error codes"),
        (Form::Errors, true) => derived::<ErrorsTexts>("Chinese texts of the error codes"),
        (Form::Parameters, false) => derived::<RawParameters>("Shared parameters"),
        (Form::Workflow, false) => derived::<RawWorkflow>("Workflow"),
        (Form::Workflow, true) => derived::<WorkflowTexts>("Chinese texts of a workflow"),
        (Form::Page, false) => derived::<RawPage>("Page"),
        (Form::Page, true) => derived::<PageTexts>("Chinese texts of a page"),
        (Form::States, _) => derived::<RawStates>("States"),
        (Form::Words, _) => derived::<RawWords>("Words to avoid"),
        (Form::Program, _) => derived::<String>("Example program"),
        (Form::Confirmed, _) => derived::<String>("Translations that are known to fit"),
        (Form::Guide, _) => derived::<String>("Guide to the crate"),
        (Form::Parameters, true) => derived::<ParametersTexts>("Chinese texts of the shared parameters"),
    }
}

pub(super) fn derived<T: JsonSchema>(title: &str) -> Value {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    let mut schema = schema.to_value();
    tidy(&mut schema);
    schema
}

/// Turns what is true of the Rust types into what is true of the files.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            refuse_null(object);
            // `uint64` and its like are no formats of JSON Schema.
            object.shift_remove("format");
            if let Some(Value::String(reference)) = object.get_mut("$ref") {
                *reference = reference.replace("/Raw", "/");
            }
            if let Some(Value::Object(definitions)) = object.get_mut("$defs") {
                *definitions = std::mem::take(definitions)
                    .into_iter()
                    .map(|(name, definition)| (name.trim_start_matches("Raw").to_owned(), definition))
                    .collect();
            }
            for (key, value) in object {
                match (key.as_str(), value) {
                    // The keys of these are names, which may be called like a keyword.
                    ("properties" | "$defs", Value::Object(named)) => named.values_mut().for_each(tidy),
                    (_, value) => tidy(value),
                }
            }
        }
        Value::Array(schemas) => schemas.iter_mut().for_each(tidy),
        _ => {}
    }
}

/// An optional key is omitted; a key without a value is a mistake.
fn refuse_null(object: &mut Map<String, Value>) {
    if let Some(Value::Array(types)) = object.get_mut("type") {
        types.retain(|kind| kind != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            object.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(alternatives)) = object.get_mut("anyOf") else { return };
    alternatives.retain(|alternative| alternative.get("type").is_none_or(|kind| kind != "null"));
    if let [Value::Object(only)] = alternatives.as_slice() {
        let only = only.clone();
        object.shift_remove("anyOf");
        for (key, value) in only {
            object.entry(key).or_insert(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> impl Iterator<Item = Value> {
        let forms = [Form::Operation, Form::Type, Form::Service, Form::Errors, Form::Parameters];
        let single = [Form::States, Form::Words].map(|form| schema(Role { form, texts: false }));
        forms.into_iter().flat_map(|form| [false, true].map(|texts| schema(Role { form, texts }))).chain(single)
    }

    #[test]
    fn no_key_takes_null() {
        for schema in all() {
            assert!(!schema.to_string().contains("\"null\""), "{schema:#}");
        }
    }

    #[test]
    fn a_key_may_be_called_like_a_keyword_of_json_schema() {
        let schema = schema(Role { form: Form::Type, texts: false });
        let field: Vec<&str> = schema["$defs"]["Field"]["properties"]
            .as_object()
            .map(|properties| properties.keys().map(String::as_str).collect())
            .unwrap_or_default();
        assert!(field.contains(&"format"));
        assert_eq!((field[0], field[field.len() - 1]), ("type", "present_when"), "the order of the Rust type");
    }

    #[test]
    fn every_reference_has_its_definition() {
        fn references<'s>(schema: &'s Value, found: &mut Vec<&'s str>) {
            match schema {
                Value::Object(object) => {
                    found.extend(object.get("$ref").and_then(Value::as_str));
                    object.values().for_each(|value| references(value, found));
                }
                Value::Array(values) => values.iter().for_each(|value| references(value, found)),
                _ => {}
            }
        }
        for schema in all() {
            let mut found = Vec::new();
            references(&schema, &mut found);
            for reference in found {
                let pointer = reference.trim_start_matches('#');
                assert!(schema.pointer(pointer).is_some(), "{reference} in {}", schema["title"]);
            }
        }
    }
}
