//! Members of a response from the attributes of a record.

use super::names::attribute;
use alibabacloud_dts::metadata::{Field, Operation, SERVICE, Type};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

/// Structures below structures; deeper ones hold what the emulator does not know.
const DEPTH: usize = 4;

/// Where a response has which attribute. Responses have thousands of members, and records few attributes: this way only the
/// latter are walked through.
#[derive(Debug, Default)]
pub(super) struct Plan {
    leaves: HashMap<String, Vec<Leaf>>,
}

#[derive(Debug)]
struct Leaf {
    /// Its place in the order of the spec.
    order: usize,
    /// The members around it, outermost first.
    around: Vec<&'static str>,
    field: &'static Field,
}

type Plans = HashMap<(String, &'static str), Arc<Plan>>;

/// By collection and operation.
static PLANS: LazyLock<RwLock<Plans>> = LazyLock::new(RwLock::default);

impl Plan {
    /// That of an operation whose response is about a collection; `list` is the field with the records, if it has several.
    pub(super) fn of(on: &str, operation: &'static Operation, list: Option<&'static Field>) -> Arc<Self> {
        let key = (on.to_owned(), operation.name);
        if let Some(plan) = PLANS.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(plan);
        }
        let mut plan = Self::default();
        match list.map(|field| (field, field.ty)) {
            Some((field, Type::List(Type::Structure(structure)))) => {
                plan.add(on, members_of(structure).iter(), &mut Vec::new(), field.omits, &mut 0);
            }
            Some(_) => {}
            None => plan.add(on, payload(operation), &mut Vec::new(), &[], &mut 0),
        }
        let plan = Arc::new(plan);
        PLANS.write().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&plan));
        plan
    }

    fn add(
        &mut self,
        on: &str,
        fields: impl Iterator<Item = &'static Field>,
        around: &mut Vec<&'static str>,
        omits: &[&str],
        order: &mut usize,
    ) {
        for field in fields.filter(|field| !omits.contains(&field.name)) {
            match field.ty {
                Type::Structure(name) if around.len() < DEPTH => {
                    around.push(field.name);
                    self.add(on, members_of(name).iter(), around, field.omits, order);
                    around.pop();
                }
                Type::Structure(_) | Type::List(_) | Type::Map(_) => {}
                _ => {
                    let path = [around.as_slice(), &[field.name]].concat().join(".");
                    let leaf = Leaf { order: *order, around: around.clone(), field };
                    self.leaves.entry(attribute(on, &path)).or_default().push(leaf);
                    *order += 1;
                }
            }
        }
    }

    /// The members that the attributes say.
    pub(super) fn fill(&self, known: &BTreeMap<String, String>) -> Map<String, Value> {
        let said = |(name, text): (&String, &String)| {
            let leaves = self.leaves.get(name).into_iter().flatten();
            leaves.filter_map(|leaf| Some((leaf, scalar(leaf.field, text)?))).collect::<Vec<_>>()
        };
        let mut found: Vec<(&Leaf, Value)> = known.iter().flat_map(said).collect();
        found.sort_by_key(|(leaf, _)| leaf.order);
        let mut members = Map::new();
        for (leaf, value) in found {
            if let Some(place) = place(&mut members, &leaf.around) {
                place.insert(leaf.field.name.to_owned(), value);
            }
        }
        members
    }
}

/// The object below these members; `None` if one of them is something else.
pub(super) fn place<'m>(members: &'m mut Map<String, Value>, around: &[&str]) -> Option<&'m mut Map<String, Value>> {
    around
        .iter()
        .try_fold(members, |place, name| place.entry(*name).or_insert_with(|| Map::new().into()).as_object_mut())
}

/// The fields that are not part of the envelope.
pub(super) fn payload(operation: &'static Operation) -> impl Iterator<Item = &'static Field> {
    operation.response.iter().filter(|field| !field.envelope)
}

/// The members of the structure of this name.
pub(super) fn members_of(structure: &str) -> &'static [Field] {
    SERVICE.structure(structure).map_or(&[][..], |structure| structure.fields)
}

/// A list, in the object that the documents put around it if they do.
pub(super) fn wrapped(list: Vec<Value>, wrapper: Option<&str>) -> Value {
    match wrapper {
        Some(wrapper) => json!({ wrapper: list }),
        None => list.into(),
    }
}

/// A value in the documented type; nothing if the text does not fit it.
pub(super) fn scalar(field: &Field, text: &str) -> Option<Value> {
    let documented = field.documented_as.unwrap_or_default();
    let ty = match documented {
        "string" => Type::String,
        "boolean" => Type::Boolean,
        "integer" | "long" => Type::Int64,
        _ => field.ty,
    };
    match ty {
        Type::Boolean => Some(text.eq_ignore_ascii_case("true").into()),
        Type::Int32 | Type::Int64 => text.parse::<i64>().ok().map(Value::from),
        Type::Double => text.parse::<f64>().ok().map(Value::from),
        _ => Some(text.into()),
    }
}
