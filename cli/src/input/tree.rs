//! The parameters as a tree: names with dots are put in their places, and trees from files get the names of the wire.

use super::place::{Place, Unknown};
use crate::failure::Failure;
use crate::language::Language;
use crate::names::kebab;
use alibabacloud_dts::metadata::{Operation, Type};
use serde_json::{Map, Value};

/// The highest number of a list element that is written one by one, as in `Tag.1.Key`; more is a slip of the pen.
const MOST_ELEMENTS: usize = 10_000;

/// A step from a place to a place below.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Member(String),
    /// From zero.
    Element(usize),
}

/// Where a name with dots leads.
#[derive(Debug)]
pub(crate) struct Path {
    steps: Vec<Step>,
    pub(crate) place: Place,
    /// Whether the value is secret, or holds secrets.
    pub(crate) secret: bool,
    /// Whether it is a JSON document as a whole, which is sent as a text.
    pub(crate) document: bool,
}

impl Path {
    /// The name on the wire.
    pub(crate) fn name(&self) -> String {
        let parts = self.steps.iter().map(|step| match step {
            Step::Member(name) => name.clone(),
            Step::Element(index) => (index + 1).to_string(),
        });
        parts.collect::<Vec<_>>().join(".")
    }

    /// Follows a name such as `source-endpoint.ip` or `Tag.1.Key`.
    pub(crate) fn find(operation: &'static Operation, name: &str) -> Result<Self, Unknown> {
        let mut path = Self { steps: Vec::new(), place: Place::Request(operation), secret: false, document: false };
        for part in name.split('.') {
            let inside = path.name();
            let unknown = |nearest| Unknown { name: name.to_owned(), inside: inside.clone(), nearest };
            if part.is_empty() || path.place.is_scalar() {
                return Err(unknown(Vec::new()));
            }
            let number = part.parse::<usize>().ok().filter(|number| (1..=MOST_ELEMENTS).contains(number));
            match (path.place.element(), number) {
                (Some(place), Some(number)) => {
                    path.steps.push(Step::Element(number - 1));
                    path.place = place;
                    path.document = false;
                }
                (Some(_), None) if matches!(path.place, Place::Value(_)) => return Err(unknown(Vec::new())),
                _ => {
                    let member = path.place.member(part).map_err(|it| unknown(it.nearest))?;
                    path.secret = member.field.map_or(path.secret, |field| field.secret);
                    path.document = member.field.is_some_and(|it| matches!(it.ty, Type::Document(_) | Type::Json));
                    path.steps.push(Step::Member(member.name));
                    path.place = member.place;
                }
            }
        }
        Ok(path)
    }

    /// Puts a value in its place. A list takes one value after the other.
    pub(crate) fn put(&self, tree: &mut Map<String, Value>, value: Value, language: Language) -> Result<(), Failure> {
        let twice = || {
            Failure::usage(
                language.pick(format!("`{}` is specified twice", self.name()), format!("`{}` 重复指定", self.name())),
            )
            .note(language.pick("give it once, as a whole or by its members", "请只指定一次：整体指定，或逐个成员指定"))
        };
        let Some((Step::Member(first), rest)) = self.steps.split_first() else { return Err(twice()) };
        let mut here = tree.entry(first.clone()).or_insert(Value::Null);
        for step in rest {
            // A document that was given as a text, and of which a member is specified too.
            if let Some(parsed) = here.as_str().and_then(|text| serde_json::from_str::<Value>(text).ok()) {
                *here = parsed;
            }
            here = match step {
                Step::Member(name) => {
                    if here.is_null() {
                        *here = Map::new().into();
                    }
                    here.as_object_mut().ok_or_else(twice)?.entry(name.clone()).or_insert(Value::Null)
                }
                Step::Element(index) => {
                    if here.is_null() {
                        *here = Value::Array(Vec::new());
                    }
                    let list = here.as_array_mut().ok_or_else(twice)?;
                    if list.len() <= *index {
                        list.resize(index + 1, Value::Null);
                    }
                    list.get_mut(*index).ok_or_else(twice)?
                }
            };
        }
        match (&mut *here, value) {
            (Value::Null, value) => *here = value,
            (Value::Array(list), Value::Array(more)) if matches!(self.place, Place::Value(Type::List(_))) => {
                list.extend(more);
            }
            (Value::Object(members), Value::Object(more)) => {
                for (name, value) in more {
                    if members.insert(name, value).is_some() {
                        return Err(twice());
                    }
                }
            }
            _ => return Err(twice()),
        }
        Ok(())
    }
}

/// The tree with the names of the wire, whatever form its names have. Names with dots are put in their places.
pub(crate) fn named(
    operation: &'static Operation,
    given: Map<String, Value>,
    language: Language,
) -> Result<Map<String, Value>, Failure> {
    let mut tree = Map::new();
    for (name, value) in given {
        let path = Path::find(operation, &name).map_err(|it| unknown(operation, &it, language))?;
        let value = below(operation, path.place, &path.name(), value, language)?;
        path.put(&mut tree, value, language)?;
    }
    Ok(tree)
}

/// A value with the names of the wire.
pub(crate) fn below(
    operation: &'static Operation,
    place: Place,
    path: &str,
    value: Value,
    language: Language,
) -> Result<Value, Failure> {
    match value {
        Value::Object(members) if !matches!(place, Place::Free) && !place.is_scalar() => {
            let mut named = Map::new();
            for (name, value) in members {
                let member = place.member(&name).map_err(|it| {
                    let it = Unknown { name: format!("{path}.{name}"), inside: path.to_owned(), ..it };
                    unknown(operation, &it, language)
                })?;
                let path = format!("{path}.{}", member.name);
                let value = below(operation, member.place, &path, value, language)?;
                if named.insert(member.name, value).is_some() {
                    let message = language.pick(format!("`{path}` is specified twice"), format!("`{path}` 重复指定"));
                    return Err(Failure::usage(message));
                }
            }
            Ok(named.into())
        }
        Value::Array(elements) => match place.element() {
            Some(element) => elements
                .into_iter()
                .enumerate()
                .map(|(index, value)| below(operation, element, &format!("{path}.{}", index + 1), value, language))
                .collect(),
            None => Ok(elements.into()),
        },
        value => Ok(value),
    }
}

/// The failure for a name that the operation does not have.
pub(crate) fn unknown(operation: &'static Operation, unknown: &Unknown, language: Language) -> Failure {
    let Unknown { name, inside, nearest } = unknown;
    let message = language
        .pick(format!("{} has no parameter `{name}`", operation.name), format!("{} 没有参数 `{name}`", operation.name));
    let meant = (!nearest.is_empty()).then(|| {
        let full = |name: &&str| {
            if inside.is_empty() { format!("`--{}`", kebab(name)) } else { format!("`--{inside}.{name}`") }
        };
        let names: Vec<String> = nearest.iter().map(full).collect();
        language.pick(format!("did you mean {}?", names.join(" or ")), format!("是否想用 {}？", names.join(" 或 ")))
    });
    Failure::usage(message).note_any(meant).note(language.pick(
        format!("`dts explain {}` lists the parameters; `--force-param NAME=VALUE` sends any other", operation.name),
        format!("`dts explain {}` 列出全部参数；`--force-param NAME=VALUE` 可发送其他参数", operation.name),
    ))
}

/// Whether a parameter is boolean, so that it needs no value.
pub(crate) fn is_boolean(place: Place) -> bool {
    matches!(place, Place::Value(Type::Boolean))
}
