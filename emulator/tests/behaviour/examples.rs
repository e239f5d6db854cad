//! Every operation, with the requests of the spec's examples.

use crate::config;
use alibabacloud_dts::Client;
use alibabacloud_dts::settings::{Algorithm, Format};
use codegen::backend::sample::to_json;
use codegen::command::build_model;
use codegen::model::{Model, Position, Style, Type};
use codegen::spec::SourceSet;
use emulator::{Emulator, Settings};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

pub(crate) static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/dts");
    let (sources, found) = SourceSet::read(&folder);
    build_model(&sources, found).unwrap_or_else(|found| panic!("{found:?}"))
});

async fn every_example_is_accepted(algorithm: Algorithm, format: Format) {
    let mut settings = Settings::default();
    // The tasks of the examples do not exist.
    settings.accept_unknown_ids = true;
    let emulator = Emulator::start_with(settings).await.unwrap();
    let client = Client::new(config(&emulator).algorithm(algorithm).format(format)).unwrap();
    for operation in &MODEL.operations {
        for example in &operation.examples {
            let (mut query, mut form) = (Map::new(), Map::new());
            for (name, literal) in &example.request {
                let field = operation.request.iter().find(|field| field.name == *name).unwrap();
                let is_text =
                    field.ty == Type::Json || matches!(field.ty, Type::Document(_)) || field.style == Style::Json;
                let value = match to_json(literal) {
                    Value::Array(parts) if field.is_joined() => {
                        let parts: Vec<&str> = parts.iter().filter_map(Value::as_str).collect();
                        parts.join(field.separator.as_deref().unwrap_or_default()).into()
                    }
                    value if is_text && !value.is_string() => value.to_string().into(),
                    value => value,
                };
                let part = if field.position == Position::Form { &mut form } else { &mut query };
                part.insert(name.clone(), value);
            }
            let answer = client.call_raw(&operation.name, &query.into(), &form.into()).await;
            if let Err(error) = answer {
                panic!("{}: {error:?}", operation.name);
            }
        }
    }
    assert_eq!(emulator.calls().iter().map(|call| &call.operation).collect::<BTreeSet<_>>().len(), 128);
}

#[tokio::test]
async fn every_example_is_accepted_in_json_with_the_current_signature() {
    every_example_is_accepted(Algorithm::Acs3HmacSha256, Format::Json).await;
}

#[tokio::test]
async fn every_example_is_accepted_in_xml_with_the_older_signature() {
    every_example_is_accepted(Algorithm::RpcHmacSha1, Format::Xml).await;
}
