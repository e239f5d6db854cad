//! Tests of the crate through its public face.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]
#![allow(missing_docs, unreachable_pub, reason = "tests")]

mod answers;
mod calls;
mod credentials;
mod decoding;
mod document_properties;
mod documents;
mod escapes;
mod extra_parameters;
mod faulty_server;
mod flattening;
mod foreign;
mod generated_form;
mod growth;
mod json_form;
mod list_forms;
mod loading;
mod long_urls;
mod loopback;
mod mending;
mod nested;
mod paging;
mod patience;
mod phases;
mod printing;
mod properties;
mod refusals;
mod renewal;
mod requests;
mod retries;
mod sample;
mod script;
mod separated_lists;
mod settings;
mod signatures;
mod sockets;
mod times;
mod unknown_outcomes;
mod uploads;
mod validation;
mod waiting;
mod wiping;
mod wire_names;
mod xml_forms;
