//! ACS3-HMAC-SHA256: the signature of current clients, in the `Authorization` header.

use super::{hex, sha256_hex};
use crate::encode::canonical_pairs;
use crate::secret::Secret;
use ring::hmac;

/// The name of the algorithm on the wire.
pub const NAME: &str = "ACS3-HMAC-SHA256";

/// What is signed. The body takes part through the header `x-acs-content-sha256`.
#[derive(Clone, Copy, Debug)]
pub struct Acs3<'a> {
    /// The HTTP method in upper case.
    pub method: &'a str,
    /// The path, `/` for RPC-style services.
    pub path: &'a str,
    /// The query, not encoded, in any order.
    pub query: &'a [(String, String)],
    /// The headers; those that are not signed are passed over.
    pub headers: &'a [(String, String)],
    /// The names of the signed headers in lower case, or `None` for those that every server checks: `host`,
    /// `content-type` and `x-acs-…`. Proxies may change others.
    pub signed: Option<&'a [&'a str]>,
    /// The body; empty if there is none.
    pub body: &'a [u8],
}

impl Acs3<'_> {
    /// The value of the `Authorization` header.
    pub fn authorization(&self, access_key_id: &str, access_key_secret: &Secret) -> String {
        let (headers, signed) = self.canonical_headers();
        let signature = self.sign(&headers, &signed, access_key_secret);
        format!("{NAME} Credential={access_key_id},SignedHeaders={signed},Signature={signature}")
    }

    fn sign(&self, headers: &str, signed: &str, secret: &Secret) -> String {
        let Self { method, path, .. } = self;
        let query = canonical_pairs(self.query);
        let payload = sha256_hex(self.body);
        let canonical = format!("{method}\n{path}\n{query}\n{headers}\n{signed}\n{payload}");
        let text = format!("{NAME}\n{}", sha256_hex(canonical.as_bytes()));
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.expose().as_bytes());
        hex(hmac::sign(&key, text.as_bytes()).as_ref())
    }

    /// The lines of the signed headers, and their names joined by semicolons.
    fn canonical_headers(&self) -> (String, String) {
        let mut headers: Vec<(String, &str)> = self
            .headers
            .iter()
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim()))
            .filter(|(name, _)| self.is_signed(name))
            .collect();
        headers.sort();
        let (mut lines, mut names) = (String::new(), String::new());
        let mut previous: Option<&str> = None;
        for (name, value) in &headers {
            if previous == Some(name.as_str()) {
                // A header that comes twice is one line.
                lines.pop();
                lines.push(',');
            } else {
                if previous.is_some() {
                    names.push(';');
                }
                names.push_str(name);
                lines.push_str(name);
                lines.push(':');
            }
            lines.push_str(value);
            lines.push('\n');
            previous = Some(name);
        }
        (lines, names)
    }

    fn is_signed(&self, name: &str) -> bool {
        match self.signed {
            Some(names) => names.contains(&name),
            None => name == "host" || name == "content-type" || name.starts_with("x-acs-"),
        }
    }
}
