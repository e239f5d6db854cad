//! The form of names in which they are compared.

/// A name without what distinguishes `SourceEndpoint.InstanceId` from `SourceEndpointInstanceID`.
pub(super) fn plain(name: &str) -> String {
    // Each call asks for some of them: the text does not grow letter by letter.
    let mut plain = String::with_capacity(name.len());
    plain.extend(name.chars().filter(|c| !matches!(c, '.' | '_')).map(|c| c.to_ascii_lowercase()));
    plain
}
