use crate::model::{Field, Language, Limits, Literal, Model, Type};
use serde_json::{Map, Value, json};

/// The name of the schema of responses to calls that failed.
pub(super) const FAILURE: &str = "FailedCall";

/// Every structure and enum, by name.
pub(super) fn all(model: &Model, language: Language) -> Map<String, Value> {
    let structures = model.structures.iter().map(|structure| {
        let mut schema = match structure.content() {
            Some(content) => field(content),
            None => object(&structure.fields, language),
        };
        describe(&mut schema, structure.doc.get(language), structure.deprecated.is_some());
        (structure.name.clone(), schema)
    });
    let enums = model.enums.iter().map(|it| {
        // The service may add values, which a closed list would refuse.
        let values: Vec<Value> = it
            .values
            .iter()
            .flat_map(|value| {
                value.spellings().map(|name| json!({ "value": name, "description": value.doc.get(language) }))
            })
            .collect();
        let mut schema = json!({ "type": "string", "x-values": values });
        describe(&mut schema, it.doc.get(language), it.deprecated.is_some());
        (it.name.clone(), schema)
    });
    let failure = json!({
        "type": "object",
        "properties": {
            "RequestId": { "type": "string" },
            "HostId": { "type": "string" },
            "Code": { "type": "string" },
            "Message": { "type": "string" },
            "Recommend": { "type": "string" },
        },
    });
    structures.chain(enums).chain([(FAILURE.to_owned(), failure)]).collect()
}

/// An object with these members.
pub(super) fn object(fields: &[Field], language: Language) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|field| (field.wire().to_owned(), member(field, language))).collect();
    let required: Vec<&str> = fields.iter().filter(|it| it.required).map(Field::wire).collect();
    let mut schema = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// A member of an object, with its text.
fn member(field: &Field, language: Language) -> Value {
    let mut schema = self::field(field);
    if let Some(wrapper) = &field.wrapper {
        schema = json!({ "type": "object", "properties": { wrapper: schema }, "x-wrapper": wrapper });
    }
    describe(&mut schema, field.doc.get(language), field.deprecated.is_some());
    schema
}

/// Adds a text. Tools for OpenAPI 3.0 pass over what stands beside a reference, so that it is wrapped.
fn describe(schema: &mut Value, doc: &str, is_deprecated: bool) {
    if schema.get("$ref").is_some() {
        *schema = json!({ "allOf": [schema.take()] });
    }
    schema["description"] = json!(doc);
    if is_deprecated {
        schema["deprecated"] = json!(true);
    }
}

/// The schema of a value, without its text.
pub(super) fn field(field: &Field) -> Value {
    if field.is_joined() {
        return json!({ "type": "string", "x-separator": field.separator });
    }
    let mut schema = of_type(&field.ty);
    let Some(keys) = schema.as_object_mut().filter(|keys| !keys.contains_key("$ref")) else { return schema };
    let Limits {
        min,
        max,
        exclusive_min,
        exclusive_max,
        min_length,
        max_length,
        min_items,
        max_items,
        pattern,
        values,
        max_bytes,
        ascii,
    } = &field.limits;
    let limits = [
        ("minimum", json!(min)),
        ("maximum", json!(max)),
        ("exclusiveMinimum", json!(exclusive_min)),
        ("exclusiveMaximum", json!(exclusive_max)),
        ("minItems", json!(min_items)),
        ("minLength", json!(min_length)),
        ("maxLength", json!(max_length)),
        ("maxItems", json!(max_items)),
        ("pattern", json!(pattern)),
        ("x-max-bytes", json!(max_bytes)),
        ("x-unit", json!(field.unit)),
        ("x-format", json!(field.format)),
        ("x-id", json!(field.id)),
    ];
    keys.extend(limits.into_iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key.to_owned(), value)));
    if *ascii {
        keys.insert("x-ascii".into(), json!(true));
    }
    if !field.success_codes.is_empty() {
        keys.insert("x-success-codes".into(), json!(field.success_codes));
    }
    if field.upload {
        keys.insert("x-upload".into(), json!(true));
    }
    if field.secret {
        keys.insert("x-secret".into(), json!(true));
    }
    let values: Vec<Value> = values.iter().filter_map(Literal::wire).map(Value::from).collect();
    if !values.is_empty() && !matches!(field.ty, Type::Enum(_)) {
        keys.insert("x-values".into(), json!(values));
    }
    schema
}

/// The schema of a type, without what is known of a place of it.
pub(super) fn of_type(ty: &Type) -> Value {
    match ty {
        Type::String => json!({ "type": "string" }),
        Type::Boolean => json!({ "type": "boolean" }),
        Type::Int32 => json!({ "type": "integer", "format": "int32" }),
        Type::Int64 => json!({ "type": "integer", "format": "int64" }),
        Type::Double => json!({ "type": "number", "format": "double" }),
        // As OpenAPI 3.0 has it, which later tools read too.
        Type::Bytes => json!({ "type": "string", "format": "byte" }),
        Type::Json => json!({ "type": "string", "contentMediaType": "application/json" }),
        Type::Document(name) => {
            json!({ "type": "string", "contentMediaType": "application/json", "contentSchema": reference(name) })
        }
        Type::Any => json!({}),
        Type::List(element) => json!({ "type": "array", "items": of_type(element) }),
        Type::Map(element) => json!({ "type": "object", "additionalProperties": of_type(element) }),
        Type::Structure(name) | Type::Enum(name) => reference(name),
    }
}

/// A reference to a schema of the document.
pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}
