//! One flipped bit, anywhere in what is signed or in the signature: refused.

use crate::KEY;
use crate::raw::{Raw, acs3, rpc};
use emulator::{Emulator, Settings};
use std::collections::BTreeMap;

/// Each text with one bit flipped, as far as the result can stand in a header or a query.
fn flipped(text: &str) -> impl Iterator<Item = String> + '_ {
    (0..text.len() * 8).filter_map(|bit| {
        let mut bytes = text.as_bytes().to_vec();
        bytes[bit / 8] ^= 1 << (bit % 8);
        String::from_utf8(bytes).ok().filter(|text| text.bytes().all(|byte| byte.is_ascii_graphic()))
    })
}

/// An emulator that knows nonces for as long as a test may need them again, so that no refusal is due to a used one.
async fn started() -> Emulator {
    let mut settings = Settings::default();
    settings.check_nonces = false;
    Emulator::start_with(settings).await.unwrap()
}

async fn refusal(emulator: &Emulator, request: &Raw) -> (u16, String) {
    request.send(emulator).await.refusal()
}

#[tokio::test]
async fn every_flipped_bit_of_the_current_signature_is_refused() {
    let emulator = started().await;
    let signed = acs3(&emulator, "DescribeDtsJobs", &[("JobType", "SYNC")]).form(&[("Status", "Failed")]).signed();
    assert_eq!(signed.send(&emulator).await.status, 200);
    let (_, authorization) = signed.headers.iter().find(|(name, _)| name == "authorization").cloned().unwrap();
    let (start, signature) = authorization.split_once("Signature=").unwrap();
    let mut codes = BTreeMap::new();
    for signature in flipped(signature) {
        let mut request = signed.clone();
        request.set("authorization", &format!("{start}Signature={signature}"));
        *codes.entry(refusal(&emulator, &request).await).or_insert(0) += 1;
    }
    assert!(
        codes
            .keys()
            .all(|(status, code)| *status == 400
                && matches!(code.as_str(), "SignatureDoesNotMatch" | "IncompleteSignature")),
        "{codes:?}"
    );
    assert!(codes.values().sum::<usize>() > 64 * 4, "{codes:?}");
}

#[tokio::test]
async fn every_flipped_bit_of_a_signed_header_is_refused() {
    let emulator = started().await;
    let signed = acs3(&emulator, "DescribeDtsJobs", &[]).signed();
    let names = ["x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"];
    for (name, value) in signed.headers.iter().filter(|(name, _)| names.contains(&name.as_str())) {
        for value in flipped(value) {
            let mut request = signed.clone();
            request.set(name, &value);
            let (status, code) = refusal(&emulator, &request).await;
            assert!(status >= 400, "{name}: {value}: {code}");
        }
    }
}

#[tokio::test]
async fn every_flipped_bit_of_the_query_and_the_body_is_refused() {
    let emulator = started().await;
    let signed = acs3(&emulator, "DescribeDtsJobs", &[("JobType", "SYNC")]).form(&[("Status", "Failed")]).signed();
    for value in flipped("SYNC") {
        let mut request = signed.clone();
        request.set_parameter("JobType", &value);
        assert_eq!(refusal(&emulator, &request).await, (400, "SignatureDoesNotMatch".to_owned()), "{value}");
    }
    for body in flipped("Status=Failed") {
        let mut request = signed.clone();
        request.body = body;
        assert_eq!(refusal(&emulator, &request).await, (400, "SignatureDoesNotMatch".to_owned()), "{}", request.body);
    }
}

#[tokio::test]
async fn every_flipped_bit_of_the_older_signature_is_refused() {
    let emulator = started().await;
    let signed = rpc(&emulator, "DescribeDtsJobs", &[("JobType", "SYNC")]).signed_rpc(KEY.1);
    assert_eq!(signed.send(&emulator).await.status, 200);
    let (_, signature) = signed.query.iter().find(|(name, _)| name == "Signature").cloned().unwrap();
    for signature in flipped(&signature) {
        let mut request = signed.clone();
        request.set_parameter("Signature", &signature);
        assert_eq!(refusal(&emulator, &request).await, (400, "SignatureDoesNotMatch".to_owned()), "{signature}");
    }
    for (name, value) in signed.query.iter().filter(|(name, value)| name != "Signature" && !value.is_empty()) {
        for value in flipped(value) {
            let mut request = signed.clone();
            request.set_parameter(name, &value);
            // `Format` in another letter case is signed, too.
            let answer = request.send(&emulator).await;
            assert!(answer.status >= 400, "{name}: {value}");
        }
    }
}
