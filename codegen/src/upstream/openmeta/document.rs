use super::schema::Schema;
use serde_json::{Map, Value};
use std::fmt;

/// A document of an API of RPC style.
#[derive(Clone, Debug)]
pub struct Document {
    pub product: String,
    pub version: String,
    root: Value,
}

/// Why a document cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong, with the name of the file.
    pub message: String,
    pub help: String,
}

/// A parameter of an operation.
#[derive(Clone, Copy, Debug)]
pub struct Parameter<'d> {
    pub name: &'d str,
    /// `query`, `formData`, `host` and so on.
    pub position: &'d str,
    /// How a list, map or object is written; empty for a value as it is.
    pub style: &'d str,
    pub schema: Schema<'d>,
}

/// An operation.
#[derive(Clone, Copy, Debug)]
pub struct Operation<'d> {
    pub name: &'d str,
    pub(super) value: &'d Value,
}

/// Reads a document; `path` is how messages name it.
pub fn read(path: &str, text: &str) -> Result<Document, Refusal> {
    let refused = |what: String, help: &str| Refusal { message: format!("{path}: {what}"), help: help.to_owned() };
    let root: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
        refused(format!("the file is not JSON: {error}"), "name the file `api-docs.json` of a version of a product")
    })?;
    let info = &root["info"];
    let text_of = |key: &str| info[key].as_str().map(str::to_owned);
    let (Some(product), Some(version), Some(style)) = (text_of("product"), text_of("version"), text_of("style")) else {
        // What a server says instead of a document is stored as one now and then.
        let said = root["message"].as_str().map(|said| format!(": it says \"{said}\"")).unwrap_or_default();
        let what = format!("the document has no `info` with a product, a version and a style{said}");
        return Err(refused(what, "fetch it again"));
    };
    if style != "RPC" {
        let what = format!("{product} {version} is of the style `{style}`");
        return Err(refused(what, "only APIs of the style `RPC` can be imported and audited"));
    }
    if !root["apis"].is_object() {
        return Err(refused(format!("{product} {version} has no `apis`"), "fetch it again"));
    }
    Ok(Document { product, version, root })
}

impl Document {
    /// The name of the service in a spec.
    #[must_use]
    pub fn service(&self) -> String {
        self.product.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
    }

    /// The operations in the order of the document.
    pub fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        self.apis().filter(|(_, value)| value.is_object()).map(|(name, value)| Operation { name, value })
    }

    /// Names of operations about which the document says nothing.
    pub fn empty_operations(&self) -> impl Iterator<Item = &str> {
        self.apis().filter(|(_, value)| !value.is_object()).map(|(name, _)| name)
    }

    fn apis(&self) -> impl Iterator<Item = (&str, &Value)> {
        let operations = self.root["apis"].as_object().into_iter().flatten();
        operations.map(|(name, value)| (name.as_str(), value))
    }

    /// Regions with their hosts.
    pub fn endpoints(&self) -> impl Iterator<Item = (&str, &str)> {
        let list = self.root["endpoints"].as_array().into_iter().flatten();
        list.filter_map(|entry| Some((entry["regionId"].as_str()?, entry["endpoint"].as_str()?)))
    }

    /// The schemas that references name.
    #[must_use]
    pub fn components(&self) -> Option<&Map<String, Value>> {
        self.root["components"]["schemas"].as_object()
    }

    /// The tree of the documentation: titles of folders with the operations in them.
    pub fn folders(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let entries = self.root["directories"].as_array().into_iter().flatten();
        entries.filter_map(|entry| {
            let mut names = Vec::new();
            collect(&entry["children"], &mut names);
            Some((entry["title"].as_str()?, names))
        })
    }
}

fn collect<'d>(children: &'d Value, names: &mut Vec<&'d str>) {
    for child in children.as_array().into_iter().flatten() {
        match child.as_str() {
            Some(name) => names.push(name),
            None => collect(&child["children"], names),
        }
    }
}

impl<'d> Operation<'d> {
    pub fn parameters(&self) -> impl Iterator<Item = Parameter<'d>> + use<'d> {
        let list = self.value["parameters"].as_array().into_iter().flatten();
        list.filter_map(|parameter| {
            Some(Parameter {
                name: parameter["name"].as_str()?,
                position: parameter["in"].as_str().unwrap_or("query"),
                style: parameter["style"].as_str().unwrap_or_default(),
                schema: Schema(&parameter["schema"]),
            })
        })
    }

    /// The entries among the parameters that have no name.
    #[must_use]
    pub fn nameless_parameters(&self) -> usize {
        let list = self.value["parameters"].as_array().into_iter().flatten();
        list.filter(|parameter| !parameter["name"].is_string()).count()
    }

    /// The ways to sign a call, of which any one will do.
    pub fn security(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        let list = self.value["security"].as_array().into_iter().flatten();
        list.flat_map(|entry| entry.as_object().into_iter().flatten()).map(|(name, _)| name.as_str())
    }

    /// Whether all ways to sign a call are ones that the spec has no word for.
    #[must_use]
    pub fn is_signed_otherwise(&self) -> bool {
        let is_known = |way: &str| matches!(way, "AK" | "Anonymous" | "BearerToken");
        self.security().next().is_some() && !self.security().any(is_known)
    }

    /// The only way to sign a call, if it is not just any credentials.
    #[must_use]
    pub fn auth(&self) -> Option<&'static str> {
        let mut ways = self.security();
        match (ways.next(), ways.next()) {
            (Some("Anonymous"), None) => Some("none"),
            (Some("BearerToken"), None) => Some("bearer"),
            _ => None,
        }
    }

    /// The schema of the response to a call that succeeds.
    #[must_use]
    pub fn response(&self) -> Option<Schema<'d>> {
        let responses = self.value["responses"].as_object()?;
        let schema = &responses.get("200").or_else(|| responses.values().next())?["schema"];
        schema.is_object().then_some(Schema(schema))
    }

    /// The codes that it declares, each with its HTTP status and its message.
    pub fn errors(&self) -> impl Iterator<Item = (&'d str, &'d str, &'d str)> + use<'d> {
        let statuses = self.value["errorCodes"].as_object().into_iter().flatten();
        statuses.flat_map(|(status, list)| {
            let codes = list.as_array().into_iter().flatten();
            codes.filter_map(move |error| {
                let message = error["errorMessage"].as_str().unwrap_or_default();
                // Some are published with a tab behind them.
                Some((error["errorCode"].as_str()?.trim(), status.as_str(), message))
            })
        })
    }

    /// The codes among them that are names, as programs compare them: neither numbers nor patterns such as `Invalid%s`.
    pub fn named_errors(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        self.errors().map(|(code, ..)| code).filter(|code| is_code(code))
    }

    /// Whether calling it twice is harmless; `None` where the document does not say it, or says both in its two places.
    #[must_use]
    pub fn is_read(&self) -> Option<bool> {
        let is_read = match self.value["operationType"].as_str()? {
            "read" => true,
            "write" | "readAndWrite" | "update" | "delete" => false,
            _ => return None,
        };
        let tagged = match self.value["systemTags"]["operationType"].as_str() {
            Some("get" | "list") => true,
            Some("create" | "update" | "delete") => false,
            _ => is_read,
        };
        (is_read == tagged).then_some(is_read)
    }

    #[must_use]
    pub fn is_deprecated(&self) -> bool {
        self.value["deprecated"].as_bool().unwrap_or_default()
    }

    /// A text of this key; `None` where it is missing or blank.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&'d str> {
        self.value[key].as_str().map(str::trim).filter(|text| !text.is_empty())
    }
}

/// Whether an error code is a name.
#[must_use]
pub fn is_code(code: &str) -> bool {
    code.starts_with(|c: char| c.is_ascii_alphabetic())
        && code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}\n  help: {}\n", self.message, self.help)
    }
}
