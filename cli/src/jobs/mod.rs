//! Whole jobs, and what concerns several calls.

pub(crate) mod apply;
mod description;
pub(crate) mod list;
pub(crate) mod objects;
mod plan;
pub(crate) mod policy;
pub(crate) mod watch;
