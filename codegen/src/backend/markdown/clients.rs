//! One example as each client sends it: the command line, the official SDK for Python, and the bare request.

use super::context::Context;
use super::prose;
use super::wire::{self, Wire};
use crate::backend::sample::to_json;
use crate::model::{Auth, Example, Field, Literal, Model, Operation, Style, Type};
use heck::ToSnakeCase;
use serde_json::Value;

/// The request in one client's words.
pub(super) struct ClientView {
    pub(super) client: &'static str,
    pub(super) code: String,
    /// Whether it is the one that is shown first.
    pub(super) is_first: bool,
}

impl Context<'_> {
    /// The same request for every client.
    pub(super) fn clients(&self, operation: &Operation, example: &Example) -> Vec<ClientView> {
        let wire = wire::flatten(self.model, &operation.request, &example.request);
        let view = |client, language: &str, code: &str, is_first| ClientView {
            client,
            code: prose::fenced(language, code),
            is_first,
        };
        vec![
            view(self.labels.rust, "rust", &self.rust(operation, example), true),
            view(self.labels.command_line, "shell", &self.command_line(operation, &wire), false),
            view(self.labels.python, "python", &self.python(operation, example), false),
            view(self.labels.bare_request, "http", &self.bare_request(operation, &wire), false),
        ]
    }

    fn command_line(&self, operation: &Operation, wire: &Wire) -> String {
        let mut lines = vec![format!("aliyun {} {}", self.model.service.product.to_lowercase(), operation.name)];
        for (name, value) in wire.parameters() {
            lines.push(format!("  --{name} {}", shell_word(value)));
        }
        lines.join(" \\\n")
    }

    fn python(&self, operation: &Operation, example: &Example) -> String {
        let service = &self.model.service;
        let package = format!("alibabacloud_{}{}", service.product.to_lowercase(), service.version.replace('-', ""));
        let method = operation.name.to_snake_case();
        let request = tree(self.model, &operation.request, &example.request);
        let request = if request.is_empty() { "{}".to_owned() } else { python_value(&Value::Object(request), 0) };
        format!(
            "from {package} import models\n\nrequest = models.{}Request().from_map({request})\nresponse = client.{method}(request)",
            operation.name
        )
    }

    fn bare_request(&self, operation: &Operation, wire: &Wire) -> String {
        let service = &self.model.service;
        let mut query: Vec<String> = wire.query.iter().map(|line| encoded_pair(line)).collect();
        let signed = match operation.facets.auth {
            Some(Auth::Unsigned) => None,
            Some(Auth::BearerToken) => {
                query.push("SignatureType=BEARERTOKEN".to_owned());
                Some("x-acs-bearer-token: …")
            }
            Some(Auth::Key) | None => Some("authorization: ACS3-HMAC-SHA256 Credential=…,SignedHeaders=…,Signature=…"),
        };
        let mark = if query.is_empty() { "" } else { "?" };
        let mut lines = vec![
            format!("POST /{mark}{} HTTP/1.1", query.join("&")),
            format!("host: {}", service.endpoints.sample()),
            format!("x-acs-action: {}", operation.name),
            format!("x-acs-version: {}", service.version),
            "x-acs-date: …".to_owned(),
            "x-acs-signature-nonce: …".to_owned(),
            "x-acs-content-sha256: …".to_owned(),
        ];
        lines.extend(signed.map(str::to_owned));
        if !wire.form.is_empty() {
            let form: Vec<String> = wire.form.iter().map(|line| encoded_pair(line)).collect();
            lines.push("content-type: application/x-www-form-urlencoded".to_owned());
            lines.push(String::new());
            lines.push(form.join("&"));
        }
        lines.join("\n")
    }
}

/// The parameters as the official SDK takes them: a tree, in which a document is a text, unless the SDK makes the text.
fn tree(model: &Model, fields: &[Field], values: &[(String, Literal)]) -> serde_json::Map<String, Value> {
    let known = values.iter().filter_map(|(name, value)| {
        let field = fields.iter().find(|field| field.name == *name)?;
        (*value != Literal::Null).then_some((field, value))
    });
    known
        .map(|(field, value)| {
            let is_text = matches!(field.ty, Type::Json | Type::Document(_));
            let value = match (to_json(&wire::exact(model, &field.ty, value)), field.style == Style::Json) {
                (Value::String(text), true) => serde_json::from_str(&text).unwrap_or(Value::String(text)),
                (value @ (Value::Object(_) | Value::Array(_)), false) if is_text => Value::String(value.to_string()),
                (value, _) => value,
            };
            (field.wire().to_owned(), value)
        })
        .collect()
}

fn python_value(value: &Value, indent: usize) -> String {
    let (outer, inner) = ("    ".repeat(indent), "    ".repeat(indent + 1));
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Array(values) => {
            let values: Vec<String> = values.iter().map(|value| python_value(value, indent)).collect();
            format!("[{}]", values.join(", "))
        }
        Value::Object(members) => {
            let members = members.iter().map(|(name, value)| {
                format!("{inner}{}: {},\n", Value::from(name.as_str()), python_value(value, indent + 1))
            });
            format!("{{\n{}{outer}}}", members.collect::<String>())
        }
        // Texts and numbers are written as in JSON.
        Value::Number(_) | Value::String(_) => value.to_string(),
    }
}

fn shell_word(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@%+=,".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', "'\\''"))
}

fn encoded_pair(line: &str) -> String {
    let (name, value) = line.split_once('=').unwrap_or((line, ""));
    format!("{}={}", percent_encoded(name), percent_encoded(value))
}

/// As RFC 3986 has it: everything but letters, digits and `-._~`.
fn percent_encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
