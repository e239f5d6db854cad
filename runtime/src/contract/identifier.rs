//! IDs with types of their own, so that the compiler finds an ID in the place of another.

use crate::contract::from_text::FromText;
use crate::contract::open_enum::Generated;

/// A generated type that holds the text of an ID.
///
/// There is no `Deref` to `str`: with it, rustc would suggest `&*id` where an ID is in the place of another, and that
/// compiles.
pub trait Identifier: FromText + AsRef<str> + Into<String> + Clone {
    /// Seals the trait: its type is in the hidden module of generated code.
    const GENERATED: Generated;
}
