//! Signatures of requests that other clients made, recomputed from what they sent.

use alibabacloud_core::Secret;
use alibabacloud_core::sign::{acs3::Acs3, rpc, sha256_hex};
use serde_json::Value;

type Pairs = Vec<(String, String)>;

fn pairs(tree: &Value) -> Pairs {
    let text = |tree: &Value| tree.as_str().unwrap().to_owned();
    tree.as_array().unwrap().iter().map(|pair| (text(&pair[0]), text(&pair[1]))).collect()
}

#[test]
fn recorded_requests_get_the_signatures_that_were_recorded() {
    let cases: Value = serde_json::from_str(include_str!("data/signatures.json")).unwrap();
    let secret = Secret::from("testsecret");
    let cases = cases.as_array().unwrap();
    assert_eq!(cases.len(), 13);
    for case in cases {
        let query = pairs(&case["query"]);
        let method = case["method"].as_str().unwrap();
        let signature = if case["algorithm"] == "rpc" {
            rpc::signature(method, &query, &pairs(&case["form"]), &secret)
        } else {
            acs3_signature(case, method, &query, &secret)
        };
        assert_eq!(signature, case["signature"].as_str().unwrap(), "{}", case["name"]);
    }
}

/// The signature alone, once the rest of the header is seen to be right.
fn acs3_signature(case: &Value, method: &str, query: &Pairs, secret: &Secret) -> String {
    let signed: Vec<&str> = case["signed"].as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect();
    let headers = pairs(&case["headers"]);
    let body = case["body"].as_str().unwrap().as_bytes();
    let request = Acs3 { method, path: "/", query, headers: &headers, signed: Some(&signed), body };
    let authorization = request.authorization("testid", secret);
    let (before, signature) = authorization.rsplit_once('=').unwrap();
    let names = signed.join(";");
    assert_eq!(before, format!("ACS3-HMAC-SHA256 Credential=testid,SignedHeaders={names},Signature"));
    signature.to_owned()
}

fn headers(pairs: &[(&str, &str)]) -> Pairs {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn authorization(headers: &[(String, String)]) -> String {
    let request = Acs3 { method: "POST", path: "/", query: &[], headers, signed: None, body: b"" };
    request.authorization("testid", &Secret::from("testsecret"))
}

#[test]
fn only_headers_that_proxies_leave_alone_are_signed_by_default() {
    let all = headers(&[
        ("X-Acs-Date", "2026-01-02T03:04:05Z"),
        ("User-Agent", "any"),
        ("Accept", "*/*"),
        ("Host", "a.example.com:8443"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ]);
    assert!(authorization(&all).contains("SignedHeaders=content-type;host;x-acs-date,"), "{}", authorization(&all));
}

#[test]
fn letter_case_of_names_and_space_around_values_do_not_matter() {
    let one = headers(&[("HOST", " a "), ("X-ACS-Action", "Go\t")]);
    let other = headers(&[("x-acs-action", "Go"), ("host", "a")]);
    assert_eq!(authorization(&one), authorization(&other));
}

#[test]
fn a_header_that_comes_twice_is_one_line() {
    let twice = headers(&[("host", "a"), ("x-acs-x", "2"), ("x-acs-x", "1")]);
    let joined = headers(&[("host", "a"), ("x-acs-x", "1,2")]);
    assert_eq!(authorization(&twice), authorization(&joined));
}

#[test]
fn the_hash_of_an_empty_body_is_the_known_one() {
    assert_eq!(sha256_hex(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
