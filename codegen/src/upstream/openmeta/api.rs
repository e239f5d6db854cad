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
        errors: operation.errors().map(|(code, ..)| code.to_owned()).collect(),
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
        let style = match style {
            "repeatList" | "flat" => Some("repeat"),
            "json" => Some("json"),
            _ => None,
        };
        self.value(name, schema, Some(position), style);
    }

    fn value(&mut self, path: &str, schema: Schema<'d>, position: Option<&str>, style: Option<&str>) {
        let documented_as = schema.documented(self.components);
        let named = schema.reference();
        let schema = schema.followed(self.components);
        let values = schema.enumerated();
        let entry = Entry {
            kind: kind(&documented_as),
            documented_as,
            required: position.is_some() && schema.is_required(),
            position: position.map(str::to_owned),
            style: style.map(str::to_owned),
            values: (!values.is_empty()).then_some(values),
            deprecated: schema.is_deprecated(),
            ..Entry::default()
        };
        self.entries.insert(path.to_owned(), entry);
        let is_round = named.is_some_and(|name| self.inside.contains(&name));
        if is_round || self.inside.len() >= DEPTH {
            return;
        }
        self.inside.push(named.unwrap_or_default());
        self.below(path.to_owned(), schema, position);
        self.inside.pop();
    }

    /// What is in a value: the members at the bottom of lists and maps.
    fn below(&mut self, mut path: String, mut schema: Schema<'d>, position: Option<&str>) {
        for _ in 0..DEPTH {
            let (mark, inner) = match (schema.items(), schema.values()) {
                (Some(items), _) => ("[]", items),
                (None, Some(values)) => ("{}", values),
                (None, None) => break,
            };
            path.push_str(mark);
            schema = inner.followed(self.components);
        }
        for (name, member) in schema.members() {
            self.value(&format!("{path}.{name}"), member, position, None);
        }
    }
}
