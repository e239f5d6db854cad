//! A server that hands credentials out at an address.

use super::server::{Server, ok};
use super::world::{Clock, Recorder, environment, failure, get, session, shown};
use alibabacloud_core::credentials::CredentialsUri;

const VARIABLE: &str = "ALIBABA_CLOUD_CREDENTIALS_URI";

fn source(clock: &Clock, uri: &str) -> CredentialsUri {
    CredentialsUri::new(environment(clock, &[(VARIABLE, uri)]))
}

#[tokio::test]
async fn the_answer_of_the_address_is_used() {
    let clock = Clock::new();
    let expiration = clock.text_in(3600);
    let server = Server::new(move |_| ok(session("local", &expiration)));
    let credentials = get(&source(&clock, &format!("http://{}/get%20it?key=a%2Fb&x", server.host))).await.unwrap();
    assert_eq!(shown(&credentials), ("local".to_owned(), "local-token".to_owned()));
    assert_eq!(credentials.provider_name(), "credentials_uri");
    let question = server.received().remove(0);
    assert_eq!((question.method.as_str(), question.path.as_str()), ("GET", "/get%20it"));
    assert_eq!(question.query["key"], "a/b");
    assert_eq!(question.headers["host"], server.host);
}

#[tokio::test]
async fn without_an_address_nothing_is_asked() {
    let error = failure(&CredentialsUri::new(environment(&Clock::new(), &[(VARIABLE, "")]))).await;
    assert_eq!(error, "ALIBABA_CLOUD_CREDENTIALS_URI is not set");
    assert!(failure(&source(&Clock::new(), "no address")).await.contains("is not the address of a server"));
}

#[tokio::test]
async fn answers_of_no_use_are_errors_that_do_not_show_the_address() {
    let clock = Clock::new();
    let later = clock.text_in(60);
    for ((status, headers, body), problem) in [
        ((500, "", "canary".to_owned()), "HTTP status 500"),
        ((302, "location: http://127.0.0.1:1/\r\n", String::new()), "HTTP status 302"),
        (ok(r#"{"Code":"canary"}"#), "`Code` is not `Success`"),
        (ok("canary"), "it is not JSON"),
        (ok(session("a", "canary")), "is not a time"),
        (ok(session("", &later)), "has no `AccessKeyId`"),
    ] {
        let server = Server::new(move |_| (status, headers, body.clone()));
        let error = failure(&source(&clock, &format!("http://{}/canary?canary", server.host))).await;
        assert!(error.contains(problem) && !error.contains("canary"), "{error}");
        assert_eq!(server.asked().len(), 1);
    }
}

#[tokio::test(start_paused = true)]
async fn silence_ends_after_five_seconds() {
    let environment = environment(&Clock::new(), &[(VARIABLE, "http://metadata.local/x")]);
    let begin = tokio::time::Instant::now();
    let error = failure(&CredentialsUri::new(environment.transport(Recorder::silent()))).await;
    assert_eq!(error, "no response from http://metadata.local within 5 s");
    assert_eq!(begin.elapsed().as_secs(), 5);
}
