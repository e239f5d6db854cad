//! What is made of a text alone.

use crate::contract::document::Document;
use crate::contract::json::Json;
use crate::contract::open_enum::{Enumeration, value_of};
use crate::contract::timestamp::Timestamp;
use crate::ground::secret::Secret;

/// A type of parameters that any text turns into. A setter of such a parameter takes all kinds of texts.
///
/// `String` does not implement it: it has no conversion to choose.
pub trait FromText: Sized {
    /// The value, of a text that is borrowed.
    fn from_text(text: &str) -> Self;

    /// The value, of a text that it may keep.
    #[inline]
    fn from_string(text: String) -> Self {
        Self::from_text(&text)
    }
}

/// Implements [`FromText`] by the conversions of the standard library, and the conversion from a reference.
macro_rules! from_text {
    ($([$($generics:tt)*] $rust:ty;)*) => {$(
        impl<$($generics)*> FromText for $rust {
            #[inline]
            fn from_text(text: &str) -> Self {
                Self::from(text)
            }

            #[inline]
            fn from_string(text: String) -> Self {
                Self::from(text)
            }
        }

        impl<$($generics)*> From<&$rust> for $rust {
            #[inline]
            fn from(value: &$rust) -> Self {
                value.clone()
            }
        }
    )*};
}

from_text! {
    [] Secret;
    [] Json;
    [] Timestamp;
    [T] Document<T>;
}

impl<E: Enumeration> FromText for E {
    #[inline]
    fn from_text(text: &str) -> Self {
        value_of(text)
    }
}
