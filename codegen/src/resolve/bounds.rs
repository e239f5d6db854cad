//! Whether a value keeps to its limits, judged by the functions that judge the values of a call. They are part of the
//! runtime; to include their file rather than to depend on the crate lets the generator be built while the crate below
//! the generated one is being changed.

include!("../../../runtime/src/contract/bounds.rs");
