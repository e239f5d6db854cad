//! Reading the spec: files, YAML with places, the check of their form, raw structs. What the spec means, and whether
//! names lead anywhere, is for [`crate::resolve`].
//!
//! ```text
//! folder ── source ──> texts ── yaml ──> nodes ── form ──> checked nodes ── deserialize ──> raw structs
//! ```

mod at;
mod confirmed;
mod conflict;
mod deserialize;
mod device;
mod foreign_types;
mod form;
mod includes;
mod list;
mod load;
mod node;
mod outline;
mod products;
pub mod raw;
mod role;
mod scalar;
mod schema;
mod source;
mod syntax;
#[cfg(test)]
mod tests;
mod yaml;

pub use at::At;
pub use confirmed::{CONFIRMED, print as print_confirmed};
pub(crate) use device::is_device;
pub use foreign_types::{FOREIGN_TYPES, type_in_our_spelling};
pub(crate) use includes::{below, is_folder};
pub use list::read_list;
pub use load::{RawFile, RawSpec, load};
pub use outline::{Entry, outline};
pub use products::{PRODUCTS, products};
pub use role::{Form, Role};
pub use schema::schema;
pub use source::{SourceFile, SourceSet};
