//! Enumerations that the service may add to.

use crate::contract::unlisted::UnlistedValue;

/// A generated enumeration: the values known when the SDK was made, and a variant for any other text.
///
/// Equality, order and hash are those of the texts, ignoring ASCII letter case.
pub trait Enumeration: Clone + AsRef<str> + Send + Sync + 'static {
    /// Seals the trait: its type is in the hidden module of generated code.
    const GENERATED: Generated;

    /// The spellings on the wire, in the order of [`KNOWN`](Self::KNOWN).
    const NAMES: &'static [&'static str];

    /// The known values, in the order of the spec.
    const KNOWN: &'static [Self];

    /// Other spellings on the wire, each with the value that it stands for.
    const ALSO: &'static [(&'static str, Self)];

    /// A value that is not among the known ones.
    fn unlisted(value: UnlistedValue) -> Self;
}

/// Proves that generated code implements a trait.
#[derive(Clone, Copy, Debug)]
pub struct Generated;

/// The value of this text. Letter case is ignored, as the services do.
///
/// It is compiled for each enum, so the search is elsewhere.
pub fn value_of<E: Enumeration>(text: &str) -> E {
    if let Some(value) = position(E::NAMES, text).and_then(|index| E::KNOWN.get(index)) {
        return value.clone();
    }
    let other = E::ALSO.iter().find(|(spelling, _)| spelling.eq_ignore_ascii_case(text));
    other.map_or_else(|| E::unlisted(UnlistedValue::new(text)), |(_, value)| value.clone())
}

/// The index of a name: of the exact one, or of one in another letter case.
fn position(names: &[&str], text: &str) -> Option<usize> {
    let exact = names.iter().position(|name| *name == text);
    exact.or_else(|| names.iter().position(|name| name.eq_ignore_ascii_case(text)))
}
