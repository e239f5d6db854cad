{{ header }}

//! Responses without a server, for the tests of applications.
//!
//! A [`Stub`] replaces the transport. The rest of the client is real: checks, signatures, retries, errors and the typed
//! response. A stub has no socket, and takes no time if tokio's clock is paused.
{%- if let Some(sample) = sample %}
//!
//! ```
{%- for line in sample.lines() %}
//!{% if !line.is_empty() %} {{ line }}{% endif %}
{%- endfor %}
//! ```
{%- endif %}
//!
//! [`Expectation::respond`] accepts a typed response, [`Expectation::when`] checks the request, and [`Stub::requests`]
{%- if flows.pages %}
//! returns the typed requests that were sent. A page of a list needs its total: without it, `items()` and `pages()` send
//! another request, and end at an empty page.
{%- else %}
//! returns the typed requests that were sent.
{%- endif %}

pub use alibabacloud_core::test_util::{Call, Expectation, Stub, Unmet};
