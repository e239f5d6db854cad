//! What travels on the wire, as flat lists of paths: from the model of a spec, or from a document of somebody else. It is what
//! two descriptions of one API are compared by.

mod api;
mod of_model;

pub use api::{Api, Entry, Operation};
pub use of_model::of_model;
