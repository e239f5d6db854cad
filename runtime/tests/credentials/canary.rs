//! Secrets in every place where a source can find one, searched for in everything that comes out.

use super::server::Server;
use super::world::{Clock, Folder, START, environment};
use alibabacloud_core::credentials::{
    AssumeRole, AssumeRoleWithOidc, CliProfile, CredentialsUri, DefaultChain, EcsRole, EnvironmentVariables, IniProfile,
};
use alibabacloud_core::{Credentials, ProvideCredentials};
use serde_json::json;

const CANARY: &str = "CANARY/+=";

fn profiles() -> serde_json::Value {
    let mut profiles = Vec::new();
    for mode in
        ["AK", "StsToken", "RamRoleArn", "ChainableRamRoleArn", "OIDC", "CloudSSO", "OAuth", "External", "EcsRamRole"]
    {
        profiles.push(json!({
            "name": mode, "mode": mode, "access_key_id": "testid", "access_key_secret": CANARY, "sts_token": CANARY,
            "ram_role_arn": "role", "ram_role_name": "web", "external_id": CANARY, "source_profile": "StsToken",
            "oidc_provider_arn": "provider", "access_token": CANARY, "cloud_sso_account_id": "1",
            "cloud_sso_access_config": "ac", "cloud_sso_access_token_expire": START + 100,
            "cloud_sso_sign_in_url": "SERVER", "oauth_access_token": CANARY, "oauth_refresh_token": CANARY,
            "process_command": format!("sh -c 'echo {CANARY}; echo {CANARY} >&2; exit 1'"),
            "oidc_token_file": "FILE"
        }));
    }
    json!({ "current": "AK", "profiles": profiles })
}

/// Sends back whatever it was sent, in every place that an error may quote.
fn echo() -> Server {
    Server::new(|request| {
        let mut all = format!("{CANARY} {:?} {} {:?}", request.query, request.body, request.headers);
        for (_, value) in request.form() {
            all.push_str(&value);
        }
        let body = json!({ "Code": all, "Message": all, "RequestId": all, "error": all, "error_description": all });
        (400, "", body.to_string())
    })
}

#[tokio::test]
async fn no_secret_comes_out_of_any_source() {
    let (clock, folder, server) = (Clock::new(), Folder::new(), echo());
    let file = folder.write("token", CANARY);
    let text = profiles()
        .to_string()
        .replace("SERVER", &format!("http://{}/", server.host))
        .replace("FILE", file.to_str().unwrap());
    folder.write(".aliyun/config.json", &text);
    let section = |kind: &str| {
        format!(
            "[{kind}]\ntype={kind}\naccess_key_id=testid\naccess_key_secret={CANARY}\nrole_arn=r\noidc_provider_arn=p\noidc_token_file_path={}\nprivate_key_file={CANARY}\n",
            file.display()
        )
    };
    let sections = ["access_key", "ram_role_arn", "oidc_role_arn", "ecs_ram_role", "rsa_key_pair"].map(section);
    folder.write(".alibabacloud/credentials", &sections.concat());
    let uri = format!("http://{}/{CANARY}?{CANARY}", server.host);
    let environment = environment(
        &clock,
        &[
            ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", CANARY),
            ("ALIBABA_CLOUD_SECURITY_TOKEN", CANARY),
            ("ALIBABA_CLOUD_ROLE_ARN", "role"),
            ("ALIBABA_CLOUD_OIDC_PROVIDER_ARN", "provider"),
            ("ALIBABA_CLOUD_OIDC_TOKEN_FILE", file.to_str().unwrap()),
            ("ALIBABA_CLOUD_CREDENTIALS_URI", &uri),
            ("ALIBABA_CLOUD_PROFILE", "RamRoleArn"),
        ],
    )
    .home(folder.path())
    .sts_endpoint(server.endpoint())
    .metadata_endpoint(server.endpoint())
    .oauth_endpoint(server.endpoint());
    let session = Credentials::sts("testid", CANARY, CANARY);
    let mut sources: Vec<Box<dyn ProvideCredentials>> = vec![
        Box::new(session.clone()),
        Box::new(Credentials::bearer(CANARY)),
        Box::new(AssumeRole::new(session, "role").external_id(CANARY).environment(environment.clone())),
        Box::new(AssumeRoleWithOidc::new(environment.clone())),
        Box::new(EnvironmentVariables::new(environment.clone())),
        Box::new(EcsRole::new(environment.clone())),
        Box::new(CredentialsUri::new(environment.clone())),
        Box::new(DefaultChain::new(environment.clone())),
    ];
    for profile in profiles()["profiles"].as_array().unwrap() {
        let name = profile["name"].as_str().unwrap();
        sources.push(Box::new(CliProfile::new(environment.clone()).profile(name)));
    }
    for name in ["access_key", "ram_role_arn", "oidc_role_arn", "ecs_ram_role", "rsa_key_pair"] {
        sources.push(Box::new(IniProfile::new(environment.clone()).profile(name)));
    }
    let mut failures = 0;
    for source in &sources {
        let mut shown = format!("{source:?} {source:#?}");
        match source.credentials().await {
            Ok(credentials) => shown.push_str(&format!("{credentials:?}")),
            Err(error) => {
                failures += 1;
                shown.push_str(&format!("{error} {error:?}"));
            }
        }
        shown.push_str(&format!("{source:?}"));
        assert!(!shown.contains("CANARY"), "{shown}");
    }
    assert_eq!(failures, sources.len() - 5, "only keys that stand somewhere are given out");
}
