//! Files beside the spec that are lists of the generator's own.

use super::node::NodeKind;
use super::source::SourceSet;
use super::yaml;
use crate::diagnostic::{Code, Diagnostic};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The list in the only file of the set, each value with its place.
pub fn read_list<T: DeserializeOwned>(sources: &SourceSet) -> Result<Vec<T>, Vec<Diagnostic>> {
    let Some(source) = sources.files().first() else { return Ok(Vec::new()) };
    let (node, found) = yaml::parse(&source.text, 0);
    let Some(node) = node.filter(|_| found.is_empty()) else { return Err(found) };
    if let NodeKind::Null = node.kind {
        // There are only comments in it.
        return Ok(Vec::new());
    }
    Vec::<T>::deserialize(&node).map_err(|error| {
        let help = "correct the value, or remove it";
        vec![Diagnostic::new(Code::WrongKind, error.place.unwrap_or(node.place), error.message, help)]
    })
}
