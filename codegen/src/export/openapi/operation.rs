use super::parameter;
use super::schema::{self, reference};
use crate::model::{Access, Auth, Field, Language, Model, Operation, Position};
use serde_json::{Map, Value, json};

/// The path of an operation. What OpenAPI has no word for is in keys with `x-`, as the dump has it.
pub(super) fn path(model: &Model, operation: &Operation, dumped: &Value, language: Language) -> Value {
    let family = model.families.iter().find(|family| family.name == operation.family);
    let mut method = Map::new();
    method.insert("operationId".into(), json!(operation.name));
    method.insert("tags".into(), json!(family.iter().map(|it| it.title.get(language)).collect::<Vec<_>>()));
    method.insert("summary".into(), json!(operation.summary.get(language)));
    if let Some(doc) = &operation.doc {
        method.insert("description".into(), json!(doc.get(language)));
    }
    if operation.facets.auth == Some(Auth::Unsigned) {
        method.insert("security".into(), json!([]));
    }
    if operation.deprecated.is_some() {
        method.insert("deprecated".into(), json!(true));
    }
    let (form, query): (Vec<&Field>, Vec<&Field>) =
        operation.request.iter().partition(|field| field.position == Position::Form);
    let mut parameters = protocol(model, operation);
    parameters.extend(query.iter().flat_map(|field| parameter::query(model, field, language)));
    method.insert("parameters".into(), json!(parameters));
    if !form.is_empty() {
        method.insert("requestBody".into(), parameter::body(model, &form, language));
    }
    let response = schema::object(&operation.response, language);
    method.insert(
        "responses".into(),
        json!({
            "200": { "description": "OK", "content": { "application/json": { "schema": response } } },
            "4XX": { "$ref": "#/components/responses/Error" },
            "5XX": { "$ref": "#/components/responses/Error" },
        }),
    );
    method.insert("x-access".into(), json!(if operation.access == Access::Read { "read" } else { "write" }));
    let extensions =
        ["errors", "conditions", "pagination", "waiter", "then_wait", "ram_action", "rate_limit", "cost", "unwraps"];
    for key in extensions {
        let is_empty = |value: &Value| value.is_null() || value.as_array().is_some_and(Vec::is_empty);
        if !is_empty(&dumped[key]) {
            method.insert(format!("x-{}", key.replace('_', "-")), dumped[key].clone());
        }
    }
    json!({ "post": method })
}

/// What every request of an RPC service has, beside the headers of the signature.
fn protocol(model: &Model, operation: &Operation) -> Vec<Value> {
    let fixed = [("Action", &operation.name), ("Version", &model.service.version)];
    let parameter = |(name, value): (&str, &String)| {
        json!({
            "name": name,
            "in": "query",
            "required": true,
            "schema": { "type": "string", "enum": [value], "default": value },
        })
    };
    fixed.into_iter().map(parameter).collect()
}

/// The response to a call that failed before it reached the operation, or in it.
pub(super) fn failure() -> Value {
    json!({
        "description": "The call failed.",
        "content": { "application/json": { "schema": reference(schema::FAILURE) } },
    })
}
