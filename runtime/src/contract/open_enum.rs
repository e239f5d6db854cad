//! Enumerations that the service may add to.

use std::borrow::Cow;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// A generated enumeration: the values known when the SDK was made.
///
/// Only generated enums implement it.
pub trait Enumeration: Copy + PartialEq + Send + Sync + 'static {
    /// Seals the trait: its type is in the hidden module of generated code.
    #[doc(hidden)]
    const GENERATED: Generated;

    /// The spellings on the wire, in the order of [`ALL`](Self::ALL).
    const NAMES: &'static [&'static str];

    /// The values, in the order of the spec.
    const ALL: &'static [Self];

    /// The spelling on the wire, or the empty text for a value that [`ALL`](Self::ALL) lacks.
    fn name(self) -> &'static str {
        let position = Self::ALL.iter().position(|value| *value == self);
        position.and_then(|index| Self::NAMES.get(index)).copied().unwrap_or_default()
    }

    /// The value of this spelling, ignoring letter case as the services do.
    fn from_name(name: &str) -> Option<Self> {
        let position = Self::NAMES
            .iter()
            .position(|known| *known == name)
            .or_else(|| Self::NAMES.iter().position(|known| known.eq_ignore_ascii_case(name)));
        position.and_then(|index| Self::ALL.get(index)).copied()
    }
}

/// Proves that generated code implements a trait.
#[derive(Clone, Copy, Debug)]
pub struct Generated;

/// An enumeration with two values for which a boolean may be given.
pub trait BooleanEnum: Enumeration {
    /// What `true` stands for.
    const ON: Self;

    /// What `false` stands for.
    const OFF: Self;
}

impl<E: BooleanEnum> From<bool> for OpenEnum<E> {
    fn from(value: bool) -> Self {
        if value { E::ON.into() } else { E::OFF.into() }
    }
}

/// A value of the enumeration `E`, or any other text in its place.
///
/// The text is kept exactly as it was said. Two are equal when their texts are, ignoring ASCII letter case.
///
/// ```
/// use alibabacloud_core::plumbing::Generated;
/// use alibabacloud_core::{Enumeration, OpenEnum};
///
/// #[derive(Clone, Copy, Debug, PartialEq)]
/// enum Direction { Forward, Reverse }
///
/// impl Enumeration for Direction {
///     const GENERATED: Generated = Generated;
///     const NAMES: &'static [&'static str] = &["Forward", "Reverse"];
///     const ALL: &'static [Self] = &[Self::Forward, Self::Reverse];
/// }
///
/// let said: OpenEnum<Direction> = "FORWARD".into();
/// assert_eq!(said.known(), Some(Direction::Forward));
/// assert_eq!(said.as_str(), "FORWARD");
/// assert_eq!(OpenEnum::<Direction>::from("Sideways").known(), None);
/// assert!(OpenEnum::from(Direction::Reverse) == Direction::Reverse);
/// ```
pub struct OpenEnum<E> {
    text: Cow<'static, str>,
    enumeration: PhantomData<fn() -> E>,
}

impl<E> OpenEnum<E> {
    /// The text as said.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    fn new(text: Cow<'static, str>) -> Self {
        Self { text, enumeration: PhantomData }
    }
}

impl<E: Enumeration> OpenEnum<E> {
    /// The value, if it was known when the SDK was made. Letter case is ignored.
    pub fn known(&self) -> Option<E> {
        E::from_name(&self.text)
    }
}

impl<E: Enumeration> From<E> for OpenEnum<E> {
    fn from(value: E) -> Self {
        Self::new(Cow::Borrowed(value.name()))
    }
}

impl<E: Enumeration> From<&str> for OpenEnum<E> {
    fn from(text: &str) -> Self {
        // Nearly all texts are known ones, and those need no memory of their own.
        match E::NAMES.iter().find(|known| **known == text) {
            Some(known) => Self::new(Cow::Borrowed(known)),
            None => Self::new(Cow::Owned(text.to_owned())),
        }
    }
}

impl<E: Enumeration> From<&String> for OpenEnum<E> {
    fn from(text: &String) -> Self {
        Self::from(text.as_str())
    }
}

impl<E: Enumeration> From<String> for OpenEnum<E> {
    fn from(text: String) -> Self {
        Self::new(Cow::Owned(text))
    }
}

impl<E> Clone for OpenEnum<E> {
    fn clone(&self) -> Self {
        Self::new(self.text.clone())
    }
}

impl<E> PartialEq for OpenEnum<E> {
    fn eq(&self, other: &Self) -> bool {
        self.text.eq_ignore_ascii_case(&other.text)
    }
}

impl<E> Eq for OpenEnum<E> {}

impl<E: Enumeration> PartialEq<E> for OpenEnum<E> {
    fn eq(&self, other: &E) -> bool {
        self.text.eq_ignore_ascii_case(other.name())
    }
}

impl<E> Hash for OpenEnum<E> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        for byte in self.text.bytes() {
            byte.to_ascii_lowercase().hash(state);
        }
    }
}

impl<E> fmt::Debug for OpenEnum<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.text, f)
    }
}

impl<E> fmt::Display for OpenEnum<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}
