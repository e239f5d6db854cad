//! Percent-encoding as the signatures demand it.

/// `text` with everything but `A-Z a-z 0-9 - _ . ~` as `%XX` of its UTF-8 bytes, in upper case.
///
/// ```
/// assert_eq!(alibabacloud_core::plumbing::encode("名 +*~"), "%E5%90%8D%20%2B%2A~");
/// ```
pub fn encode(text: &str) -> String {
    let mut encoded = Vec::with_capacity(text.len());
    append(&mut encoded, text);
    ascii(encoded)
}

/// `name=value` pairs, encoded, in the given order, joined by `&`.
pub fn encode_pairs<'a>(pairs: impl IntoIterator<Item = &'a (String, String)>) -> String {
    let mut encoded = Vec::new();
    append_pairs(&mut encoded, pairs);
    ascii(encoded)
}

/// As [`encode_pairs`], ordered by name (by value where a name comes twice), as both signatures ask.
pub(crate) fn encode_canonical_pairs<'a>(pairs: impl IntoIterator<Item = &'a (String, String)>) -> String {
    let mut sorted: Vec<&(String, String)> = pairs.into_iter().collect();
    sorted.sort_unstable();
    encode_pairs(sorted)
}

/// The length of `text` when it is encoded.
pub(crate) fn encoded_length(text: &str) -> usize {
    text.bytes().map(|byte| if PLAIN[usize::from(byte)] { 1 } else { 3 }).sum()
}

fn append_pairs<'a>(encoded: &mut Vec<u8>, pairs: impl IntoIterator<Item = &'a (String, String)>) {
    for (index, (name, value)) in pairs.into_iter().enumerate() {
        // JSON documents come near to this; three bytes for each would be the most.
        encoded.reserve(name.len() + 2 * value.len() + 2);
        if index > 0 {
            encoded.push(b'&');
        }
        append(encoded, name);
        encoded.push(b'=');
        append(encoded, value);
    }
}

/// By byte: whether it stays as it is.
static PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        plain[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
        byte += 1;
    }
    plain
};

fn append(encoded: &mut Vec<u8>, text: &str) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if PLAIN[usize::from(byte)] {
            encoded.push(byte);
        } else {
            encoded.extend_from_slice(&[b'%', DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 0xf)]]);
        }
    }
}

fn ascii(encoded: Vec<u8>) -> String {
    // Encoding leaves nothing but ASCII.
    String::from_utf8(encoded).unwrap_or_default()
}
