//! Requests that are signed beforehand, and connections that send them.

use alibabacloud_core::Secret;
use alibabacloud_core::plumbing::encode_pairs;
use alibabacloud_core::sign::acs3::Acs3;
use alibabacloud_core::sign::sha256_hex;
use alibabacloud_dts::Client;
use bytes::Bytes;
use emulator::Emulator;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Creates tasks, and returns their IDs.
pub(crate) async fn tasks(emulator: &Emulator, count: usize) -> Vec<String> {
    let client = Client::new(emulator.config()).unwrap();
    let query = json!({ "RegionId": "cn-hangzhou", "Type": "SYNC", "SourceEndpointEngineName": "MySQL" });
    let mut tasks = Vec::new();
    for _ in 0..count {
        let created = client.call_raw("CreateDtsInstance", &query, &Value::Null).await.unwrap();
        tasks.push(created.document["JobId"].as_str().unwrap().to_owned());
    }
    tasks
}

/// Makes signed requests.
pub(crate) struct Signed {
    host: String,
    secret: Secret,
    nonce: AtomicU64,
}

impl Signed {
    pub(crate) fn new(address: SocketAddr) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let nonce = NEXT.fetch_add(1 << 32, Ordering::Relaxed).into();
        Self { host: address.to_string(), secret: Secret::from("testsecret"), nonce }
    }

    pub(crate) fn request(&self, action: &str, query: &[(String, String)]) -> Vec<u8> {
        let nonce = format!("{:032x}", self.nonce.fetch_add(1, Ordering::Relaxed));
        let date = alibabacloud_core::clock::timestamp(SystemTime::now()).unwrap();
        let hash = sha256_hex(b"");
        let mut headers: Vec<(String, String)> = [
            ("host", self.host.as_str()),
            ("accept", "application/json"),
            ("x-acs-action", action),
            ("x-acs-version", "2020-01-01"),
            ("x-acs-date", &date),
            ("x-acs-signature-nonce", &nonce),
            ("x-acs-content-sha256", &hash),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec();
        let signing = Acs3 { method: "POST", path: "/", query, headers: &headers, signed: None, body: b"" };
        let authorization = signing.authorization("testid", &self.secret);
        headers.push(("authorization".to_owned(), authorization));
        let mut text = format!("POST /?{} HTTP/1.1\r\n", encode_pairs(query));
        for (name, value) in headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        text.push_str("content-length: 0\r\n\r\n");
        text.into_bytes()
    }
}

pub(crate) struct Received {
    pub(crate) status: u16,
    pub(crate) body: Bytes,
}

/// A connection that is kept open.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    pub(crate) async fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        stream.set_nodelay(true).unwrap();
        Self { stream, buffer: Vec::with_capacity(64 << 10) }
    }

    pub(crate) async fn exchange(&mut self, request: &[u8]) -> Received {
        self.stream.write_all(request).await.unwrap();
        self.buffer.clear();
        loop {
            assert_ne!(self.stream.read_buf(&mut self.buffer).await.unwrap(), 0, "the connection was closed");
            let Some(end) = self.buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n") else { continue };
            let head = std::str::from_utf8(&self.buffer[..end]).unwrap();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap();
            let length: usize = length.parse().unwrap();
            if self.buffer.len() == end + 4 + length {
                let status = head.split(' ').nth(1).unwrap().parse().unwrap();
                return Received { status, body: Bytes::copy_from_slice(&self.buffer[end + 4..]) };
            }
        }
    }
}
