//! Rust names: derived from wire names in one place, for a whole scope at once. What is named, and which names a scope
//! must not use, is for the rest of [`crate::resolve`].

mod apart;
mod identifier;
mod reserved;
mod scope;
mod words;

pub(crate) use apart::apart;
pub(crate) use identifier::{Case, derive, feature};
pub(crate) use scope::{NameScope, Named};
pub(crate) use words::{Acronyms, RustWords};
