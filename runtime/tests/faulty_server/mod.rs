//! The client against a server that does everything wrong, on real sockets: every call ends in time, with an error that
//! says what happened.

mod answers;
mod certificates;
mod proxies;
mod stages;
mod tls;

use crate::patience::patiently;
use crate::sample::{Everything, SERVICE};
use alibabacloud_core::plumbing::{Core, Operation};
use alibabacloud_core::{Access, Config, Credentials, Endpoint, Error, ErrorKind, HttpsSettings, Proxy, RetryPolicy};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

static GO: Operation = Operation::new("Go", Access::Read);

/// The time that a call has, where nothing is to be reached in it.
const SHORT: Duration = Duration::from_millis(300);
/// What no call takes, however slow the machine.
const DEADLINE: Duration = Duration::from_secs(2 * 60);

/// A server that does the same with every connection.
struct FaultyServer {
    address: SocketAddr,
    /// The head of every request that it has read.
    heads: Receiver<String>,
}

/// A connection to the server.
struct Visit {
    stream: TcpStream,
    heads: std::sync::mpsc::Sender<String>,
}

impl FaultyServer {
    fn start(act: impl Fn(&mut Visit) + Clone + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, heads) = channel();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (act, mut visit) = (act.clone(), Visit { stream: stream.unwrap(), heads: sender.clone() });
                thread::spawn(move || act(&mut visit));
            }
        });
        Self { address, heads }
    }

    /// A server that says this to every request, and keeps the connection.
    fn saying(text: impl Into<Vec<u8>>) -> Self {
        let text = text.into();
        Self::start(move |visit| {
            while visit.read_request() {
                visit.say(&text);
            }
        })
    }

    /// A server that says this to a request, and closes the connection.
    fn saying_once(text: impl Into<Vec<u8>>) -> Self {
        let text = text.into();
        Self::start(move |visit| {
            visit.read_request();
            visit.say(&text);
        })
    }

    fn config(&self) -> Config {
        config(&format!("http://{}", self.address))
    }

    async fn call(&self) -> Result<Everything, Error> {
        call(self.config()).await
    }
}

impl Visit {
    /// Reads a request with its body; whether there was one.
    fn read_request(&mut self) -> bool {
        let mut bytes = Vec::new();
        let mut buffer = [0; 4096];
        loop {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
                if body.len() >= length.parse().unwrap() {
                    let _ = self.heads.send(head.to_owned());
                    return true;
                }
            }
            match self.stream.read(&mut buffer) {
                Ok(0) | Err(_) => return false,
                Ok(count) => bytes.extend_from_slice(&buffer[..count]),
            }
        }
    }

    /// The client may have gone, which is its right.
    fn say(&mut self, text: &[u8]) -> bool {
        self.stream.write_all(text).is_ok()
    }

    /// Says nothing more, and keeps the connection until the client closes it.
    fn stall(&mut self) {
        let _ = self.stream.read_to_end(&mut Vec::new());
    }
}

fn config(endpoint: &str) -> Config {
    let endpoint = Endpoint::parse(endpoint).unwrap();
    Config::new(endpoint, Credentials::sts("testid", "testsecret", "testtoken"))
        .retry(RetryPolicy::Off)
        .https(HttpsSettings::new().proxy(Proxy::none()))
}

async fn call(config: Config) -> Result<Everything, Error> {
    call_with(&Core::new(&SERVICE, config).unwrap()).await
}

async fn call_with(core: &Core) -> Result<Everything, Error> {
    let request = Everything { text: Some("a".into()), body: Some("b".into()), ..Everything::default() };
    let mut response = Everything::default();
    let begin = Instant::now();
    let result = core.call(&GO, &request, &mut response).await;
    assert!(begin.elapsed() < DEADLINE, "it took {:?}", begin.elapsed());
    if let Err(error) = &result {
        let text = format!("{error} {error:?}");
        assert!(!text.contains("testsecret") && !text.contains("testtoken"), "{text}");
    }
    result.map(|_| response)
}

/// The error of a call that reaches the server, and whose time runs out then.
async fn run_out(config: Config) -> (ErrorKind, String) {
    patiently(async |time| {
        let begin = Instant::now();
        let error = transport_error(call(config.clone().attempt_timeout(time)).await);
        assert!(begin.elapsed() >= time, "{error:?} after {:?}", begin.elapsed());
        (error.0 != ErrorKind::Connect).then_some(error)
    })
    .await
}

/// The kind of a transport error, and its text.
fn transport_error<T>(result: Result<T, Error>) -> (ErrorKind, String) {
    match result {
        Err(error) => (error.kind(), format!("{error:#}")),
        Ok(_) => panic!("the call succeeded"),
    }
}

fn http(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n{body}", body.len())
}

const DONE: &str = r#"{"Text":"done"}"#;
