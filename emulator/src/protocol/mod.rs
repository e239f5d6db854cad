//! What goes over the wire: requests, their parameters, responses and refusals.

pub(crate) mod faulty;
mod format;
mod hidden;
mod object;
mod parameters;
mod refusal;
mod request;
mod response;
mod tree;
mod xml;

pub(crate) use format::Format;
pub(crate) use object::Object;
pub(crate) use parameters::{Parameters, check};
pub(crate) use refusal::Refusal;
pub(crate) use request::{Pairs, Request};
pub(crate) use response::Response;
