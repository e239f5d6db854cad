//! The example programs of the SDK, each run against a stub.

mod errors;
mod lists;
mod operation;
mod setup;
mod tasks;

use alibabacloud_dts::Client;
use alibabacloud_dts::test_util::Stub;
use serde_json::{Value, json};

fn client(stub: &Stub) -> Client {
    Client::new(stub.config()).unwrap()
}

/// Success without anything else.
fn done() -> Value {
    json!({ "RequestId": "R1", "Success": true })
}

/// The actions that were called, in their order.
fn actions(stub: &Stub) -> Vec<String> {
    stub.calls().iter().map(|call| call.action().to_owned()).collect()
}

/// The parameters of the only call of this action.
fn parameters(stub: &Stub, action: &str) -> Value {
    let calls = stub.calls();
    let mut found = calls.iter().filter(|call| call.action() == action);
    let call = found.next().unwrap();
    assert!(found.next().is_none(), "{action} was called twice");
    call.parameters()
}
