//! What every enumeration has, written once.

/// What every enumeration has: `enumeration!(Method { Prepaid = "PrePaid" | "PREPAY", Free = "Free" })` for an enum with
/// these variants and `Unlisted(UnlistedValue)`. The first text is the variant's own, and the others are read as well.
#[doc(hidden)]
#[macro_export]
macro_rules! enumeration {
    ($name:ident { $($variant:ident = $text:literal $(| $also:literal)*),* $(,)? }) => {
        impl $name {
            /// The text on the wire.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unlisted(value) => value.as_str(),
                }
            }

            /// The values that this version knows.
            #[must_use]
            #[inline]
            pub fn known_values() -> &'static [Self] {
                <Self as $crate::plumbing::Enumeration>::KNOWN
            }
        }

        #[doc(hidden)]
        impl $crate::plumbing::Enumeration for $name {
            const GENERATED: $crate::plumbing::Generated = $crate::plumbing::Generated;
            const NAMES: &'static [&'static str] = &[$($text),*];
            const KNOWN: &'static [Self] = &[$(Self::$variant),*];
            const ALSO: &'static [(&'static str, Self)] = &[$($(($also, Self::$variant),)*)*];

            #[inline]
            fn unlisted(value: $crate::UnlistedValue) -> Self {
                Self::Unlisted(value)
            }
        }

        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.as_str().eq_ignore_ascii_case(other.as_str())
            }
        }

        impl ::core::cmp::Eq for $name {}

        impl ::core::cmp::PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }

        impl ::core::cmp::Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                $crate::plumbing::compare_names(self.as_str(), other.as_str())
            }
        }

        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                $crate::plumbing::hash_name(self.as_str(), state);
            }
        }

        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(self.as_str(), f)
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok($crate::plumbing::value_of(text))
            }
        }

        impl ::core::convert::From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                $crate::plumbing::value_of(text)
            }
        }

        impl ::core::convert::From<&::std::string::String> for $name {
            #[inline]
            fn from(text: &::std::string::String) -> Self {
                $crate::plumbing::value_of(text)
            }
        }

        impl ::core::convert::From<&$name> for $name {
            #[inline]
            fn from(value: &$name) -> Self {
                value.clone()
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                $crate::plumbing::value_of(&text)
            }
        }

        #[doc(hidden)]
        impl $crate::plumbing::Element for $name {
            #[inline]
            fn value(&self) -> $crate::plumbing::Value<'_> {
                $crate::plumbing::Value::Text(self.as_str())
            }

            #[inline]
            fn value_mut(place: &mut ::core::option::Option<Self>) -> $crate::plumbing::ValueMut<'_> {
                $crate::plumbing::ValueMut::OpenEnum(place)
            }
        }

        #[cfg(feature = "serde")]
        impl ::serde_core::Serialize for $name {
            fn serialize<S: ::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> ::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::plumbing::deserialize_enum(deserializer)
            }
        }
    };
}
