use super::document::{Document, Operation, Parameter};
use super::schema::Schema;
use crate::wire::{Api, Entry, Operation as WireOperation};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Members below members that are followed: documents nest 28 of them, and references can go round in circles.
const DEPTH: usize = 32;

/// What a document says about the wire.
#[must_use]
pub fn api(document: &Document) -> Api {
    Api {
        product: document.product.clone(),
        version: document.version.clone(),
        operations: document.operations().map(|it| (it.name.to_owned(), operation(document, it))).collect(),
        hosts: document.endpoints().map(|(region, host)| (region.to_owned(), host.to_owned())).collect(),
        ..Api::default()
    }
}

fn operation(document: &Document, operation: Operation<'_>) -> WireOperation {
    let mut walk = Walk { components: document.components(), entries: BTreeMap::new(), inside: Vec::new() };
    for parameter in operation.parameters().filter(is_sent) {
        walk.parameter(parameter);
    }
    let request = std::mem::take(&mut walk.entries);
    let components = walk.components;
    for (name, schema) in operation.response().into_iter().flat_map(|it| it.followed(components).members()) {
        walk.value(name, schema, None, None);
    }
    WireOperation {
        is_read: operation.is_read(),
        auth: operation.auth(),
        deprecated: operation.is_deprecated(),
        request,
        response: walk.entries,
        errors: operation.named_errors().map(str::to_owned).collect(),
        ..WireOperation::default()
    }
}

/// The type as the model calls it.
fn kind(documented_as: &str) -> String {
    documented_as.replace("integer", "int32").replace("long", "int64").replace("number", "double")
}

/// Whether it is part of the request: a host is where the request goes.
fn is_sent(parameter: &Parameter<'_>) -> bool {
    matches!(parameter.position, "query" | "formData" | "body")
}

struct Walk<'d> {
    components: Option<&'d Map<String, Value>>,
    entries: BTreeMap<String, Entry>,
    /// The components that the walk is in.
    inside: Vec<&'d str>,
}

impl<'d> Walk<'d> {
    fn parameter(&mut self, parameter: Parameter<'d>) {
        let Parameter { name, position, style, schema } = parameter;
        let position = if position == "query" { "query" } else { "form" };
        if style == "simple" && schema.followed(self.components).kind() == "array" {
            self.joined(name, schema, position);
            return;
        }
        let style = match style {
            "repeatList" | "flat" => Some("repeat"),
            "json" => Some("json"),
            "simple" => Some("comma"),
            _ => None,
        };
        self.value(name, schema, Some(position), style);
    }

    /// A list that travels as one text.
    fn joined(&mut self, name: &str, schema: Schema<'d>, position: &str) {
        let entry = Entry {
            kind: "string".to_owned(),
            documented_as: "string".to_owned(),
            required: schema.is_required(),
            position: Some(position.to_owned()),
            deprecated: schema.is_deprecated(),
            ..Entry::default()
        };
        self.entries.insert(name.to_owned(), entry);
    }

    fn value(&mut self, path: &str, schema: Schema<'d>, position: Option<&str>, style: Option<&str>) {
        let documented_as = self.documented(schema);
        let named = schema.reference();
        let schema = schema.followed(self.components);
        let values = schema.enumerated();
        let entry = Entry {
            kind: kind(&documented_as),
            documented_as,
            // Of a parameter that is there twice, either entry can be omitted.
            required: position.is_some() && schema.is_required() && self.entries.get(path).is_none_or(|it| it.required),
            position: position.map(str::to_owned),
            style: style.map(str::to_owned),
            values: (!values.is_empty()).then_some(values),
            deprecated: schema.is_deprecated(),
            ..Entry::default()
        };
        self.entries.insert(path.to_owned(), entry);
        if self.is_round(named) || self.inside.len() >= DEPTH {
            return;
        }
        let depth = self.inside.len();
        self.inside.push(named.unwrap_or_default());
        self.below(path.to_owned(), schema, position);
        self.inside.truncate(depth);
    }

    /// The documents' word for the type. A component inside itself is anything, since it has no end.
    fn documented(&self, schema: Schema<'d>) -> String {
        if self.is_round(schema.reference()) {
            return "any".to_owned();
        }
        let followed = schema.followed(self.components);
        match (followed.kind(), followed.items(), followed.values()) {
            ("array", Some(items), _) => format!("list<{}>", self.documented(items)),
            ("object", _, Some(values)) => format!("map<{}>", self.documented(values)),
            _ => followed.documented(self.components),
        }
    }

    /// Whether the walk is in the component already.
    fn is_round(&self, name: Option<&str>) -> bool {
        name.is_some_and(|name| self.inside.contains(&name))
    }

    /// What is in a value: the members at the bottom of lists and maps.
    fn below(&mut self, mut path: String, mut schema: Schema<'d>, position: Option<&str>) {
        for _ in 0..DEPTH {
            let (mark, inner) = match (schema.items().filter(|_| schema.kind() == "array"), schema.values()) {
                (Some(items), _) => ("[]", items),
                (None, Some(values)) => ("{}", values),
                (None, None) => break,
            };
            if self.is_round(inner.reference()) {
                return;
            }
            path.push_str(mark);
            self.inside.extend(inner.reference());
            schema = inner.followed(self.components);
        }
        for (name, member) in schema.members() {
            self.value(&format!("{path}.{name}"), member, position, None);
        }
    }
}
