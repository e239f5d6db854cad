//! ACS3-HMAC-SHA256: the signature of current clients, in the `Authorization` header.

use super::{hex, sha256_hex};
use crate::ground::percent::encode_canonical_pairs;
use crate::ground::secret::Secret;
use ring::hmac;
use std::borrow::Cow;
use zeroize::Zeroizing;

/// The name of the algorithm on the wire.
pub const NAME: &str = "ACS3-HMAC-SHA256";

/// What is signed. The body takes part through the header `x-acs-content-sha256`.
#[derive(Clone, Copy, Debug)]
pub struct Acs3<'a, H = String> {
    /// The HTTP method in upper case.
    pub method: &'a str,
    /// The path, `/` for RPC-style services.
    pub path: &'a str,
    /// The query, not encoded, in any order.
    pub query: &'a [(String, String)],
    /// The headers; those that are not signed are passed over.
    pub headers: &'a [(H, H)],
    /// The names of the signed headers in lower case, or `None` for those that every server checks: `host`,
    /// `content-type` and `x-acs-…`. Proxies may change others.
    pub signed: Option<&'a [&'a str]>,
    /// The body; empty if there is none.
    pub body: &'a [u8],
}

impl<H: AsRef<str>> Acs3<'_, H> {
    /// The value of the `Authorization` header.
    pub fn authorization(&self, access_key_id: &str, access_key_secret: &Secret) -> String {
        self.authorization_for(&sha256_hex(self.body), access_key_id, access_key_secret)
    }

    /// The same where the hash of the body is known already: a large body takes longer to hash than all the rest.
    pub fn authorization_for(&self, body_hash: &str, access_key_id: &str, access_key_secret: &Secret) -> String {
        let headers = self.signed_headers();
        let names = names(&headers);
        let text = ["ACS3-HMAC-SHA256\n", &sha256_hex(self.canonical(&headers, &names, body_hash).as_bytes())].concat();
        let key = hmac::Key::new(hmac::HMAC_SHA256, access_key_secret.expose().as_bytes());
        let signature = hex(hmac::sign(&key, text.as_bytes()).as_ref());
        [NAME, " Credential=", access_key_id, ",SignedHeaders=", &names, ",Signature=", &signature].concat()
    }

    /// The request in the one form that client and server agree on. Its room is exact, so that it leaves no copy of a
    /// secret behind.
    fn canonical(&self, headers: &[(Cow<'_, str>, &str)], names: &str, body_hash: &str) -> Zeroizing<String> {
        let query = encode_canonical_pairs(self.query);
        let mut parts = Vec::with_capacity(9 + 4 * headers.len());
        parts.extend([self.method, "\n", self.path, "\n", &query, "\n"]);
        for line in headers.chunk_by(|(one, _), (other, _)| one == other) {
            // A header that occurs twice is one line.
            for (index, (name, value)) in line.iter().enumerate() {
                parts.extend(if index == 0 { [name, ":", value] } else { ["", ",", value] });
            }
            parts.push("\n");
        }
        parts.extend(["\n", names, "\n", body_hash]);
        Zeroizing::new(parts.concat())
    }

    /// Names in lower case, sorted.
    fn signed_headers(&self) -> Vec<(Cow<'_, str>, &str)> {
        let mut headers: Vec<(Cow<'_, str>, &str)> = self
            .headers
            .iter()
            .map(|(name, value)| (lower_case(name.as_ref()), value.as_ref().trim()))
            .filter(|(name, _)| self.is_signed(name))
            .collect();
        headers.sort_unstable();
        headers
    }

    fn is_signed(&self, name: &str) -> bool {
        match self.signed {
            Some(names) => names.contains(&name),
            None => name == "host" || name == "content-type" || name.starts_with("x-acs-"),
        }
    }
}

/// The names, each once, joined by semicolons.
fn names(headers: &[(Cow<'_, str>, &str)]) -> String {
    let mut names = String::with_capacity(256);
    for line in headers.chunk_by(|(one, _), (other, _)| one == other) {
        if !names.is_empty() {
            names.push(';');
        }
        names.extend(line.first().map(|(name, _)| &**name));
    }
    names
}

fn lower_case(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
}
