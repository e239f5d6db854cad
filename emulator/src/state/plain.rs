//! The form of names in which they are compared.

/// A name without what distinguishes `SourceEndpoint.InstanceId` from `SourceEndpointInstanceID`.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '.' | '_')).map(|c| c.to_ascii_lowercase()).collect()
}
