//! A signed request, ready to be sent.

use crate::ground::percent::encode_pairs;
use crate::http::endpoint::Endpoint;
use bytes::Bytes;
use std::borrow::Cow;
use std::fmt;
use zeroize::{Zeroize, Zeroizing};

/// A signed request, ready to be sent. What it holds is wiped from memory when it is dropped.
#[derive(Clone)]
#[non_exhaustive]
pub struct SignedRequest {
    /// Where it goes.
    pub endpoint: Endpoint,
    /// The HTTP method in upper case.
    pub method: &'static str,
    /// The path, encoded as it is sent.
    pub path: Cow<'static, str>,
    /// The parameters of the query, not encoded, in the order of the wire.
    pub query: Vec<(String, String)>,
    /// The parameters of the form body, not encoded, in the order of the wire.
    pub form: Vec<(String, String)>,
    /// The headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body as sent: the encoded form, or empty.
    pub body: Bytes,
}

impl SignedRequest {
    /// Path and query as they stand in the first line of the HTTP request.
    pub fn target(&self) -> String {
        if self.query.is_empty() {
            return self.path.clone().into_owned();
        }
        let query = Zeroizing::new(encode_pairs(&self.query));
        [&self.path, "?", &query].concat()
    }

    fn wipe(&mut self) {
        let Self { query, form, headers, body, .. } = self;
        query.iter_mut().chain(form).chain(headers).for_each(|(_, value)| value.zeroize());
        wipe(std::mem::take(body));
    }
}

impl Drop for SignedRequest {
    /// Any value may be a secret: they are wiped from memory, also where a caller gives up.
    fn drop(&mut self) {
        self.wipe();
    }
}

/// Bytes that are lent to whoever sends them, and wiped from memory when they come back.
pub(crate) struct Lent(Bytes);

impl Lent {
    pub(crate) fn new(text: String) -> Self {
        Self(Bytes::from(text))
    }

    /// They share the memory.
    pub(crate) fn lend(&self) -> Bytes {
        self.0.clone()
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        wipe(std::mem::take(&mut self.0));
    }
}

/// Wipes bytes that nobody else holds.
pub(crate) fn wipe(bytes: Bytes) {
    if let Ok(mut bytes) = bytes.try_into_mut() {
        bytes.as_mut().zeroize();
    }
}

impl fmt::Debug for SignedRequest {
    /// Names without values, since any value may be a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |pairs: &[(String, String)]| pairs.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        f.debug_struct("SignedRequest")
            .field("endpoint", &self.endpoint.to_string())
            .field("query", &names(&self.query))
            .field("form", &names(&self.form))
            .field("headers", &names(&self.headers))
            .field("body_bytes", &self.body.len())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_wiped() {
        let pair = |name: &str| vec![(name.to_owned(), "canary".to_owned())];
        let mut request = SignedRequest {
            endpoint: Endpoint::parse("tasks.example.com").unwrap(),
            method: "POST",
            path: "/".into(),
            query: pair("Password"),
            form: pair("Key"),
            headers: pair("x-acs-security-token"),
            body: Bytes::from("Key=canary".to_owned()),
        };
        request.wipe();
        let values = [&request.query, &request.form, &request.headers].map(|pairs| pairs[0].1.clone());
        assert_eq!(values, ["", "", ""]);
        assert!(request.body.is_empty());
    }
}
