//! Percent-encoding as the signatures demand it.

/// `text` with everything but `A-Z a-z 0-9 - _ . ~` as `%XX` of its UTF-8 bytes, in upper case.
///
/// ```
/// assert_eq!(alibabacloud_core::encode("名 +*~"), "%E5%90%8D%20%2B%2A~");
/// ```
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    append(&mut encoded, text);
    encoded
}

fn append(encoded: &mut String, text: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(char::from(DIGITS[usize::from(byte >> 4)]));
            encoded.push(char::from(DIGITS[usize::from(byte & 0xf)]));
        }
    }
}

/// `name=value` pairs, encoded, in the given order, joined by `&`.
pub fn encode_pairs<'a>(pairs: impl IntoIterator<Item = &'a (String, String)>) -> String {
    let mut encoded = String::new();
    for (name, value) in pairs {
        if !encoded.is_empty() {
            encoded.push('&');
        }
        append(&mut encoded, name);
        encoded.push('=');
        append(&mut encoded, value);
    }
    encoded
}

/// As [`encode_pairs`], ordered by name (by value where a name comes twice), as both signatures ask.
pub(crate) fn canonical_pairs<'a>(pairs: impl IntoIterator<Item = &'a (String, String)>) -> String {
    let mut sorted: Vec<&(String, String)> = pairs.into_iter().collect();
    sorted.sort();
    encode_pairs(sorted)
}
