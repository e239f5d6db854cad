//! Descriptions that the vendor publishes: OpenMeta documents, and what a spec has to do with them.

mod audit;
pub mod openmeta;

pub use audit::audit;
