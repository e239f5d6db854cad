use super::keywords::{RawDefaultFrom, RawDocumentedType, RawPosition, RawStyle, RawWrittenAs};
use super::{RawDeprecation, RawLiteral};
use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// A parameter of a request, a field of a response, or a field of a structure.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawField {
    /// `string`, `boolean`, `int32`, `int64`, `double`, `bytes`, `list<T>`, `map<T>`, `json`, `json<T>`, `any`, a
    /// structure or an enum.
    #[serde(rename = "type")]
    #[schemars(extend("examples" = ["string", "boolean", "int32", "int64", "double", "bytes", "json", "any", "list<string>"]))]
    pub ty: Option<At<String>>,
    /// The name of a shared parameter in `parameters.yaml`; keys beside it override that entry.
    #[serde(rename = "use")]
    pub shared: Option<At<String>>,
    /// The exact name on the wire, where the key is another one: one with dots, one of the protocol, or one that another
    /// parameter has too.
    pub wire: Option<At<String>>,
    /// What it does, units, format, limits, what it depends on.
    pub doc: Option<At<String>>,
    /// The caller must give it.
    pub required: Option<At<bool>>,
    /// What the service assumes when it is absent.
    pub default: Option<RawLiteral>,
    /// What the client gives when the caller doesn't.
    pub default_from: Option<At<RawDefaultFrom>>,
    /// A plausible, invented value.
    pub example: Option<RawLiteral>,
    /// The least number.
    pub min: Option<At<f64>>,
    /// The greatest number.
    pub max: Option<At<f64>>,
    /// Of a number: it is greater than this.
    pub exclusive_min: Option<At<f64>>,
    /// Of a number: it is less than this.
    pub exclusive_max: Option<At<f64>>,
    /// The fewest characters.
    pub min_length: Option<At<u64>>,
    /// The most characters.
    pub max_length: Option<At<u64>>,
    /// The fewest entries of a list.
    pub min_items: Option<At<u64>>,
    /// The most entries of a list.
    pub max_items: Option<At<u64>>,
    /// The most bytes of a text.
    pub max_bytes: Option<At<u64>>,
    /// Only ASCII characters.
    pub ascii: Option<At<bool>>,
    /// A regular expression that the text must match.
    pub pattern: Option<At<String>>,
    /// The valid values of a number, or the values of an enum that are valid here.
    #[serde(default)]
    pub values: Vec<RawLiteral>,
    /// The unit of a number, such as `seconds`.
    pub unit: Option<At<String>>,
    /// The format of a text, such as `utc_timestamp`.
    pub format: Option<At<String>>,
    /// The text, or each text of a list, is an ID of this kind, one of `ids` in `service.yaml`.
    pub id: Option<At<String>>,
    /// The text is one of the codes of this origin: `api`, `gateway`, or one of `origins` in `service.yaml`.
    pub codes: Option<At<String>>,
    /// What separates the entries of a text that holds a list, or of a list that is one text, where it is no comma.
    pub separator: Option<At<String>>,
    /// Never shown, logged or compared in the clear; `false` excuses a name that sounds like a secret.
    pub secret: Option<At<bool>>,
    /// Should no longer be used.
    pub deprecated: Option<RawDeprecation>,
    /// Documented as "do not specify".
    pub unsupported: Option<At<bool>>,
    /// The text is the URL of a file that is uploaded before the call.
    pub upload: Option<At<bool>>,
    /// Identifies the call, so that it may be repeated safely.
    pub idempotency_token: Option<At<bool>>,
    /// The part of the HTTP request that carries it.
    pub position: Option<At<RawPosition>>,
    /// How a list, a map or a structure is sent, or a list written.
    pub style: Option<At<RawStyle>>,
    /// The name of the elements in a wrapped list of a response.
    pub wrapper: Option<At<String>>,
    /// The Rust name, where the derived one is not the sensible one.
    pub rust: Option<At<String>>,
    /// Names of operations.
    #[serde(default)]
    pub see_also: Vec<At<String>>,
    /// The type that the documents claim, where it is not `type`.
    pub documented_as: Option<At<RawDocumentedType>>,
    /// Members of the structure that do not occur at this place.
    #[serde(default)]
    pub omits: Vec<At<String>>,
    /// Of a JSON document in a request: whether the service may take a text that is not JSON, so that one is advice.
    pub takes_text: Option<At<bool>>,
    /// In a document: how a boolean, a number or the value of an enum is written.
    pub written_as: Option<At<RawWrittenAs>>,
    /// In a document: the Rust name of the setter, where a verb reads better than the name of the member.
    pub setter: Option<At<String>>,
    /// In a document: the Rust name of the setter that adds one entry to a list or map.
    pub entry: Option<At<String>>,
    /// In a document: the values that are written when it is absent; the first counts whose condition holds.
    #[serde(default)]
    pub implied: Vec<RawImplied>,
    /// In a document: whether it is documented as required although callers omit it; reported, not enforced.
    pub advised: Option<At<bool>>,
    /// Valid only under this condition.
    #[schemars(extend("type" = "object"))]
    pub only_when: Option<RawLiteral>,
    /// Makes no difference under this condition; never reported.
    #[schemars(extend("type" = "object"))]
    pub not_needed_when: Option<RawLiteral>,
    /// Required under this condition.
    #[schemars(extend("type" = "object"))]
    pub required_when: Option<RawLiteral>,
    /// Values that are valid, or invalid, while a condition holds.
    #[serde(default)]
    pub value_when: Vec<RawValueWhen>,
    /// Returned only under this condition.
    #[schemars(extend("type" = "object"))]
    pub present_when: Option<RawLiteral>,
}

impl RawField {
    /// What stands between the entries of a list that is one text.
    #[must_use]
    pub fn separator(&self) -> Option<&str> {
        match &self.style {
            Some(At { value: RawStyle::Comma, .. }) => Some(","),
            _ => self.separator.as_ref().map(|at| at.as_str()),
        }
    }
}

/// One entry of `implied`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawImplied {
    /// The condition; without one, it holds in all other cases.
    #[schemars(extend("type" = "object"))]
    pub when: Option<RawLiteral>,
    /// The value that is written.
    pub value: RawLiteral,
}

/// One entry of `value_when`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("oneOf" = [{ "required": ["values"] }, { "required": ["not_values"] }]))]
pub struct RawValueWhen {
    /// The condition.
    #[schemars(extend("type" = "object"))]
    pub when: RawLiteral,
    /// The values that are valid while it holds.
    #[serde(default)]
    pub values: Vec<RawLiteral>,
    /// The values that are invalid while it holds; any other is valid.
    #[serde(default)]
    pub not_values: Vec<RawLiteral>,
}
