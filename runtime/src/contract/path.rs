//! Values at paths of wire names, such as `Status`, `Precheck.Status` and `Jobs[].Parts[].Status`.

use crate::contract::condition::Scope;
use crate::contract::structure::{Structure, Value, ValueMut};

/// The value at a path without lists.
pub(crate) fn value_at<'a>(root: &'a dyn Structure, path: &str) -> Option<Value<'a>> {
    Scope::of(root).value(path)
}

/// The text at a path: of a scalar, or of a list that is written as one text.
pub(crate) fn text_at(root: &dyn Structure, path: &str) -> Option<String> {
    Scope::of(root).text(path)
}

/// The whole number at a path, also one that is written as a text.
pub(crate) fn integer_at(root: &dyn Structure, path: &str) -> Option<i64> {
    match value_at(root, path)? {
        Value::Integer(number) => Some(number),
        Value::Text(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// Hands every value at a path that may lead through lists to `visit`, with the structures that it lies in, the
/// outermost first.
pub(crate) fn visit_path<'a>(
    around: &mut Vec<&'a dyn Structure>,
    path: &str,
    visit: &mut dyn FnMut(&[&'a dyn Structure], Value<'a>),
) {
    each_place(around, path, &mut |around, field| {
        if let Some(value) = around.last().and_then(|here| value_at(*here, field)) {
            visit(around, value);
        }
    });
}

/// Hands every place to which a path leads through lists to `visit`: the structures around it, the outermost first,
/// and what is left of the path.
pub(crate) fn each_place<'a>(
    around: &mut Vec<&'a dyn Structure>,
    path: &str,
    visit: &mut dyn FnMut(&[&'a dyn Structure], &str),
) {
    let Some(&here) = around.last() else { return };
    let Some((list, rest)) = path.split_once("[].") else {
        visit(around, path);
        return;
    };
    let Some(Value::List(list)) = value_at(here, list) else { return };
    for element in list.elements() {
        if let Value::Structure(inner) = element {
            around.push(inner);
            each_place(around, rest, visit);
            around.pop();
        }
    }
}

/// Sets the parameter `name` to a number, whatever its type; false if there is no such parameter or it does not fit.
pub(crate) fn set_number(request: &mut dyn Structure, name: &str, number: i64) -> bool {
    with_value(request, name, |value| match value {
        ValueMut::Int32(place) => i32::try_from(number).is_ok_and(|number| {
            *place = Some(number);
            true
        }),
        ValueMut::Int64(place) => {
            *place = Some(number);
            true
        }
        ValueMut::Text(place) => {
            *place = Some(number.to_string());
            true
        }
        _ => false,
    })
}

/// Sets the parameter `name` to a text; false if there is no such parameter or it takes none.
pub(crate) fn set_text(request: &mut dyn Structure, name: &str, text: &str) -> bool {
    let index = request.shape().find(name, 0);
    let separator =
        index.and_then(|index| request.shape().fields.get(index)).map_or("", |field| field.format.separator);
    with_value(request, name, |value| match value {
        ValueMut::Text(place) => {
            *place = Some(text.to_owned());
            true
        }
        ValueMut::List(list) if !separator.is_empty() => {
            for part in text.split(separator) {
                list.add(&mut |slot| match slot {
                    ValueMut::Text(place) => *place = Some(part.to_owned()),
                    ValueMut::OpenEnum(symbol) => drop(symbol.set(part)),
                    _ => {}
                });
            }
            true
        }
        ValueMut::OpenEnum(symbol) => symbol.set(text).is_ok(),
        _ => false,
    })
}

fn with_value(request: &mut dyn Structure, name: &str, set: impl FnOnce(ValueMut<'_>) -> bool) -> bool {
    let index = request.shape().find(name, 0);
    index.and_then(|index| request.member_mut(index)).is_some_and(|member| set(member.value_mut()))
}
