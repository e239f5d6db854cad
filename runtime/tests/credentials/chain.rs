//! The default chain.

use super::server::{Server, ok};
use super::world::{Clock, Folder, environment, failure, get, id, session, sts_session};
use alibabacloud_core::credentials::{DefaultChain, EnvironmentVariables};
use alibabacloud_core::{Environment, Error, ProvideCredentials};
use serde_json::json;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// A place where every source has something, each its own; `off` takes one away.
struct Everything {
    clock: Clock,
    folder: Folder,
    variables: Arc<Mutex<Vec<(String, String)>>>,
    sts: Server,
    metadata: Server,
    uri: Server,
}

impl Everything {
    fn new() -> Self {
        let clock = Clock::new();
        let expiration = clock.text_in(6 * 3600);
        let (a, b, c) = (expiration.clone(), expiration.clone(), expiration);
        let sts = Server::new(move |_| ok(sts_session("oidc", &a)));
        let metadata = Server::new(move |request| match request.path.as_str() {
            "/latest/api/token" => ok("t"),
            _ => ok(session("instance", &b)),
        });
        let uri = Server::new(move |_| ok(session("uri", &c)));
        let folder = Folder::new();
        let cli = json!({ "current": "main", "profiles": [
            { "name": "main", "mode": "AK", "access_key_id": "cli", "access_key_secret": "s" },
            { "name": "work", "mode": "AK", "access_key_id": "cli-work", "access_key_secret": "s" }
        ]});
        folder.write(".aliyun/config.json", &cli.to_string());
        let section =
            |name: &str, id: &str| format!("[{name}]\ntype=access_key\naccess_key_id={id}\naccess_key_secret=s\n");
        folder.write(".alibabacloud/credentials", &(section("default", "ini") + &section("work", "ini-work")));
        let token = folder.write("token", "oidc-token");
        let variables = [
            ("ALIBABA_CLOUD_ACCESS_KEY_ID", "env"),
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s"),
            ("ALIBABA_CLOUD_ROLE_ARN", "role"),
            ("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "provider"),
            ("ALIBABA_CLOUD_OIDC_TOKEN_FILE", token.to_str().unwrap()),
            ("ALIBABA_CLOUD_ECS_METADATA", "web"),
            ("ALIBABA_CLOUD_CREDENTIALS_URI", &format!("http://{}/", uri.host)),
        ];
        let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        Self { clock, folder, variables: Arc::new(Mutex::new(variables)), sts, metadata, uri }
    }

    fn unset(&self, name: &str) {
        self.variables.lock().unwrap().retain(|(known, _)| known != name);
    }

    fn set(&self, name: &str, value: &str) {
        self.variables.lock().unwrap().push((name.to_owned(), value.to_owned()));
    }

    fn environment(&self) -> Environment {
        let (variables, clock) = (Arc::clone(&self.variables), self.clock.clone());
        Environment::empty()
            .metadata_timeout(std::time::Duration::from_secs(60))
            .clock(move || clock.now())
            .variables(move |name| {
                let set = variables.lock().unwrap();
                set.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
            })
            .home(self.folder.path())
            .sts_endpoint(self.sts.endpoint())
            .metadata_endpoint(self.metadata.endpoint())
    }
}

#[tokio::test]
async fn sources_are_asked_in_the_official_order() {
    let place = Everything::new();
    let first = || async {
        let credentials = get(&DefaultChain::new(place.environment())).await.unwrap();
        (credentials.access_key_id().unwrap().to_owned(), credentials.provider_name().to_owned())
    };
    let pair = |id: &str, name: &str| (id.to_owned(), name.to_owned());
    assert_eq!(first().await, pair("env", "default/env"));
    place.unset("ALIBABA_CLOUD_ACCESS_KEY_ID");
    assert_eq!(first().await, pair("oidc", "default/oidc_role_arn"));
    place.unset("ALIBABA_CLOUD_OIDC_PROVIDER_ARN");
    assert_eq!(first().await, pair("cli", "default/cli_profile/static_ak"));
    place.set("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "true");
    assert_eq!(first().await, pair("ini", "default/profile/static_ak"));
    std::fs::remove_file(place.folder.path().join(".alibabacloud/credentials")).unwrap();
    assert_eq!(first().await, pair("instance", "default/ecs_ram_role"));
    place.set("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true");
    assert_eq!(first().await, pair("uri", "default/credentials_uri"));
    place.unset("ALIBABA_CLOUD_CREDENTIALS_URI");
    let reasons = failure(&DefaultChain::new(place.environment())).await;
    let home = place.folder.path().display();
    assert_eq!(
        reasons,
        "no source has any (env: ALIBABA_CLOUD_ACCESS_KEY_ID is not set; \
         oidc_role_arn: ALIBABA_CLOUD_OIDC_PROVIDER_ARN is not set; \
         cli_profile: ALIBABA_CLOUD_CLI_PROFILE_DISABLED turns it off; \
         profile: ALIBABA_CLOUD_CREDENTIALS_FILE is not set, and ~/.alibabacloud has neither credentials.ini nor credentials; \
         ecs_ram_role: ALIBABA_CLOUD_ECS_METADATA_DISABLED turns it off; \
         credentials_uri: ALIBABA_CLOUD_CREDENTIALS_URI is not set)",
        "{home}"
    );
}

#[tokio::test]
async fn a_source_that_fails_at_first_is_passed_over() {
    let place = Everything::new();
    place.unset("ALIBABA_CLOUD_ACCESS_KEY_ID");
    std::fs::write(place.folder.path().join("token"), "").unwrap();
    std::fs::write(place.folder.path().join(".aliyun/config.json"), "{").unwrap();
    assert_eq!(id(&DefaultChain::new(place.environment())).await, "ini");
}

#[tokio::test]
async fn the_source_that_answered_first_is_kept() {
    let place = Everything::new();
    let chain = DefaultChain::new(place.environment());
    assert_eq!(id(&chain).await, "env");
    place.unset("ALIBABA_CLOUD_ACCESS_KEY_ID");
    assert_eq!(failure(&chain).await, "env: ALIBABA_CLOUD_ACCESS_KEY_ID is not set");
    place.set("ALIBABA_CLOUD_ACCESS_KEY_ID", "again");
    assert_eq!(id(&chain).await, "again");
    assert_eq!(place.sts.asked().len() + place.metadata.asked().len() + place.uri.asked().len(), 0);
}

#[tokio::test]
async fn a_profile_given_in_code_goes_before_the_variable() {
    let place = Everything::new();
    place.unset("ALIBABA_CLOUD_ACCESS_KEY_ID");
    place.unset("ALIBABA_CLOUD_ROLE_ARN");
    place.set("ALIBABA_CLOUD_PROFILE", "main");
    let chain = |profile: &str| DefaultChain::with_profile(place.environment(), Some(profile.to_owned()));
    assert_eq!(id(&chain("work")).await, "cli-work");
    assert_eq!(id(&chain("")).await, "cli");
    place.set("ALIBABA_CLOUD_CLI_PROFILE_DISABLED", "true");
    assert_eq!(id(&chain("work")).await, "ini-work");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_first_callers_walk_once() {
    let clock = Clock::new();
    let (expiration, slow) = (clock.text_in(3600), Arc::new(AtomicBool::new(true)));
    let server = Server::new(move |request| {
        if slow.swap(false, Ordering::SeqCst) {
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        if request.path == "/latest/api/token" { ok("t") } else { ok(session("instance", &expiration)) }
    });
    let environment =
        environment(&clock, &[("ALIBABA_CLOUD_ECS_METADATA", "web")]).metadata_endpoint(server.endpoint());
    let chain = Arc::new(DefaultChain::new(environment));
    let calls: Vec<_> = (0..100)
        .map(|_| {
            let chain = Arc::clone(&chain);
            tokio::spawn(async move { id(&*chain).await })
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.unwrap(), "instance");
    }
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn variables_are_read_when_they_are_needed() {
    let read =
        |pairs: &'static [(&'static str, &'static str)]| EnvironmentVariables::new(environment(&Clock::new(), pairs));
    let key = [("ALIBABA_CLOUD_ACCESS_KEY_ID", "a"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "b")];
    let credentials = get(&EnvironmentVariables::new(environment(&Clock::new(), &key))).await.unwrap();
    assert_eq!((format!("{credentials:?}").as_str(), credentials.provider_name()), ("Credentials(a)", "env"));
    let session = read(&[
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "a"),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "b"),
        ("ALIBABA_CLOUD_SECURITY_TOKEN", "c"),
    ]);
    assert_eq!(super::world::shown(&get(&session).await.unwrap()), ("a".to_owned(), "c".to_owned()));
    let empty = read(&[("ALIBABA_CLOUD_ACCESS_KEY_ID", "a"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "")]);
    assert_eq!(failure(&empty).await, "ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set");
}

#[tokio::test]
async fn variables_under_other_names_are_named() {
    for (set, named) in [
        (&["ALICLOUD_ACCESS_KEY", "ALICLOUD_SECRET_KEY"][..], "ALICLOUD_ACCESS_KEY, ALICLOUD_SECRET_KEY"),
        (&["ALIYUN_ACCESS_KEY_ID"], "ALIYUN_ACCESS_KEY_ID"),
        (&["ALIBABACLOUD_ACCESS_KEY_ID"], "ALIBABACLOUD_ACCESS_KEY_ID"),
        (&["aliyun_access_key_id", "aliyun_access_key_secret"], "aliyun_access_key_id, aliyun_access_key_secret"),
        (&["alibaba_cloud_access_key_id"], "alibaba_cloud_access_key_id"),
        (&["ALIBABA_CLOUD_ACCESS_KEY"], "ALIBABA_CLOUD_ACCESS_KEY"),
        (&["ACCESS_KEY_ID"], "ACCESS_KEY_ID"),
    ] {
        let variables: Vec<(&str, &str)> = set.iter().map(|name| (*name, "canary")).collect();
        let error = failure(&EnvironmentVariables::new(environment(&Clock::new(), &variables))).await;
        let expected = format!(
            "ALIBABA_CLOUD_ACCESS_KEY_ID is not set; ignored: {named} (use \
             ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET)"
        );
        assert_eq!(error, expected);
        let chain = [&variables[..], &[("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")]].concat();
        let error = failure(&DefaultChain::new(environment(&Clock::new(), &chain))).await;
        assert!(error.contains(&expected) && !error.contains("canary"), "{error}");
    }
    let own = [("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "b"), ("ALIBABA_CLOUD_SECURITY_TOKEN", "c")];
    let error = failure(&EnvironmentVariables::new(environment(&Clock::new(), &own))).await;
    assert_eq!(error, "ALIBABA_CLOUD_ACCESS_KEY_ID is not set");
}

#[tokio::test]
async fn what_surrounds_a_variable_is_no_part_of_it() {
    let variables = [
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "a\n"),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", " b\r\n"),
        ("ALIBABA_CLOUD_SECURITY_TOKEN", "c\n"),
    ];
    let session = get(&EnvironmentVariables::new(environment(&Clock::new(), &variables))).await.unwrap();
    assert_eq!(super::world::shown(&session), ("a".to_owned(), "c".to_owned()));
    let blank = [("ALIBABA_CLOUD_ACCESS_KEY_ID", "a"), ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "\n")];
    let error = failure(&EnvironmentVariables::new(environment(&Clock::new(), &blank))).await;
    assert_eq!(error, "ALIBABA_CLOUD_ACCESS_KEY_SECRET is not set");
}

#[tokio::test]
async fn the_error_of_a_client_tells_of_all_sources() {
    let environment = environment(&Clock::new(), &[("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")]);
    let error = Error::from(DefaultChain::new(environment).credentials().await.unwrap_err()).to_string();
    assert!(error.starts_with("no credentials: no source has any (env: "), "{error}");
    assert!(!error.contains('\n'));
    for name in ["env", "oidc_role_arn", "cli_profile", "profile", "ecs_ram_role", "credentials_uri"] {
        assert!(error.contains(&format!("{name}: ")), "{name}: {error}");
    }
}
