//! The parameters of a call, checked by the rules that the SDK checks before it sends.

use super::hidden;
use super::refusal::{Refusal, Rule};
use super::request::{Pairs, Request};
use super::tree::{self, Tree};
use crate::examples::{self, Place};
use alibabacloud_core::plumbing::{from_json, refusals};
use alibabacloud_core::{TypeMismatch, Violation};
use alibabacloud_dts::metadata::{self, Field, Operation, SERVICE, Type};
use std::collections::BTreeSet;

/// Parameters that every call may have, with either signature. The older core sends `RegionId` with each call.
const COMMON: [&str; 12] = [
    "Action",
    "Version",
    "Format",
    "Timestamp",
    "Signature",
    "SignatureMethod",
    "SignatureVersion",
    "SignatureNonce",
    "SignatureType",
    "AccessKeyId",
    "SecurityToken",
    "RegionId",
];

/// A call may have a million unknown ones.
const MOST_NAMED: usize = 20;

/// A call that keeps to the spec.
#[derive(Clone, Debug)]
pub(crate) struct Parameters {
    pub(crate) operation: &'static Operation,
    /// The parameters of the operation, by their names on the wire.
    pub(crate) pairs: Pairs,
    /// The names of the secret ones.
    pub(crate) secret: BTreeSet<String>,
}

impl Parameters {
    /// The value of a parameter, if the call has it.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.pairs.iter().find(|(parameter, _)| parameter == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// The parameters without secrets.
    pub(crate) fn into_shown(self) -> Pairs {
        let Self { operation, mut pairs, secret } = self;
        for (name, value) in pairs.iter_mut().filter(|(name, _)| secret.contains(name)) {
            *value = hidden::find(operation.request, name)
                .map_or_else(String::new, |(field, _)| hidden::shown(field, value));
        }
        pairs
    }
}

/// The call that a request makes, if it keeps to the spec.
pub(crate) fn check(request: &Request, refuse_unknown: bool) -> Result<Parameters, Refusal> {
    let operation = operation(request)?;
    let pairs: Pairs =
        request.query.iter().chain(&request.form).filter(|(name, _)| is_own(operation, name)).cloned().collect();
    let Tree { members, unknown, no_json } = tree::build(operation.request, &pairs);
    if let Some(name) = unknown.first().filter(|_| refuse_unknown) {
        let named = unknown.iter().take(MOST_NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
        let more = unknown.len().saturating_sub(MOST_NAMED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let message = format!("{} has no parameter {named}{more}.", operation.name);
        let rule = rule(operation, name, "the operation has no such parameter", "该操作没有此参数");
        return Err(Refusal::new("UnsupportedParameter", 400, message).breaking(rule));
    }
    if let Some(name) = no_json.first() {
        let message = format!("The specified parameter {name} is not valid JSON.");
        let rule = rule(operation, name, "the value is a JSON text", "取值须为 JSON 文本");
        return Err(Refusal::new(format!("Invalid{name}"), 400, message).breaking(rule));
    }
    let Some(call) = metadata::call(operation.name) else { return Err(no_operation(operation.name)) };
    let mut typed = (call.request)();
    let loaded = from_json(&members.into(), typed.as_mut());
    if let Some(TypeMismatch { path, expected, found, .. }) = loaded.mismatches.first() {
        return Err(ill_typed(operation, path, expected, found));
    }
    if let Some((name, value)) = pairs.iter().find(|(name, value)| is_no_number(operation, name, value)) {
        return Err(ill_typed(operation, name, "a number", value));
    }
    let violations = refusals(typed.as_ref());
    if let Some(first) = violations.first() {
        return Err(violated(operation, first, &violations, &pairs));
    }
    let is_secret = |name: &&String| hidden::find(operation.request, name).is_some_and(|(_, is_secret)| is_secret);
    let secret = pairs.iter().map(|(name, _)| name).filter(is_secret).cloned().collect();
    Ok(Parameters { operation, pairs, secret })
}

fn operation(request: &Request) -> Result<&'static Operation, Refusal> {
    let missing = |name: &str| Refusal::new("MissingParameter", 400, format!("The input parameter {name} is missing."));
    let action = request.action().ok_or_else(|| missing("Action"))?;
    let version = request.version().ok_or_else(|| missing("Version"))?;
    if version != SERVICE.version {
        let message = format!("The specified version {version} does not exist. Use {}.", SERVICE.version);
        return Err(Refusal::new("InvalidVersion.NotFound", 400, message));
    }
    SERVICE.operation(action).ok_or_else(|| no_operation(action))
}

fn no_operation(action: &str) -> Refusal {
    let message = format!("The specified action {action} does not exist in version {}.", SERVICE.version);
    Refusal::new("InvalidAction.NotFound", 404, message)
}

fn is_own(operation: &Operation, name: &str) -> bool {
    operation.parameter(name).is_some() || !COMMON.contains(&name)
}

/// Times that are numbers are read as texts, since responses have all kinds of them.
fn is_no_number(operation: &Operation, name: &str, value: &str) -> bool {
    let is_number = |field: &Field| matches!(field.ty, Type::Int32 | Type::Int64);
    !value.is_empty() && operation.parameter(name).is_some_and(is_number) && value.trim().parse::<i64>().is_err()
}

fn ill_typed(operation: &Operation, path: &str, expected: &str, found: &str) -> Refusal {
    let message = format!("The specified value of {path} is invalid: expected {expected}, found {found}.");
    let rule = rule(operation, path, &format!("the value is {expected}"), &format!("取值类型须为 {expected}"));
    Refusal::new(format!("Invalid{path}"), 400, message).breaking(rule)
}

/// A parameter that every call needs is missed by the gateway; all other rules are the service's.
fn violated(operation: &Operation, first: &Violation, all: &[Violation], pairs: &Pairs) -> Refusal {
    let name = &first.parameter;
    let is_given = |name: &str| pairs.iter().any(|(given, _)| given == name || given.starts_with(&format!("{name}.")));
    let is_missed = operation.parameter(name).is_some_and(|field| field.required) && !is_given(name);
    let broken: Vec<String> = all.iter().map(ToString::to_string).collect();
    let broken = broken.join("; ");
    if is_missed {
        let message = format!("{name} is mandatory for this action. ({broken})");
        let rule = rule(operation, name, &first.rule, "必填");
        return Refusal::new(format!("Missing{name}"), 400, message).breaking(rule);
    }
    let chinese = "取值或组合不符合该参数在规格文件中的规则";
    let rule = match examples::rule(operation.name, name) {
        Some(place) => rule_at(place, name, &first.rule, chinese),
        None => rule(operation, name, &first.rule, chinese),
    };
    Refusal::new("InvalidParameter", 403, format!("A parameter is invalid. ({broken})")).breaking(rule)
}

/// A rule about a parameter.
fn rule(operation: &Operation, parameter: &str, english: &str, chinese: &str) -> Rule {
    let place = examples::place(operation.name, parameter);
    let place = place.unwrap_or(Place { file: "service.yaml", line: 1, texts: None });
    rule_at(place, parameter, english, chinese)
}

/// A rule with its place. The spec has the texts of those about several parameters.
fn rule_at(place: Place, parameter: &str, english: &str, chinese: &str) -> Rule {
    let Place { file, line, texts } = place;
    let (english, chinese) = texts.unwrap_or((english, chinese));
    Rule {
        file: format!("spec/dts/{file}"),
        line,
        parameter: parameter.to_owned(),
        english: english.to_owned(),
        chinese: chinese.to_owned(),
    }
}
