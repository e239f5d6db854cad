//! The spec, as the generator understands it.

use alibabacloud_core::plumbing::Service;
use alibabacloud_dts::{Client, Config, Credentials, Endpoint};
use codegen::backend::sample::to_json;
use codegen::command::build_model;
use codegen::model::{Example, Literal, Model, Operation, Type};
use codegen::spec::SourceSet;
use serde_json::Value;
use std::path::Path;
use std::sync::LazyLock;

/// The committed spec.
pub(crate) static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/dts");
    let (sources, found) = SourceSet::read(&folder);
    build_model(&sources, found).unwrap_or_else(|found| panic!("{}", codegen::report::render(&found, &sources, false)))
});

/// What the client knows about the service.
pub(crate) static SERVICE: LazyLock<&'static Service> = LazyLock::new(|| {
    let config = Config::new(Endpoint::parse("localhost").unwrap(), Credentials::access_key("none", "none"));
    Client::new(config).unwrap().core().service()
});

/// The parameters of an example as a typed request reads them: documents as their texts.
pub(crate) fn parameters(operation: &Operation, example: &Example) -> Value {
    let parameter = |(name, literal): &(String, Literal)| {
        let document = operation.request.iter().any(|field| field.name == *name && field.ty == Type::Json);
        let value = to_json(literal);
        (name.clone(), if document && !value.is_string() { value.to_string().into() } else { value })
    };
    example.request.iter().map(parameter).collect()
}

#[test]
fn what_the_dump_pages_through_and_waits_for_are_fields_of_its_answers() {
    let dump = codegen::dump::dump(&MODEL);
    let mut named = 0;
    for (name, operation) in dump["operations"].as_object().unwrap() {
        let answer: Vec<&Value> =
            operation["response"].as_array().unwrap().iter().map(|field| &field["path"]).collect();
        let list = |value: &Value| value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
        let (paging, waiter) = (&operation["pagination"], &operation["waiter"]);
        let mut paths: Vec<Value> =
            [&paging["items"], &paging["total"], &waiter["state"]].into_iter().flat_map(list).collect();
        paths.extend(operation["waiters"].as_object().unwrap().values().map(|goal| goal["field"].clone()));
        for path in paths.iter().filter(|path| !path.is_null()) {
            assert!(answer.contains(&path), "{name}: {path}");
            named += 1;
        }
    }
    assert!(named > 80, "{named}");
}
