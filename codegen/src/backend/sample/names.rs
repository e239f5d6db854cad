//! How a sample names types and the variants of enums.

use crate::model::Model;

/// Names that a type of the SDK must not take over in a sample.
const PRELUDE: &[&str] = &[
    "Box", "Client", "Clone", "Copy", "Default", "Drop", "Eq", "Err", "Error", "Fn", "From", "Into", "Iterator",
    "None", "Ok", "Option", "Ord", "Result", "Send", "Some", "String", "Sync", "ToString", "Vec",
];

/// The type, as a sample names it.
pub(super) fn type_path(rust: &str) -> String {
    if PRELUDE.contains(&rust) { format!("types::{rust}") } else { rust.to_owned() }
}

/// What is imported, so that [`type_path`] names the type.
pub(super) fn import(rust: &str) -> String {
    if PRELUDE.contains(&rust) { "types".to_owned() } else { rust.to_owned() }
}

/// The variant that stands for a value; `None` for one that the enum does not list.
pub(super) fn variant(model: &Model, name: &str, text: &str) -> Option<String> {
    let enumeration = model.enumeration(name)?;
    Some(format!("{}::{}", type_path(&enumeration.rust), enumeration.value(text)?.rust))
}
