//! A response of any operation, as JSON or XML, whatever its bytes are.
//!
//! The first byte chooses the operation. What is read as a success is written and read again, and must be the same.
#![no_main]

use alibabacloud_core::HttpResponse;
use alibabacloud_core::plumbing::{Service, Structure, from_json_str, read_raw_response, read_response, to_json};
use alibabacloud_dts::metadata::calls;
use alibabacloud_dts::{Client, Config, Credentials, Endpoint};
use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// What the client knows about the service.
static SERVICE: LazyLock<&'static Service> = LazyLock::new(|| {
    let endpoint = Endpoint::parse("localhost").expect("it is a host");
    let config = Config::new(endpoint, Credentials::access_key("none", "none"));
    Client::new(config).expect("the configuration is whole").core().service()
});

fuzz_target!(|data: &[u8]| {
    let Some((choice, body)) = data.split_first() else { return };
    let call = &calls()[usize::from(*choice) % calls().len()];
    let received = HttpResponse { status: 200, headers: Vec::new(), body: body.to_vec().into() };
    let mut response = (call.response)();
    let read = read_response(&SERVICE, &received, &mut *response);
    let _ = read_raw_response(&SERVICE, &received);
    if read.is_ok() {
        assert_kept(call.response, &*response);
    }
});

fn assert_kept(empty: fn() -> Box<dyn Structure>, response: &dyn Structure) {
    let written = to_json(response);
    let text = written.to_string();
    let mut again = empty();
    let loaded = from_json_str(&text, &mut *again).expect("what is written is JSON");
    assert!(loaded.mismatches.is_empty() && loaded.unknown.is_empty(), "{loaded:?} of {text}");
    let again = to_json(&*again);
    assert_eq!(without_empty(written), without_empty(again), "not the same when it is read again: {text}");
}

/// A structure without members is read as none.
fn without_empty(value: Value) -> Option<Value> {
    match value {
        Value::Object(members) => {
            let kept = members.into_iter().filter_map(|(name, value)| Some((name, without_empty(value)?)));
            let kept: Map<String, Value> = kept.collect();
            (!kept.is_empty()).then_some(Value::Object(kept))
        }
        Value::Array(elements) => Some(elements.into_iter().map(|it| without_empty(it).unwrap_or_default()).collect()),
        other => Some(other),
    }
}
