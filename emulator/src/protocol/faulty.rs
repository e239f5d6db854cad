//! Responses that are not as they should be.

use super::object::Object;
use alibabacloud_dts::metadata::{Operation, Type};
use serde_json::Value;

/// Writes the response of a call that failed, with the HTTP status 200.
pub(crate) fn unsuccessful(operation: &Operation, body: &mut Object) {
    for field in operation.response.iter().filter(|field| field.envelope) {
        let is_text = field.ty == Type::String || field.documented_as == Some("string");
        let value: Value = match field.name {
            "Success" if is_text => "false".into(),
            "Success" => false.into(),
            "ErrCode" => "InternalError".into(),
            "ErrMessage" => "A fault on demand.".into(),
            "HttpStatusCode" if is_text => "500".into(),
            "HttpStatusCode" => 500.into(),
            _ => continue,
        };
        body.member(field.name, value);
    }
}

/// Turns booleans and numbers into texts, and texts of such into what they say.
pub(crate) fn with_wrong_types(body: Object) -> Object {
    let mut members = body.into_members();
    members.values_mut().for_each(turn);
    members.into()
}

fn turn(value: &mut Value) {
    let turned = match value {
        Value::Object(members) => return members.values_mut().for_each(turn),
        Value::Array(elements) => return elements.iter_mut().for_each(turn),
        Value::Bool(is_set) => is_set.to_string().into(),
        Value::Number(number) => number.to_string().into(),
        Value::String(text) => match text.as_str() {
            "true" => true.into(),
            "false" => false.into(),
            digits => match digits.parse::<i64>() {
                Ok(number) => number.into(),
                Err(_) => return,
            },
        },
        Value::Null => return,
    };
    *value = turned;
}
