//! Enumerations that the service may add to.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

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

    /// A value that is none of the known ones.
    fn unlisted(value: UnlistedValue) -> Self;
}

/// Proves that generated code implements a trait.
#[derive(Clone, Copy, Debug)]
pub struct Generated;

/// The value of this text. Letter case is ignored, as the services do.
pub fn value_of<E: Enumeration>(text: &str) -> E {
    let exact = E::NAMES.iter().position(|name| *name == text);
    let index = exact.or_else(|| E::NAMES.iter().position(|name| name.eq_ignore_ascii_case(text)));
    let known = index.and_then(|index| E::KNOWN.get(index)).cloned();
    known.unwrap_or_else(|| E::unlisted(UnlistedValue(text.into())))
}

/// The order of two texts, ignoring ASCII letter case.
pub fn compare_ignoring_case(one: &str, other: &str) -> Ordering {
    let [one, other] = [one, other].map(|text| text.bytes().map(|byte| byte.to_ascii_lowercase()));
    one.cmp(other)
}

/// The hash of a text, ignoring ASCII letter case.
pub fn hash_ignoring_case<H: Hasher>(text: &str, state: &mut H) {
    for byte in text.bytes() {
        byte.to_ascii_lowercase().hash(state);
    }
    // As for `str`: what follows the text is no part of it.
    u8::MAX.hash(state);
}

/// The text of a value that was not known when the SDK was made, exactly as it was given.
///
/// It is in the variant `Unlisted` of every enumeration. It cannot be made or matched by its text: a later version may
/// list the value, and then it has a variant of its own. Compare [`as_str`](Self::as_str) to recognize such a value
/// until then.
///
/// Equality, order and hash ignore ASCII letter case.
#[derive(Clone)]
pub struct UnlistedValue(Box<str>);

impl UnlistedValue {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

crate::text_ignoring_case!(UnlistedValue);
