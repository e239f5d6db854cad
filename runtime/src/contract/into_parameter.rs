//! What setters of optional parameters take.

use crate::contract::blob::Blob;
use crate::contract::document::Document;
use crate::contract::element::Element;
use crate::contract::from_text::FromText;
use crate::contract::identifier::Identifier;
use crate::contract::json::Json;
use crate::contract::open_enum::Enumeration;
use crate::contract::structure::Structure;
use crate::contract::timestamp::Timestamp;
use std::borrow::Cow;
use std::time::SystemTime;

/// What the setter of an optional parameter takes: a value, a type that converts into it, or an `Option` of either.
/// `None` removes a value that was set before.
///
/// ```
/// use alibabacloud_core::IntoParameter;
///
/// fn name(value: impl IntoParameter<String>) -> Option<String> {
///     value.into_parameter()
/// }
///
/// let known: Option<String> = Some("orders".into());
/// assert_eq!(name("orders"), known);
/// assert_eq!(name(known.as_deref()), known);
/// assert_eq!(name(&known.clone().unwrap_or_default()), known);
/// assert_eq!(name(None::<&str>), None);
/// ```
///
/// | parameter | what it takes |
/// |---|---|
/// | text | `&str`, `String`, `Cow<str>`, `Box<str>`, an ID |
/// | number, boolean | the number or `bool` |
/// | ID with a type of its own | the ID, the same texts |
/// | enumeration | its values, texts; `bool` where the values mean yes and no |
/// | [`Secret`](crate::Secret), [`Json`] | the same texts; for `Json` also a [`JsonValue`](crate::JsonValue) |
/// | [`Document`] | its structure, a vector, slice or array of its entries, texts, a [`JsonValue`](crate::JsonValue), [`Json`] |
/// | [`Blob`] | `Vec<u8>`, slices and arrays of bytes |
/// | [`Timestamp`] | the same texts, [`SystemTime`]; with the features `jiff` and `chrono` also their instants |
/// | structure | the structure |
/// | list, map | see [`IntoList`](crate::IntoList) and [`IntoMap`](crate::IntoMap) |
///
/// Each of these but a number and a `bool` can be passed by reference, as a field of a structure is that is still needed.
/// A number is copied, `*number`: with a second implementation, the compiler could not infer the type of `None`.
///
/// # Where the compiler needs the type
///
/// A setter takes several types, so the compiler cannot infer one from the parameter:
///
/// - `None` for a text, an enumeration or a document is `None::<&str>`, and for a structure `None::<Tag>`. For a number or a `bool`, `None` will do.
/// - `"30".parse()?` is `"30".parse::<i32>()?`. Without the type, the message is that a parameter cannot be set to `!`.
/// - `text.into()`, `Default::default()` and `letters.collect()` need a type; in most cases, omit the conversion.
///
/// To pass a type of your own, implement this trait: `impl IntoParameter<String> for JobName`. For `Option<JobName>`,
/// write `.map(String::from)`.
#[diagnostic::on_unimplemented(
    message = "a parameter of the type `{T}` cannot be set to `{Self}`",
    label = "expected `{T}`, a type that converts into it, or an `Option` of either"
)]
pub trait IntoParameter<T> {
    /// The value of the parameter, or `None` to omit it.
    fn into_parameter(self) -> Option<T>;
}

#[diagnostic::do_not_recommend]
impl<T: Element> IntoParameter<T> for T {
    #[inline]
    fn into_parameter(self) -> Option<T> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Element> IntoParameter<T> for Option<T> {
    #[inline]
    fn into_parameter(self) -> Option<T> {
        self
    }
}

/// For each line, what a parameter of the type after the arrow also takes, by itself and in an `Option`.
///
/// A number has no line: with two types that turn into it, the compiler could not infer that of `30` or of `None`. For the
/// same reason, a reference to it is not taken: `i32` is not `From<&i32>`.
macro_rules! also_takes {
    ($([$($generics:tt)*] $from:ty => $to:ty: $convert:expr;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> IntoParameter<$to> for $from {
            #[inline]
            fn into_parameter(self) -> Option<$to> {
                let convert: fn($from) -> $to = $convert;
                Some(convert(self))
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> IntoParameter<$to> for Option<$from> {
            #[inline]
            fn into_parameter(self) -> Option<$to> {
                self.map($convert)
            }
        }
    )*};
}

also_takes! {
    ['a] &'a str => String: str::to_owned;
    ['a, 't] &'a &'t str => String: |text| (*text).to_owned();
    ['a] Cow<'a, str> => String: Cow::into_owned;
    [] Box<str> => String: String::from;

    ['a, T: FromText] &'a str => T: T::from_text;
    ['a, 't, T: FromText] &'a &'t str => T: |text| T::from_text(text);
    ['a, T: FromText] &'a String => T: |text| T::from_text(text);
    ['a, T: FromText] Cow<'a, str> => T: |text| T::from_text(&text);
    [T: FromText] Box<str> => T: |text| T::from_text(&text);
    [T: FromText] String => T: T::from_string;

    ['a, T: Element + From<&'a T>] &'a T => T: T::from;
    ['a, I: Identifier] &'a I => String: |id| id.as_ref().to_owned();

    [E: Enumeration + From<bool>] bool => E: E::from;
    ['a, E: Enumeration + From<bool>] &'a bool => E: |value| E::from(*value);

    [] Vec<u8> => Blob: Blob::from;
    ['a] &'a Vec<u8> => Blob: Blob::from;
    ['a] &'a [u8] => Blob: Blob::from;
    [const N: usize] [u8; N] => Blob: Blob::from;
    ['a, const N: usize] &'a [u8; N] => Blob: Blob::from;

    [] serde_json::Value => Json: Json::from;
    ['a] &'a serde_json::Value => Json: Json::from;
    [] SystemTime => Timestamp: Timestamp::from;
    ['a] &'a SystemTime => Timestamp: |time| Timestamp::from(*time);

    [T: Structure] T => Document<T>: Document::from;
    ['a, T: Structure] &'a T => Document<T>: Document::from;
    [T] serde_json::Value => Document<T>: Document::from;
    ['a, T] &'a serde_json::Value => Document<T>: Document::from;
    [T] Json => Document<T>: Document::from;
    ['a, T] &'a Json => Document<T>: Document::from;
    [T: Structure + FromIterator<I>, I] Vec<I> => Document<T>: Document::from;
    ['a, T: Structure + FromIterator<I>, I: Clone] &'a Vec<I> => Document<T>: |entries| Document::from(entries.as_slice());
    ['a, T: Structure + FromIterator<I>, I: Clone] &'a [I] => Document<T>: Document::from;
    [T: Structure + FromIterator<I>, I, const N: usize] [I; N] => Document<T>: Document::from;
    ['a, T: Structure + FromIterator<I>, I: Clone, const N: usize] &'a [I; N] => Document<T>: |entries| {
        Document::from(entries.as_slice())
    };
}

#[cfg(feature = "jiff")]
also_takes! {
    [] jiff::Timestamp => Timestamp: Timestamp::from;
    ['a] &'a jiff::Timestamp => Timestamp: |time| Timestamp::from(*time);
}

#[cfg(feature = "chrono")]
also_takes! {
    [Z: chrono::TimeZone] chrono::DateTime<Z> => Timestamp: Timestamp::from;
    ['a, Z: chrono::TimeZone] &'a chrono::DateTime<Z> => Timestamp: |time| Timestamp::from(time.clone());
}
