//! Why a call fails.

use super::format::Format;
use super::response::Response;
use super::xml;
use alibabacloud_dts::ErrorCode;
use serde_json::{Map, Value, json};

/// A call that fails, with the code and the status of the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: String,
    pub(crate) status: u16,
    pub(crate) message: String,
    /// The rule of the spec that the call breaks.
    pub(crate) rule: Option<Box<Rule>>,
    /// Milliseconds after which the caller may try again.
    pub(crate) retry_after: Option<u64>,
}

/// A rule of the spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    /// The spec file.
    pub(crate) file: String,
    /// Its line, counted from 1.
    pub(crate) line: u32,
    /// The parameter that the rule is about, or several, separated by commas.
    pub(crate) parameter: String,
    pub(crate) english: String,
    pub(crate) chinese: String,
}

impl Refusal {
    pub(crate) fn new(code: impl Into<String>, status: u16, message: impl Into<String>) -> Self {
        Self { code: code.into(), status, message: message.into(), rule: None, retry_after: None }
    }

    /// With the HTTP status that the code is documented with.
    pub(crate) fn documented(code: &str, message: impl Into<String>) -> Self {
        let status = ErrorCode::from(code).http_statuses().first().copied().unwrap_or(403);
        Self::new(code, status, message)
    }

    /// Whether it says that something does not exist.
    pub(crate) fn is_not_found(&self) -> bool {
        self.code.ends_with("NotFound")
    }

    /// It breaks this rule.
    pub(crate) fn breaking(self, rule: Rule) -> Self {
        Self { rule: Some(Box::new(rule)), ..self }
    }

    /// The response that says so, in the shape of the gateway.
    pub(crate) fn response(&self, request_id: &str, host: &str, format: Format) -> Response {
        let Self { code, status, message, rule, retry_after } = self;
        let mut body = Map::new();
        let recommend = format!("https://api.aliyun.com/troubleshoot?q={code}&product=Dts&requestId={request_id}");
        let members = [("RequestId", request_id), ("HostId", host), ("Code", code), ("Message", message)];
        body.extend(members.map(|(name, value)| (name.to_owned(), value.into())));
        body.insert("Recommend".to_owned(), recommend.into());
        if let Some(Rule { file, line, parameter, english, chinese }) = rule.as_deref() {
            let texts = json!({ "en": english, "zh": chinese });
            let rule = json!({ "File": file, "Line": line, "Parameter": parameter, "Text": texts });
            body.insert("Rule".to_owned(), rule);
        }
        let text = match format {
            Format::Json => Value::from(body).to_string(),
            Format::Xml => xml::document("Error", &body),
        };
        let mut response = Response::new(*status, format.content_type(), text);
        response.headers.extend(retry_after.map(|wait| ("x-acs-retry-after", wait.to_string())));
        response
    }
}
