//! Requests written by hand, byte for byte.

use crate::KEY;
use alibabacloud_core::Secret;
use alibabacloud_core::plumbing::encode_pairs;
use alibabacloud_core::sign::acs3::Acs3;
use alibabacloud_core::sign::{rpc, sha256_hex};
use emulator::Emulator;
use serde_json::Value;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

pub(crate) type Pairs = Vec<(String, String)>;

pub(crate) fn pairs(pairs: &[(&str, &str)]) -> Pairs {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A request that a test changes before it sends it.
#[derive(Clone, Debug)]
pub(crate) struct Raw {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) query: Pairs,
    pub(crate) headers: Pairs,
    pub(crate) body: String,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The status and the code.
    pub(crate) fn refusal(&self) -> (u16, String) {
        (self.status, self.json()["Code"].as_str().unwrap_or_default().to_owned())
    }
}

pub(crate) fn nonce() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("{:032x}", NEXT.fetch_add(1, Ordering::Relaxed))
}

pub(crate) fn now() -> String {
    alibabacloud_core::clock::timestamp(SystemTime::now()).unwrap()
}

/// A call with the current signature, not signed yet.
pub(crate) fn acs3(emulator: &Emulator, action: &str, query: &[(&str, &str)]) -> Raw {
    let host = emulator.address().to_string();
    let headers = [
        ("host", host.as_str()),
        ("x-acs-action", action),
        ("x-acs-version", "2020-01-01"),
        ("x-acs-date", &now()),
        ("x-acs-signature-nonce", &nonce()),
        ("accept", "application/json"),
    ];
    Raw { method: "POST", path: "/", query: pairs(query), headers: pairs(&headers), body: String::new() }
}

/// A call with the older signature, not signed yet.
pub(crate) fn rpc(emulator: &Emulator, action: &str, query: &[(&str, &str)]) -> Raw {
    let mut all = pairs(query);
    let common = [
        ("Action", action),
        ("Version", "2020-01-01"),
        ("Format", "JSON"),
        ("Timestamp", &now()),
        ("SignatureNonce", &nonce()),
        ("SignatureMethod", "HMAC-SHA1"),
        ("SignatureVersion", "1.0"),
        ("SignatureType", ""),
        ("AccessKeyId", KEY.0),
    ];
    all.extend(pairs(&common));
    let headers = pairs(&[("host", &emulator.address().to_string())]);
    Raw { method: "GET", path: "/", query: all, headers, body: String::new() }
}

impl Raw {
    pub(crate) fn set(&mut self, header: &str, value: &str) {
        self.headers.retain(|(name, _)| name != header);
        self.headers.push((header.to_owned(), value.to_owned()));
    }

    pub(crate) fn set_parameter(&mut self, parameter: &str, value: &str) {
        self.query.retain(|(name, _)| name != parameter);
        self.query.push((parameter.to_owned(), value.to_owned()));
    }

    pub(crate) fn form(mut self, form: &[(&str, &str)]) -> Self {
        self.body = encode_pairs(&pairs(form));
        self.set("content-type", "application/x-www-form-urlencoded");
        self
    }

    pub(crate) fn signed(self) -> Self {
        self.signed_by(KEY.0, KEY.1)
    }

    pub(crate) fn signed_by(mut self, id: &str, secret: &str) -> Self {
        self.set("x-acs-content-sha256", &sha256_hex(self.body.as_bytes()));
        let Self { method, path, query, headers, body } = &self;
        let signing = Acs3 { method, path, query, headers, signed: None, body: body.as_bytes() };
        let authorization = signing.authorization(id, &Secret::from(secret));
        self.set("authorization", &authorization);
        self
    }

    pub(crate) fn signed_rpc(mut self, secret: &str) -> Self {
        let form: Pairs = form_urlencoded::parse(self.body.as_bytes()).into_owned().collect();
        let signature = rpc::signature(self.method, &self.query, &form, &Secret::from(secret));
        self.set_parameter("Signature", &signature);
        self
    }

    pub(crate) async fn send(&self, emulator: &Emulator) -> Answer {
        let mut text = format!("{} {}?{} HTTP/1.1\r\n", self.method, self.path, encode_pairs(&self.query));
        for (name, value) in &self.headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str(&format!("content-length: {}\r\nconnection: close\r\n\r\n{}", self.body.len(), self.body));
        let mut stream = TcpStream::connect(emulator.address()).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head: head.to_owned(), body: body.to_owned() }
    }
}
