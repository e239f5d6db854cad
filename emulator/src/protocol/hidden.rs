//! Parameters without secrets.

use alibabacloud_dts::metadata::{Field, SERVICE, Type};
use serde_json::Value;

const HIDDEN: &str = "***";

/// The fields of a structure.
fn fields_of(structure: &str) -> &'static [Field] {
    SERVICE.structure(structure).map_or(&[][..], |structure| structure.fields)
}

/// The parameter of this name on the wire, such as `SourceEndpoint.Password`, and whether it or what it is a part of is secret.
pub(super) fn find(fields: &'static [Field], name: &str) -> Option<(&'static Field, bool)> {
    let (first, mut rest) = name.split_once('.').unwrap_or((name, ""));
    let field = fields.iter().find(|field| field.name == first)?;
    let mut ty = field.ty;
    // Elements have a number, and entries of a map a key.
    while let Type::List(element) | Type::Map(element) = ty {
        ty = *element;
        rest = rest.split_once('.').map_or("", |(_, rest)| rest);
    }
    let below = match ty {
        Type::Structure(structure) => find(fields_of(structure), rest),
        _ => None,
    };
    Some(below.map_or((field, field.secret), |(below, is_secret)| (below, is_secret || field.secret)))
}

/// A secret parameter as it is shown. Of a JSON document, the members that are known and not secret stay: a recording
/// can be replayed with them.
pub(super) fn shown(field: &Field, value: &str) -> String {
    let Type::Document(document) = field.ty else { return HIDDEN.to_owned() };
    let Ok(mut tree) = serde_json::from_str::<Value>(value) else { return HIDDEN.to_owned() };
    hide(Type::Structure(document), &mut tree);
    tree.to_string()
}

fn hide(ty: Type, value: &mut Value) {
    match (ty, value) {
        (Type::Structure(name), Value::Object(members)) => {
            for (member, value) in members {
                match fields_of(name).iter().find(|field| field.name == *member) {
                    Some(field) if !field.secret => hide(field.ty, value),
                    _ => *value = HIDDEN.into(),
                }
            }
        }
        (Type::List(element), Value::Array(values)) => values.iter_mut().for_each(|value| hide(*element, value)),
        (Type::Map(element), Value::Object(members)) => members.values_mut().for_each(|value| hide(*element, value)),
        // A value of a kind that is known, or a switch.
        (
            Type::Boolean | Type::Int32 | Type::Int64 | Type::Double | Type::Enumeration(_) | Type::String,
            Value::String(_),
        )
        | (_, Value::Bool(_) | Value::Number(_) | Value::Null) => {}
        (_, value) => *value = HIDDEN.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reserve() -> Option<&'static Field> {
        SERVICE.operation("ConfigureDtsJob")?.parameter("Reserve")
    }

    #[test]
    fn known_members_of_a_document_are_shown_and_secret_and_unknown_ones_are_not() {
        let text = r#"{"autoStartModulesAfterConfig":"none","a.password":"p4ss","srcSSL":"0"}"#;
        let found = reserve().map(|field| shown(field, text)).unwrap_or_default();
        assert!(found.contains(r#""autoStartModulesAfterConfig":"none""#), "{found}");
        assert!(found.contains(r#""a.password":"***""#) && !found.contains("p4ss"), "{found}");
        let secret = fields_of("AdvancedSettings").iter().find(|field| field.secret).map_or("", |field| field.name);
        let found = reserve().map(|field| shown(field, &format!(r#"{{"{secret}":"p4ss"}}"#))).unwrap_or_default();
        assert_eq!(found, format!(r#"{{"{secret}":"***"}}"#));
        assert_eq!(reserve().map(|field| shown(field, "p4ss")).as_deref(), Some(HIDDEN));
    }

    #[test]
    fn a_part_of_a_secret_is_secret() {
        let is_secret = |operation: &str, name: &str| {
            SERVICE.operation(operation).and_then(|it| find(it.request, name)).map(|(_, is_secret)| is_secret)
        };
        assert_eq!(is_secret("ConfigureMigrationJob", "SourceEndpoint.Password"), Some(true));
        assert_eq!(is_secret("ConfigureMigrationJob", "SourceEndpoint.UserName"), Some(false));
        assert_eq!(is_secret("TagResources", "Tag.1.Key"), Some(false));
        assert_eq!(is_secret("TagResources", "Tag"), Some(false));
        assert_eq!(is_secret("TagResources", "None.Password"), None);
    }
}
