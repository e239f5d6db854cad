//! Requests as they are signed, without sending them.

use crate::sample::{Everything, SERVICE};
use alibabacloud_core::clock::parse_timestamp;
use alibabacloud_core::plumbing::{Core, Operation};
use alibabacloud_core::sign::{acs3::Acs3, rpc};
use alibabacloud_core::{Access, Algorithm, Config, Credentials, Endpoint, ErrorKind, Secret, SignedRequest};
use serde_json::json;

static GO: Operation = Operation::new("Go", Access::Read);

fn config() -> Config {
    let time = parse_timestamp("2026-01-02T03:04:05Z").unwrap();
    Config::new(Endpoint::parse("http://127.0.0.1:18080").unwrap(), key())
        .clock(move || time)
        .nonces(|| "0123456789abcdef0123456789abcdef".to_owned())
}

fn key() -> Credentials {
    Credentials::access_key("testid", "testsecret")
}

fn request() -> Everything {
    Everything { text: Some("a b".into()), body: Some("1+1".into()), ..Everything::default() }
}

fn signed(config: Config, credentials: &Credentials) -> SignedRequest {
    Core::new(&SERVICE, config).unwrap().prepare(&GO, &request(), credentials).unwrap()
}

fn header<'a>(request: &'a SignedRequest, name: &str) -> Option<&'a str> {
    request.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

fn names(pairs: &[(String, String)]) -> Vec<&str> {
    pairs.iter().map(|(name, _)| name.as_str()).collect()
}

#[test]
fn version_3_signs_in_the_headers() {
    let request = signed(config(), &key());
    assert_eq!(
        (request.method, request.target().as_str(), request.body.as_ref()),
        ("POST", "/?Text=a%20b", &b"Body=1%2B1"[..])
    );
    for (name, value) in [
        ("host", "127.0.0.1:18080"),
        ("x-acs-action", "Go"),
        ("x-acs-version", "2026-01-01"),
        ("x-acs-date", "2026-01-02T03:04:05Z"),
        ("x-acs-signature-nonce", "0123456789abcdef0123456789abcdef"),
        ("accept", "application/json"),
        ("x-acs-credentials-provider", "static_ak"),
        ("content-type", "application/x-www-form-urlencoded"),
    ] {
        assert_eq!(header(&request, name), Some(value), "{name}");
    }
    let unsigned: Vec<_> = request.headers.iter().filter(|(name, _)| name != "authorization").cloned().collect();
    let expected = Acs3 {
        method: "POST",
        path: "/",
        query: &request.query,
        headers: &unsigned,
        signed: None,
        body: &request.body,
    }
    .authorization("testid", &Secret::from("testsecret"));
    assert_eq!(header(&request, "authorization"), Some(expected.as_str()));
}

#[test]
fn a_request_without_form_has_no_body_and_no_content_type() {
    let core = Core::new(&SERVICE, config()).unwrap();
    let request = core.prepare(&GO, &Everything::default(), &key()).unwrap();
    assert_eq!((request.target().as_str(), request.body.len(), header(&request, "content-type")), ("/", 0, None));
}

#[test]
fn a_session_token_travels_and_is_signed() {
    let request = signed(config(), &Credentials::sts("testid", "testsecret", "token/+=="));
    assert_eq!(header(&request, "x-acs-accesskey-id"), Some("testid"));
    assert_eq!(header(&request, "x-acs-security-token"), Some("token/+=="));
    assert_eq!(header(&request, "x-acs-credentials-provider"), Some("static_sts"));
    assert!(header(&request, "authorization").unwrap().contains("x-acs-security-token"));
    let request = signed(config().algorithm(Algorithm::RpcHmacSha1), &Credentials::sts("testid", "testsecret", "t"));
    assert!(request.query.contains(&("SecurityToken".to_owned(), "t".to_owned())));
}

#[test]
fn a_bearer_token_stands_in_the_place_of_the_signature() {
    let request = signed(config(), &Credentials::bearer("token"));
    assert_eq!(header(&request, "x-acs-bearer-token"), Some("token"));
    assert_eq!(header(&request, "authorization"), None);
    assert_eq!(request.target(), "/?Text=a%20b&SignatureType=BEARERTOKEN");
    let core = Core::new(&SERVICE, config().algorithm(Algorithm::RpcHmacSha1)).unwrap();
    let error = core.prepare(&GO, &request_of_nothing(), &Credentials::bearer("token")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration, "{error}");
}

fn request_of_nothing() -> Everything {
    Everything::default()
}

#[test]
fn version_1_signs_query_and_form_in_the_query() {
    let request = signed(config().algorithm(Algorithm::RpcHmacSha1), &key());
    assert_eq!(
        names(&request.query),
        [
            "Text",
            "Action",
            "Version",
            "Format",
            "Timestamp",
            "SignatureNonce",
            "SignatureMethod",
            "SignatureVersion",
            "AccessKeyId",
            "Signature"
        ]
    );
    let (signature, before) = request.query.split_last().unwrap();
    assert_eq!(signature.1, rpc::signature("POST", before, &request.form, &Secret::from("testsecret")));
    assert_ne!(signature.1, rpc::signature("POST", before, &[], &Secret::from("testsecret")));
    assert_eq!(header(&request, "authorization"), None);
    assert_eq!(names(&request.form), ["Body"]);
}

#[cfg(feature = "xml")]
#[test]
fn xml_is_asked_for_where_the_version_has_its_place() {
    use alibabacloud_core::Format;
    assert_eq!(header(&signed(config().format(Format::Xml), &key()), "accept"), Some("application/xml"));
    let request = signed(config().format(Format::Xml).algorithm(Algorithm::RpcHmacSha1), &key());
    assert!(request.query.contains(&("Format".to_owned(), "XML".to_owned())));
}

#[test]
fn the_user_agent_names_system_core_sdk_and_application() {
    let request = signed(config().user_agent("shop/1.0\r\nx-evil: 1"), &key());
    let agent = header(&request, "user-agent").unwrap();
    let (before, after) = agent.split_once(") ").unwrap();
    assert_eq!(before, format!("AlibabaCloud ({}; {}", std::env::consts::OS, std::env::consts::ARCH));
    let words: Vec<&str> = after.split(' ').collect();
    let is_versioned = |word: &str, name: &str| {
        word.strip_prefix(name).is_some_and(|version| version.starts_with(|first: char| first.is_ascii_digit()))
    };
    assert!(is_versioned(words[0], "Rust/") && is_versioned(words[1], "Core/"), "{agent}");
    assert_eq!(words[2..], ["tasks-sdk/0.1.0", "shop/1.0x-evil:", "1"]);
}

#[test]
fn any_action_can_be_signed_with_trees() {
    let core = Core::new(&SERVICE, config()).unwrap();
    let query = json!({ "L": ["a", null, { "B": 1.0 }] });
    let request = core.prepare_raw("Anything", &query, &json!({ "F": true }), &key()).unwrap();
    assert_eq!((request.target().as_str(), request.body.as_ref()), ("/?L.1=a&L.3.B=1.0", &b"F=true"[..]));
    assert_eq!(header(&request, "x-acs-action"), Some("Anything"));
    for (action, tree) in
        [("", json!({})), ("a b", json!({})), ("Go\r\n", json!({})), ("Go", json!([1])), ("Go", json!("x"))]
    {
        let error = core.prepare_raw(action, &tree, &json!(null), &key()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration, "{error}");
    }
}

#[test]
fn plain_http_is_refused_except_to_loopback() {
    let to = |endpoint: &str| config().endpoint_url(endpoint).unwrap();
    let error = Core::new(&SERVICE, to("http://a.example.com")).unwrap_err();
    assert!(error.to_string().contains("allow_plain_http(true)"), "{error}");
    for endpoint in ["https://a.example.com", "http://127.0.0.1:1", "http://localhost", "http://[::1]:2"] {
        assert!(Core::new(&SERVICE, to(endpoint)).is_ok(), "{endpoint}");
    }
    assert!(Core::new(&SERVICE, to("http://a.example.com").allow_plain_http(true)).is_ok());
}

#[test]
fn a_damaged_key_is_refused_before_it_is_sent() {
    let core = Core::new(&SERVICE, config()).unwrap();
    for credentials in [
        Credentials::access_key("testid\n", "testsecret"),
        Credentials::access_key("", "testsecret"),
        Credentials::access_key("testid", ""),
        Credentials::access_key("testid", "testsecret\n"),
        Credentials::access_key("STS.testid", "testsecret"),
        Credentials::sts("testid", "testsecret", "token\r\n"),
        Credentials::sts("testid", "testsecret", "tok en"),
        Credentials::bearer(""),
    ] {
        let error = core.prepare(&GO, &request(), &credentials).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Credentials, "{error}");
    }
}

#[test]
fn a_request_prints_names_and_no_values() {
    let printed = format!("{:?}", signed(config(), &Credentials::sts("testid", "testsecret", "hush")));
    assert!(
        printed.contains("x-acs-security-token") && !printed.contains("hush") && !printed.contains("a b"),
        "{printed}"
    );
}
