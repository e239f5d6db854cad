//! Requests as the wire has them: flat names, and JSON.

pub(crate) mod flatten;
#[cfg(feature = "serde")]
pub(crate) mod serde_form;
pub(crate) mod to_json;
