//! The metadata service of ECS.

use super::server::{Received, Reply, Server, ok};
use super::world::{Clock, Recorder, environment, failure, get, id, session, shown};
use alibabacloud_core::Environment;
use alibabacloud_core::credentials::EcsRole;
use std::time::{Duration, Instant};

const TOKEN_PATH: &str = "/latest/api/token";
const ROLES: &str = "/latest/meta-data/ram/security-credentials/";
const V1_DISABLED: (&str, &str) = ("ALIBABA_CLOUD_IMDSV1_DISABLED", "TRUE");

/// The service in the way of version 2: nothing without a token.
fn strict(clock: &Clock, request: &Received) -> Reply {
    let expiration = clock.text_in(6 * 3600);
    if request.path == TOKEN_PATH {
        let proper = request.method == "PUT" && request.headers["x-aliyun-ecs-metadata-token-ttl-seconds"] == "21600";
        return if proper { ok("metadata-token") } else { (400, "", String::new()) };
    }
    if request.headers.get("x-aliyun-ecs-metadata-token").map(String::as_str) != Some("metadata-token") {
        return (401, "", String::new());
    }
    page(request, &expiration)
}

fn page(request: &Received, expiration: &str) -> Reply {
    match request.path.strip_prefix(ROLES) {
        Some("") => ok("web-server\n"),
        Some("web-server") => ok(session("instance", expiration)),
        _ => (404, "", "<html>".to_owned()),
    }
}

fn strict_server(clock: &Clock) -> Server {
    let clock = clock.clone();
    Server::new(move |request| strict(&clock, request))
}

fn role(clock: &Clock, server: &Server, variables: &[(&str, &str)]) -> EcsRole {
    EcsRole::new(environment(clock, variables).metadata_endpoint(server.endpoint()))
}

#[tokio::test]
async fn each_read_has_a_token_of_its_own() {
    let clock = Clock::new();
    let server = strict_server(&clock);
    let credentials = get(&role(&clock, &server, &[])).await.unwrap();
    assert_eq!(shown(&credentials), ("instance".to_owned(), "instance-token".to_owned()));
    assert_eq!(credentials.provider_name(), "ecs_ram_role");
    let (token, list, read) = (format!("PUT {TOKEN_PATH}"), format!("GET {ROLES}"), format!("GET {ROLES}web-server"));
    assert_eq!(server.asked(), [token.clone(), list, token, read]);
}

#[tokio::test]
async fn a_named_role_is_not_asked_for() {
    let clock = Clock::new();
    let (token, read) = (format!("PUT {TOKEN_PATH}"), format!("GET {ROLES}web-server"));
    let server = strict_server(&clock);
    id(&role(&clock, &server, &[("ALIBABA_CLOUD_ECS_METADATA", "web-server")])).await;
    assert_eq!(server.asked(), [token.clone(), read.clone()]);
    let server = strict_server(&clock);
    id(&role(&clock, &server, &[("ALIBABA_CLOUD_ECS_METADATA", "other")]).role_name("web-server")).await;
    assert_eq!(server.asked(), [token, read]);
}

#[tokio::test]
async fn a_service_without_tokens_is_asked_in_the_older_way() {
    let clock = Clock::new();
    let expiration = clock.text_in(3600);
    let old = move |request: &Received| {
        assert!(!request.headers.contains_key("x-aliyun-ecs-metadata-token"));
        if request.path == TOKEN_PATH { (404, "", String::new()) } else { page(request, &expiration) }
    };
    let server = Server::new(old.clone());
    assert_eq!(id(&role(&clock, &server, &[])).await, "instance");
    let server = Server::new(old);
    let error = failure(&role(&clock, &server, &[V1_DISABLED])).await;
    assert!(
        error.contains("returned no token: HTTP status 404") && error.contains("IMDSV1_DISABLED forbids"),
        "{error}"
    );
    assert_eq!(server.asked(), [format!("PUT {TOKEN_PATH}")]);
}

#[tokio::test]
async fn a_read_that_fails_with_a_token_is_tried_once_without() {
    let clock = Clock::new();
    let expiration = clock.text_in(3600);
    let refuses_tokens = move |request: &Received| match request.path.as_str() {
        TOKEN_PATH => ok("metadata-token"),
        _ if request.headers.contains_key("x-aliyun-ecs-metadata-token") => (403, "", String::new()),
        _ => page(request, &expiration),
    };
    let server = Server::new(refuses_tokens.clone());
    let named = ("ALIBABA_CLOUD_ECS_METADATA", "web-server");
    assert_eq!(id(&role(&clock, &server, &[named])).await, "instance");
    assert_eq!(server.asked().len(), 3);
    let server = Server::new(refuses_tokens);
    let error = failure(&role(&clock, &server, &[named, V1_DISABLED])).await;
    assert!(error.ends_with("returned no credentials: HTTP status 403"), "{error}");
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn answers_of_no_use_are_errors() {
    let clock = Clock::new();
    for (body, problem) in [
        (r#"{"Code":"Failed"}"#.to_owned(), "`Code` is not `Success`"),
        (session("a", "never"), "is not a time"),
        (session("a", "2026-01-02T03:04:04Z"), "has expired by the clock"),
        ("<html>secret</html>".to_owned(), "it is not JSON"),
        (String::new(), "it is not JSON"),
    ] {
        let server = Server::new(move |request| if request.path == TOKEN_PATH { ok("t") } else { ok(body.clone()) });
        let error = failure(&role(&clock, &server, &[]).role_name("web-server")).await;
        assert!(error.contains(problem) && !error.contains("secret</"), "{error}");
    }
    let server = Server::new(|request| if request.path == TOKEN_PATH { ok("t") } else { (404, "", String::new()) });
    let error = failure(&role(&clock, &server, &[])).await;
    assert!(error.contains("does the instance have a RAM role"), "{error}");
    let server = Server::new(|request| ok(if request.path == TOKEN_PATH { "t" } else { "" }));
    assert!(failure(&role(&clock, &server, &[])).await.contains("has no RAM role"));
}

#[tokio::test]
async fn a_name_that_would_change_the_path_is_refused() {
    let clock = Clock::new();
    let server = strict_server(&clock);
    for name in ["../../user-data", "a/b", "a?b", "a b", ".."] {
        let error = failure(&role(&clock, &server, &[]).role_name(name)).await;
        assert!(error.contains("the name of the role has other characters"), "{error}");
    }
    assert_eq!(server.asked().len(), 0);
}

#[tokio::test]
async fn a_variable_turns_it_off() {
    let clock = Clock::new();
    let server = strict_server(&clock);
    let error = failure(&role(&clock, &server, &[("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")])).await;
    assert_eq!(error, "ALIBABA_CLOUD_ECS_METADATA_DISABLED turns it off");
    assert_eq!(server.asked().len(), 0);
}

#[tokio::test(start_paused = true)]
async fn silence_ends_after_one_second_each_time() {
    let recorder = Recorder::silent();
    let role = EcsRole::new(Environment::empty().transport(recorder.clone()));
    let begin = tokio::time::Instant::now();
    assert_eq!(failure(&role).await, "no response from http://100.100.100.200 within 1 s");
    assert_eq!(begin.elapsed().as_secs(), 2);
    assert_eq!(*recorder.asked.lock().unwrap(), ["http://100.100.100.200"; 2]);
}

#[tokio::test]
async fn a_real_server_that_hangs_is_given_up() {
    let server = Server::new(|_| {
        loop {
            std::thread::park();
        }
    });
    let environment = environment(&Clock::new(), &[V1_DISABLED]).metadata_endpoint(server.endpoint());
    let role = EcsRole::new(environment.metadata_timeout(Duration::from_secs(1)));
    let begin = Instant::now();
    assert!(failure(&role).await.contains("within 1 s"));
    assert!(begin.elapsed() < Duration::from_secs(30));
}

#[tokio::test]
async fn it_is_asked_again_after_an_hour_and_kept_when_it_falls_silent() {
    let clock = Clock::new();
    let (server_clock, count) = (clock.clone(), std::sync::atomic::AtomicUsize::new(0));
    let server = Server::new(move |request| {
        if request.path == TOKEN_PATH {
            return ok("metadata-token");
        }
        match count.fetch_add(1, std::sync::atomic::Ordering::SeqCst) {
            0 => ok(session("first", &server_clock.text_in(6 * 3600))),
            1 => ok(session("second", &server_clock.text_in(6 * 3600))),
            _ => (500, "", String::new()),
        }
    });
    let role = role(&clock, &server, &[]).role_name("web-server");
    assert_eq!(id(&role).await, "first");
    clock.pass(3599);
    assert_eq!(id(&role).await, "first");
    clock.pass(1);
    assert_eq!(id(&role).await, "second");
    clock.pass(12 * 3600);
    assert_eq!(id(&role).await, "second");
    let asked = server.asked().len();
    // The failure is remembered, and the service left alone for a second at least.
    assert_eq!(id(&role).await, "second");
    assert_eq!(server.asked().len(), asked);
}
