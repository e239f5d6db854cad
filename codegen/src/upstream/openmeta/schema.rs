use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// What a document says about a value.
#[derive(Clone, Copy, Debug)]
pub struct Schema<'d>(pub &'d Value);

impl<'d> Schema<'d> {
    /// The schema that a reference names, or this one.
    #[must_use]
    pub fn followed(self, components: Option<&'d Map<String, Value>>) -> Self {
        match self.reference().and_then(|name| components?.get(name)) {
            Some(named) => Self(named),
            None => self,
        }
    }

    /// The name of a component.
    #[must_use]
    pub fn reference(self) -> Option<&'d str> {
        self.0["$ref"].as_str()?.strip_prefix("#/components/schemas/")
    }

    /// `string`, `integer`, `object` and so on; what it must be, where the document does not say it.
    #[must_use]
    pub fn kind(self) -> &'d str {
        match self.0["type"].as_str() {
            Some(kind) => kind,
            None if self.0["properties"].is_object() => "object",
            None if self.0["items"].is_object() => "array",
            None => "any",
        }
    }

    #[must_use]
    pub fn format(self) -> &'d str {
        self.0["format"].as_str().unwrap_or_default()
    }

    /// The word of the vendor's documents for the type.
    #[must_use]
    pub fn documented(self, components: Option<&'d Map<String, Value>>) -> String {
        let schema = self.followed(components);
        match schema.kind() {
            "integer" if schema.format() == "int64" => "long".to_owned(),
            "integer" => "integer".to_owned(),
            "array" => {
                format!("list<{}>", schema.items().map_or_else(|| "any".to_owned(), |it| it.documented(components)))
            }
            "object" => match schema.values() {
                Some(values) => format!("map<{}>", values.documented(components)),
                None if schema.members().next().is_none() => "map<any>".to_owned(),
                None => "object".to_owned(),
            },
            other => other.to_owned(),
        }
    }

    /// The elements of a list.
    #[must_use]
    pub fn items(self) -> Option<Self> {
        self.0["items"].is_object().then(|| Self(&self.0["items"]))
    }

    /// The values of a map.
    #[must_use]
    pub fn values(self) -> Option<Self> {
        let is_map = self.0["additionalProperties"].is_object() && self.members().next().is_none();
        is_map.then(|| Self(&self.0["additionalProperties"]))
    }

    /// The members of an object, in the order of the document.
    pub fn members(self) -> impl Iterator<Item = (&'d str, Self)> {
        let properties = self.0["properties"].as_object().into_iter().flatten();
        properties.map(|(name, schema)| (name.as_str(), Self(schema)))
    }

    #[must_use]
    pub fn is_required(self) -> bool {
        self.0["required"].as_bool().unwrap_or_default()
    }

    #[must_use]
    pub fn is_deprecated(self) -> bool {
        self.0["deprecated"].as_bool().unwrap_or_default()
    }

    /// What the service assumes, in one word.
    #[must_use]
    pub fn default(self) -> Option<String> {
        match &self.0["default"] {
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            value @ (Value::Number(_) | Value::Bool(_)) => Some(value.to_string()),
            _ => None,
        }
    }

    /// A text of this key; `None` where it is missing or blank.
    #[must_use]
    pub fn text(self, key: &str) -> Option<&'d str> {
        self.0[key].as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    /// An example, in one word.
    #[must_use]
    pub fn example(self) -> Option<String> {
        match &self.0["example"] {
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            value @ (Value::Number(_) | Value::Bool(_)) => Some(value.to_string()),
            _ => None,
        }
    }

    /// The text of one of its values.
    #[must_use]
    pub fn title_of(self, value: &str) -> Option<&'d str> {
        self.0["enumValueTitles"][value].as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    /// Whether a mark of this key is set.
    #[must_use]
    pub fn is(self, key: &str) -> bool {
        self.0[key].as_bool().unwrap_or_default()
    }

    /// A number, which documents write as a number or a text.
    #[must_use]
    pub fn number(self, key: &str) -> Option<f64> {
        let value = &self.0[key];
        value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|number: &f64| number.is_finite())
    }

    /// The values that it can have, by either of the two keys that have them; empty where there are none.
    #[must_use]
    pub fn enumerated(self) -> BTreeSet<String> {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let list = self.0["enum"].as_array().into_iter().flatten().map(text);
        let titles = self.0["enumValueTitles"].as_object().into_iter().flatten().map(|(value, _)| value.clone());
        // Some are published with a blank in front of them.
        let values = list.chain(titles).map(|value| value.trim().to_owned());
        values.filter(|value| !value.is_empty()).collect()
    }
}
