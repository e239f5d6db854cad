//! What a call costs besides the network, each time beside the least that does the same.
//!
//! `cargo bench -p tests --bench calls [NAME…]` prints a line for each measurement whose name begins with one of the
//! names. Both sides of a line take turns in one process, so that other work on the machine slows both.
#![allow(clippy::unwrap_used, reason = "a benchmark has nobody to report to")]

mod answer;
mod floor;
mod payload;
#[allow(clippy::struct_field_names, reason = "they are named as the service names them")]
mod plain;
mod request;
mod turns;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let wanted = |name: &str| wanted.is_empty() || wanted.iter().any(|start| name.starts_with(start.as_str()));
    if wanted("answer-json") {
        answer::json();
    }
    if wanted("answer-xml") {
        answer::xml();
    }
    if wanted("request") {
        request::signed();
    }
}
