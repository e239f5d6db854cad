use super::schema;
use crate::model::{Field, Language, Model, Style, Type};
use serde_json::{Map, Value, json};

/// The parameters of the query that a field stands for: one, or one for each member of a group, with the names that are sent.
pub(super) fn query(model: &Model, field: &Field, language: Language) -> Vec<Value> {
    let parameter = |(name, field, required): (String, &Field, bool)| {
        let mut parameter = json!({
            "name": name,
            "in": "query",
            "required": required,
            "description": field.doc.get(language),
            "schema": sent(field),
        });
        if field.deprecated.is_some() {
            parameter["deprecated"] = json!(true);
        }
        if let Some(style) = field.style_keyword() {
            parameter["x-style"] = json!(style);
        }
        parameter
    };
    flat(model, "", field, field.required).into_iter().map(parameter).collect()
}

/// The parameters of the form.
pub(super) fn body(model: &Model, fields: &[&Field], language: Language) -> Value {
    let (mut properties, mut required) = (Map::new(), Vec::new());
    for (name, field, is_required) in fields.iter().flat_map(|field| flat(model, "", field, field.required)) {
        let mut schema = sent(field);
        if let Some(keys) = schema.as_object_mut().filter(|keys| !keys.contains_key("$ref")) {
            keys.insert("description".into(), json!(field.doc.get(language)));
            keys.extend(field.style_keyword().map(|style| ("x-style".to_owned(), json!(style))));
        }
        if is_required {
            required.push(name.clone());
        }
        properties.insert(name, schema);
    }
    let mut schema = json!({ "type": "object", "properties": properties });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    json!({ "content": { "application/x-www-form-urlencoded": { "schema": schema } } })
}

/// A parameter and the members of groups, each with the name that is sent and whether every call needs it.
fn flat<'m>(model: &'m Model, prefix: &str, field: &'m Field, required: bool) -> Vec<(String, &'m Field, bool)> {
    let name = format!("{prefix}{}", field.wire());
    let group = match &field.ty {
        Type::Structure(group) if field.style == Style::Repeat => model.structure(group),
        _ => None,
    };
    let Some(group) = group else { return vec![(name, field, required)] };
    let members = group.fields.iter().filter(|member| !field.omits.contains(&member.name));
    members.flat_map(|member| flat(model, &format!("{name}."), member, required && member.required)).collect()
}

/// The schema of what is sent: a text where JSON is sent as a text.
fn sent(field: &Field) -> Value {
    if field.style == Style::Json && !matches!(field.ty, Type::String | Type::Enum(_)) {
        let inner = schema::of_type(&field.ty);
        return json!({ "type": "string", "contentMediaType": "application/json", "contentSchema": inner });
    }
    schema::field(field)
}
