{{ header }}

//! Answers without a server, for the tests of applications.
//!
//! A [`Stub`] stands in the place of the transport. Everything else is real: checks, signatures, retries, errors and the
//! typed answer. It has no socket, and takes no time where tokio's clock is paused.
{%- if let Some(sample) = sample %}
//!
//! ```
{%- for line in sample.lines() %}
//!{% if !line.is_empty() %} {{ line }}{% endif %}
{%- endfor %}
//! ```
{%- endif %}
//!
//! [`Expectation::respond`] takes an answer in its type, [`Expectation::when`] looks at the request,
//! [`Stub::requests`] gives back what was sent, in its type too.

pub use alibabacloud_core::test_util::{Call, Expectation, Stub, Unmet};
