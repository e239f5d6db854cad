{{ header }}

//! Responses without a server, for the tests of applications.
//!
//! A [`Stub`] stands in the place of the transport. Everything else is real: checks, signatures, retries, errors and the
//! typed response. It has no socket, and takes no time where tokio's clock is paused.
{%- if let Some(sample) = sample %}
//!
//! ```
{%- for line in sample.lines() %}
//!{% if !line.is_empty() %} {{ line }}{% endif %}
{%- endfor %}
//! ```
{%- endif %}
//!
//! [`Expectation::respond`] takes a response in its type, [`Expectation::when`] looks at the request,
//! [`Stub::requests`] gives back what was sent, in its type too.

pub use alibabacloud_core::test_util::{Call, Expectation, Stub, Unmet};
