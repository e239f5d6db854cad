//! Responses without their secrets.

use alibabacloud_dts::metadata::{Field, Operation, SERVICE, Type};
use serde_json::Value;

/// What stands in place of a secret.
pub(crate) const MASKED: &str = "***";

/// Hides the secrets of a response; whether there were any.
pub(crate) fn hide(operation: &Operation, response: &mut Value) -> bool {
    fields(operation.response, response)
}

fn fields(known: &[Field], value: &mut Value) -> bool {
    let Value::Object(members) = value else { return false };
    let mut hidden = false;
    for (name, value) in members {
        let Some(field) = known.iter().find(|field| field.name.eq_ignore_ascii_case(name)) else { continue };
        if field.secret && !value.is_null() {
            *value = MASKED.into();
            hidden = true;
        } else {
            hidden |= below(field.ty, value);
        }
    }
    hidden
}

fn below(ty: Type, value: &mut Value) -> bool {
    match (ty, value) {
        (Type::Structure(name) | Type::Document(name), value @ Value::Object(_)) => {
            SERVICE.structure(name).is_some_and(|structure| fields(structure.fields, value))
        }
        (Type::List(element) | Type::Map(element), Value::Object(members)) => {
            // A list may be wrapped.
            members
                .values_mut()
                .fold(false, |hidden, value| hidden | below(if value.is_array() { ty } else { *element }, value))
        }
        (Type::List(element), Value::Array(elements)) => {
            elements.iter_mut().fold(false, |hidden, value| hidden | below(*element, value))
        }
        _ => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_secret_of_a_response_is_hidden_and_the_rest_stays() {
        let operation = SERVICE.operation("DescribeChannelAccount").unwrap();
        let mut response = json!({ "Username": "reader", "Password": "hush", "RequestId": "R" });
        assert!(hide(operation, &mut response));
        assert_eq!(response, json!({ "Username": "reader", "Password": "***", "RequestId": "R" }));
        assert!(!hide(operation, &mut json!({ "Password": null })));
    }
}
