//! Percent-encoding as the signatures demand it.

use zeroize::Zeroizing;

/// `text` with everything but `A-Z a-z 0-9 - _ . ~` as `%XX` of its UTF-8 bytes, in upper case.
///
/// ```
/// assert_eq!(alibabacloud_core::plumbing::encode("名 +*~"), "%E5%90%8D%20%2B%2A~");
/// ```
pub fn encode(text: &str) -> String {
    // Exact room: a buffer that grows leaves copies behind, and any text may be a secret.
    let mut encoded = Vec::with_capacity(encoded_length(text));
    append(&mut encoded, text);
    ascii(encoded)
}

/// `name=value` pairs, encoded, in the given order, joined by `&`.
pub fn encode_pairs<'a>(pairs: impl IntoIterator<Item = &'a (String, String), IntoIter: Clone>) -> String {
    let pairs = pairs.into_iter();
    let lengths = pairs.clone().map(|(name, value)| encoded_length(name) + encoded_length(value) + 2);
    let mut encoded = Vec::with_capacity(lengths.sum::<usize>().saturating_sub(1));
    append_pairs(&mut encoded, pairs);
    ascii(encoded)
}

/// As [`encode_pairs`], ordered by name (by value where a name occurs twice), as both signatures ask. Wiped from memory
/// when dropped.
pub(crate) fn encode_canonical_pairs<'a>(pairs: impl IntoIterator<Item = &'a (String, String)>) -> Zeroizing<String> {
    let mut sorted: Vec<&(String, String)> = pairs.into_iter().collect();
    sorted.sort_unstable();
    Zeroizing::new(encode_pairs(sorted))
}

/// The length of `text` when it is encoded.
pub(crate) fn encoded_length(text: &str) -> usize {
    text.bytes().map(|byte| if PLAIN[usize::from(byte)] { 1 } else { 3 }).sum()
}

fn append_pairs<'a>(encoded: &mut Vec<u8>, pairs: impl Iterator<Item = &'a (String, String)>) {
    for (index, (name, value)) in pairs.enumerate() {
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
