//! The generated SDK against the outside world: requests of the official clients, documented responses, a server on
//! loopback.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod blocking;
mod canary;
mod captures;
mod codes;
mod collector;
mod conditions;
mod constructors;
mod decode;
mod dependencies;
mod document_types;
mod documents;
mod doubles;
mod endpoints;
mod examples;
mod facets;
mod failures;
mod filling;
mod following;
mod gateway_codes;
mod growth;
mod loopback;
mod memory;
mod outcomes;
mod paging;
mod repeating;
mod replay;
mod runner;
mod serde_form;
mod server;
mod spec;
mod stub;
mod traces;
mod waiting;
mod wire;
