//! Operations that need no signature, on a real socket.

use crate::server::{Received, Reply, Server};
use crate::spec::SERVICE;
use alibabacloud_core::plumbing::{Core, Operation};
use alibabacloud_core::{BoxFuture, CredentialsError, Error, ProvideCredentials};
use alibabacloud_dts::operation::describe_dts_ip::{Request, Response};
use alibabacloud_dts::response::Access;
use alibabacloud_dts::settings::Algorithm;
use alibabacloud_dts::{Config, Credentials, Endpoint, ErrorKind};
use std::net::SocketAddr;

static UNSIGNED: Operation = Operation::new("DescribeDTSIP", Access::Read).unsigned();
static SIGNED: Operation = Operation::new("DescribeDTSIP", Access::Read);

const REPLY: &str = r#"{"RequestId":"R1","Success":true}"#;

/// A source that fails whoever asks.
#[derive(Debug)]
struct Nobody;

impl ProvideCredentials for Nobody {
    fn credentials(&self) -> BoxFuture<'_, Result<Credentials, CredentialsError>> {
        Box::pin(async { Err("nobody has credentials".into()) })
    }
}

fn core(address: SocketAddr, algorithm: Algorithm) -> Core {
    let endpoint = Endpoint::parse(&format!("http://{address}")).unwrap();
    let config = Config::new(endpoint, Nobody).algorithm(algorithm).validation(false);
    Core::new(*SERVICE, config).unwrap()
}

/// The outcome of a call with a parameter, and what the server received, if it has a reply.
fn call(
    operation: &'static Operation,
    algorithm: Algorithm,
    replies: Vec<Reply>,
) -> (Result<(), Error>, Vec<Received>) {
    let server = Server::answering(replies);
    let core = core(server.address, algorithm);
    let request = Request::new().source_endpoint_region("cn-shanghai");
    let mut response = Response::default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let outcome = runtime.block_on(core.call(operation, &request, &mut response)).map(drop);
    (outcome, server.received())
}

#[test]
fn an_unsigned_call_asks_for_no_credentials_and_sends_none() {
    let (outcome, received) = call(&UNSIGNED, Algorithm::Acs3HmacSha256, vec![Reply::json(200, REPLY)]);
    outcome.unwrap();
    let [received] = received.as_slice() else { panic!("one request") };
    let of = |name: &str| received.headers.get(name).map(String::as_str);
    assert_eq!((of("x-acs-action"), of("x-acs-version")), (Some("DescribeDTSIP"), Some("2020-01-01")));
    for sent in ["x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256"] {
        assert!(of(sent).is_some_and(|value| !value.is_empty()), "{sent}");
    }
    for secret in ["authorization", "x-acs-accesskey-id", "x-acs-security-token", "x-acs-bearer-token"] {
        assert_eq!(of(secret), None);
    }
    assert_eq!(of("x-acs-credentials-provider"), None);
    assert_eq!(
        received.query().into_iter().collect::<Vec<_>>(),
        [("SourceEndpointRegion".into(), "cn-shanghai".into())]
    );
}

#[test]
fn the_older_form_of_an_unsigned_call_names_the_action_and_has_no_signature() {
    let (outcome, received) = call(&UNSIGNED, Algorithm::RpcHmacSha1, vec![Reply::json(200, REPLY)]);
    outcome.unwrap();
    let query = received[0].query();
    let names: Vec<&str> = query.keys().map(String::as_str).collect();
    assert_eq!(names, ["Action", "Format", "SignatureNonce", "SourceEndpointRegion", "Timestamp", "Version"]);
    assert_eq!((query["Action"].as_str(), query["Version"].as_str()), ("DescribeDTSIP", "2020-01-01"));
}

#[test]
fn a_refused_unsigned_call_is_the_error_of_the_service() {
    let refusal = r#"{"RequestId":"R2","Code":"InvalidSecurityToken.Expired","Message":"expired"}"#;
    let (outcome, received) = call(&UNSIGNED, Algorithm::Acs3HmacSha256, vec![Reply::json(403, refusal)]);
    let error = outcome.unwrap_err();
    // There are no credentials to renew, so it is not repeated.
    assert_eq!((error.http_status(), error.attempts(), received.len()), (Some(403), 1, 1));
}

#[test]
fn a_prepared_unsigned_request_leaves_the_credentials_out() {
    let core = core(SocketAddr::from(([127, 0, 0, 1], 9)), Algorithm::Acs3HmacSha256);
    let key = Credentials::access_key("testid", "testsecret");
    let has = |operation| {
        let request = core.prepare(operation, &Request::new(), &key).unwrap();
        request.headers.iter().any(|(name, _)| name == "authorization")
    };
    assert!(has(&SIGNED) && !has(&UNSIGNED));
}

#[test]
fn a_signed_call_without_credentials_fails_before_anything_is_sent() {
    let (outcome, received) = call(&SIGNED, Algorithm::Acs3HmacSha256, Vec::new());
    assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Credentials);
    assert!(received.is_empty());
}
