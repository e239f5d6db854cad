//! Signatures, dates, nonces and tokens.

use crate::raw::{acs3, now, rpc};
use alibabacloud_core::clock::{parse_timestamp, timestamp};
use emulator::{AccessKey, Clock, Emulator, Settings};
use std::time::{Duration, SystemTime};

const ACTION: &str = "DescribeDtsJobs";

fn ago(seconds: u64) -> String {
    timestamp(SystemTime::now() - Duration::from_secs(seconds)).unwrap()
}

fn refused(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

#[tokio::test]
async fn both_signatures_are_accepted_with_both_methods() {
    let emulator = Emulator::start().await.unwrap();
    for method in ["GET", "POST"] {
        let mut call = acs3(&emulator, ACTION, &[("RegionId", "cn hangzhou*~")]);
        call.method = method;
        let answer = call.signed().send(&emulator).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let mut call = rpc(&emulator, ACTION, &[("RegionId", "名 +*~")]);
        call.method = method;
        let answer = call.signed_rpc("testsecret").send(&emulator).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
}

#[tokio::test]
async fn parameters_of_a_form_body_are_signed_and_read() {
    let emulator = Emulator::start().await.unwrap();
    let form = [("DbList", "{\"d\":{\"name\":\"d\",\"all\":true}}")];
    let call = acs3(&emulator, "ModifyDtsJob", &[("DtsInstanceId", "dtsa1")]).form(&form);
    let call = call.signed();
    assert_ne!(call.send(&emulator).await.status, 400);
    assert_eq!(emulator.calls()[0].parameters.len(), 2);
    let mut changed = call;
    changed.body = changed.body.replace("all", "alL");
    assert_eq!(changed.send(&emulator).await.refusal(), refused(400, "SignatureDoesNotMatch"));
    let call = rpc(&emulator, "ModifyDtsJob", &[("DtsInstanceId", "dtsa1")]).form(&form).signed_rpc("testsecret");
    assert_ne!(call.send(&emulator).await.status, 400);
    let mut changed =
        rpc(&emulator, "ModifyDtsJob", &[("DtsInstanceId", "dtsa1")]).form(&form).signed_rpc("testsecret");
    changed.body = changed.body.replace("all", "alL");
    assert_eq!(changed.send(&emulator).await.refusal(), refused(400, "SignatureDoesNotMatch"));
}

#[tokio::test]
async fn each_flipped_bit_of_a_signature_is_refused() {
    let emulator = Emulator::start().await.unwrap();
    let call = acs3(&emulator, ACTION, &[]).signed();
    let authorization = call.headers.iter().find(|(name, _)| name == "authorization").unwrap().1.clone();
    let start = authorization.rfind('=').unwrap() + 1;
    for index in start..authorization.len() {
        for bit in 0..7 {
            let mut bytes = authorization.clone().into_bytes();
            bytes[index] ^= 1 << bit;
            let Ok(changed) = String::from_utf8(bytes) else { continue };
            if changed.chars().any(|c| c.is_control() || c == ',') {
                continue;
            }
            let mut call = call.clone();
            call.set("authorization", &changed);
            let (status, code) = call.send(&emulator).await.refusal();
            assert!(
                status == 400 && matches!(code.as_str(), "SignatureDoesNotMatch" | "IncompleteSignature"),
                "{changed}: {code}"
            );
        }
    }
    assert_eq!(call.send(&emulator).await.status, 200, "the signature itself is right");
}

#[tokio::test]
async fn what_was_changed_after_signing_is_refused() {
    let emulator = Emulator::start().await.unwrap();
    let mismatch = refused(400, "SignatureDoesNotMatch");
    let mut call = acs3(&emulator, ACTION, &[("JobType", "SYNC")]).signed();
    call.set_parameter("JobType", "SYNd");
    assert_eq!(call.send(&emulator).await.refusal(), mismatch);
    let mut call = acs3(&emulator, ACTION, &[]).signed();
    call.set("x-acs-action", "DescribeDtsJobDetail");
    assert_eq!(call.send(&emulator).await.refusal(), mismatch);
    let mut call = acs3(&emulator, ACTION, &[]).signed();
    call.set("host", "dts.aliyuncs.com");
    assert_eq!(call.send(&emulator).await.refusal(), mismatch);
    let mut call = acs3(&emulator, ACTION, &[]).signed();
    call.method = "GET";
    assert_eq!(call.send(&emulator).await.refusal(), mismatch);
    let call = acs3(&emulator, ACTION, &[]).signed_by("testid", "othersecret");
    assert_eq!(call.send(&emulator).await.refusal(), mismatch);
    let call = rpc(&emulator, ACTION, &[]).signed_rpc("othersecret");
    assert_eq!(call.send(&emulator).await.refusal(), mismatch);
    let mut call = rpc(&emulator, ACTION, &[("JobType", "SYNC")]).signed_rpc("testsecret");
    call.set_parameter("JobType", "SYNd");
    assert_eq!(call.send(&emulator).await.refusal(), mismatch);
}

#[tokio::test]
async fn a_header_that_decides_about_the_call_must_be_signed() {
    let emulator = Emulator::start().await.unwrap();
    let mut call = acs3(&emulator, ACTION, &[]);
    call.headers.retain(|(name, _)| name != "x-acs-action");
    let mut call = call.signed();
    call.set("x-acs-action", ACTION);
    assert_eq!(call.send(&emulator).await.refusal(), refused(400, "IncompleteSignature"));
}

#[tokio::test]
async fn an_unknown_key_is_refused_by_name() {
    let emulator = Emulator::start().await.unwrap();
    let call = acs3(&emulator, ACTION, &[]).signed_by("nobody", "testsecret");
    assert_eq!(call.send(&emulator).await.refusal(), refused(404, "InvalidAccessKeyId.NotFound"));
    let mut call = rpc(&emulator, ACTION, &[]);
    call.set_parameter("AccessKeyId", "nobody");
    assert_eq!(
        call.signed_rpc("testsecret").send(&emulator).await.refusal(),
        refused(404, "InvalidAccessKeyId.NotFound")
    );
}

#[tokio::test]
async fn a_date_outside_the_window_is_refused_in_both_directions() {
    let emulator = Emulator::start().await.unwrap();
    let expired = refused(400, "InvalidTimeStamp.Expired");
    let ahead = timestamp(SystemTime::now() + Duration::from_secs(16 * 60)).unwrap();
    for date in [ago(960), ahead, "2001-01-01T00:00:00Z".to_owned()] {
        let mut call = acs3(&emulator, ACTION, &[]);
        call.set("x-acs-date", &date);
        assert_eq!(call.signed().send(&emulator).await.refusal(), expired, "{date}");
        let mut call = rpc(&emulator, ACTION, &[]);
        call.set_parameter("Timestamp", &date);
        assert_eq!(call.signed_rpc("testsecret").send(&emulator).await.refusal(), expired, "{date}");
    }
    let mut call = acs3(&emulator, ACTION, &[]);
    call.set("x-acs-date", &ago(840));
    assert_eq!(call.signed().send(&emulator).await.status, 200);
    for date in ["yesterday", "2026-01-02 03:04:05"] {
        let mut call = acs3(&emulator, ACTION, &[]);
        call.set("x-acs-date", date);
        assert_eq!(call.signed().send(&emulator).await.refusal(), refused(400, "InvalidTimeStamp.Format"), "{date}");
    }
}

#[tokio::test]
async fn a_date_near_the_turned_clock_is_valid_too() {
    let then = parse_timestamp("2026-01-02T03:04:05Z").unwrap();
    let mut settings = Settings::default();
    settings.clock = Clock::stopped_at(then);
    let emulator = Emulator::start_with(settings).await.unwrap();
    let mut call = acs3(&emulator, ACTION, &[]);
    call.set("x-acs-date", "2026-01-02T03:10:00Z");
    assert_eq!(call.signed().send(&emulator).await.status, 200);
}

#[tokio::test]
async fn a_nonce_is_valid_once_for_each_key() {
    let mut settings = Settings::default();
    settings.keys.push(AccessKey { id: "other".into(), secret: "othersecret".into(), token: None });
    let emulator = Emulator::start_with(settings).await.unwrap();
    let call = acs3(&emulator, ACTION, &[]);
    assert_eq!(call.clone().signed_by("testid", "wrong").send(&emulator).await.status, 400);
    assert_eq!(call.clone().signed().send(&emulator).await.status, 200, "a refused call uses up no nonce");
    assert_eq!(call.clone().signed().send(&emulator).await.refusal(), refused(400, "SignatureNonceUsed"));
    assert_eq!(call.clone().signed_by("other", "othersecret").send(&emulator).await.status, 200);
    emulator.reset().unwrap();
    assert_eq!(call.signed().send(&emulator).await.status, 200);
}

#[tokio::test]
async fn a_session_needs_its_own_token() {
    let mut settings = Settings::default();
    let session = AccessKey { id: "STS.a".into(), secret: "s".into(), token: Some("token/with+chars==".into()) };
    settings.keys.push(session);
    let emulator = Emulator::start_with(settings).await.unwrap();
    let call = || acs3(&emulator, ACTION, &[]);
    assert_eq!(call().signed_by("STS.a", "s").send(&emulator).await.refusal(), refused(400, "MissingSecurityToken"));
    let with = |token: &str| {
        let mut call = call();
        call.set("x-acs-security-token", token);
        call.signed_by("STS.a", "s")
    };
    assert_eq!(with("token/with+chars==").send(&emulator).await.status, 200);
    let mismatch = refused(400, "InvalidSecurityToken.MismatchWithAccessKey");
    assert_eq!(with("token/with+chars=").send(&emulator).await.refusal(), mismatch);
    let mut stranger = call();
    stranger.set("x-acs-security-token", "any");
    assert_eq!(stranger.signed().send(&emulator).await.refusal(), mismatch);
}

#[tokio::test]
async fn what_is_missing_is_refused_by_name() {
    let emulator = Emulator::start().await.unwrap();
    for name in
        ["AccessKeyId", "Timestamp", "SignatureNonce", "SignatureMethod", "SignatureVersion", "Version", "Action"]
    {
        let mut call = rpc(&emulator, ACTION, &[]);
        call.query.retain(|(parameter, _)| parameter != name);
        let answer = call.signed_rpc("testsecret").send(&emulator).await;
        assert_eq!(answer.refusal(), refused(400, "MissingParameter"), "{name}");
        assert!(answer.json()["Message"].as_str().unwrap().contains(name), "{}", answer.body);
    }
    for name in ["x-acs-date", "x-acs-signature-nonce"] {
        let mut call = acs3(&emulator, ACTION, &[]);
        call.headers.retain(|(header, _)| header != name);
        assert_eq!(call.signed().send(&emulator).await.refusal(), refused(400, "MissingParameter"), "{name}");
    }
    let mut call = rpc(&emulator, ACTION, &[]);
    call.set_parameter("SignatureMethod", "HMAC-MD5");
    assert_eq!(call.signed_rpc("testsecret").send(&emulator).await.refusal(), refused(400, "InvalidSignatureMethod"));
    let mut call = acs3(&emulator, ACTION, &[]).signed();
    call.set("authorization", "ACS3-HMAC-SHA256 Credential=testid");
    assert_eq!(call.send(&emulator).await.refusal(), refused(400, "IncompleteSignature"));
    let now = now();
    assert_eq!(emulator.calls().len(), 11, "{now}");
}
