//! Security Token Service.

use super::{Nobody, calls, key};
use crate::server::Reply;
use alibabacloud_sts::types::IdentityType;
use alibabacloud_sts::{Client, ErrorCode, ErrorKind};
use std::time::Duration;

const CREDENTIALS: &str = r#""Credentials": {"AccessKeyId": "STS.a", "AccessKeySecret": "hush", "SecurityToken": "hush, too",
    "Expiration": "2026-03-01T12:00:00Z"}, "AssumedRoleUser": {"AssumedRoleId": "1:a", "Arn": "acs:ram::1:role/r/a"}"#;

fn json(body: &str) -> Vec<Reply> {
    vec![Reply::json(200, body)]
}

#[test]
fn a_role_is_assumed_with_a_signature_and_its_credentials_are_read_and_never_shown() {
    let (outcome, received) =
        calls(json(&format!("{{\"RequestId\": \"R1\", {CREDENTIALS}}}")), key(), |config| async {
            let client = Client::new(config)?;
            let call = client.assume_role().role_arn("acs:ram::1:role/r").role_session_name("a");
            call.duration_seconds(Duration::from_mins(30)).policy("{}").send().await
        });
    let response = outcome.unwrap();
    let session = response.credentials.as_ref().unwrap();
    assert_eq!(session.access_key_id.as_deref(), Some("STS.a"));
    assert_eq!(session.access_key_secret.as_ref().unwrap().expose(), "hush");
    assert_eq!(session.security_token.as_ref().unwrap().expose(), "hush, too");
    assert_eq!(session.expiration.as_ref().unwrap().to_string(), "2026-03-01T12:00:00Z");
    assert_eq!(response.request_id(), Some("R1"));
    assert!(!format!("{response:?}").contains("hush"));
    let received = &received[0];
    assert!(received.is_signed_acs3("testid", "testsecret"));
    assert_eq!(received.headers["x-acs-action"], "AssumeRole");
    assert_eq!(received.headers["x-acs-version"], "2015-04-01");
    let query: Vec<_> = received.query().into_iter().collect();
    let expected =
        [("DurationSeconds", "1800"), ("Policy", "{}"), ("RoleArn", "acs:ram::1:role/r"), ("RoleSessionName", "a")];
    assert_eq!(query, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[test]
fn a_token_takes_the_place_of_credentials() {
    let nobody = Nobody::default();
    let body = format!(
        "{{\"RequestId\": \"R1\", \"OIDCTokenInfo\": {{\"ClientIds\": \"a,b\", \"Subject\": \"s\"}}, {CREDENTIALS}}}"
    );
    let (outcome, received) = calls(json(&body), nobody.clone(), |config| async {
        let client = Client::new(config)?;
        let call = client.assume_role_with_oidc().role_session_name("a").oidc_token("token").role_arn("role");
        call.oidc_provider_arn("provider").send().await
    });
    let info = outcome.unwrap().oidc_token_info.unwrap();
    assert_eq!((info.client_ids, info.subject), (vec!["a".to_owned(), "b".to_owned()], Some("s".to_owned())));
    assert_eq!((nobody.asked(), received[0].headers.get("authorization")), (0, None));
    let names: Vec<_> = received[0].query().into_keys().collect();
    assert_eq!(names, ["OIDCProviderArn", "OIDCToken", "RoleArn", "RoleSessionName"]);
}

#[test]
fn a_saml_response_takes_the_place_of_credentials() {
    let nobody = Nobody::default();
    let body = format!("{{\"SAMLAssertionInfo\": {{\"SubjectType\": \"persistent\"}}, {CREDENTIALS}}}");
    let (outcome, received) = calls(json(&body), nobody.clone(), |config| async {
        let client = Client::new(config)?;
        client.assume_role_with_saml().saml_assertion("UkVT").saml_provider_arn("p").role_arn("r").send().await
    });
    assert_eq!(outcome.unwrap().saml_assertion_info.unwrap().subject_type.as_deref(), Some("persistent"));
    assert_eq!((nobody.asked(), received[0].headers.get("authorization")), (0, None));
    assert_eq!(received[0].query()["SAMLAssertion"], "UkVT");
}

#[test]
fn the_identity_of_the_caller_says_what_it_is() {
    for (word, expected) in [
        ("Account", IdentityType::Account),
        ("RAMUser", IdentityType::RamUser),
        ("AssumedRoleUser", IdentityType::AssumedRoleUser),
    ] {
        let body = format!("{{\"IdentityType\": \"{word}\", \"AccountId\": \"1\", \"RequestId\": \"R1\"}}");
        let (outcome, _) =
            calls(json(&body), key(), |config| async { Client::new(config)?.get_caller_identity().send().await });
        let response = outcome.unwrap();
        assert_eq!((response.identity_type, response.account_id.as_deref()), (Some(expected), Some("1")));
    }
}

#[test]
fn a_refused_role_is_an_error_with_its_code_and_its_remedy() {
    for (status, code, expected) in [
        (404, "EntityNotExist.Role", ErrorCode::EntityNotExistRole),
        (400, "InvalidParameter.DurationSeconds", ErrorCode::InvalidParameterDurationSeconds),
        (403, "NoPermission", ErrorCode::NoPermission),
    ] {
        let body = format!(r#"{{"RequestId":"R2","HostId":"sts.aliyuncs.com","Code":"{code}","Message":"no"}}"#);
        let (outcome, received) = calls(vec![Reply::json(status, &body)], key(), |config| async {
            Client::new(config)?.assume_role().role_arn("r").role_session_name("ab").send().await
        });
        let error = outcome.unwrap_err();
        assert_eq!((error.code(), error.http_status(), received.len()), (Some(expected), Some(status), 1), "{error}");
        assert_eq!(error.request_id(), Some("R2"));
    }
}

#[test]
fn a_signed_call_without_credentials_fails_before_anything_is_sent() {
    let nobody = Nobody::default();
    let (outcome, received) =
        calls(Vec::new(), nobody.clone(), |config| async { Client::new(config)?.get_caller_identity().send().await });
    assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Credentials);
    assert!(received.is_empty() && nobody.asked() > 0);
}
