//! The configuration of the `aliyun` command, in every mode.

use super::server::{Server, ok};
use super::world::{Clock, Folder, environment, failure, get, id, session, shown, sts_session};
use alibabacloud_core::credentials::CliProfile;
use alibabacloud_core::{Environment, ProvideCredentials};
use serde_json::{Value, json};

/// A home with this configuration.
fn home(profiles: &Value) -> Folder {
    let folder = Folder::new();
    folder.write(".aliyun/config.json", &json!({ "current": "main", "profiles": profiles }).to_string());
    folder
}

fn within(folder: &Folder, clock: &Clock, variables: &[(&str, &str)]) -> Environment {
    environment(clock, variables).home(folder.path())
}

fn key(name: &str) -> Value {
    json!({ "name": name, "mode": "AK", "access_key_id": name, "access_key_secret": "testsecret" })
}

#[tokio::test]
async fn keys_and_sessions_stand_in_the_file() {
    let folder = home(&json!([
        key("main"),
        { "name": "other", "mode": "StsToken", "access_key_id": "a", "access_key_secret": "b", "sts_token": "c" }
    ]));
    let clock = Clock::new();
    let source = CliProfile::new(within(&folder, &clock, &[]));
    assert_eq!(id(&source).await, "main");
    assert_eq!(get(&source).await.unwrap().provider_name(), "cli_profile/static_ak");
    let chosen = CliProfile::new(within(&folder, &clock, &[("ALIBABA_CLOUD_PROFILE", "other")]));
    assert_eq!(shown(&get(&chosen).await.unwrap()), ("a".to_owned(), "c".to_owned()));
    let given = CliProfile::new(within(&folder, &clock, &[("ALIBABA_CLOUD_PROFILE", "other")])).profile("main");
    assert_eq!(id(&given).await, "main");
}

#[tokio::test]
async fn a_variable_names_another_file_or_turns_it_off() {
    let folder = Folder::new();
    let file = folder.write("elsewhere.json", &json!({ "current": "x", "profiles": [key("x")] }).to_string());
    let variable = ("ALIBABA_CLOUD_CONFIG_FILE", file.to_str().unwrap());
    assert_eq!(id(&CliProfile::new(environment(&Clock::new(), &[variable]))).await, "x");
    let disabled = ("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "True");
    let error = failure(&CliProfile::new(environment(&Clock::new(), &[variable, disabled]))).await;
    assert_eq!(error, "ALIBABA_CLOUD_CLI_PROFILE_DISABLED turns it off");
}

#[tokio::test]
async fn roles_are_assumed_with_the_settings_of_the_profile() {
    let clock = Clock::new();
    let expiration = clock.text_in(3600);
    let server = Server::new(move |_| ok(sts_session("role", &expiration)));
    let folder = home(&json!([{
        "name": "main", "mode": "RamRoleArn", "access_key_id": "testid", "access_key_secret": "testsecret",
        "ram_role_arn": "acs:ram::1:role/a", "ram_session_name": "session", "expired_seconds": 1800,
        "policy": "{ }", "external_id": "ext"
    }]));
    let source = CliProfile::new(within(&folder, &clock, &[]).sts_endpoint(server.endpoint()));
    let credentials = get(&source).await.unwrap();
    assert_eq!(credentials.provider_name(), "cli_profile/ram_role_arn");
    let question = server.received().remove(0);
    assert!(question.is_signed("testsecret"));
    let form = question.form();
    for (name, value) in [
        ("RoleArn", "acs:ram::1:role/a"),
        ("RoleSessionName", "session"),
        ("DurationSeconds", "1800"),
        ("Policy", "{ }"),
        ("ExternalId", "ext"),
    ] {
        assert_eq!(form[name], value, "{name}");
    }
}

#[tokio::test]
async fn the_sts_of_a_profile_follows_its_region_and_network() {
    let clock = Clock::new();
    let recorder = super::world::Recorder::answering(sts_session("role", &clock.text_in(3600)));
    let folder = home(&json!([{
        "name": "main", "mode": "RamRoleArn", "access_key_id": "a", "access_key_secret": "b", "ram_role_arn": "r",
        "sts_region": "cn-hangzhou", "enable_vpc": true, "expired_seconds": 0
    }]));
    get(&CliProfile::new(within(&folder, &clock, &[]).transport(recorder.clone()))).await.unwrap();
    assert_eq!(*recorder.asked.lock().unwrap(), ["https://sts-vpc.cn-hangzhou.aliyuncs.com"]);
}

#[tokio::test]
async fn roles_are_assumed_one_through_the_other() {
    let clock = Clock::new();
    let expiration = clock.text_in(3600);
    let server = Server::new(move |question| {
        let role = question.form()["RoleArn"].clone();
        ok(sts_session(&role, &expiration))
    });
    let folder = home(&json!([
        { "name": "main", "mode": "ChainableRamRoleArn", "source_profile": "middle", "ram_role_arn": "last" },
        { "name": "middle", "mode": "ChainableRamRoleArn", "source_profile": "key", "ram_role_arn": "first" },
        key("key")
    ]));
    let source = CliProfile::new(within(&folder, &clock, &[]).sts_endpoint(server.endpoint()));
    assert_eq!(id(&source).await, "last");
    let questions = server.received();
    assert_eq!(questions.len(), 2);
    assert!(questions[0].query["AccessKeyId"] == "key" && questions[0].is_signed("testsecret"));
    assert!(questions[1].query["AccessKeyId"] == "first" && questions[1].is_signed("first-secret"));
    assert_eq!(questions[1].query["SecurityToken"], "first-token");
}

#[tokio::test]
async fn profiles_that_lead_back_to_themselves_are_told() {
    let chain =
        |name: &str, source: &str| json!({ "name": name, "mode": "ChainableRamRoleArn", "source_profile": source });
    for (profiles, way) in [
        (json!([chain("main", "main")]), "main -> main"),
        (json!([chain("main", "a"), chain("a", "b"), chain("b", "a")]), "main -> a -> b -> a"),
    ] {
        let folder = home(&profiles);
        let error = failure(&CliProfile::new(within(&folder, &Clock::new(), &[]))).await;
        assert!(error.ends_with(&format!("refers back to itself: {way}")), "{error}");
    }
}

#[tokio::test]
async fn instances_tokens_and_programs_can_be_named() {
    let clock = Clock::new();
    let expiration = clock.text_in(3600);
    let until = expiration.clone();
    let metadata = Server::new(move |request| match request.path.as_str() {
        "/latest/api/token" => ok("t"),
        "/latest/meta-data/ram/security-credentials/web" => ok(session("instance", &expiration)),
        _ => (404, "", String::new()),
    });
    let sts = Server::new(move |_| ok(sts_session("pod", &until)));
    let token = Folder::new();
    let file = token.write("token", "oidc-token");
    let folder = home(&json!([
        { "name": "main", "mode": "EcsRamRole", "ram_role_name": "web" },
        { "name": "pod", "mode": "OIDC", "ram_role_arn": "role", "oidc_provider_arn": "provider",
          "oidc_token_file": file, "role_session_name": "s" },
        { "name": "program", "mode": "External",
          "process_command": "printf %s '{\"access_key_id\":\"printed\",\"access_key_secret\":\"b\"}'" }
    ]));
    let environment = within(&folder, &clock, &[]).metadata_endpoint(metadata.endpoint()).sts_endpoint(sts.endpoint());
    for (profile, expected) in [("main", "instance"), ("pod", "pod"), ("program", "printed")] {
        assert_eq!(id(&CliProfile::new(environment.clone()).profile(profile)).await, expected);
    }
    let form = sts.received()[0].form();
    assert_eq!((&*form["OIDCToken"], &*form["RoleSessionName"]), ("oidc-token", "s"));
}

#[tokio::test]
async fn an_address_and_the_role_of_an_instance_can_be_named() {
    let clock = Clock::new();
    let (expiration, until) = (clock.text_in(3600), clock.text_in(3600));
    let near = Server::new(move |request| match request.path.as_str() {
        "/latest/api/token" => ok("t"),
        "/latest/meta-data/ram/security-credentials/web" => ok(session("instance", &expiration)),
        "/given?x=1" | "/given" => ok(session("uri", &expiration)),
        _ => (404, "", String::new()),
    });
    let sts = Server::new(move |_| ok(sts_session("role", &until)));
    let folder = home(&json!([
        { "name": "main", "mode": "CredentialsURI", "credentials_uri": format!("http://{}/given?x=1", near.host) },
        { "name": "role", "mode": "RamRoleArnWithRoleName", "ram_role_name": "web", "ram_role_arn": "acs:ram::1:role/a" },
        { "name": "bad", "mode": "CredentialsURI", "credentials_uri": "http://user:canary@host/" },
        { "name": "none", "mode": "CredentialsURI" }
    ]));
    let environment = within(&folder, &clock, &[]).metadata_endpoint(near.endpoint()).sts_endpoint(sts.endpoint());
    let source = |profile: &str| CliProfile::new(environment.clone()).profile(profile);
    assert_eq!(get(&source("main")).await.unwrap().provider_name(), "cli_profile/credentials_uri");
    assert_eq!(id(&source("role")).await, "role");
    let question = sts.received().remove(0);
    assert_eq!((&*question.query["AccessKeyId"], &*question.query["SecurityToken"]), ("instance", "instance-token"));
    assert!(question.is_signed("instance-secret"));
    assert_eq!(question.form()["RoleArn"], "acs:ram::1:role/a");
    let error = failure(&source("bad")).await;
    assert!(error.starts_with("`credentials_uri` is not the address") && !error.contains("canary"), "{error}");
    assert!(failure(&source("none")).await.ends_with("has no `credentials_uri`"));
}

#[tokio::test]
async fn what_surrounds_a_key_in_the_file_is_no_part_of_it() {
    let folder = home(&json!([
        { "name": "main", "mode": "StsToken", "access_key_id": " a\n", "access_key_secret": "b\r\n", "sts_token": "c\t" },
        { "name": "blank", "mode": "AK", "access_key_id": "a", "access_key_secret": "\n" }
    ]));
    let source = CliProfile::new(within(&folder, &Clock::new(), &[]));
    assert_eq!(shown(&get(&source).await.unwrap()), ("a".to_owned(), "c".to_owned()));
    let error = failure(&CliProfile::new(within(&folder, &Clock::new(), &[])).profile("blank")).await;
    assert!(error.ends_with("has no `access_key_secret`"), "{error}");
}

/// Writes a session under this token into the home.
fn write_session(folder: &Folder, token: &str) {
    let profiles = json!([{ "name": "main", "mode": "StsToken", "access_key_id": "a", "access_key_secret": "b",
        "sts_token": token }]);
    folder.write(".aliyun/config.json", &json!({ "current": "main", "profiles": profiles }).to_string());
}

#[tokio::test]
async fn a_session_that_is_refused_is_read_again_if_the_file_has_changed() {
    let folder = Folder::new();
    write_session(&folder, "first");
    let source = CliProfile::new(within(&folder, &Clock::new(), &[]));
    let first = get(&source).await.unwrap();
    source.invalidate(&first);
    assert_eq!(get(&source).await.unwrap(), first, "nothing else is there");
    write_session(&folder, "other");
    assert_eq!(get(&source).await.unwrap(), first, "nobody has refused it since");
    source.invalidate(&first);
    let other = get(&source).await.unwrap();
    assert_eq!(shown(&other).1, "other");
    folder.write(".aliyun/config.json", "{");
    source.invalidate(&other);
    assert_eq!(get(&source).await.unwrap(), other, "a file that cannot be read changes nothing");
}

#[tokio::test]
async fn a_source_that_fails_is_looked_for_again_in_a_file_that_has_changed() {
    let clock = Clock::new();
    let expiration = clock.text_in(3600);
    let sts = Server::new(move |question| match question.query["SecurityToken"].as_str() {
        "first" => (403, "", r#"{"Code":"InvalidSecurityToken.Expired"}"#.to_owned()),
        _ => ok(sts_session("role", &expiration)),
    });
    let folder = Folder::new();
    let write = |token: &str| {
        let profiles = json!([
            { "name": "main", "mode": "ChainableRamRoleArn", "source_profile": "session", "ram_role_arn": "role" },
            { "name": "session", "mode": "StsToken", "access_key_id": "a", "access_key_secret": "b", "sts_token": token }
        ]);
        folder.write(".aliyun/config.json", &json!({ "current": "main", "profiles": profiles }).to_string());
    };
    write("first");
    let source = CliProfile::new(within(&folder, &clock, &[]).sts_endpoint(sts.endpoint()));
    assert!(failure(&source).await.contains("InvalidSecurityToken.Expired"));
    assert!(failure(&source).await.contains("InvalidSecurityToken.Expired"));
    assert_eq!(sts.asked().len(), 1, "the failure is kept while the file is the same");
    write("other");
    assert_eq!(id(&source).await, "role");
}

#[cfg(unix)]
fn pipe(folder: &Folder, name: &str) -> std::path::PathBuf {
    let path = folder.write(&format!("{name}.folder/x"), "").parent().unwrap().join(name);
    assert!(std::process::Command::new("mkfifo").arg(&path).status().unwrap().success());
    path
}

#[cfg(unix)]
#[test]
fn a_pipe_that_nobody_writes_to_is_an_error_and_does_not_keep_the_runtime_from_ending() {
    let folder = Folder::new();
    let file = pipe(&folder, "config.json");
    let (done, is_done) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
        let variable = ("ALIBABA_CLOUD_CONFIG_FILE", file.to_str().unwrap());
        let error = runtime.block_on(failure(&CliProfile::new(environment(&Clock::new(), &[variable]))));
        drop(runtime);
        let _ = done.send(error);
    });
    let error = is_done.recv_timeout(std::time::Duration::from_secs(60)).expect("the runtime does not end");
    assert!(error.ends_with("is a pipe or a device that sent nothing within 5 s"), "{error}");
}

#[cfg(unix)]
#[tokio::test]
async fn a_pipe_is_read_as_a_file_is() {
    let folder = Folder::new();
    let file = pipe(&folder, "config.json");
    let writer = file.clone();
    let text = json!({ "current": "x", "profiles": [key("x")] }).to_string();
    std::thread::spawn(move || std::fs::write(writer, text));
    let variable = ("ALIBABA_CLOUD_CONFIG_FILE", file.to_str().unwrap());
    let source = CliProfile::new(environment(&Clock::new(), &[variable]));
    assert_eq!(id(&source).await, "x");
    source.invalidate(&get(&source).await.unwrap());
    assert_eq!(id(&source).await, "x", "it is not opened for a second time");
    let endless = ("ALIBABA_CLOUD_CONFIG_FILE", "/dev/zero");
    let error = failure(&CliProfile::new(environment(&Clock::new(), &[endless]))).await;
    assert!(error.contains("is larger than 1 MiB"), "{error}");
}

#[tokio::test]
async fn what_a_profile_lacks_is_told() {
    let folder = home(&json!([
        { "name": "id", "mode": "AK", "access_key_secret": "canary" },
        { "name": "secret", "mode": "AK", "access_key_id": "canary", "access_key_secret": "" },
        { "name": "token", "mode": "StsToken", "access_key_id": "canary", "access_key_secret": "canary" },
        { "name": "source", "mode": "ChainableRamRoleArn" },
        { "name": "far", "mode": "ChainableRamRoleArn", "source_profile": "nowhere" },
        { "name": "command", "mode": "External" },
        { "name": "mode" },
        { "name": "strange", "mode": "Telepathy" },
        { "name": "site", "mode": "OAuth", "oauth_site_type": "MARS" }
    ]));
    for (profile, problem) in [
        ("id", "has no `access_key_id`"),
        ("secret", "has no `access_key_secret`"),
        ("token", "has no `sts_token`"),
        ("source", "has no `source_profile`"),
        ("far", "has no profile `nowhere`"),
        ("command", "has no `process_command`"),
        ("mode", "has no `mode`"),
        ("strange", "has the mode `Telepathy`, which is not supported"),
        ("site", "is neither CN nor INTL"),
        ("absent", "has no profile `absent`"),
    ] {
        let source = CliProfile::new(within(&folder, &Clock::new(), &[])).profile(profile);
        let error = failure(&source).await;
        assert!(error.contains(problem) && !error.contains("canary"), "{profile}: {error}");
    }
}

#[tokio::test]
async fn a_file_of_no_use_is_told_without_being_shown() {
    let folder = Folder::new();
    let source = || CliProfile::new(within(&folder, &Clock::new(), &[]));
    assert!(failure(&source()).await.contains("config.json cannot be read"));
    for (text, problem) in [
        ("{\"canary", "it is not JSON"),
        ("[\"canary\"]", "it is not a JSON object"),
        ("{\"profiles\":\"canary\"}", "has no `current`"),
        ("{\"current\":\"x\",\"profiles\":{\"canary\":1}}", "has no profile `x`"),
        ("{\"current\":\"x\",\"profiles\":[1,\"canary\",null]}", "has no profile `x`"),
    ] {
        folder.write(".aliyun/config.json", text);
        let error = failure(&source()).await;
        assert!(error.contains(problem) && !error.contains("canary"), "{error}");
    }
    let homeless = CliProfile::new(environment(&Clock::new(), &[]));
    assert_eq!(failure(&homeless).await, "ALIBABA_CLOUD_CONFIG_FILE is not set, and there is no home directory");
}
