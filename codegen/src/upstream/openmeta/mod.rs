//! OpenMeta, the vendor's own description of its APIs: one JSON document for each version of a product. It is read as leniently
//! as its documents need: a key can be missing, null or of another kind in any of them.

mod api;
mod document;
mod schema;

pub use api::api;
pub use document::{Document, Operation, Parameter, Refusal, is_code, read};
pub use schema::Schema;
