//! The request with the types of the SDK, from the tree of its parameters.

use crate::failure::Failure;
use crate::language::Language;
use alibabacloud_core::Violation;
use alibabacloud_core::plumbing::{Structure, flatten, from_json};
use alibabacloud_dts::metadata::{self, Call, Operation, SERVICE, Type};
use serde_json::{Map, Value};

/// A request of an operation.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) operation: &'static Operation,
    pub(crate) call: &'static Call,
    tree: Value,
}

impl Request {
    /// Of an operation of the SDK, with the names of the wire.
    pub(crate) fn new(call: &'static Call, tree: Map<String, Value>) -> Option<Self> {
        let operation = SERVICE.operation(call.operation.name)?;
        let tree = tree.into_iter().map(|(name, value)| {
            let ty = operation.parameter(&name).map(|field| field.ty);
            (name, sendable(ty, value))
        });
        Some(Self { operation, call, tree: Value::Object(tree.collect()) })
    }

    /// Of the operation of this name.
    pub(crate) fn of(name: &str, tree: Map<String, Value>) -> Option<Self> {
        Self::new(metadata::call(name)?, tree)
    }

    /// The request that the SDK sends.
    pub(crate) fn make(&self) -> Box<dyn Structure> {
        let mut request = (self.call.request)();
        from_json(&self.tree, request.as_mut());
        request
    }

    /// The request, if every parameter fits and is sent.
    pub(crate) fn checked(&self, language: Language) -> Result<Box<dyn Structure>, Failure> {
        let mut request = (self.call.request)();
        let loaded = from_json(&self.tree, request.as_mut());
        let mut wrong: Vec<String> = loaded
            .mismatches
            .iter()
            .map(|mismatch| {
                let (path, expected) = (&mismatch.path, &mismatch.expected);
                language.pick(format!("`{path}` must be {expected}"), format!("`{path}` 必须是 {expected}"))
            })
            .collect();
        wrong.extend(
            loaded
                .unknown
                .iter()
                .map(|name| language.pick(format!("`{name}` is not known here"), format!("此处没有 `{name}`"))),
        );
        if wrong.is_empty() {
            let (query, form) = flatten(request.as_ref());
            let sent: Vec<&str> = query.iter().chain(&form).map(|(name, _)| name.as_str()).collect();
            let lost = leaves(&self.tree).into_iter().filter(|name| !sent.iter().any(|sent| holds(sent, name)));
            wrong.extend(lost.map(|name| {
                language.pick(format!("`{name}` is empty and would not be sent"), format!("`{name}` 为空，不会被发送"))
            }));
        }
        let mut wrong = wrong.into_iter();
        match wrong.next() {
            None => Ok(request),
            Some(first) => Err(wrong.fold(Failure::usage(first), Failure::note)),
        }
    }
}

/// What a request breaks, in words.
pub(crate) fn told(violation: &Violation, language: Language) -> String {
    match language {
        Language::English => violation.to_string(),
        Language::Chinese => {
            let rule = match &*violation.rule {
                "required" => "必填",
                rule => language.text(rule),
            };
            let mut translated = violation.clone();
            translated.rule = rule.to_owned().into();
            translated.to_string().replacen(": ", "：", 1)
        }
    }
}

/// Whether the parameter carries what is called `name`: the members of a JSON text are part of the text.
fn holds(parameter: &str, name: &str) -> bool {
    name.strip_prefix(parameter).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// A JSON text without a description is a text, and an element that says nothing uses up its number.
fn sendable(ty: Option<Type>, value: Value) -> Value {
    match (ty, value) {
        (Some(Type::Json), value @ (Value::Object(_) | Value::Array(_))) => value.to_string().into(),
        (Some(Type::List(Type::Structure(_))), Value::Array(elements)) => {
            elements.into_iter().map(|element| if element.is_null() { Map::new().into() } else { element }).collect()
        }
        (_, value) => value,
    }
}

/// The names on the wire of everything that is specified.
fn leaves(tree: &Value) -> Vec<String> {
    let mut names = Vec::new();
    gather("", tree, &mut names);
    names
}

fn gather(path: &str, value: &Value, names: &mut Vec<String>) {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Null => {}
        Value::Object(members) => members.iter().for_each(|(name, value)| gather(&below(name), value, names)),
        Value::Array(elements) => {
            for (index, value) in elements.iter().enumerate() {
                gather(&below(&(index + 1).to_string()), value, names);
            }
        }
        _ => names.push(path.to_owned()),
    }
}
