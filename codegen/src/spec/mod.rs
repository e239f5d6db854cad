//! Reading the spec: files, YAML with places, the check of their form, raw structs.
//!
//! ```text
//! folder ── source ──> texts ── yaml ──> nodes ── form ──> checked nodes ── deserialize ──> raw structs
//! ```

mod deserialize;
mod form;
mod includes;
mod load;
mod node;
mod place;
mod position;
pub mod raw;
mod role;
mod scalar;
mod schema;
mod source;
mod syntax;
#[cfg(test)]
mod tests;
mod yaml;

pub(crate) use includes::{below, is_folder};
pub use load::{RawFile, RawSpec, load};
pub use place::{At, Place};
pub use position::Position;
pub use role::{Form, Role};
pub use schema::schema;
pub use source::{SourceFile, SourceSet};
