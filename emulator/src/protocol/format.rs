//! The format of responses.

use super::refusal::Refusal;
use super::request::Request;

/// JSON or XML.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    #[default]
    Json,
    Xml,
}

impl Format {
    /// The format that a request asks for. A client with the older signature that asks for none gets XML.
    pub(crate) fn of(request: &Request) -> Result<Self, Refusal> {
        let wanted = request.parameter("Format").unwrap_or_default();
        if wanted.eq_ignore_ascii_case("json") {
            return Ok(Self::Json);
        }
        if wanted.eq_ignore_ascii_case("xml") {
            return Ok(Self::Xml);
        }
        if !wanted.is_empty() {
            let message = format!("The specified value of Format is not supported: {wanted}. Use JSON or XML.");
            return Err(Refusal::new("InvalidParameter.Format", 400, message));
        }
        let accept = request.header("accept").unwrap_or_default().to_ascii_lowercase();
        let is_xml = if accept.contains("json") {
            false
        } else {
            accept.contains("xml")
                || request.header("authorization").is_none() && request.header("x-acs-action").is_none()
        };
        Ok(if is_xml { Self::Xml } else { Self::Json })
    }

    /// As the gateway writes it.
    pub(crate) fn content_type(self) -> &'static str {
        match self {
            Self::Json => "application/json;charset=utf-8",
            Self::Xml => "text/xml;charset=utf-8",
        }
    }
}
