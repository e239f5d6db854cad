//! What every ID with a type of its own has, written once.

/// What every ID has: `id_type!(JobId)` for a structure with one private field, a `String`.
#[doc(hidden)]
#[macro_export]
macro_rules! id_type {
    ($name:ident) => {
        impl $name {
            /// The text on the wire.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        #[doc(hidden)]
        impl $crate::plumbing::Identifier for $name {
            const GENERATED: $crate::plumbing::Generated = $crate::plumbing::Generated;
        }

        #[doc(hidden)]
        impl $crate::plumbing::FromText for $name {
            #[inline]
            fn from_text(text: &str) -> Self {
                Self(text.into())
            }

            #[inline]
            fn from_string(text: ::std::string::String) -> Self {
                Self(text)
            }
        }

        #[doc(hidden)]
        impl $crate::plumbing::Element for $name {
            #[inline]
            fn value(&self) -> $crate::plumbing::Value<'_> {
                $crate::plumbing::Value::Text(&self.0)
            }

            #[inline]
            fn value_mut(place: &mut ::core::option::Option<Self>) -> $crate::plumbing::ValueMut<'_> {
                $crate::plumbing::ValueMut::OpenEnum(place)
            }
        }

        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, f)
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl ::core::cmp::PartialEq<str> for $name {
            #[inline]
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }

        impl ::core::cmp::PartialEq<&str> for $name {
            #[inline]
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                ::core::result::Result::Ok(Self(text.into()))
            }
        }

        $crate::id_type! { $name from
            &str: |text| text.into();
            &::std::string::String: |text| text.clone();
            ::std::string::String: |text| text;
            ::std::boxed::Box<str>: |text| text.into();
            ::std::borrow::Cow<'_, str>: |text| text.into_owned();
            &$name: |id| id.0.clone();
        }

        #[diagnostic::do_not_recommend]
        impl $crate::IntoParameter<::std::string::String> for $name {
            #[inline]
            fn into_parameter(self) -> ::core::option::Option<::std::string::String> {
                ::core::option::Option::Some(self.0)
            }
        }

        impl ::core::convert::From<$name> for ::std::string::String {
            #[inline]
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl ::core::convert::From<&$name> for ::std::string::String {
            #[inline]
            fn from(id: &$name) -> Self {
                id.0.clone()
            }
        }

        #[cfg(feature = "serde")]
        impl ::serde_core::Serialize for $name {
            fn serialize<S: ::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> ::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                <::std::string::String as ::serde_core::Deserialize>::deserialize(deserializer).map(Self)
            }
        }
    };
    ($name:ident from $($source:ty: |$text:ident| $convert:expr;)*) => {$(
        impl ::core::convert::From<$source> for $name {
            #[inline]
            fn from($text: $source) -> Self {
                Self($convert)
            }
        }
    )*};
}
