//! What the dump's conditions ask of a request, worked out here.

use super::DUMP;
use super::request::{Assignment, parameters};
use serde_json::Value;

/// What somebody hears about a request: a rule of the dump by its kind, the parameter as a request names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Told {
    pub(super) parameter: String,
    pub(super) rule: String,
    /// Of `value_when`: the values that are valid, or those that are not.
    pub(super) values: Vec<String>,
    pub(super) enforced: bool,
}

/// Whether something is so; nothing when only the server knows.
pub(super) type Truth = Option<bool>;

/// Everything that the conditions of the operation say about the request, in order.
pub(super) fn of(operation: &str, request: &Assignment) -> Vec<Told> {
    let conditions = DUMP["operations"][operation]["conditions"].as_array().unwrap();
    let mut told: Vec<Told> = conditions
        .iter()
        .filter(|condition| is_broken(condition, request))
        .map(|condition| Told {
            parameter: subject(condition),
            rule: condition["rule"].as_str().unwrap().to_owned(),
            values: named(condition),
            enforced: condition["enforced"] == true,
        })
        .collect();
    told.sort();
    told
}

/// The parameters that a condition is about, as the client names them; every list has one entry here.
pub(super) fn subject(condition: &Value) -> String {
    paths(condition).join(", ").replace("[]", ".1")
}

/// The paths of the parameters that a condition is about.
pub(super) fn paths(condition: &Value) -> Vec<String> {
    let one = condition["parameter"].as_str().map(str::to_owned);
    let several = condition["parameters"].as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
    one.into_iter().chain(several).collect()
}

/// Whether the `when` of the condition holds.
pub(super) fn applies(condition: &Value, request: &Assignment) -> Truth {
    condition.get("when").map_or(Some(true), |when| holds(when, request))
}

pub(super) fn is_broken(condition: &Value, request: &Assignment) -> bool {
    let paths = paths(condition);
    if condition["reported"] != true || !paths.iter().any(|path| group_is_there(path, request)) {
        return false;
    }
    let applies = applies(condition, request);
    let given = paths.iter().filter(|path| request.has(path)).count();
    let first = &paths[0];
    match condition["rule"].as_str().unwrap() {
        "only_when" => applies != Some(true) && given == 1,
        "value_when" => {
            let valid = condition.get("values").is_some();
            let value = value_or_default(first, request);
            applies != Some(false) && value.is_some_and(|value| is_one_of(&value, &named(condition)) != valid)
        }
        "exactly_one_of" => applies != Some(false) && given != 1,
        "required_when" | "at_least_one_of" => applies != Some(false) && given == 0,
        "at_most_one_of" => applies != Some(false) && given > 1,
        "all_or_none_of" => applies != Some(false) && given != 0 && given != paths.len(),
        "equal" => {
            applies != Some(false) && neighbours(&paths, request).iter().any(|(a, b)| !a.eq_ignore_ascii_case(b))
        }
        "ascending" => applies != Some(false) && neighbours(&paths, request).iter().any(|(a, b)| is_after(a, b)),
        rule => panic!("a rule of no known kind: {rule}"),
    }
}

/// The rules of a group count only when the group is there.
fn group_is_there(path: &str, request: &Assignment) -> bool {
    path.rsplit_once('.').is_none_or(|(group, _)| request.has(group.trim_end_matches("[]")))
}

fn neighbours(paths: &[String], request: &Assignment) -> Vec<(String, String)> {
    let given: Vec<&String> = paths.iter().filter_map(|path| request.values.get(path)).collect();
    given.windows(2).map(|pair| (pair[0].clone(), pair[1].clone())).collect()
}

fn is_after(a: &str, b: &str) -> bool {
    match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => a > b,
        (Err(_), Err(_)) => a > b,
        _ => false,
    }
}

pub(super) fn holds(when: &Value, request: &Assignment) -> Truth {
    if let Some(parts) = when["all"].as_array() {
        let parts: Vec<Truth> = parts.iter().map(|part| holds(part, request)).collect();
        return if parts.contains(&Some(false)) {
            Some(false)
        } else {
            parts.into_iter().find(Option::is_none).unwrap_or(Some(true))
        };
    }
    if let Some(parts) = when["any"].as_array() {
        let parts: Vec<Truth> = parts.iter().map(|part| holds(part, request)).collect();
        return if parts.contains(&Some(true)) {
            Some(true)
        } else {
            parts.into_iter().find(Option::is_none).unwrap_or(Some(false))
        };
    }
    if let Some(inner) = when.get("not") {
        return holds(inner, request).map(|holds| !holds);
    }
    if when.get("fact").is_some() {
        return None;
    }
    let path = when["parameter"].as_str().unwrap();
    if let Some(set) = when["set"].as_bool() {
        return Some(request.has(path) == set);
    }
    let value = value_or_default(path, request);
    Some(value.is_some_and(|value| is_one_of(&value, &texts(&when["values"]))))
}

fn value_or_default(path: &str, request: &Assignment) -> Option<String> {
    let given = request.values.get(path).cloned();
    given.or_else(|| {
        let entry = parameters(&request.operation).iter().find(|entry| entry["path"] == path)?;
        entry["default"].as_str().map(str::to_owned)
    })
}

/// The values that a `value_when` names.
pub(super) fn named(condition: &Value) -> Vec<String> {
    [&condition["values"], &condition["not_values"]].into_iter().flat_map(texts).collect()
}

fn is_one_of(value: &str, values: &[String]) -> bool {
    values.iter().any(|known| known.eq_ignore_ascii_case(value))
}

pub(super) fn texts(list: &Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
