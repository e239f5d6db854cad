//! A server on loopback that keeps what it receives, and checks signatures from the bytes on the wire.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::{digest, hmac};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread::{self, JoinHandle};
use std::time::Duration;
use tests::percent::{decode_pairs, encode};

/// The server gives up on a client that says nothing for so long.
const PATIENCE: Duration = Duration::from_mins(1);

/// A request as it came over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) query: String,
    /// Names in lower case.
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

/// The response of the server.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) content_type: &'static str,
    pub(crate) body: String,
}

impl Reply {
    pub(crate) fn json(status: u16, body: &str) -> Self {
        Self { status, content_type: "application/json;charset=utf-8", body: body.to_owned() }
    }
}

/// A server that responds to one request with each of its replies.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    serving: JoinHandle<Vec<Received>>,
}

impl Server {
    pub(crate) fn answering(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let serving = thread::spawn(move || {
            replies
                .iter()
                .map(|reply| {
                    let (mut stream, _) = listener.accept().unwrap();
                    stream.set_read_timeout(Some(PATIENCE)).unwrap();
                    let received = Received::read(&mut stream);
                    let Reply { status, content_type, body } = reply;
                    let length = body.len();
                    write!(
                        stream,
                        "HTTP/1.1 {status} Whatever\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\n\
                         connection: close\r\n\r\n{body}"
                    )
                    .unwrap();
                    received
                })
                .collect()
        });
        Self { address, serving }
    }

    /// What it received, once every reply has been given.
    pub(crate) fn received(self) -> Vec<Received> {
        self.serving.join().unwrap()
    }
}

impl Received {
    fn read(stream: &mut TcpStream) -> Self {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            stream.read_exact(&mut byte).unwrap();
            head.extend(byte);
        }
        let head = String::from_utf8(head).unwrap();
        let (first, rest) = head.split_once("\r\n").unwrap();
        let mut words = first.split(' ');
        let method = words.next().unwrap().to_owned();
        let target = words.next().unwrap();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let headers: BTreeMap<String, String> = rest
            .lines()
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        let length = headers.get("content-length").map_or(0, |length| length.parse().unwrap());
        let mut body = vec![0; length];
        stream.read_exact(&mut body).unwrap();
        Self { method, path: path.to_owned(), query: query.to_owned(), headers, body }
    }

    pub(crate) fn query(&self) -> BTreeMap<String, String> {
        pairs(&self.query)
    }

    pub(crate) fn form(&self) -> BTreeMap<String, String> {
        pairs(std::str::from_utf8(&self.body).unwrap())
    }

    /// Whether the `Authorization` header is the one that the secret gives, every header of the protocol is signed, and
    /// the hash is that of the body.
    pub(crate) fn is_signed_acs3(&self, id: &str, secret: &str) -> bool {
        let authorization = self.headers.get("authorization").cloned().unwrap_or_default();
        let Some(rest) = authorization.strip_prefix(&format!("ACS3-HMAC-SHA256 Credential={id},SignedHeaders=")) else {
            return false;
        };
        let Some((names, signature)) = rest.split_once(",Signature=") else { return false };
        let must = |name: &&String| *name == "host" || *name == "content-type" || name.starts_with("x-acs-");
        if !self.headers.keys().filter(must).all(|name| names.split(';').any(|signed| signed == name)) {
            return false;
        }
        let payload = hex(digest::digest(&digest::SHA256, &self.body).as_ref());
        if self.headers.get("x-acs-content-sha256") != Some(&payload) {
            return false;
        }
        let mut headers = String::new();
        for name in names.split(';') {
            headers.extend([name, ":", self.headers.get(name).map_or("", String::as_str), "\n"]);
        }
        let query = canonical(&self.query());
        let request = format!("{}\n{}\n{query}\n{headers}\n{names}\n{payload}", self.method, self.path);
        let text = format!("ACS3-HMAC-SHA256\n{}", hex(digest::digest(&digest::SHA256, request.as_bytes()).as_ref()));
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
        hex(hmac::sign(&key, text.as_bytes()).as_ref()) == signature
    }

    /// Whether the parameter `Signature` is the one that the secret gives.
    pub(crate) fn is_signed_rpc(&self, id: &str, secret: &str) -> bool {
        let mut parameters = self.query();
        let signature = parameters.remove("Signature");
        parameters.extend(self.form());
        let text = format!("{}&{}&{}", self.method, encode("/"), encode(&canonical(&parameters)));
        let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, format!("{secret}&").as_bytes());
        let expected = STANDARD.encode(hmac::sign(&key, text.as_bytes()));
        parameters.get("AccessKeyId").is_some_and(|sent| sent == id) && signature == Some(expected)
    }
}

fn pairs(text: &str) -> BTreeMap<String, String> {
    decode_pairs(text).unwrap().into_iter().map(|(name, value)| (name, value.as_str().unwrap().to_owned())).collect()
}

fn canonical(parameters: &BTreeMap<String, String>) -> String {
    let pairs: Vec<String> =
        parameters.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    pairs.join("&")
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
