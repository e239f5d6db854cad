//! Examples: requests that could be sent, and responses whose members exist.

use super::limits::Limited;
use super::literals::{field, plain};
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Example, Field, Literal, ResponseExample, Type};
use crate::place::Place;
use crate::spec::At;
use crate::spec::raw::{Entries, OperationTexts, RawExample, RawLiteral, RawOperation};
use serde_json::Value;

impl Resolver<'_> {
    pub(super) fn examples(
        &mut self,
        raw: &RawOperation,
        texts: Option<&OperationTexts>,
        request: &[Field],
        response: &[Field],
    ) -> (Vec<Example>, Vec<ResponseExample>) {
        let titles = texts.map(|texts| texts.examples.as_slice()).unwrap_or_default();
        self.no_orphan_entries(titles, raw.examples.len());
        let (mut resolved, mut responses) = (Vec::new(), Vec::new());
        for (index, example) in raw.examples.iter().enumerate() {
            let RawExample { title: written, request: sent, json, xml } = example;
            let name = At { value: "example".to_owned(), place: written.place };
            let title = self.text(&name, Some(written), titles.get(index));
            self.check_response(json.as_ref(), response);
            let [json, xml] = [json, xml].map(|text| text.as_ref().map(|at| at.value.trim_end().to_owned()));
            match sent {
                Some(sent) => {
                    let request = self.example_request(written.place, sent, request);
                    resolved.push(Example { title, request, json, xml });
                }
                None if json.is_none() && xml.is_none() => {
                    let help = "add `request:`, which may be `{}`, or the response as `json:` or `xml:`";
                    let message = "this example has neither a request nor a response";
                    self.report(Diagnostic::new(Code::BadExample, written.place, message, help));
                }
                None => responses.push(ResponseExample { title, json, xml }),
            }
        }
        (resolved, responses)
    }

    fn example_request(
        &mut self,
        place: Place,
        raw: &Entries<RawLiteral>,
        request: &[Field],
    ) -> Vec<(String, Literal)> {
        for (name, value) in raw {
            match field(request, &name.value) {
                Some(parameter) if parameter.secret => {}
                Some(parameter) => {
                    let ty = if parameter.is_joined() { Type::String } else { parameter.ty.clone() };
                    let limited = Limited::new(&parameter.limits, parameter.separator.as_deref());
                    self.check_within(value.place, &plain(value), &limited, &ty);
                    self.literal(value, &ty);
                }
                None => {
                    let message = format!("there is no parameter `{}`", name.value);
                    let candidates = request.iter().map(|field| field.name.as_str());
                    self.unknown_parameter(name.place, &message, &name.value, candidates);
                }
            }
        }
        for required in request.iter().filter(|field| field.required) {
            if raw.get(&required.name).is_none() {
                let message = format!("this example lacks the required parameter `{}`", required.name);
                self.report(Diagnostic::new(Code::BadExample, place, message, "add it to the request"));
            }
        }
        raw.iter().map(|(name, value)| (name.value.clone(), plain(value))).collect()
    }

    /// The JSON of a response parses, and every member in it is one of the spec.
    fn check_response(&mut self, json: Option<&At<String>>, response: &[Field]) {
        let Some(text) = json else { return };
        let members: Vec<(String, Type)> =
            response.iter().map(|field| (field.wire().to_owned(), field.ty.clone())).collect();
        match serde_json::from_str::<Value>(text) {
            Ok(answer) => self.check_members(&answer, &members, "", text.place),
            Err(error) => {
                let message = format!("this response is not JSON: {error}");
                self.report(Diagnostic::new(
                    Code::BadExample,
                    text.place,
                    message,
                    "write one JSON document, as the service returns it",
                ));
            }
        }
    }

    /// Operations that share a structure may spell its members differently, and the client ignores letter case.
    fn check_members(&mut self, answer: &Value, members: &[(String, Type)], path: &str, place: Place) {
        let Value::Object(entries) = answer else { return };
        let is_root = path.is_empty();
        for (key, value) in entries {
            let path = if is_root { key.clone() } else { format!("{path}.{key}") };
            let is_declared = |name: &String| if is_root { name == key } else { name.eq_ignore_ascii_case(key) };
            match members.iter().find(|(name, _)| is_declared(name)) {
                Some((_, ty)) => {
                    if let Type::Structure(name) = ty.innermost() {
                        let inner = self.wire_types(name);
                        self.check_values(value, &inner, &path, place);
                    }
                }
                None => {
                    let message = format!("this response has `{path}`, which the spec does not declare");
                    self.report(Diagnostic::new(Code::BadExample, place, message, "declare it, or remove it"));
                }
            }
        }
    }

    /// The members of a structure, of each entry of a list, or of what a wrapper holds.
    fn check_values(&mut self, value: &Value, members: &[(String, Type)], path: &str, place: Place) {
        match value {
            Value::Array(entries) => {
                for entry in entries {
                    self.check_values(entry, members, path, place);
                }
            }
            Value::Object(object) => {
                let wrapped = object.len() == 1
                    && object
                        .iter()
                        .all(|(key, inner)| inner.is_array() && !members.iter().any(|(name, _)| name == key));
                if wrapped {
                    for inner in object.values() {
                        self.check_values(inner, members, path, place);
                    }
                } else {
                    self.check_members(value, members, path, place);
                }
            }
            _ => {}
        }
    }
}
