//! Key Management Service.

use super::{calls, key};
use crate::server::Reply;
use alibabacloud_kms::types::{DataKeySpec, DeletionProtection, KeyFilter, KeyProperty, KeySpec, KeyState, KeyUsage};
use alibabacloud_kms::{Client, ErrorCode};
use std::time::Duration;

fn json(body: &str) -> Vec<Reply> {
    vec![Reply::json(200, body)]
}

#[test]
fn a_context_travels_as_one_text_and_the_plaintext_is_never_shown() {
    let body = r#"{"RequestId":"R1","KeyId":"k","KeyVersionId":"v","CiphertextBlob":"QQ=="}"#;
    let (outcome, received) = calls(json(body), key(), |config| async {
        let client = Client::new(config)?;
        let call = client.encrypt().key_id("alias/a").plaintext("aHVzaA==").encryption_context([("purpose", "backup")]);
        assert!(!format!("{call:?}").contains("aHVzaA=="));
        call.send().await
    });
    assert_eq!(outcome.unwrap().ciphertext_blob.as_deref(), Some("QQ=="));
    let query = received[0].query();
    assert_eq!(query["EncryptionContext"], r#"{"purpose":"backup"}"#);
    assert_eq!((query["KeyId"].as_str(), query["Plaintext"].as_str()), ("alias/a", "aHVzaA=="));
    assert_eq!(received[0].headers["x-acs-version"], "2016-01-20");
    assert!(received[0].is_signed_acs3("testid", "testsecret"));
}

#[test]
fn a_decrypted_text_is_read_and_never_shown() {
    let (outcome, _) = calls(json(r#"{"Plaintext":"aHVzaA==","KeyId":"k"}"#), key(), |config| async {
        Client::new(config)?.decrypt().ciphertext_blob("QQ==").send().await
    });
    let response = outcome.unwrap();
    assert_eq!(response.plaintext.as_ref().unwrap().expose(), "aHVzaA==");
    assert!(!format!("{response:?}").contains("aHVzaA=="));
}

#[test]
fn a_data_key_has_a_length_by_its_name_or_by_its_bytes() {
    let reply = || Reply::json(200, r#"{"CiphertextBlob":"QQ=="}"#);
    let (outcome, received) = calls(vec![reply(), reply()], key(), |config| async {
        let client = Client::new(config)?;
        client.generate_data_key().key_id("k").key_spec(DataKeySpec::Aes128).send().await?;
        client.generate_data_key_without_plaintext().key_id("k").number_of_bytes(64).send().await
    });
    outcome.unwrap();
    assert_eq!((received[0].query()["KeySpec"].as_str(), received[0].query().get("NumberOfBytes")), ("AES_128", None));
    assert_eq!(received[1].query()["NumberOfBytes"], "64");
}

#[test]
fn a_new_key_has_its_tags_in_one_text_and_its_properties_are_typed() {
    let body = r#"{"KeyMetadata":{"KeyId":"k","KeyState":"Enabled","KeySpec":"RSA_2048","KeyUsage":"SIGN/VERIFY",
        "CreationDate":"2026-02-01T08:00:00Z"}}"#;
    let (outcome, received) = calls(json(body), key(), |config| async {
        let client = Client::new(config)?;
        let call = client.create_key().key_spec(KeySpec::Rsa2048).key_usage(KeyUsage::SignVerify);
        call.tags(r#"[{"TagKey":"team","TagValue":"checkout"}]"#).enable_automatic_rotation(false).send().await
    });
    let metadata = outcome.unwrap().key_metadata.unwrap();
    assert_eq!(metadata.key_spec, Some(KeySpec::Rsa2048));
    assert_eq!(metadata.key_usage, Some(KeyUsage::SignVerify));
    let query = received[0].query();
    assert_eq!(query["KeyUsage"], "SIGN/VERIFY");
    assert_eq!(query["Tags"], r#"[{"TagKey":"team","TagValue":"checkout"}]"#);
    assert_eq!(query["EnableAutomaticRotation"], "false");
}

#[test]
fn states_that_the_service_adds_later_are_kept() {
    let body = r#"{"KeyMetadata":{"KeyState":"Sleeping","DeletionProtection":"Enabled","DeleteDate":""}}"#;
    let (outcome, _) =
        calls(json(body), key(), |config| async { Client::new(config)?.describe_key().key_id("k").send().await });
    let metadata = outcome.unwrap().key_metadata.unwrap();
    assert_eq!(metadata.key_state.as_ref().map(KeyState::as_str), Some("Sleeping"));
    assert_eq!(metadata.deletion_protection.as_ref().and_then(DeletionProtection::as_bool), Some(true));
}

#[test]
fn all_pages_of_the_keys_are_listed() {
    let page = |number: u32, key: &str| {
        let body =
            format!(r#"{{"PageNumber":{number},"PageSize":1,"TotalCount":2,"Keys":{{"Key":[{{"KeyId":"{key}"}}]}}}}"#);
        Reply::json(200, &body)
    };
    let (outcome, received) = calls(vec![page(1, "a"), page(2, "b")], key(), |config| async {
        let client = Client::new(config)?;
        let enabled = KeyFilter::new().property(KeyProperty::KeyState).values(["Enabled"]);
        let mut items = client.list_keys().page_size(1).filters([enabled]).items();
        let mut found = Vec::new();
        while let Some(entry) = items.next().await {
            found.extend(entry?.key_id);
        }
        Ok::<_, alibabacloud_kms::Error>(found)
    });
    assert_eq!(outcome.unwrap(), ["a", "b"]);
    assert_eq!(received[1].query()["PageNumber"], "2");
    assert_eq!(received[1].query()["Filters"], r#"[{"Key":"KeyState","Values":["Enabled"]}]"#);
}

#[test]
fn a_deletion_is_scheduled_in_days() {
    let (outcome, received) = calls(json(r#"{"RequestId":"R1"}"#), key(), |config| async {
        let month = Duration::from_hours(30 * 24);
        Client::new(config)?.schedule_key_deletion().key_id("k").pending_window_in_days(month).send().await
    });
    outcome.unwrap();
    assert_eq!(received[0].query()["PendingWindowInDays"], "30");
}

#[test]
fn a_secret_is_created_and_read_and_never_shown() {
    let created = Reply::json(200, r#"{"SecretName":"s","VersionId":"v1"}"#);
    let read =
        Reply::json(200, r#"{"SecretName":"s","SecretData":"hush","VersionStages":{"VersionStage":["ACSCurrent"]}}"#);
    let (outcome, received) = calls(vec![created, read], key(), |config| async {
        let client = Client::new(config)?;
        let call = client.create_secret().secret_name("s").version_id("v1").secret_data("hush");
        assert!(!format!("{call:?}").contains("hush"));
        call.extended_config(r#"{"SecretSubType":"SingleUser"}"#).send().await?;
        client.get_secret_value().secret_name("s").send().await
    });
    let response = outcome.unwrap();
    assert_eq!(response.secret_data.as_ref().unwrap().expose(), "hush");
    assert_eq!(response.version_stages, ["ACSCurrent"]);
    assert!(!format!("{response:?}").contains("hush"));
    assert_eq!(received[0].query()["ExtendedConfig"], r#"{"SecretSubType":"SingleUser"}"#);
    // An address is logged on the way, a body is not.
    assert_eq!((received[0].form()["SecretData"].as_str(), received[0].query().get("SecretData")), ("hush", None));
}

#[test]
fn a_refusal_is_an_error_with_its_code_and_a_write_is_not_repeated() {
    for (status, code, expected) in [
        (404, "Forbidden.KeyNotFound", ErrorCode::ForbiddenKeyNotFound),
        (409, "Rejected.Disabled", ErrorCode::RejectedDisabled),
        (409, "Rejected.PendingDeletion", ErrorCode::RejectedPendingDeletion),
    ] {
        let body = format!(r#"{{"RequestId":"R2","Code":"{code}","Message":"no","HostId":"kms.aliyuncs.com"}}"#);
        let (outcome, received) = calls(vec![Reply::json(status, &body)], key(), |config| async {
            Client::new(config)?.disable_key().key_id("k").send().await
        });
        let error = outcome.unwrap_err();
        assert_eq!((error.code(), error.http_status(), received.len()), (Some(expected), Some(status), 1), "{error}");
    }
}
