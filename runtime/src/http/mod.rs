//! One HTTP exchange: where a request goes, the request itself, and what sends it.
//!
//! A layer above decides what is sent, with which credentials and how often.

mod connector;
pub(crate) mod credential_transport;
pub(crate) mod endpoint;
pub(crate) mod endpoints;
mod hopeless;
pub(crate) mod https;
mod no_proxy;
pub(crate) mod phase;
pub(crate) mod proxy;
pub(crate) mod request;
mod route;
pub(crate) mod settings;
mod stream;
mod timed;
pub(crate) mod tls;
pub(crate) mod transport;
mod tunnel;
pub(crate) mod upload;
