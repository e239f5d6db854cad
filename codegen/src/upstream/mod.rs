//! Descriptions that the vendor publishes: OpenMeta documents, and what a spec has to do with them.

mod audit;
mod import;
pub mod openmeta;

pub use audit::audit;
pub use import::{Imported, Note, import};
