//! The service behind the sockets: from a request to a response.

use crate::calls::{Call, Calls};
use crate::clock::Clock;
use crate::examples;
use crate::ids::Ids;
use crate::protocol::{Parameters, Refusal, Request, Response, check};
use crate::settings::Settings;
use crate::signature::Verifier;
use serde_json::{Map, Value};

/// An emulated service.
#[derive(Debug)]
pub(crate) struct Service {
    pub(crate) calls: Calls,
    pub(crate) clock: Clock,
    ids: Ids,
    verifier: Verifier,
    refuse_unknown_parameters: bool,
}

impl Service {
    /// # Errors
    /// If the operating system provides no random numbers.
    pub(crate) fn new(settings: &Settings) -> std::io::Result<Self> {
        Ok(Self {
            calls: Calls::default(),
            clock: settings.clock.clone(),
            ids: Ids::new(settings.seed),
            verifier: Verifier::new(settings.keys.clone(), settings.clock.clone(), settings.check_nonces)?,
            refuse_unknown_parameters: settings.refuse_unknown_parameters,
        })
    }

    /// Forgets calls and nonces.
    pub(crate) fn reset(&self) {
        self.calls.clear();
        self.verifier.forget();
    }

    /// Responds to a request.
    pub(crate) fn respond(&self, request: &Request) -> Response {
        let request_id = self.ids.request();
        let format = request.format();
        let mut parameters = None;
        let outcome = format.clone().and_then(|format| {
            let checked = self.checked(request)?;
            let call = parameters.insert(checked);
            Ok(Response::of(call.operation.name, example(call, &request_id), format))
        });
        let (mut response, code) = match outcome {
            Ok(response) => (response, None),
            Err(refusal) => {
                let response = refusal.response(&request_id, request.host(), format.unwrap_or_default());
                (response, Some(refusal.code))
            }
        };
        self.calls.add(Call {
            operation: request.action().unwrap_or_default().to_owned(),
            parameters: parameters.map(|call| call.shown()).unwrap_or_default(),
            status: response.status,
            code,
            request_id: request_id.clone(),
            time: self.clock.now(),
        });
        response.headers.push(("x-acs-request-id", request_id));
        response
    }

    fn checked(&self, request: &Request) -> Result<Parameters, Refusal> {
        request.check_method()?;
        self.verifier.verify(request)?;
        check(request, self.refuse_unknown_parameters)
    }
}

/// The response of the example, about what the call names.
fn example(call: &Parameters, request_id: &str) -> Map<String, Value> {
    let mut body = examples::response(call.operation.name);
    for (name, value) in &mut body {
        if let (Value::String(text), Some(given)) = (&mut *value, call.get(name)) {
            given.clone_into(text);
        }
    }
    body.insert("RequestId".to_owned(), request_id.into());
    body
}
