//! The metadata say what the spec says: nothing is lost between the model, the JSON of a definition and its type.

use crate::spec::MODEL;
use alibabacloud_dts::metadata::{self, SERVICE, Type, WORKFLOWS};
use codegen::model::{self, Language};

#[test]
fn every_definition_of_the_spec_is_in_the_metadata() {
    let spec = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let operations = spec(MODEL.operations.iter().map(|it| it.name.as_str()).collect());
    let structures = spec(MODEL.structures.iter().map(|it| it.name.as_str()).collect());
    let enums = spec(MODEL.enums.iter().map(|it| it.name.as_str()).collect());
    assert_eq!(SERVICE.operations().map(|it| it.name).collect::<Vec<_>>(), operations);
    assert_eq!(SERVICE.structures().map(|it| it.name).collect::<Vec<_>>(), structures);
    assert_eq!(SERVICE.enumerations().map(|it| it.name).collect::<Vec<_>>(), enums);
    assert!(SERVICE.operation("NoSuchOperation").is_none() && SERVICE.structure("").is_none());
}

#[test]
fn operations_and_their_parameters_say_what_the_spec_says() {
    for expected in &MODEL.operations {
        let found = SERVICE.operation(&expected.name).unwrap();
        assert_eq!(found.rust_name, expected.rust);
        assert_eq!(found.summary, expected.summary.get(Language::English));
        assert_eq!(found.doc, expected.doc.as_ref().map(|it| it.get(Language::English)).unwrap_or_default());
        assert_eq!(found.deprecated.is_some(), expected.deprecated.is_some(), "{}", expected.name);
        assert_eq!(found.errors.len(), expected.errors.len(), "{}", expected.name);
        assert!(
            found.errors.iter().all(|code| expected.errors.iter().any(|it| code.as_str() == it)),
            "{}",
            expected.name
        );
        assert_eq!(found.conditions.len(), expected.rules.len(), "{}", expected.name);
        assert_eq!(found.pagination.is_some(), expected.pagination.is_some(), "{}", expected.name);
        assert_eq!(found.then_wait.is_some(), expected.then_wait.is_some(), "{}", expected.name);
        assert_eq!(found.waiters.len(), expected.waiter.iter().map(|it| it.goals.len()).sum::<usize>());
        same_fields(found.request, &expected.request, &expected.name);
        same_fields(found.response, &expected.response, &expected.name);
    }
}

#[test]
fn workflows_say_what_the_spec_says() {
    assert_eq!(WORKFLOWS.len(), MODEL.workflows.len());
    for (found, expected) in WORKFLOWS.iter().zip(&MODEL.workflows) {
        let text = |text: &model::Text| text.get(Language::English).to_owned();
        assert_eq!(
            (found.name, found.title, found.doc),
            (&*expected.name, &*text(&expected.title), &*text(&expected.doc))
        );
        assert_eq!(found.steps.len(), expected.steps.len(), "{}", found.name);
        for (found, expected) in found.steps.iter().zip(&expected.steps) {
            assert_eq!((found.title, found.doc), (&*text(&expected.title), &*text(&expected.doc)));
            assert_eq!(found.operations, expected.operations);
            assert_eq!(found.wait.map(str::to_owned), expected.wait.as_ref().map(text));
            assert_eq!(found.failure.map(str::to_owned), expected.failure.as_ref().map(text));
        }
    }
}

#[test]
fn types_say_what_the_spec_says() {
    for expected in &MODEL.structures {
        let found = SERVICE.structure(&expected.name).unwrap();
        assert_eq!((found.rust_name, found.doc), (expected.rust.as_str(), expected.doc.get(Language::English)));
        assert_eq!((found.document, found.open), (expected.document.is_root, expected.document.occurs));
        same_fields(found.fields, &expected.fields, &expected.name);
    }
    for expected in &MODEL.enums {
        let found = SERVICE.enumeration(&expected.name).unwrap();
        let names = |values: &[model::EnumValue]| -> Vec<String> { values.iter().map(|it| it.name.clone()).collect() };
        assert_eq!(found.values.iter().map(|it| it.name).collect::<Vec<_>>(), names(&expected.values));
        assert!(found.values.iter().all(|it| !it.doc.is_empty()));
        assert_eq!(found.groups.len(), expected.groups.len(), "{}", expected.name);
    }
}

fn same_fields(found: &[metadata::Field], expected: &[model::Field], owner: &str) {
    assert_eq!(found.len(), expected.len(), "{owner}");
    for (found, expected) in found.iter().zip(expected) {
        let place = format!("{owner}.{}", expected.name);
        assert_eq!((found.name, found.rust_name), (expected.name.as_str(), expected.rust.as_str()), "{place}");
        assert_eq!(found.doc, expected.doc.get(Language::English), "{place}");
        let is_text = expected.is_joined();
        assert_eq!(spelling(found.ty), if is_text { "string".to_owned() } else { expected.ty.spelling() }, "{place}");
        assert_eq!((found.required, found.secret), (expected.required, expected.secret), "{place}");
        assert_eq!((found.unit, found.format), (expected.unit.as_deref(), expected.format.as_deref()), "{place}");
        assert_eq!(
            (found.default.is_some(), found.example.is_some()),
            (expected.default.is_some(), expected.example.is_some()),
            "{place}"
        );
        let (limits, bounds) = (found.limits, &expected.limits);
        assert_eq!((limits.min, limits.max), (bounds.min, bounds.max), "{place}");
        assert_eq!((limits.min_length, limits.max_length), (bounds.min_length, bounds.max_length), "{place}");
        assert_eq!((limits.max_items, limits.max_bytes), (bounds.max_items, bounds.max_bytes), "{place}");
        assert_eq!(limits.min_items, bounds.min_items, "{place}");
        let exclusive = (limits.exclusive_min, limits.exclusive_max);
        assert_eq!(exclusive, (bounds.exclusive_min, bounds.exclusive_max), "{place}");
        assert_eq!(limits.pattern, bounds.pattern.as_deref().unwrap_or_default(), "{place}");
        assert_eq!(limits.values.len(), bounds.values.len(), "{place}");
        assert_eq!(found.deprecated.is_some(), expected.deprecated.is_some(), "{place}");
        assert_eq!(found.envelope, expected.envelope.is_some(), "{place}");
        assert_eq!(found.omits, expected.omits, "{place}");
    }
}

fn spelling(ty: Type) -> String {
    match ty {
        Type::String => "string".into(),
        Type::Boolean => "boolean".into(),
        Type::Int32 => "int32".into(),
        Type::Int64 => "int64".into(),
        Type::Double => "double".into(),
        Type::Json => "json".into(),
        Type::Any => "any".into(),
        Type::Document(name) => format!("json<{name}>"),
        Type::List(element) => format!("list<{}>", spelling(*element)),
        Type::Map(element) => format!("map<{}>", spelling(*element)),
        Type::Structure(name) | Type::Enumeration(name) => name.into(),
    }
}
