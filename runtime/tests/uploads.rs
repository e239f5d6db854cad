//! Bodies that are produced while they are sent.

use crate::sample::SERVICE;
use alibabacloud_core::plumbing::{Core, Upload, UploadBody};
use alibabacloud_core::{
    BoxFuture, Config, Credentials, Endpoint, HttpResponse, SignedRequest, Transport, TransportError,
    TransportErrorKind,
};
use futures_core::Stream;
use std::io::{self, Read, Write};
use std::net::TcpListener;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::thread::{self, JoinHandle};

/// The size of a part.
const PART: usize = 64 << 10;

/// Parts that are counted when they are produced. The last one may fail.
struct Parts {
    left: usize,
    produced: Arc<AtomicUsize>,
    fails: bool,
}

impl Stream for Parts {
    type Item = io::Result<bytes::Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if self.left == 0 {
            return Poll::Ready(self.fails.then(|| Err(io::Error::other("the disk is gone"))));
        }
        self.left -= 1;
        self.produced.fetch_add(1, Ordering::SeqCst);
        Poll::Ready(Some(Ok(vec![7; PART].into())))
    }
}

/// A server that reads the head and then the rest. It returns the head, the number of parts that were produced by then, and
/// the number of bytes after the head.
fn server(produced: Arc<AtomicUsize>) -> (Endpoint, JoinHandle<(String, usize, usize)>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = Endpoint::parse(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    let serving = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            if stream.read_exact(&mut byte).is_err() {
                // The client gave up before it sent anything.
                return (String::new(), 0, 0);
            }
            head.push(byte[0]);
        }
        thread::sleep(std::time::Duration::from_millis(200));
        let early = produced.load(Ordering::SeqCst);
        let head = String::from_utf8(head).unwrap().to_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap().parse().unwrap();
        let mut received = 0;
        let mut buffer = vec![0; PART];
        while received < length {
            match stream.read(&mut buffer) {
                Ok(0) | Err(_) => break,
                Ok(count) => received += count,
            }
        }
        let _ = stream.write_all(b"HTTP/1.1 201 Created\r\ncontent-length: 2\r\n\r\nok");
        (head, early, received)
    });
    (endpoint, serving)
}

fn core(config: impl FnOnce(Config) -> Config) -> Core {
    let endpoint = Endpoint::parse("tasks.example.com").unwrap();
    Core::new(&SERVICE, config(Config::new(endpoint, Credentials::access_key("testid", "testsecret")))).unwrap()
}

#[tokio::test]
async fn a_body_is_produced_while_it_is_sent_and_has_its_length() {
    const PARTS: usize = 1000;
    let produced = Arc::new(AtomicUsize::new(0));
    let (endpoint, serving) = server(produced.clone());
    let body: UploadBody = Box::pin(Parts { left: PARTS, produced: produced.clone(), fails: false });
    let length = PARTS * PART;
    let upload = Upload::new(endpoint, length as u64, body).header("content-type", "text/plain");
    let response = core(|config| config).upload(upload).await.unwrap();
    assert_eq!((response.status, &response.body[..]), (201, b"ok".as_slice()));
    let (head, early, received) = serving.join().unwrap();
    assert!(head.starts_with("post / http/1.1\r\n") && head.contains("content-type: text/plain"), "{head}");
    assert!(!head.contains("transfer-encoding") && !head.contains("authorization"), "{head}");
    assert_eq!(received, length);
    // What the server has not read yet lies in the buffers of the sockets, and is a part of the whole.
    assert!(early < PARTS, "{early} parts were produced before the server read any");
}

#[tokio::test]
async fn a_body_that_breaks_off_is_a_broken_upload() {
    let produced = Arc::new(AtomicUsize::new(0));
    let (endpoint, serving) = server(produced.clone());
    let body: UploadBody = Box::pin(Parts { left: 1, produced, fails: true });
    let error = core(|config| config).upload(Upload::new(endpoint, 2 * PART as u64, body)).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Broken);
    assert!(format!("{error:#}").contains("the disk is gone"), "{error:#}");
    let (_, _, received) = serving.join().unwrap();
    assert!(received < 2 * PART);
}

/// A transport that only knows how to send whole requests.
#[derive(Debug)]
struct Whole;

impl Transport for Whole {
    fn send<'a>(&'a self, _: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        Box::pin(std::future::ready(Ok(HttpResponse::default())))
    }
}

#[tokio::test]
async fn a_transport_that_sends_no_streams_says_so() {
    let body: UploadBody = Box::pin(Parts { left: 0, produced: Arc::default(), fails: false });
    let upload = Upload::new(Endpoint::parse("files.example.com").unwrap(), 0, body);
    let error = core(|config| config.transport(Whole)).upload(upload).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::NotSent);
    assert!(format!("{error:#}").contains("sends no files"), "{error:#}");
}
