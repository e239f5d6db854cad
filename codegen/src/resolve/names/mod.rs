//! Rust names: derived from wire names in one place, for a whole scope at once.

mod identifier;
mod reserved;
mod scope;
mod words;

pub(crate) use identifier::{Spelling, derive, feature};
pub(crate) use scope::{NameScope, Named};
pub(crate) use words::Acronyms;
