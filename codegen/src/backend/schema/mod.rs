//! JSON Schemas of the spec's files, for editors. They are derived from the raw structs in [`crate::spec`], and have the names
//! that the spec declares.

mod names;

use super::Error;
use crate::artifact::{Artifact, Keep};
use crate::model::{Language, Model};
use crate::parallel;
use crate::spec::{Form, Role, schema};
use serde_json::Value;

/// The name of a schema, and the files that it is of.
const SCHEMAS: [(&str, Role); 16] = [
    ("operation", Role { form: Form::Operation, texts: false }),
    ("type", Role { form: Form::Type, texts: false }),
    ("service", Role { form: Form::Service, texts: false }),
    ("errors", Role { form: Form::Errors, texts: false }),
    ("parameters", Role { form: Form::Parameters, texts: false }),
    ("workflow", Role { form: Form::Workflow, texts: false }),
    ("page", Role { form: Form::Page, texts: false }),
    ("states", Role { form: Form::States, texts: false }),
    ("words", Role { form: Form::Words, texts: false }),
    ("operation-texts", Role { form: Form::Operation, texts: true }),
    ("type-texts", Role { form: Form::Type, texts: true }),
    ("service-texts", Role { form: Form::Service, texts: true }),
    ("errors-texts", Role { form: Form::Errors, texts: true }),
    ("workflow-texts", Role { form: Form::Workflow, texts: true }),
    ("page-texts", Role { form: Form::Page, texts: true }),
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
pub fn generate<T: Send>(model: &Model, keep: Keep<'_, T>) -> Result<Vec<T>, Error> {
    let completed = |(name, role): &(&str, Role)| {
        let mut schema = schema(*role);
        names::complete(name, &mut schema, model);
        artifact(name, &schema).map(keep)
    };
    // The files with texts are those of the Chinese translation.
    let is_for = |(_, role): &&(&str, Role)| !role.texts || model.service.languages.contains(&Language::Chinese);
    let schemas: Vec<(&str, Role)> = SCHEMAS.iter().filter(is_for).copied().collect();
    parallel::map(&schemas, completed).into_iter().collect()
}

fn artifact(name: &str, schema: &Value) -> Result<Artifact, Error> {
    let path = format!("schema/{name}.json");
    match serde_json::to_string_pretty(schema) {
        Ok(text) => Ok(Artifact { path, text: text + "\n" }),
        Err(error) => Err(Error { path, message: error.to_string() }),
    }
}

#[cfg(test)]
mod tests {
    use super::{generate, schemas};
    use crate::backend::markdown::fixture;
    use serde_json::Value;

    fn of_fixture(name: &str) -> Value {
        let artifacts = generate(&fixture::model(), &|artifact| artifact).unwrap_or_default();
        let file = artifacts.iter().find(|it| it.path == format!("schema/{name}.json"));
        file.and_then(|file| serde_json::from_str(&file.text).ok()).unwrap_or_default()
    }

    #[test]
    fn declared_names_are_completed_and_others_marked() {
        let schema = of_fixture("operation");
        assert_eq!(schema["properties"]["family"]["enum"], serde_json::json!(["routes"]));
        let names = |value: &Value| value.to_string();
        assert!(names(&schema["properties"]["asynchronous"]["items"]["enum"]).contains("ConfigureRoute"));
        assert!(names(&schema["$defs"]["Field"]["properties"]["type"]["anyOf"]).contains("list<Harbour>"));
        assert_eq!(schema["$defs"]["Field"]["properties"]["only_when"]["$ref"], "#/$defs/Condition");
        assert!(names(&schema["$defs"]["Condition"]["properties"]["fact"]).contains("calm"));
        assert_eq!(schema["$defs"]["Condition"]["properties"]["Mode"]["$ref"], "#/$defs/Test");
        assert!(names(&of_fixture("operation-texts")["properties"]["operation"]["enum"]).contains("ConfigureRoute"));
    }

    #[test]
    fn each_form_of_file_has_a_schema_with_a_title_of_its_own() {
        let mut titles: Vec<String> = schemas().iter().map(|(_, schema)| schema["title"].to_string()).collect();
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), schemas().len());
        assert!(
            schemas().iter().all(|(_, schema)| schema["$schema"] == "https://json-schema.org/draft/2020-12/schema")
        );
    }

    #[test]
    fn a_schema_is_the_same_each_time() {
        let printed = || schemas().iter().map(|(name, schema)| format!("{name} {schema}")).collect::<Vec<_>>();
        assert_eq!(printed(), printed());
    }

    #[test]
    fn words_are_offered_with_what_they_mean() {
        let operation = &schemas()[0].1;
        let access = &operation["$defs"]["Access"]["oneOf"][0];
        assert_eq!(access["const"], "read");
        assert!(access["description"].as_str().is_some_and(|text| text.contains("repeated freely")));
    }
}
