//! The least that makes a signed request: sort, encode, hash, sign, with the buffers' sizes known beforehand.

use ring::digest::{SHA256, digest};
use ring::hmac;

pub(crate) type Pairs = Vec<(String, String)>;

pub(crate) struct Case {
    pub(crate) query: Pairs,
    pub(crate) headers: Pairs,
    pub(crate) form: Pairs,
    pub(crate) access_key_id: String,
    pub(crate) access_key_secret: String,
}

/// Encoded query, body and `Authorization` header.
pub(crate) fn sign(case: &Case) -> (Vec<u8>, Vec<u8>, Vec<u8>) {
    let mut query = Vec::with_capacity(1024);
    let mut sorted: Vec<&(String, String)> = case.query.iter().collect();
    sorted.sort_unstable();
    pairs(&mut query, &sorted);
    let mut body = Vec::with_capacity(4096);
    pairs(&mut body, &case.form.iter().collect::<Vec<_>>());
    let body_hash = hex(digest(&SHA256, &body).as_ref());

    let mut headers: Vec<&(String, String)> = case.headers.iter().collect();
    headers.sort_unstable();
    let mut canonical = Vec::with_capacity(4096);
    canonical.extend_from_slice(b"POST\n/\n");
    canonical.extend_from_slice(&query);
    canonical.push(b'\n');
    for (name, value) in &headers {
        canonical.extend_from_slice(name.as_bytes());
        canonical.push(b':');
        let hash = name == "x-acs-content-sha256";
        canonical.extend_from_slice(if hash { &body_hash[..] } else { value.as_bytes() });
        canonical.push(b'\n');
    }
    canonical.push(b'\n');
    let names = canonical.len();
    for (index, (name, _)) in headers.iter().enumerate() {
        if index > 0 {
            canonical.push(b';');
        }
        canonical.extend_from_slice(name.as_bytes());
    }
    let end = canonical.len();
    canonical.push(b'\n');
    canonical.extend_from_slice(&body_hash);

    let mut text = Vec::with_capacity(128);
    text.extend_from_slice(b"ACS3-HMAC-SHA256\n");
    text.extend_from_slice(&hex(digest(&SHA256, &canonical).as_ref()));
    let key = hmac::Key::new(hmac::HMAC_SHA256, case.access_key_secret.as_bytes());
    let signature = hex(hmac::sign(&key, &text).as_ref());

    let mut authorization = Vec::with_capacity(512);
    authorization.extend_from_slice(b"ACS3-HMAC-SHA256 Credential=");
    authorization.extend_from_slice(case.access_key_id.as_bytes());
    authorization.extend_from_slice(b",SignedHeaders=");
    authorization.extend_from_slice(&canonical[names..end]);
    authorization.extend_from_slice(b",Signature=");
    authorization.extend_from_slice(&signature);
    (query, body, authorization)
}

fn pairs(into: &mut Vec<u8>, pairs: &[&(String, String)]) {
    for (index, (name, value)) in pairs.iter().enumerate() {
        if index > 0 {
            into.push(b'&');
        }
        encode(into, name);
        into.push(b'=');
        encode(into, value);
    }
}

/// By byte: whether it goes as it is.
static PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
        byte += 1;
    }
    table
};

fn encode(into: &mut Vec<u8>, text: &str) {
    for byte in text.bytes() {
        if PLAIN[usize::from(byte)] {
            into.push(byte);
        } else {
            let digit = |value: u8| b"0123456789ABCDEF"[usize::from(value)];
            into.extend_from_slice(&[b'%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}

fn hex(bytes: &[u8]) -> [u8; 64] {
    let digit = |value: u8| b"0123456789abcdef"[usize::from(value)];
    std::array::from_fn(|index| {
        let byte = bytes[index / 2];
        digit(if index % 2 == 0 { byte >> 4 } else { byte & 15 })
    })
}
