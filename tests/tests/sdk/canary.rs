//! A canary in every secret of every operation, and then everything that can go wrong, with tracing at its loudest:
//! nothing that is printed or serialized may show it.

use crate::collector::Collector;
use crate::filling::fill_all;
use crate::spec::MODEL;
use alibabacloud_core::plumbing::ValueMut;
use alibabacloud_core::plumbing::{Core, Operation, Structure, flatten, to_json, to_json_with_secrets, validate};
use alibabacloud_core::{Error, ErrorKind, ResponseMetadata, SignedRequest, StandardRetry};
use alibabacloud_dts::metadata::{Call, SERVICE, calls};
use alibabacloud_dts::settings::{Algorithm, CallOptions};
use alibabacloud_dts::{Client, Config, Credentials, Endpoint};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fmt;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// Every canary has this in it, which no encoding changes.
const MARK: &str = "c4n4ry";

/// A secret with characters that every encoding changes, and nothing that occurs twice.
fn canary(number: usize) -> String {
    format!("{MARK}{number} +/%\"<&é{number}")
}

/// A key or token, in which no character is one that a key cannot have.
fn key_canary() -> String {
    canary(1).replace([' ', 'é'], "")
}

/// The request with a canary in every secret, and the paths of these.
fn with_canaries(mut structure: Box<dyn Structure>) -> (Box<dyn Structure>, BTreeSet<String>) {
    let mut paths = BTreeSet::new();
    fill_all(&mut *structure, &mut |path, slot| {
        if let ValueMut::Secret(secret) = slot {
            paths.insert(path.to_owned());
            *secret = Some(canary(paths.len()).into());
        }
    });
    (structure, paths)
}

/// The paths of an operation's secrets as the spec has them.
fn secrets_of_spec(dump: &Value, operation: &str, part: &str) -> BTreeSet<String> {
    let fields = dump["operations"][operation][part].as_array().unwrap();
    let secret = fields.iter().filter(|field| field["secret"] == true);
    secret.map(|field| field["path"].as_str().unwrap().replace("[]", ".1").replace("{}", ".k")).collect()
}

#[test]
fn the_canary_sits_in_every_secret_parameter_of_the_spec() {
    let dump = codegen::dump::dump(&MODEL);
    let mut count = 0;
    for call in calls() {
        let (request, paths) = with_canaries((call.request)());
        let (query, form) = flatten(&*request);
        let sent = query.iter().chain(&form).filter(|(_, value)| value.contains(MARK));
        let sent: BTreeSet<String> = sent.map(|(name, _)| name.clone()).collect();
        assert_eq!(sent, secrets_of_spec(&dump, call.operation.name, "request"), "{}", call.operation.name);
        count += paths.len();
    }
    assert!(count >= 30, "{count}");
}

/// What the server does with a request.
#[derive(Clone, Copy, Debug)]
enum Mode {
    /// A response of success with a canary in every secret of it, and texts that do not fit.
    Success,
    /// Errors that repeat the request: everything decoded, as it came, and as a server would sign it.
    Echo(u16, Form),
    /// The request in the place of a response.
    Malformed,
    /// A redirect to where the request says.
    Redirect,
    /// The connection ends in the middle of a response that repeats the request.
    Broken,
    /// The same, and silence.
    Silent,
}

#[derive(Clone, Copy, Debug)]
enum Form {
    Json,
    Xml,
    Html,
    /// A failure inside HTTP 200.
    Refusal,
}

/// A server that knows the request by heart.
struct Parrot {
    address: SocketAddr,
    mode: Arc<Mutex<(Mode, String)>>,
}

impl Parrot {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let mode = Arc::new(Mutex::new((Mode::Success, String::new())));
        let shared = Arc::clone(&mode);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (mode, success) = shared.lock().unwrap().clone();
                thread::spawn(move || serve(stream.unwrap(), mode, &success));
            }
        });
        Self { address, mode }
    }

    fn set(&self, mode: Mode, success: &str) {
        *self.mode.lock().unwrap() = (mode, success.to_owned());
    }
}

fn serve(mut stream: TcpStream, mode: Mode, success: &str) {
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 65_536];
    let (head, body) = loop {
        let Ok(count @ 1..) = stream.read(&mut buffer) else { return };
        bytes.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
        if body.len() >= length.parse().unwrap() {
            break (head.to_owned(), body.to_owned());
        }
    };
    let target = head.split(' ').nth(1).unwrap();
    let decoded = |text: &str| {
        let pairs = tests::percent::decode_pairs(text).unwrap();
        let shown: Vec<String> =
            pairs.into_iter().map(|(name, value)| format!("{name}={}; ", value.as_str().unwrap())).collect();
        shown.concat()
    };
    let query = target.split_once('?').map_or("", |(_, query)| query);
    let plain = format!("{}{}", decoded(query), decoded(&body));
    let told = format!(
        "the values {plain} as they came {target} {body} with {head}, signed {}",
        tests::percent::encode(target)
    );
    let text = |status: u16, kind: &str, headers: &str, body: &str| {
        let length = body.len();
        format!(
            "HTTP/1.1 {status} Told\r\ncontent-type: {kind}\r\nx-acs-request-id: R1\r\n{headers}content-length: \
             {length}\r\nconnection: close\r\n\r\n{body}"
        )
    };
    let escaped = told.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let answer = match mode {
        Mode::Success => text(200, "application/json", "", success),
        Mode::Malformed => text(200, "text/plain", "", &plain),
        Mode::Redirect => {
            text(302, "text/plain", &format!("location: https://elsewhere.example/{query}?{query}\r\n"), "")
        }
        Mode::Echo(status, form) => {
            let (kind, body) = match form {
                Form::Json => (
                    "application/json",
                    json!({ "Code": told, "Message": told, "RequestId": told, "HostId": told, "Recommend": told,
                            "AccessDeniedDetail": { "told": told } })
                    .to_string(),
                ),
                Form::Refusal => (
                    "application/json",
                    json!({ "Success": "False", "ErrCode": "InvalidParameter", "ErrMessage": "The value %s is wrong.",
                            "DynamicMessage": told, "DynamicCode": told })
                    .to_string(),
                ),
                Form::Xml => ("text/xml", format!("<Error><Code>Odd</Code><Message>{escaped}</Message></Error>")),
                Form::Html => ("text/html", format!("<html><body>{escaped}</body></html>")),
            };
            text(status, kind, "", &body)
        }
        Mode::Broken | Mode::Silent => {
            format!("HTTP/1.1 200 Told\r\ncontent-length: 99999\r\n\r\n{{\"Told\":\"{plain}")
        }
    };
    let _ = stream.write_all(answer.as_bytes());
    if matches!(mode, Mode::Silent) {
        let _ = stream.read(&mut buffer);
    }
}

struct Shown<'a>(&'a dyn Structure);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        alibabacloud_core::plumbing::debug(self.0, f)
    }
}

/// Everything that has been printed.
#[derive(Default)]
struct Output {
    text: String,
    collector: Collector,
}

impl Output {
    fn print(&mut self, what: &dyn fmt::Debug) {
        self.text.push_str(&format!("{what:?}\n{what:#?}\n"));
    }

    fn outcome(&mut self, outcome: &Result<ResponseMetadata, Error>, response: &dyn Structure) {
        match outcome {
            Ok(answer) => self.print(answer),
            Err(error) => {
                self.print(error);
                let mut cause: Option<&dyn std::error::Error> = Some(error);
                while let Some(error) = cause {
                    self.text.push_str(&format!("{error}\n{error:?}\n"));
                    cause = error.source();
                }
            }
        }
        self.print(&Shown(response));
        self.text.push_str(&to_json(response).to_string());
    }

    fn check(&mut self, what: &str) {
        let traces = self.collector.take();
        for (name, text) in [("output", &self.text), ("traces", &traces)] {
            if let Some(at) = text.find(MARK) {
                let part: String = text[text.floor_char_boundary(at.saturating_sub(300))..].chars().take(600).collect();
                panic!("{what}: the canary is in the {name}:\n{part}");
            }
        }
        self.text.clear();
    }
}

const MODES: [Mode; 10] = [
    Mode::Success,
    Mode::Echo(400, Form::Json),
    Mode::Echo(503, Form::Json),
    Mode::Echo(403, Form::Xml),
    Mode::Echo(502, Form::Html),
    Mode::Echo(200, Form::Refusal),
    Mode::Malformed,
    Mode::Redirect,
    Mode::Broken,
    Mode::Silent,
];

fn client(address: SocketAddr, algorithm: Algorithm) -> Client {
    let endpoint = Endpoint::parse(&format!("http://{address}")).unwrap();
    let credentials = Credentials::sts("testid", format!("{MARK}-key-secret"), format!("{MARK}-token"));
    let retry = StandardRetry::new().max_attempts(2).backoff(Duration::from_millis(1));
    let config = Config::new(endpoint, credentials).retry(retry).algorithm(algorithm);
    Client::new(config).unwrap()
}

async fn call(
    core: &Core,
    operation: &'static Operation,
    call: &Call,
    output: &mut Output,
) -> Result<ResponseMetadata, Error> {
    let (request, _) = with_canaries((call.request)());
    let mut response = (call.response)();
    let outcome = core.call(operation, &*request, &mut *response).await;
    output.outcome(&outcome, &*response);
    outcome
}

/// A response with a canary in every secret, and one of the request in the place of the status, where it does not fit.
fn success(call: &Call, sent: bool) -> String {
    let (response, _) = with_canaries((call.response)());
    let mut body = to_json_with_secrets(&*response);
    body["Success"] = true.into();
    if sent {
        body["HttpStatusCode"] = canary(1).into();
    }
    body.to_string()
}

/// Where nobody listens. A port that was free a moment ago may be another test's by now.
fn refused() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 1))
}

#[test]
fn no_secret_comes_out_of_a_call_whatever_happens_to_it() {
    let mut output = Output::default();
    let _guard = tracing::subscriber::set_default(output.collector.clone());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let parrot = Parrot::new();
    for algorithm in [Algorithm::Acs3HmacSha256, Algorithm::RpcHmacSha1] {
        let client = client(parrot.address, algorithm);
        let relaxed = client.core().customized(CallOptions::new().validation(false));
        let nowhere = self::client(refused(), algorithm).core().customized(CallOptions::new().validation(false));
        for known in calls() {
            let name = known.operation.name;
            let (request, paths) = with_canaries((known.request)());
            if paths.is_empty() && with_canaries((known.response)()).1.is_empty() {
                continue;
            }
            // The token of the session and that of the operation cannot both be in the query.
            let is_refused = matches!(algorithm, Algorithm::RpcHmacSha1)
                && SERVICE.operation(name).is_some_and(|it| it.parameter("SecurityToken").is_some());
            runtime.block_on(async {
                if is_refused {
                    let outcome = call(&relaxed, known.operation, known, &mut output).await;
                    assert!(outcome.is_err_and(|error| error.kind() == ErrorKind::Configuration), "{name}");
                    output.check(&format!("{name} with two tokens"));
                    return;
                }
                for mode in MODES {
                    // Waiting for silence is the same for all.
                    if matches!(mode, Mode::Silent) && name != "ConfigureDtsJob" {
                        continue;
                    }
                    parrot.set(mode, &success(known, !paths.is_empty()));
                    let patience = if matches!(mode, Mode::Silent) { 50 } else { 10_000 };
                    let options = CallOptions::new().attempt_timeout(Duration::from_millis(patience));
                    let outcome = call(&relaxed.customized(options), known.operation, known, &mut output).await;
                    assert_eq!(outcome.is_ok(), matches!(mode, Mode::Success), "{name} {mode:?} {outcome:?}");
                    output.check(&format!("{name} {mode:?}"));
                }
                let outcome = call(&nowhere, known.operation, known, &mut output).await;
                assert!(outcome.is_err_and(|error| error.is_connect()), "{name}");
                output.check(&format!("{name} without a server"));
                // With only secrets given, most operations lack required parameters.
                let _ = call(client.core(), known.operation, known, &mut output).await;
                output.print(&validate(&*request));
                output.check(&format!("{name} with violations"));
            });
            let signed: SignedRequest =
                relaxed.prepare(known.operation, &*request, &Credentials::bearer(key_canary())).unwrap_or_else(|_| {
                    relaxed
                        .prepare(known.operation, &*request, &Credentials::access_key("testid", key_canary()))
                        .unwrap()
                });
            output.print(&signed);
            output.print(&Shown(&*request));
            output.text.push_str(&to_json(&*request).to_string());
            output.print(&(&client, client.core(), client.core().config()));
            output.check(&format!("{name} printed"));
        }
    }
}

#[test]
fn no_secret_comes_out_of_a_raw_call() {
    let mut output = Output::default();
    let _guard = tracing::subscriber::set_default(output.collector.clone());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let parrot = Parrot::new();
    let client = client(parrot.address, Algorithm::RpcHmacSha1);
    let query = json!({ "SourceEndpoint": { "Password": canary(1) }, "JobName": "job" });
    for mode in MODES.into_iter().filter(|mode| !matches!(mode, Mode::Success | Mode::Silent)) {
        parrot.set(mode, "");
        let error =
            runtime.block_on(client.call_raw("Anything", &query, &json!({ "ApiSecret": canary(2) }))).unwrap_err();
        output.print(&error);
        output.text.push_str(&error.to_string());
        output.check(&format!("{mode:?}"));
    }
}

#[test]
fn the_search_finds_a_canary_that_comes_out() {
    let collector = Collector::default();
    let mut output = Output { text: String::new(), collector: collector.clone() };
    let found = |output: &mut Output| {
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| output.check("a leak"))).is_err()
    };
    assert!(!found(&mut output));
    output.text.push_str(&canary(1));
    assert!(found(&mut output));
    output.text.clear();
    tracing::subscriber::with_default(collector, || tracing::trace!(password = canary(1)));
    assert!(found(&mut output));
}
