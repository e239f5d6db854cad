//! The client against real sockets on loopback.

use crate::patience::patiently;
use crate::sample::{Everything, SERVICE};
use alibabacloud_core::plumbing::{Core, Operation};
use alibabacloud_core::{Access, Config, Credentials, Endpoint, Error, ErrorKind, ResponseMetadata, RetryPolicy};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;
use tokio::net::TcpSocket;

static GO: Operation = Operation::new("Go", Access::Read);

/// A request as it came, and the number of the connection it came on.
struct Seen {
    connection: usize,
    head: String,
    body: String,
}

/// Returns `answer` for every request; sends nothing if it is empty.
fn serve(answer: impl Into<String>) -> (String, Receiver<Seen>) {
    let answer = answer.into();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let host = listener.local_addr().unwrap().to_string();
    let (sender, seen) = channel();
    thread::spawn(move || {
        for (connection, stream) in listener.incoming().enumerate() {
            let (mut stream, sender, answer) = (stream.unwrap(), sender.clone(), answer.clone());
            thread::spawn(move || {
                while let Some((head, body)) = receive(&mut stream) {
                    let _ = sender.send(Seen { connection, head, body });
                    if stream.write_all(answer.as_bytes()).is_err() {
                        return;
                    }
                }
            });
        }
    });
    (host, seen)
}

fn receive(stream: &mut TcpStream) -> Option<(String, String)> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8(bytes.clone()).unwrap();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
            if body.len() >= length.parse().unwrap() {
                return Some((head.to_owned(), body.to_owned()));
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return None,
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
        }
    }
}

fn http(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n{body}", body.len())
}

fn config(host: &str) -> Config {
    let endpoint = Endpoint::parse(&format!("http://{host}")).unwrap();
    Config::new(endpoint, Credentials::sts("testid", "testsecret", "token")).retry(RetryPolicy::Off)
}

async fn call(config: Config) -> Result<(Everything, ResponseMetadata), Error> {
    let core = Core::new(&SERVICE, config).unwrap();
    call_with(&core).await
}

async fn call_with(core: &Core) -> Result<(Everything, ResponseMetadata), Error> {
    let request = Everything { text: Some("a b".into()), body: Some("中".into()), ..Everything::default() };
    let mut response = Everything::default();
    let answer = core.call(&GO, &request, &mut response).await?;
    Ok((response, answer))
}

#[tokio::test]
async fn the_request_arrives_as_it_was_signed() {
    let (host, seen) = serve(http("200 OK", "x-acs-request-id: r\r\n", r#"{"Text":"done"}"#));
    let (response, answer) = call(config(&host)).await.unwrap();
    assert_eq!((response.text.as_deref(), answer.request_id()), (Some("done"), Some("r")));
    let seen = seen.recv().unwrap();
    let mut lines = seen.head.lines();
    assert_eq!(lines.next(), Some("POST /?Text=a%20b HTTP/1.1"));
    let headers: Vec<&str> = lines.collect();
    let count = |name: &str| headers.iter().filter(|line| line.starts_with(&format!("{name}: "))).count();
    assert!(headers.contains(&format!("host: {host}").as_str()), "{headers:?}");
    for name in ["host", "authorization", "x-acs-action", "x-acs-date", "x-acs-security-token", "content-length"] {
        assert_eq!(count(name), 1, "{name} in {headers:?}");
    }
    assert_eq!(seen.body, "Body=%E4%B8%AD");
}

#[tokio::test]
async fn connections_are_used_again() {
    let (host, seen) = serve(http("200 OK", "", r#"{"RequestId":"r"}"#));
    let core = Core::new(&SERVICE, config(&host)).unwrap();
    for _ in 0..3 {
        call_with(&core.clone()).await.unwrap();
    }
    let connections: Vec<usize> = seen.try_iter().map(|seen| seen.connection).collect();
    assert_eq!(connections, [0, 0, 0]);
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let (other, other_seen) = serve(http("200 OK", "", r#"{"RequestId":"r"}"#));
    for status in ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"] {
        let (host, seen) = serve(http(status, &format!("location: http://{other}/\r\n"), ""));
        let error = call(config(&host)).await.unwrap_err();
        assert!(matches!(error.http_status(), Some(300..400)), "{error}");
        assert_eq!(seen.try_iter().count(), 1);
    }
    assert_eq!(other_seen.try_iter().count(), 0);
}

#[tokio::test]
async fn silence_ends_when_the_time_runs_out() {
    for partial in ["", "HTTP/1.1 200 OK\r\ncontent-le", "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"Text\":"] {
        let (host, _seen) = serve(partial);
        let error = patiently(async |time| {
            let error = call(config(&host).attempt_timeout(time)).await.unwrap_err();
            (error.kind() != ErrorKind::Connect).then_some(error)
        })
        .await;
        assert_eq!(error.kind(), ErrorKind::Timeout);
        assert_eq!(error.to_string(), format!("Go: no response in time from http://{host}"));
    }
}

#[tokio::test]
async fn answers_of_proxies_are_failures_with_their_status() {
    let (host, _seen) = serve(http("502 Bad Gateway", "", ""));
    assert_eq!(call(config(&host)).await.unwrap_err().http_status(), Some(502));
    let (host, _seen) =
        serve(http("503 Service Unavailable", "content-type: text/html\r\n", "<html><body>busy</html>"));
    let error = call(config(&host)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Server);
    assert!(error.to_string().contains("text/html") && error.to_string().contains("busy"), "{error}");
}

#[tokio::test]
async fn an_answer_above_the_limit_is_refused() {
    let (host, _seen) = serve(http("200 OK", "", &format!("{{\"Text\":\"{}\"}}", "x".repeat(2000))));
    let error = call(config(&host).max_response_bytes(1000)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
}

#[tokio::test]
async fn an_answer_in_chunks_is_put_together() {
    let chunks = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n9\r\n{\"Text\":\"\r\n6\r\ndone\"}\r\n0\r\n\r\n";
    let (host, _seen) = serve(chunks);
    assert_eq!(call(config(&host)).await.unwrap().0.text.as_deref(), Some("done"));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told() {
    // Nobody listens on a port that is only taken, and nobody else gets it.
    let taken = TcpSocket::new_v4().unwrap();
    taken.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let host = taken.local_addr().unwrap().to_string();
    let error = call(config(&host)).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Connect);
    assert_eq!(error.to_string(), format!("Go: no connection to http://{host}"));
    let told = format!("{error:#}");
    assert!(told.starts_with(&format!("{error}: ")) && told.contains("refused"), "{told}");
}

#[tokio::test]
async fn a_server_that_does_not_speak_tls_is_told() {
    let (host, _seen) = serve(http("400 Bad Request", "", ""));
    let config = config(&host).endpoint_url(&format!("https://{host}")).unwrap();
    let error = call(config.attempt_timeout(Duration::from_secs(2))).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Connect | ErrorKind::Timeout), "{error}");
}

#[tokio::test]
async fn a_raw_call_reaches_any_action() {
    let (host, seen) = serve(http("200 OK", "", "<GoResponse><Text>done</Text></GoResponse>"));
    let core = Core::new(&SERVICE, config(&host)).unwrap();
    let parameters = serde_json::json!({ "Tag": [{ "Key": "k" }] });
    let raw = core.call_raw("Anything", &parameters, &serde_json::Value::Null).await.unwrap();
    assert_eq!(raw.document["Text"], "done");
    let seen = seen.recv().unwrap();
    assert!(seen.head.starts_with("POST /?Tag.1.Key=k HTTP/1.1\r\n"), "{}", seen.head);
    assert!(seen.head.contains("content-length: 0") && seen.body.is_empty(), "{}", seen.head);
}
