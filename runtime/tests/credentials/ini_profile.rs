//! The credentials file that the official SDKs share.

use super::server::{Server, ok};
use super::world::{Clock, Folder, environment, failure, get, id, session, shown, sts_session};
use alibabacloud_core::ProvideCredentials;
use alibabacloud_core::credentials::IniProfile;

const FILE: &str = "[default]\ntype = access_key\naccess_key_id = testid # mine\naccess_key_secret = testsecret\n\n\
                    [other]\ntype=access_key\naccess_key_id=other\naccess_key_secret=b\n";

#[tokio::test]
async fn the_file_is_found_under_either_name_and_by_its_variable() {
    let clock = Clock::new();
    let folder = Folder::new();
    let home = || environment(&clock, &[]).home(folder.path());
    folder.write(".alibabacloud/credentials", &FILE.replace("testid", "second"));
    assert_eq!(id(&IniProfile::new(home())).await, "second");
    folder.write(".alibabacloud/credentials.ini", FILE);
    let credentials = get(&IniProfile::new(home())).await.unwrap();
    assert_eq!(credentials.access_key_id(), Some("testid"));
    assert_eq!(credentials.provider_name(), "profile/static_ak");
    let file = folder.write("elsewhere", &FILE.replace("testid", "third"));
    let variable = ("ALIBABA_CLOUD_CREDENTIALS_FILE", file.to_str().unwrap());
    assert_eq!(id(&IniProfile::new(environment(&clock, &[variable]).home(folder.path()))).await, "third");
}

#[tokio::test]
async fn the_section_is_the_named_one_or_default() {
    let folder = Folder::new();
    folder.write(".alibabacloud/credentials", FILE);
    let clock = Clock::new();
    let chosen = environment(&clock, &[("ALIBABA_CLOUD_PROFILE", "other")]).home(folder.path());
    assert_eq!(id(&IniProfile::new(chosen.clone())).await, "other");
    assert_eq!(id(&IniProfile::new(chosen.clone()).profile("default")).await, "testid");
    assert!(failure(&IniProfile::new(chosen).profile("absent")).await.ends_with("it has no section `absent`"));
}

#[tokio::test]
async fn every_type_works() {
    let clock = Clock::new();
    let expiration = clock.text_in(3600);
    let until = expiration.clone();
    let metadata = Server::new(move |request| match request.path.as_str() {
        "/latest/api/token" => ok("t"),
        "/latest/meta-data/ram/security-credentials/web" => ok(session("instance", &expiration)),
        _ => (404, "", String::new()),
    });
    let sts = Server::new(move |question| ok(sts_session(&question.form()["RoleArn"], &until)));
    let folder = Folder::new();
    let token = folder.write("token", "oidc-token");
    folder.write(
        ".alibabacloud/credentials",
        &format!(
            "[role]\ntype = ram_role_arn\naccess_key_id = testid\naccess_key_secret = testsecret\nrole_arn = reader\n\
             role_session_name = s1\npolicy = {{\"a\": [1, 2]}}\n\
             [oidc]\ntype = oidc_role_arn\nrole_arn = pod\noidc_provider_arn = p\noidc_token_file_path = {}\n\
             role_session_name = s2\n\
             [instance]\ntype = ecs_ram_role\nrole_name = web\n",
            token.display()
        ),
    );
    let environment = environment(&clock, &[])
        .home(folder.path())
        .metadata_endpoint(metadata.endpoint())
        .sts_endpoint(sts.endpoint());
    for (section, expected) in [("role", "reader"), ("oidc", "pod"), ("instance", "instance")] {
        assert_eq!(id(&IniProfile::new(environment.clone()).profile(section)).await, expected);
    }
    let questions = sts.received();
    assert!(questions[0].is_signed("testsecret"));
    assert_eq!(questions[0].form()["Policy"], "{\"a\": [1, 2]}");
    assert_eq!(questions[0].form()["RoleSessionName"], "s1");
    assert_eq!(questions[1].form()["OIDCToken"], "oidc-token");
}

#[tokio::test]
async fn a_session_stands_in_the_file_and_is_read_again_when_it_is_refused() {
    let folder = Folder::new();
    for member in ["security_token", "sts_token"] {
        let write = |token: &str| {
            let text =
                format!("[default]\ntype = sts\naccess_key_id = STS.a\naccess_key_secret = b\n{member} = {token}\n");
            folder.write(".alibabacloud/credentials", &text)
        };
        write("first");
        let source = IniProfile::new(environment(&Clock::new(), &[]).home(folder.path()));
        let first = get(&source).await.unwrap();
        assert_eq!(shown(&first), ("STS.a".to_owned(), "first".to_owned()));
        write("other");
        assert_eq!(get(&source).await.unwrap(), first, "what works is not read again");
        source.invalidate(&first);
        assert_eq!(shown(&get(&source).await.unwrap()), ("STS.a".to_owned(), "other".to_owned()));
    }
}

#[tokio::test]
async fn what_a_section_lacks_is_told() {
    let folder = Folder::new();
    for (text, problem) in [
        ("[default]\naccess_key_id=canary", "section `default` has no `type`"),
        ("[default]\ntype=telepathy\naccess_key_secret=canary", "has an unsupported `type`"),
        ("[default]\ntype=access_key\naccess_key_secret=canary", "has no `access_key_id`"),
        ("[default]\ntype=access_key\naccess_key_id=canary\naccess_key_secret=#canary", "has no `access_key_secret`"),
        ("[default]\ntype=ram_role_arn\naccess_key_id=canary", "has no `access_key_secret`"),
        ("[default]\ntype=sts\naccess_key_id=a\naccess_key_secret=canary", "has no `security_token`"),
        ("[default]\ntype=sts\nsecurity_token=canary\naccess_key_secret=canary", "has no `access_key_id`"),
        ("[default]\ntype=rsa_key_pair\nprivate_key_file=canary", "`rsa_key_pair`, which is not supported"),
        ("[default]\ncanary", "line 2 is neither"),
        ("canary=canary", "line 1 stands before the first section"),
        ("", "it has no section `default`"),
    ] {
        folder.write(".alibabacloud/credentials", text);
        let error = failure(&IniProfile::new(environment(&Clock::new(), &[]).home(folder.path()))).await;
        assert!(error.contains(problem) && !error.contains("canary"), "{error}");
    }
}

#[tokio::test]
async fn a_file_that_is_not_there_is_told() {
    let folder = Folder::new();
    let error = failure(&IniProfile::new(environment(&Clock::new(), &[]).home(folder.path()))).await;
    let expected = "ALIBABA_CLOUD_CREDENTIALS_FILE is not set, and ~/.alibabacloud has neither credentials.ini nor \
                    credentials";
    assert_eq!(error, expected);
    let variable = ("ALIBABA_CLOUD_CREDENTIALS_FILE", "/no/such/file");
    let error = failure(&IniProfile::new(environment(&Clock::new(), &[variable]))).await;
    assert!(error.starts_with("/no/such/file cannot be read"), "{error}");
}
