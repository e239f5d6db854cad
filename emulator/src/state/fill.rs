//! Members of a response from the attributes of a record.

use super::checks;
use super::definitions::{Effect, STATES};
use super::names::attribute;
use super::page::Page;
use super::plain::plain;
use super::progress;
use super::record::Record;
use super::scalar::{Scalar, payload, scalar};
use crate::examples::{self, Checks};
use crate::protocol::Object;
use alibabacloud_dts::metadata::{Field, Operation, SERVICE, Type};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

/// Structures below structures; deeper ones hold what the emulator does not know.
const DEPTH: usize = 4;

/// Where a response has which attribute. Responses have thousands of members, and records few attributes: this way only the
/// latter are walked through.
#[derive(Debug, Default)]
pub(super) struct Plan {
    /// Its number among all plans.
    pub(super) number: usize,
    /// In the order of the spec.
    leaves: Vec<Leaf>,
    /// By attribute: the places of its leaves.
    by_attribute: HashMap<String, Vec<usize>>,
    /// Where the items of a precheck are, if the response lists them.
    checks: Option<(usize, &'static Checks)>,
}

#[derive(Debug)]
struct Leaf {
    /// The members around it, outermost first.
    around: Vec<&'static str>,
    /// The name on the wire.
    name: &'static str,
    field: &'static Field,
    /// The values that it spells otherwise than requests do.
    values: Option<&'static HashMap<String, String>>,
}

/// What a plan is for.
struct Within {
    effect: &'static Effect,
    operation: &'static Operation,
    /// The list whose elements it fills.
    list: Option<&'static str>,
}

impl Within {
    /// The attribute that a member says.
    fn attribute(&self, path: &str) -> String {
        let other = self.effect.shows.iter().find(|(member, _)| member == path);
        other.map_or_else(|| attribute(&self.effect.on, path), |(_, attribute)| plain(attribute))
    }

    fn leaf(&self, around: &[&'static str], field: &'static Field, path: &str) -> Leaf {
        let operation = self.operation.name;
        let path: Vec<&str> = self.list.into_iter().chain([path]).collect();
        let path = path.join(".");
        let name = STATES.spelling(operation, &path).unwrap_or(field.name);
        Leaf { around: around.to_vec(), name, field, values: examples::values(operation, &path) }
    }
}

impl Leaf {
    /// The value of an attribute, as the response spells it.
    fn scalar<'t>(&self, text: &'t str) -> Option<Scalar<'t>> {
        match (scalar(self.field, text)?, self.values) {
            (Scalar::Text(text), Some(values)) => {
                Some(Scalar::Text(values.get(&text.to_ascii_lowercase()).map_or(text, String::as_str)))
            }
            (value, _) => Some(value),
        }
    }
}

/// What a leaf says about a record.
enum Said<'r> {
    Scalar(Scalar<'r>),
    Checks(&'static Checks),
}

/// By the address of the effect, which stays where it is as long as the program runs.
type Plans = HashMap<usize, Arc<Plan>>;

static PLANS: LazyLock<RwLock<Plans>> = LazyLock::new(RwLock::default);

impl Plan {
    /// That of an effect of an operation; `list` is the field with the records, if the response has several.
    pub(super) fn of(
        effect: &'static Effect,
        operation: &'static Operation,
        list: Option<&'static Field>,
    ) -> Arc<Self> {
        let key = std::ptr::from_ref(effect).addr();
        if let Some(plan) = PLANS.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(plan);
        }
        let mut plan = Self::default();
        let within = Within { effect, operation, list: list.map(|field| field.name) };
        match list.map(|field| (field, field.ty)) {
            Some((field, Type::List(Type::Structure(structure)))) => {
                plan.add(&within, members_of(structure).iter(), &mut Vec::new(), field.omits);
            }
            Some(_) => {}
            None => plan.add(&within, payload(operation), &mut Vec::new(), &[]),
        }
        let mut plans = PLANS.write().unwrap_or_else(PoisonError::into_inner);
        plan.number = plans.len();
        Arc::clone(plans.entry(key).or_insert_with(|| Arc::new(plan)))
    }

    fn add(
        &mut self,
        within: &Within,
        fields: impl Iterator<Item = &'static Field>,
        around: &mut Vec<&'static str>,
        omits: &[&str],
    ) {
        for field in fields.filter(|field| !omits.contains(&field.name)) {
            let path = [around.as_slice(), &[field.name]].concat().join(".");
            if within.effect.repeats.iter().any(|(member, _)| *member == path) {
                continue;
            }
            match field.ty {
                Type::Structure(name) if around.len() < DEPTH => {
                    around.push(field.name);
                    self.add(within, members_of(name).iter(), around, field.omits);
                    around.pop();
                }
                Type::List(_) => {
                    let checks = examples::checks(within.operation.name).filter(|_| within.effect.shows.is_empty());
                    if let Some(checks) = checks.filter(|checks| checks.items.first() == Some(&path)) {
                        self.checks = Some((self.leaves.len(), checks));
                        self.leaves.push(within.leaf(around, field, &path));
                    }
                }
                Type::Structure(_) | Type::Map(_) => {}
                _ => {
                    self.by_attribute.entry(within.attribute(&path)).or_default().push(self.leaves.len());
                    self.leaves.push(within.leaf(around, field, &path));
                }
            }
        }
    }

    /// Writes the members that the record and its phase say. A page is one of the items of the precheck.
    pub(super) fn fill(&self, record: &Record, now: u64, page: Option<&Page>, object: &mut Object) {
        let shown = progress::shown(record, now);
        let is_shown = |name: &str| shown.iter().any(|(shown, _)| *shown == name);
        let own = record.attributes.iter().filter(|(name, _)| !is_shown(name));
        let known = own.map(|(name, text)| (name.as_str(), text.as_str()));
        let known = known.chain(shown.iter().map(|(name, text)| (*name, &**text)));
        let said = |(name, text)| {
            let places = self.by_attribute.get(name).into_iter().flatten();
            places.filter_map(move |place| Some((*place, Said::Scalar(self.leaves.get(*place)?.scalar(text)?))))
        };
        let mut found: Vec<(usize, Said<'_>)> = known.flat_map(said).collect();
        let checks = self.checks.filter(|_| !progress::checks(record).is_empty());
        found.extend(checks.map(|(place, checks)| (place, Said::Checks(checks))));
        found.sort_unstable_by_key(|(place, _)| *place);
        let mut open: &[&'static str] = &[];
        for (place, said) in found {
            let Some(Leaf { around, name, field, .. }) = self.leaves.get(place) else { continue };
            let common = open.iter().zip(around).take_while(|(one, other)| one == other).count();
            for _ in open.iter().skip(common) {
                object.close();
            }
            for name in around.iter().skip(common) {
                object.open(name);
            }
            open = around;
            match said {
                Said::Scalar(value) => object.member(name, value),
                Said::Checks(checks) => {
                    object.list(name, field.wrapper, &checks::items(checks, record, page));
                }
            }
        }
        for _ in open {
            object.close();
        }
    }
}

/// The members of the structure of this name.
fn members_of(structure: &str) -> &'static [Field] {
    SERVICE.structure(structure).map_or(&[][..], |structure| structure.fields)
}
