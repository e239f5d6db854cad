//! OAuth: exchange, refresh, and what is written back.

use super::server::{Received, Reply, Server, ok};
use super::world::{Clock, Folder, START, environment, failure, get, id, session, shown};
use alibabacloud_core::credentials::CliProfile;
use alibabacloud_core::{Environment, ProvideCredentials};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};

const FILE: &str = ".aliyun/config.json";

fn profile(access_token_expire: u64) -> Value {
    json!({
        "name": "main", "mode": "OAuth", "oauth_site_type": "INTL", "oauth_access_token": "access-1",
        "oauth_access_token_expire": access_token_expire, "oauth_refresh_token": "refresh-1", "region_id": "cn-beijing"
    })
}

struct Setting {
    clock: Clock,
    folder: Folder,
    server: Server,
}

/// A server that counts tokens and sessions.
fn count_up(clock: &Clock) -> impl Fn(&Received) -> Reply + use<> {
    let (clock, sessions, tokens) = (clock.clone(), AtomicUsize::new(1), AtomicUsize::new(2));
    move |request| match request.path.as_str() {
        "/v1/exchange" => {
            let number = sessions.fetch_add(1, Ordering::SeqCst);
            ok(session(&format!("session-{number}"), &clock.text_in(3600)))
        }
        "/v1/token" => {
            let number = tokens.fetch_add(1, Ordering::SeqCst);
            ok(json!({ "access_token": format!("access-{number}"), "refresh_token": format!("refresh-{number}"), "expires_in": 7200 }).to_string())
        }
        _ => (404, "", String::new()),
    }
}

impl Setting {
    fn new(profile: &Value) -> Self {
        let clock = Clock::new();
        let server = Server::new(count_up(&clock));
        Self::with_server(clock, server, profile)
    }

    fn with_server(clock: Clock, server: Server, profile: &Value) -> Self {
        let folder = Folder::new();
        let other = json!({ "name": "other", "mode": "AK", "access_key_id": "o", "unknown": [1, { "x": "商店" }] });
        let text = json!({ "current": "main", "profiles": [other, profile], "meta_path": "" });
        folder.write(FILE, &text.to_string());
        Self { clock, folder, server }
    }

    fn environment(&self) -> Environment {
        environment(&self.clock, &[]).home(self.folder.path()).oauth_endpoint(self.server.endpoint())
    }

    fn source(&self) -> CliProfile {
        CliProfile::new(self.environment())
    }

    fn file(&self) -> Value {
        serde_json::from_str(&std::fs::read_to_string(self.folder.path().join(FILE)).unwrap()).unwrap()
    }
}

#[tokio::test]
async fn a_session_of_the_file_is_used_while_it_lasts() {
    let mut cached = profile(START);
    for (name, value) in [("access_key_id", "cached"), ("access_key_secret", "b"), ("sts_token", "c")] {
        cached[name] = json!(value);
    }
    cached["sts_expiration"] = json!(START + 10);
    let setting = Setting::new(&cached);
    let source = setting.source();
    assert_eq!(id(&source).await, "cached");
    setting.clock.pass(9);
    assert_eq!(id(&source).await, "cached");
    assert_eq!(setting.server.asked().len(), 0);
    setting.clock.pass(1);
    assert_eq!(id(&source).await, "session-1");
}

#[tokio::test]
async fn a_fresh_access_token_is_exchanged() {
    let setting = Setting::new(&profile(START + 1201));
    let credentials = get(&setting.source()).await.unwrap();
    assert_eq!(shown(&credentials), ("session-1".to_owned(), "session-1-token".to_owned()));
    assert_eq!(credentials.provider_name(), "cli_profile/oauth");
    assert_eq!(setting.server.asked(), ["POST /v1/exchange"]);
    assert_eq!(setting.server.received()[0].headers["authorization"], "Bearer access-1");
}

#[tokio::test]
async fn an_old_access_token_is_refreshed_and_all_is_written_back() {
    let setting = Setting::new(&profile(START + 1200));
    let before = setting.file();
    assert_eq!(id(&setting.source()).await, "session-1");
    let questions = setting.server.received();
    assert_eq!(setting.server.asked(), ["POST /v1/token", "POST /v1/exchange"]);
    let form = questions[0].form();
    for (name, value) in [
        ("grant_type", "refresh_token"),
        ("refresh_token", "refresh-1"),
        ("client_id", "4103531455503354461"),
        ("Timestamp", "2026-01-02T03:04:05Z"),
    ] {
        assert_eq!(form[name], value, "{name}");
    }
    assert_eq!(questions[1].headers["authorization"], "Bearer access-2");
    let file = setting.file();
    assert_eq!(file["profiles"][0], before["profiles"][0]);
    let expected = json!({
        "name": "main", "mode": "OAuth", "oauth_site_type": "INTL", "oauth_access_token": "access-2",
        "oauth_access_token_expire": START + 7200, "oauth_refresh_token": "refresh-2", "region_id": "cn-beijing",
        "access_key_id": "session-1", "access_key_secret": "session-1-secret", "sts_token": "session-1-token",
        "sts_expiration": START + 3600
    });
    assert_eq!(file["profiles"][1], expected);
    assert_eq!(file["meta_path"], "");
    // Another program finds the session and does not ask.
    assert_eq!(id(&setting.source()).await, "session-1");
    assert_eq!(setting.server.asked().len(), 2);
    let left: Vec<_> = std::fs::read_dir(setting.folder.path().join(".aliyun")).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[cfg(unix)]
#[tokio::test]
async fn the_file_stays_as_private_as_it_was_and_a_link_stays_a_link() {
    use std::os::unix::fs::PermissionsExt;
    let setting = Setting::new(&profile(START));
    let (link, real) = (setting.folder.path().join(FILE), setting.folder.path().join("real.json"));
    std::fs::rename(&link, &real).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(id(&setting.source()).await, "session-1");
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(setting.file()["profiles"][1]["oauth_refresh_token"], "refresh-2");
}

#[tokio::test]
async fn tokens_that_cannot_be_written_are_good_for_this_program() {
    let clock = Clock::new();
    let folder = Folder::new();
    let text = json!({ "current": "main", "profiles": [profile(START)] }).to_string();
    let file = folder.write(FILE, &text);
    let (answer, gone) = (count_up(&clock), file.clone());
    let server = Server::new(move |request| {
        // The file is gone when the tokens are to be written.
        let _ = std::fs::remove_file(&gone);
        answer(request)
    });
    let environment = environment(&clock, &[]).home(folder.path()).oauth_endpoint(server.endpoint());
    let source = CliProfile::new(environment);
    assert_eq!(id(&source).await, "session-1");
    // It comes back as it was, with the refresh token that is void now.
    folder.write(FILE, &text);
    clock.pass(3600);
    assert_eq!(id(&source).await, "session-2");
    let last = server.received().pop().unwrap();
    assert_eq!((last.path.as_str(), &*last.headers["authorization"]), ("/v1/exchange", "Bearer access-2"));
    assert_eq!(server.asked().len(), 3);
}

#[tokio::test]
async fn a_token_that_another_program_refreshed_is_used() {
    let setting = Setting::new(&profile(START));
    let source = setting.source();
    assert_eq!(id(&source).await, "session-1");
    let mut file = setting.file();
    file["profiles"][1]["oauth_access_token"] = json!("access-9");
    file["profiles"][1]["oauth_access_token_expire"] = json!(START + 90_000);
    setting.folder.write(FILE, &file.to_string());
    setting.clock.pass(3600);
    assert_eq!(id(&source).await, "session-2");
    let questions = setting.server.received();
    assert_eq!(questions.last().unwrap().headers["authorization"], "Bearer access-9");
    assert_eq!(questions.len(), 3);
}

#[tokio::test]
async fn a_refresh_is_kept_even_if_the_exchange_fails() {
    let clock = Clock::new();
    let server = Server::new(|request| match request.path.as_str() {
        "/v1/token" => ok(r#"{"access_token":"access-2","refresh_token":"refresh-2"}"#),
        _ => (500, "", String::new()),
    });
    let setting = Setting::with_server(clock, server, &profile(START));
    assert!(failure(&setting.source()).await.contains("returned no credentials for the access token: HTTP status 500"));
    let file = setting.file();
    assert_eq!(file["profiles"][1]["oauth_refresh_token"], "refresh-2");
    assert_eq!(file["profiles"][1]["oauth_access_token_expire"], START + 3600);
}

#[tokio::test]
async fn refusals_are_told_without_secrets() {
    for ((status, headers, body), problem) in [
        (
            (400, "", r#"{"error":"invalid_grant","error_description":"refresh-1 is void"}"#.to_owned()),
            "HTTP status 400, invalid_grant, *** is void",
        ),
        (ok(r#"{"error":"invalid_client"}"#), "HTTP status 200, invalid_client"),
        (ok(r#"{"access_token":"canary"}"#), "has no `refresh_token`"),
        (ok(r#"{"refresh_token":"canary"}"#), "has no `access_token`"),
        (ok("canary"), "it is not JSON"),
    ] {
        let server = Server::new(move |_| (status, headers, body.clone()));
        let setting = Setting::with_server(Clock::new(), server, &profile(START));
        let error = failure(&setting.source()).await;
        assert!(error.contains(problem) && error.contains("aliyun configure --mode OAuth"), "{error}");
        assert!(!error.contains("canary") && !error.contains("refresh-1"), "{error}");
    }
    let mut without = profile(START);
    without["oauth_refresh_token"] = json!("");
    let setting = Setting::new(&without);
    assert!(failure(&setting.source()).await.contains("has no `oauth_refresh_token`"));
}

#[tokio::test]
async fn a_refused_session_is_not_taken_from_the_file_again() {
    let setting = Setting::new(&profile(START + 9000));
    let source = setting.source();
    let refused = get(&source).await.unwrap();
    assert_eq!(setting.file()["profiles"][1]["access_key_id"], "session-1");
    source.invalidate(&refused);
    assert_eq!(id(&source).await, "session-2");
}
