//! Problems that end no call and that a person has to look after, as events of `tracing`.

#[cfg(feature = "tracing")]
pub(crate) fn warn(provider: &str, what: &'static str, problem: &str) {
    tracing::warn!(target: "alibabacloud_core", provider, problem, "{what}");
}

#[cfg(not(feature = "tracing"))]
pub(crate) fn warn(_: &str, _: &'static str, _: &str) {}
