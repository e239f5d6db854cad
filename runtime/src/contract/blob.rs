//! Bytes, which the wire has in Base64.

use crate::contract::element::Element;
use crate::contract::structure::{Value, ValueMut};
use base64::Engine;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD as CANONICAL};
use std::fmt;

/// What is read: padding is optional, and the last letter may have bits that mean nothing.
const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);

static READ: GeneralPurpose = GeneralPurpose::new(&STANDARD, LENIENT);
static READ_FOR_URLS: GeneralPurpose = GeneralPurpose::new(&URL_SAFE, LENIENT);

/// Bytes of a parameter or a field that is a text in Base64 on the wire. They are sent in the standard alphabet with padding.
///
/// Setters take vectors, slices and arrays of bytes too; a text is no bytes, since it might be in Base64 already.
///
/// ```
/// use alibabacloud_core::Blob;
///
/// let digest = Blob::from(b"abc");
/// assert_eq!(digest.to_base64(), "YWJj");
/// assert_eq!(Blob::from_base64("YWJj"), Some(digest));
/// assert_eq!(Blob::from_base64("not Base64!"), None);
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Blob(Vec<u8>);

impl Blob {
    /// The bytes of a text in Base64, or `None` if it is none. It may be in the alphabet for URLs, have line breaks and lack
    /// its padding.
    #[must_use]
    pub fn from_base64(text: &str) -> Option<Self> {
        let has_blanks = text.contains(|letter: char| letter.is_ascii_whitespace());
        let without = || text.split_ascii_whitespace().collect::<String>();
        let text = if has_blanks { &without() } else { text };
        let engine = if text.contains(['-', '_']) { &READ_FOR_URLS } else { &READ };
        engine.decode(text).ok().map(Self)
    }

    /// The bytes in Base64, as they are sent.
    #[must_use]
    pub fn to_base64(&self) -> String {
        CANONICAL.encode(&self.0)
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The bytes, without a copy.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl AsRef<[u8]> for Blob {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// The number of bytes: they may be many, and are rarely for readers.
impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Blob({} bytes)", self.0.len())
    }
}

macro_rules! blob_from {
    ($([$($generics:tt)*] $from:ty: $convert:expr;)*) => {$(
        impl<$($generics)*> From<$from> for Blob {
            fn from(bytes: $from) -> Self {
                let convert: fn($from) -> Vec<u8> = $convert;
                Self(convert(bytes))
            }
        }
    )*};
}

blob_from! {
    [] Vec<u8>: |bytes| bytes;
    [] &Vec<u8>: Vec::clone;
    [] &[u8]: <[u8]>::to_vec;
    [const N: usize] [u8; N]: Vec::from;
    [const N: usize] &[u8; N]: |bytes| bytes.to_vec();
    [] &Blob: |blob| blob.0.clone();
}

impl From<Blob> for Vec<u8> {
    fn from(blob: Blob) -> Self {
        blob.0
    }
}

impl Element for Blob {
    fn value(&self) -> Value<'_> {
        Value::Bytes(self)
    }

    fn value_mut(place: &mut Option<Self>) -> ValueMut<'_> {
        ValueMut::Bytes(place)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::Blob;

    #[test]
    fn base64_is_read_in_every_form_and_written_in_one() {
        let bytes = Blob::from([0xfb, 0xef, 0xbe, 0x01]);
        assert_eq!(bytes.to_base64(), "++++AQ==");
        for text in ["++++AQ==", "++++AQ", "----AQ==", "----AQ", "++++\r\nAQ==\n", " ++ ++AQ= =", "++++AR=="] {
            assert_eq!(Blob::from_base64(text).as_ref(), Some(&bytes), "{text}");
        }
        assert_eq!(Blob::from_base64(""), Some(Blob::default()));
        for text in ["A", "A===", "AQ=a", "+-++", "AQ!=", "é"] {
            assert_eq!(Blob::from_base64(text), None, "{text}");
        }
    }

    #[test]
    fn every_length_comes_back() {
        for length in 0..70_u8 {
            let bytes: Vec<u8> = (0..length).map(|index| index.wrapping_mul(37)).collect();
            assert_eq!(Blob::from_base64(&Blob::from(&bytes).to_base64()).unwrap().into_bytes(), bytes);
        }
    }

    #[test]
    fn debug_output_has_the_length_alone() {
        assert_eq!(format!("{:?}", Blob::from(b"abc")), "Blob(3 bytes)");
    }
}
