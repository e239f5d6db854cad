//! The JSON Schema of a job in a file.

use super::definition::Job;
use alibabacloud_dts::JsonValue;
use alibabacloud_dts::metadata::{Field, SERVICE};
use serde_json::{Map, json};

impl Job {
    /// The JSON Schema of a job in a file, for editors: keys, parameters with their descriptions, and values of enums.
    pub fn schema() -> JsonValue {
        let parameters = |operation: &str| {
            let operation = SERVICE.operation(operation);
            object(operation.map(|operation| operation.request).unwrap_or_default())
        };
        let configuration = json!({ "anyOf": [parameters("ConfigureDtsJob"), parameters("ConfigureSubscription")] });
        let database = object(SERVICE.structure("DatabaseEndpoint").map(|it| it.fields).unwrap_or_default());
        let described = |mut schema: JsonValue, text: &str| {
            schema["description"] = text.into();
            schema
        };
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": "A job of Alibaba Cloud Data Transmission Service",
            "type": "object",
            "additionalProperties": false,
            "required": ["kind", "name", "configuration"],
            "properties": {
                "kind": {
                    "description": "What the job does.",
                    "enum": ["migration", "synchronization", "two_way_synchronization", "subscription"]
                },
                "name": {
                    "description": "The name of the job, with which the names of its tasks begin.",
                    "type": "string",
                    "minLength": 1
                },
                "region": {
                    "description": "The region of the instance. Defaults to that of the destination; for a subscription, to that of the source.",
                    "type": "string"
                },
                "order": {
                    "description": "Whether to configure or to purchase first. Configured first, the precheck is free of charge.",
                    "enum": ["configure_first", "purchase_first"]
                },
                "until": {
                    "description": "Where the job ends. Defaults to running.",
                    "enum": ["precheck_passed", "running", "finished"]
                },
                "source": described(database.clone(), "The source database."),
                "destination": described(database, "The destination database. A subscription has none."),
                "configuration": described(configuration.clone(), "The parameters of ConfigureDtsJob; for a subscription, of ConfigureSubscription."),
                "reverse": described(configuration, "Parameters that the reverse task of a two-way synchronization has otherwise. Its databases are exchanged."),
                "purchase": described(parameters("CreateDtsInstance"), "The parameters of CreateDtsInstance. Type, regions, engines and topology are known."),
                "skip_precheck_items": {
                    "description": "The precheck items to skip if they fail, by code or name.",
                    "type": "array",
                    "items": { "type": "string" }
                },
                "release_on_failure": {
                    "description": "Whether to release the instance if a step after the purchase fails. Defaults to false.",
                    "type": "boolean"
                }
            }
        })
    }
}

/// Members with their descriptions. Their values are checked when the file is read, which accepts more than one form.
fn object(fields: &[Field]) -> JsonValue {
    let members: Map<String, JsonValue> =
        fields.iter().map(|field| (field.name.to_owned(), json!({ "description": field.doc }))).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": members })
}
