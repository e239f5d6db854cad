//! A request as it came over the wire.

use super::format::Format;
use super::refusal::Refusal;
use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method, Uri};

/// Names and values, decoded, in the order of the wire.
pub(crate) type Pairs = Vec<(String, String)>;

/// A request as it came over the wire.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    pub(crate) method: Method,
    uri: Uri,
    pub(crate) query: Pairs,
    /// The parameters of a form body.
    pub(crate) form: Pairs,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

const FORM: &str = "application/x-www-form-urlencoded";

impl Request {
    pub(crate) fn new(parts: Parts, body: Bytes) -> Self {
        let Parts { method, uri, headers, .. } = parts;
        let query = decoded(uri.query().unwrap_or_default().as_bytes());
        let mut request = Self { method, uri, query, form: Pairs::new(), headers, body };
        let content_type = request.header("content-type").unwrap_or_default();
        if content_type.get(..FORM.len()).is_some_and(|start| start.eq_ignore_ascii_case(FORM)) {
            request.form = decoded(&request.body);
        }
        request
    }

    /// A call with these parameters, which nobody has signed.
    pub(crate) fn unsigned(query: Pairs) -> Self {
        let (uri, headers, body) = (Uri::from_static("/"), HeaderMap::new(), Bytes::new());
        Self { method: Method::POST, uri, query, form: Pairs::new(), headers, body }
    }

    pub(crate) fn path(&self) -> &str {
        self.uri.path()
    }

    /// The first header of this name, in lower case, if it is a text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        // A request has few of them, which are looked at sooner than a name is hashed.
        let (_, value) = self.headers.iter().find(|(header, _)| header.as_str() == name)?;
        std::str::from_utf8(value.as_bytes()).ok()
    }

    /// The first parameter of this name, of the query or else of the form body.
    pub(crate) fn parameter(&self, name: &str) -> Option<&str> {
        let mut pairs = self.query.iter().chain(&self.form);
        pairs.find(|(parameter, _)| parameter == name).map(|(_, value)| value.as_str())
    }

    /// The host that the client calls.
    pub(crate) fn host(&self) -> &str {
        self.header("host").unwrap_or_default()
    }

    /// The name of the operation.
    pub(crate) fn action(&self) -> Option<&str> {
        self.named("x-acs-action", "Action")
    }

    /// The version of the API.
    pub(crate) fn version(&self) -> Option<&str> {
        self.named("x-acs-version", "Version")
    }

    /// In the older protocol, the parameter is signed and the header is not, so that the parameter counts.
    fn named(&self, header: &str, parameter: &str) -> Option<&str> {
        let value = match self.parameter("Signature") {
            Some(_) => self.parameter(parameter),
            None => self.header(header).or_else(|| self.parameter(parameter)),
        };
        value.filter(|value| !value.is_empty())
    }

    /// The format that a request asks for. A client with the older signature that asks for none gets XML.
    pub(crate) fn format(&self) -> Result<Format, Refusal> {
        let wanted = self.parameter("Format").unwrap_or_default();
        if wanted.eq_ignore_ascii_case("json") {
            return Ok(Format::Json);
        }
        if wanted.eq_ignore_ascii_case("xml") {
            return Ok(Format::Xml);
        }
        if !wanted.is_empty() {
            let message = format!("The specified value of Format is not supported: {wanted}. Use JSON or XML.");
            return Err(Refusal::new("InvalidParameter.Format", 400, message));
        }
        let accept = self.header("accept").unwrap_or_default().to_ascii_lowercase();
        let is_xml = if accept.contains("json") {
            false
        } else {
            accept.contains("xml") || self.header("authorization").is_none() && self.header("x-acs-action").is_none()
        };
        Ok(if is_xml { Format::Xml } else { Format::Json })
    }

    /// What the gateway refuses before it looks at anything else.
    pub(crate) fn check_method(&self) -> Result<(), Refusal> {
        if !matches!(self.method, Method::GET | Method::POST) {
            let message = format!("The HTTP method {} is not supported. Use GET or POST.", self.method);
            return Err(Refusal::new("UnsupportedHTTPMethod", 403, message));
        }
        if self.path() != "/" {
            let message = format!("No operation has the path {}. Call the path /.", self.path());
            return Err(Refusal::new("InvalidApi.NotFound", 404, message));
        }
        Ok(())
    }
}

fn decoded(text: &[u8]) -> Pairs {
    form_urlencoded::parse(text).into_owned().collect()
}
