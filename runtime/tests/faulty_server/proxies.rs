//! The way through proxies, and proxies that let nothing through.

use super::certificates::Authority;
use super::tls::{serve, trusting};
use super::{DONE, FaultyServer, SHORT, Visit, call, config, http, transport_error};
use alibabacloud_core::{ErrorKind, HttpsSettings, Proxy, StandardRetry};
use std::io::{Read, Write, copy};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::Duration;

/// `user:p@ss`
const BASIC: &str = "Basic dXNlcjpwQHNz";

fn proxy(server: &FaultyServer) -> Proxy {
    Proxy::url(format!("http://user:p%40ss@{}", server.address)).unwrap()
}

/// Carries bytes both ways until either side has said all.
fn relay(visit: &mut Visit, target: TcpStream) {
    let (mut up, mut down) = (visit.stream.try_clone().unwrap(), target.try_clone().unwrap());
    let (mut target, mut client) = (target, visit.stream.try_clone().unwrap());
    thread::spawn(move || {
        let _ = copy(&mut up, &mut target);
        let _ = target.shutdown(Shutdown::Write);
    });
    let _ = copy(&mut down, &mut client);
    let _ = client.shutdown(Shutdown::Write);
}

fn tunnels() -> FaultyServer {
    FaultyServer::start(|visit| {
        // The head alone, byte by byte: what follows is not the proxy's.
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            if visit.stream.read_exact(&mut byte).is_err() {
                return;
            }
            head.extend(byte);
        }
        let head = String::from_utf8(head).unwrap();
        let port = head.split([':', ' ']).nth(2).unwrap().to_owned();
        let _ = visit.heads.send(head);
        let target = TcpStream::connect(format!("127.0.0.1:{port}")).unwrap();
        visit.say(b"HTTP/1.1 200 Connection established\r\n\r\n");
        relay(visit, target);
    })
}

#[tokio::test]
async fn an_https_endpoint_is_reached_through_a_tunnel_that_sees_nothing() {
    let authority = Authority::new("trusted");
    let (port, heard) = serve(authority.server("localhost", false)).await;
    let proxy_server = tunnels();
    let settings = trusting(&authority.pem).proxy(proxy(&proxy_server));
    let answer = call(config(&format!("https://localhost:{port}")).https(settings)).await.unwrap();
    assert_eq!(answer.text.as_deref(), Some("done"));
    let head = proxy_server.heads.recv().unwrap();
    assert!(head.starts_with(&format!("CONNECT localhost:{port} HTTP/1.1\r\n")), "{head}");
    assert!(head.contains(&format!("Proxy-Authorization: {BASIC}\r\n")), "{head}");
    assert!(!head.contains("x-acs") && !head.contains("testid"), "{head}");
    let sent = heard.recv().unwrap();
    assert!(sent.contains("authorization: ACS3") && !sent.to_lowercase().contains("proxy-authorization"), "{sent}");
}

#[tokio::test]
async fn the_certificate_is_that_of_the_server_behind_the_tunnel() {
    let authority = Authority::new("trusted");
    let (port, heard) = serve(authority.server("other.example.com", false)).await;
    let settings = trusting(&authority.pem).proxy(proxy(&tunnels()));
    let (kind, text) = transport_error(call(config(&format!("https://localhost:{port}")).https(settings)).await);
    assert_eq!(kind, ErrorKind::Certificate);
    assert!(["not valid for name", "hostname mismatch"].iter().any(|said| text.contains(said)), "{text}");
    assert!(heard.try_recv().is_err());
}

#[tokio::test]
async fn an_http_endpoint_is_asked_of_the_proxy_by_its_whole_url() {
    let server = FaultyServer::saying(http("200 OK", "", DONE));
    let config = config("http://tasks.example.com").allow_plain_http(true);
    let answer = call(config.proxy(proxy(&server))).await.unwrap();
    assert_eq!(answer.text.as_deref(), Some("done"));
    let head = server.heads.recv().unwrap();
    assert!(head.starts_with("POST http://tasks.example.com/?Text=a HTTP/1.1\r\n"), "{head}");
    assert!(head.contains(&format!("proxy-authorization: {BASIC}")), "{head}");
    assert!(head.contains("host: tasks.example.com"), "{head}");
}

#[tokio::test]
async fn what_is_excepted_is_reached_straight_and_without_the_credentials_of_the_proxy() {
    let (server, unused) = (FaultyServer::saying(http("200 OK", "", DONE)), FaultyServer::saying(""));
    call(server.config().proxy(proxy(&unused).except("127.0.0.0/8"))).await.unwrap();
    let head = server.heads.recv().unwrap();
    assert!(head.starts_with("POST /?Text=a HTTP/1.1\r\n") && !head.contains("proxy-authorization"), "{head}");
    assert_eq!(unused.heads.try_iter().count(), 0);
}

#[tokio::test]
async fn a_proxy_that_refuses_or_garbles_is_named_without_its_credentials() {
    use ErrorKind::{Connect, NotSent};
    for (said, kinds, reason) in [
        ("HTTP/1.1 403 Forbidden\r\n\r\n", NotSent, "HTTP status 403 Forbidden"),
        ("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", NotSent, "HTTP status 407"),
        ("HTTP/1.1 405 No\r\ncontent-length: 5\r\n\r\nnever", NotSent, "HTTP status 405"),
        ("HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/\r\n\r\n", NotSent, "HTTP status 302"),
        ("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n", Connect, "HTTP status 502"),
        ("HTTP/1.1 503 Busy\r\ncontent-length: 0\r\n\r\n", Connect, "HTTP status 503"),
        ("HTTP/1.1 429 Slow down\r\ncontent-length: 0\r\n\r\n", Connect, "HTTP status 429"),
        ("EHLO\r\n\r\n", Connect, "invalid HTTP"),
        ("", Connect, "connection closed"),
    ] {
        let server = FaultyServer::saying_once(said);
        let quick = StandardRetry::new().backoff(Duration::from_millis(1));
        let config = config("https://tasks.example.com").proxy(proxy(&server)).retry(quick);
        let (kind, text) = transport_error(call(config).await);
        assert_eq!(kind, kinds, "{said}: {text}");
        assert_eq!(server.heads.try_iter().count(), if kind == Connect { 4 } else { 1 }, "{said}");
        let named = format!("no connection through the proxy http://{}: ", server.address);
        assert!(text.contains(&named) && text.contains(reason), "{said}: {text}");
        assert!(!text.contains("p@ss") && !text.contains("p%40ss") && !text.contains(BASIC), "{text}");
    }
}

#[tokio::test]
async fn a_proxy_that_stalls_or_is_not_there_ends_in_time() {
    let stalling = FaultyServer::start(Visit::stall);
    let through = |proxy| config("https://tasks.example.com").proxy(proxy);
    let stalled = call(through(proxy(&stalling)).attempt_timeout(SHORT)).await;
    assert_eq!(transport_error(stalled).0, ErrorKind::Connect);
    let gone = Proxy::url("http://127.0.0.1:1").unwrap();
    let (kind, text) = transport_error(call(through(gone)).await);
    assert_eq!(kind, ErrorKind::Connect);
    assert!(text.contains("no connection through the proxy http://127.0.0.1:1: "), "{text}");
}

#[tokio::test]
async fn a_socks_proxy_is_given_its_credentials_and_the_name() {
    let target = FaultyServer::saying(http("200 OK", "", DONE));
    let port = target.address.port();
    let socks = FaultyServer::start(move |visit| {
        let mut read = |count: usize| {
            let mut bytes = vec![0; count];
            visit.stream.read_exact(&mut bytes).unwrap();
            bytes
        };
        let methods = usize::from(read(2)[1]);
        assert!(read(methods).contains(&2));
        visit.stream.write_all(&[5, 2]).unwrap();
        let mut read = |count: usize| {
            let mut bytes = vec![0; count];
            visit.stream.read_exact(&mut bytes).unwrap();
            bytes
        };
        let user = usize::from(read(2)[1]);
        let user = read(user);
        let password = usize::from(read(1)[0]);
        let password = read(password);
        let _ = visit.heads.send(String::from_utf8([user, password].concat()).unwrap());
        visit.stream.write_all(&[1, 0]).unwrap();
        let mut head = [0; 5];
        visit.stream.read_exact(&mut head).unwrap();
        assert_eq!(head[..4], [5, 1, 0, 3]);
        let mut name = vec![0; usize::from(head[4]) + 2];
        visit.stream.read_exact(&mut name).unwrap();
        let _ = visit.heads.send(String::from_utf8_lossy(&name[..name.len() - 2]).into_owned());
        visit.stream.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0]).unwrap();
        relay(visit, TcpStream::connect(("127.0.0.1", port)).unwrap());
    });
    let proxy = Proxy::url(format!("socks5h://user:p%40ss@{}", socks.address)).unwrap();
    let settings = HttpsSettings::new().proxy(proxy);
    let answer = call(config("http://tasks.example.com").allow_plain_http(true).https(settings)).await.unwrap();
    assert_eq!(answer.text.as_deref(), Some("done"));
    assert_eq!(socks.heads.recv().unwrap(), "userp@ss");
    assert_eq!(socks.heads.recv().unwrap(), "tasks.example.com");
    assert!(target.heads.recv().unwrap().starts_with("POST /?Text=a HTTP/1.1\r\n"));
}

#[tokio::test]
async fn a_socks_proxy_that_does_not_accept_the_credentials_is_not_tried_again() {
    for (method, said) in [(2, &[1, 1][..]), (255, &[][..])] {
        let socks = FaultyServer::start(move |visit| {
            let mut buffer = [0; 512];
            let _ = visit.heads.send(String::new());
            let _ = visit.stream.read(&mut buffer);
            visit.say(&[5, method]);
            let _ = visit.stream.read(&mut buffer);
            visit.say(said);
        });
        let proxy = Proxy::url(format!("socks5h://user:p%40ss@{}", socks.address)).unwrap();
        let quick = StandardRetry::new().backoff(Duration::from_millis(1));
        let config = config("http://tasks.example.com").allow_plain_http(true).proxy(proxy).retry(quick);
        let (kind, text) = transport_error(call(config).await);
        assert_eq!((kind, socks.heads.try_iter().count()), (ErrorKind::NotSent, 1), "{text}");
    }
}
