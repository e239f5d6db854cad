//! The state of a builder: which of the parameters that the compiler insists on have been given.
//!
//! Each operation has a module `state` that says for a state, by the name of the parameter, whether it is [`Missing`] or
//! [`Given`]. States are [`Empty`], [`Whole`] and, in that module, a type for each setter around the state before it.

/// The state of a builder without parameters.
#[derive(Clone, Copy, Debug)]
pub enum Empty {}

/// The state of a builder that has taken a whole request.
#[derive(Clone, Copy, Debug)]
pub enum Whole {}

/// The parameter has not been given yet.
#[derive(Clone, Copy, Debug)]
pub enum Missing {}

/// The parameter has been given.
#[derive(Clone, Copy, Debug)]
pub enum Given {}
