//! From the flat names of the wire to a tree: `Tag.1.Key`, `SourceEndpoint.IP`.

use super::request::Pairs;
use alibabacloud_dts::metadata::{Field, SERVICE, Type};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// More elements are a slip of the pen, and would take memory without end.
const MOST_ELEMENTS: usize = 10_000;

/// The parameters as a tree, and what is wrong with their names.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) members: Map<String, Value>,
    /// Names that the operation does not have.
    pub(super) unknown: Vec<String>,
    /// Parameters whose text is no JSON, where it must be.
    pub(super) no_json: Vec<String>,
}

/// Builds the tree of the fields.
pub(super) fn build(fields: &[Field], pairs: &Pairs) -> Tree {
    let mut builder = Builder {
        left: pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect(),
        no_json: Vec::new(),
    };
    let members = builder.members(fields, "", &[]);
    let unknown = builder.left.into_keys().map(str::to_owned).collect();
    Tree { members, unknown, no_json: builder.no_json }
}

struct Builder<'a> {
    /// What no field has taken yet.
    left: BTreeMap<&'a str, &'a str>,
    no_json: Vec<String>,
}

impl Builder<'_> {
    fn members(&mut self, fields: &[Field], prefix: &str, omits: &[&str]) -> Map<String, Value> {
        let mut members = Map::new();
        for field in fields.iter().filter(|field| !omits.contains(&field.name)) {
            // Most parameters are not parts of others.
            let name =
                if prefix.is_empty() { Cow::Borrowed(field.name) } else { format!("{prefix}{}", field.name).into() };
            if let Some(value) = self.field(field, &name) {
                members.insert(field.name.to_owned(), value);
            }
        }
        members
    }

    fn field(&mut self, field: &Field, name: &str) -> Option<Value> {
        // A call has few of the parameters.
        if !self.has_below(name) {
            return None;
        }
        match field.ty {
            Type::List(_) | Type::Map(_) | Type::Structure(_) if field.json => self.json(name),
            Type::List(_) if field.separator.is_some() => self.text(name),
            ty => self.value(ty, name, field.omits),
        }
    }

    fn value(&mut self, ty: Type, name: &str, omits: &[&str]) -> Option<Value> {
        match ty {
            Type::Structure(structure) => {
                let prefix = format!("{name}.");
                let fields = SERVICE.structure(structure)?.fields;
                self.has_below(&prefix).then(|| self.members(fields, &prefix, omits).into())
            }
            Type::List(element) => self.list(*element, name),
            Type::Map(element) => {
                let keys = self.parts_below(&format!("{name}."));
                let entries = keys.into_iter().filter_map(|key| {
                    let value = self.value(*element, &format!("{name}.{key}"), &[])?;
                    Some((key, value))
                });
                let entries: Map<String, Value> = entries.collect();
                (!entries.is_empty()).then(|| entries.into())
            }
            _ => self.text(name),
        }
    }

    /// The numbers need not be without gaps.
    fn list(&mut self, element: Type, name: &str) -> Option<Value> {
        let parts = self.parts_below(&format!("{name}."));
        let mut numbers: Vec<usize> = parts.iter().filter_map(|part| part.parse().ok()).collect();
        numbers.sort_unstable();
        numbers.truncate(MOST_ELEMENTS);
        let elements: Vec<Value> =
            numbers.iter().filter_map(|number| self.value(element, &format!("{name}.{number}"), &[])).collect();
        (!elements.is_empty()).then(|| elements.into())
    }

    fn text(&mut self, name: &str) -> Option<Value> {
        self.left.remove(name).map(Value::from)
    }

    fn json(&mut self, name: &str) -> Option<Value> {
        let text = self.left.remove(name)?;
        let parsed = serde_json::from_str(text);
        if parsed.is_err() {
            self.no_json.push(name.to_owned());
        }
        parsed.ok()
    }

    /// Whether there is a name with this beginning.
    fn has_below(&self, prefix: &str) -> bool {
        self.left.range(prefix..).next().is_some_and(|(name, _)| name.starts_with(prefix))
    }

    /// The different parts that follow the prefix.
    fn parts_below(&self, prefix: &str) -> Vec<String> {
        let names = self.left.range(prefix..).map_while(|(name, _)| name.strip_prefix(prefix));
        let mut parts: Vec<String> = names.map(|rest| rest.split('.').next().unwrap_or(rest).to_owned()).collect();
        parts.dedup();
        parts
    }
}
