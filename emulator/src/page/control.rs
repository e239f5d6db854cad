//! The controls, for programs in any language.

use crate::faults::Fault;
use crate::protocol::{Request, Response};
use crate::service::Service;
use crate::state::State;
use alibabacloud_core::clock::timestamp;
use serde_json::{Value, json};
use std::time::Duration;

const JSON: &str = "application/json;charset=utf-8";

pub(super) fn respond(service: &Service, request: &Request, control: &str) -> Response {
    let done = match (request.method.as_str(), control) {
        ("GET", "calls") => Ok(calls(service)),
        ("GET", "records") => Ok(records(service)),
        ("POST", "reset") => service.reset().map(|()| json!({})).map_err(|error| error.to_string()),
        ("POST", "clock") => turn(service, request),
        ("POST", "faults") => fault(service, request),
        ("POST", "failures") => fail(service, request),
        _ => return Response::new(404, JSON, json!({ "error": "there is no such control" }).to_string()),
    };
    match done {
        Ok(value) => Response::new(200, JSON, value.to_string()),
        Err(error) => Response::new(400, JSON, json!({ "error": error }).to_string()),
    }
}

fn calls(service: &Service) -> Value {
    let calls = service.calls.all().into_iter().map(|call| {
        json!({
            "operation": call.operation,
            "parameters": call.parameters.into_iter().map(|(name, value)| (name, value.into())).collect::<serde_json::Map<_, _>>(),
            "status": call.status,
            "code": call.code,
            "request_id": call.request_id,
            "time": timestamp(call.time).unwrap_or_default(),
        })
    });
    calls.collect()
}

fn records(service: &Service) -> Value {
    let records = service.state.kept().into_iter();
    records.map(|record| json!({ "collection": record.collection, "attributes": record.attributes })).collect()
}

/// `advance=SECONDS`.
fn turn(service: &Service, request: &Request) -> Result<Value, String> {
    let seconds = request.parameter("advance").and_then(|text| text.parse().ok()).ok_or("write advance=SECONDS")?;
    service.clock.advance(Duration::from_secs(seconds));
    service.state.keep_clock().map_err(|error| error.to_string())?;
    Ok(json!({ "time": timestamp(service.clock.now()).unwrap_or_default() }))
}

/// `rule=[OPERATION:]FAULT[@PERCENT]`, or nothing to end all faults.
fn fault(service: &Service, request: &Request) -> Result<Value, String> {
    match request.parameter("rule") {
        Some(text) => {
            let (operation, percent, fault) = Fault::rule(text)?;
            service.faults.add(operation, percent, fault);
        }
        None => service.faults.clear(),
    }
    Ok(json!({}))
}

/// `id=ID&phase=PHASE`.
fn fail(service: &Service, request: &Request) -> Result<Value, String> {
    let (Some(id), Some(phase)) = (request.parameter("id"), request.parameter("phase")) else {
        return Err("write id=ID and phase=PHASE".to_owned());
    };
    if service.state.fail(id, phase) {
        return Ok(json!({}));
    }
    let names = State::failing_names().join(", ");
    Err(format!("no task `{id}` exists that has a phase or check `{phase}`; these can fail: {names}"))
}
