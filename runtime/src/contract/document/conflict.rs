//! What entries of a map with an equal key disagree about.

use super::write;
use crate::contract::structure::{Structure, Value};
use zeroize::Zeroizing;

/// A member that two entries with an equal key set to different values.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Conflict {
    /// The member, or a key without a member.
    pub(super) name: String,
    /// The keys in the maps that the member is.
    pub(super) keys: Vec<String>,
    /// The value that was kept, as JSON.
    pub(super) kept: Zeroizing<String>,
    /// The other value, as JSON.
    pub(super) other: Zeroizing<String>,
    /// Whether the values are never shown.
    pub(super) is_secret: bool,
}

/// A conflict as it is reported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportedConflict {
    /// Where, in keys.
    pub path: String,
    /// What is wrong there.
    pub text: String,
}

/// The conflicts of a document that no later value has settled.
pub(super) fn unsettled(document: &dyn Structure) -> Vec<ReportedConflict> {
    let mut conflicts = Vec::new();
    of_structure(document, &mut Vec::new(), &mut conflicts);
    conflicts
}

fn of_structure(here: &dyn Structure, path: &mut Vec<String>, to: &mut Vec<ReportedConflict>) {
    for conflict in here.extra().into_iter().flat_map(super::Extra::conflicts) {
        if current(here, &conflict.name, &conflict.keys).as_deref() != Some(conflict.kept.as_str()) {
            continue;
        }
        let steps = path
            .iter()
            .map(String::as_str)
            .chain([conflict.name.as_str()])
            .chain(conflict.keys.iter().map(String::as_str));
        let path = steps.filter(|step| !step.is_empty()).collect::<Vec<_>>().join(".");
        let text = if conflict.is_secret {
            "two entries with the same key set it to different values".to_owned()
        } else {
            let [kept, other] = [&conflict.kept, &conflict.other].map(|text| crate::ground::excerpt::excerpt(text));
            format!("two entries with the same key set it to {kept} and to {other}")
        };
        to.push(ReportedConflict { path, text });
    }
    for (field, value) in here.present() {
        path.push(field.name.to_owned());
        of_value(value, path, to);
        path.pop();
    }
}

fn of_value(value: Value<'_>, path: &mut Vec<String>, to: &mut Vec<ReportedConflict>) {
    match value {
        Value::Structure(structure) => of_structure(structure, path, to),
        Value::List(list) => {
            for (index, element) in list.elements().enumerate() {
                path.push((index + 1).to_string());
                of_value(element, path, to);
                path.pop();
            }
        }
        Value::Map(map) => {
            for (key, value) in map.entries() {
                path.push(key.to_owned());
                of_value(value, path, to);
                path.pop();
            }
        }
        _ => {}
    }
}

/// The value of a member, or in the maps that it is, or of a key without a member, as JSON.
pub(super) fn current(structure: &dyn Structure, name: &str, keys: &[String]) -> Option<String> {
    let fields = structure.shape().fields;
    let Some(index) = fields.iter().position(|field| field.name == name) else {
        return structure.extra()?.text(name).map(str::to_owned);
    };
    let mut value = structure.member(index)?.value()?;
    for key in keys {
        let Value::Map(map) = value else { return None };
        value = map.entries().find(|(known, _)| known == key)?.1;
    }
    write::member(fields.get(index)?, Some(value), structure)
}
