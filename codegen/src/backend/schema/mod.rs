//! JSON Schemas of the spec's files, for editors.

use super::Error;
use crate::artifact::Artifact;
use crate::model::Model;
use crate::spec::{Form, Role, schema};
use serde_json::Value;

/// The name of a schema, and the files that it is of.
const SCHEMAS: [(&str, Role); 10] = [
    ("operation", Role { form: Form::Operation, texts: false }),
    ("type", Role { form: Form::Type, texts: false }),
    ("service", Role { form: Form::Service, texts: false }),
    ("errors", Role { form: Form::Errors, texts: false }),
    ("parameters", Role { form: Form::Parameters, texts: false }),
    ("operation-texts", Role { form: Form::Operation, texts: true }),
    ("type-texts", Role { form: Form::Type, texts: true }),
    ("service-texts", Role { form: Form::Service, texts: true }),
    ("errors-texts", Role { form: Form::Errors, texts: true }),
    ("parameters-texts", Role { form: Form::Parameters, texts: true }),
];

/// The schemas by name, such as `operation` or `type-texts`.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Value)> {
    SCHEMAS.iter().map(|(name, role)| (*name, schema(*role))).collect()
}

/// One file for each schema.
///
/// # Errors
/// When a schema cannot be printed.
pub fn generate(_: &Model) -> Result<Vec<Artifact>, Error> {
    schemas().into_iter().map(|(name, schema)| artifact(name, &schema)).collect()
}

fn artifact(name: &str, schema: &Value) -> Result<Artifact, Error> {
    let path = format!("schema/{name}.json");
    match serde_json::to_string_pretty(schema) {
        Ok(text) => Ok(Artifact { path, text: text + "\n" }),
        Err(error) => Err(Error { path, message: error.to_string() }),
    }
}
