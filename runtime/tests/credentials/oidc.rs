//! A RAM role, assumed with an OIDC token.

use super::server::{Server, ok};
use super::world::{Clock, Folder, environment, failure, get, id, sts_session};
use alibabacloud_core::Environment;
use alibabacloud_core::credentials::AssumeRoleWithOidc;

const TOKEN: &str = "eyJhbGciOi.J9.sig+/=";

struct Setting {
    clock: Clock,
    folder: Folder,
    server: Server,
}

impl Setting {
    fn new() -> Self {
        let clock = Clock::new();
        let expiration = clock.text_in(3600);
        let folder = Folder::new();
        folder.write("token", &format!("{TOKEN}\n"));
        Self { clock, folder, server: Server::new(move |_| ok(sts_session("role", &expiration))) }
    }

    fn environment(&self) -> Environment {
        let file = self.folder.path().join("token").display().to_string();
        let variables = [
            ("ALIBABA_CLOUD_ROLE_ARN", "acs:ram::1:role/pod"),
            ("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "acs:ram::1:oidc-provider/cluster"),
            ("ALIBABA_CLOUD_OIDC_TOKEN_FILE", file.as_str()),
        ];
        environment(&self.clock, &variables).sts_endpoint(self.server.endpoint())
    }
}

#[tokio::test]
async fn the_token_of_the_file_is_sent_unsigned_and_not_in_the_address() {
    let setting = Setting::new();
    let credentials = get(&AssumeRoleWithOidc::new(setting.environment())).await.unwrap();
    assert_eq!(credentials.access_key_id(), Some("role"));
    assert_eq!(credentials.provider_name(), "oidc_role_arn");
    let question = setting.server.received().remove(0);
    assert_eq!(question.query["Action"], "AssumeRoleWithOIDC");
    for name in ["Signature", "SignatureMethod", "AccessKeyId", "OIDCToken"] {
        assert!(!question.query.contains_key(name), "{name}");
    }
    let form: Vec<(String, String)> = question.form().into_iter().collect();
    let expected = [
        ("DurationSeconds", "3600"),
        ("OIDCProviderArn", "acs:ram::1:oidc-provider/cluster"),
        ("OIDCToken", TOKEN),
        ("RoleArn", "acs:ram::1:role/pod"),
        ("RoleSessionName", "credentials-rust-1767323045"),
    ];
    assert_eq!(form, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[tokio::test]
async fn the_file_is_read_anew_for_each_session() {
    let setting = Setting::new();
    let source = AssumeRoleWithOidc::new(setting.environment());
    assert_eq!(id(&source).await, "role");
    setting.folder.write("token", "second");
    setting.clock.pass(2701);
    let _ = get(&source).await;
    let tokens: Vec<String> =
        setting.server.received().iter().map(|question| question.form()["OIDCToken"].clone()).collect();
    assert_eq!(tokens, [TOKEN, "second"]);
}

#[tokio::test]
async fn what_is_given_goes_before_the_variables() {
    let setting = Setting::new();
    let file = setting.folder.write("other", "other");
    let source = AssumeRoleWithOidc::new(setting.environment())
        .role_arn("acs:ram::1:role/other")
        .provider_arn("provider")
        .token_file(file)
        .session_name("name")
        .policy("{}")
        .duration(std::time::Duration::from_secs(1000));
    get(&source).await.unwrap();
    let form = setting.server.received()[0].form();
    for (name, value) in [
        ("RoleArn", "acs:ram::1:role/other"),
        ("OIDCProviderArn", "provider"),
        ("OIDCToken", "other"),
        ("RoleSessionName", "name"),
        ("Policy", "{}"),
        ("DurationSeconds", "1000"),
    ] {
        assert_eq!(form[name], value, "{name}");
    }
}

#[tokio::test]
async fn a_token_that_is_not_there_is_told() {
    let setting = Setting::new();
    let folder = setting.folder.path().display().to_string();
    for (name, text, problem) in [
        ("absent", None, "absent cannot be read"),
        ("empty", Some(" \n"), "empty is empty"),
        ("large", Some(&*"x".repeat(1_100_000)), "larger than 1 MiB"),
    ] {
        let path = setting.folder.path().join(name);
        if let Some(text) = text {
            setting.folder.write(name, text);
        }
        let error = failure(&AssumeRoleWithOidc::new(setting.environment()).token_file(path)).await;
        assert!(error.starts_with(&folder) && error.contains(problem), "{error}");
    }
    assert_eq!(setting.server.asked().len(), 0);
}

#[tokio::test]
async fn a_refusal_does_not_show_the_token() {
    let setting = Setting::new();
    let server = Server::new(|question| {
        let token = question.form()["OIDCToken"].clone();
        (400, "", format!(r#"{{"Code":"AuthenticationFail.OIDCToken.Invalid","Message":"bad {token} here"}}"#))
    });
    let source = AssumeRoleWithOidc::new(setting.environment().sts_endpoint(server.endpoint()));
    let error = failure(&source).await;
    assert!(error.ends_with("HTTP status 400, AuthenticationFail.OIDCToken.Invalid, bad *** here"), "{error}");
}
