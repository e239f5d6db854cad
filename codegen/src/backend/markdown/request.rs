//! The parameters of a request: groups and lists laid out by the names that are sent.

use super::block::Block;
use super::conditions::Conditions;
use super::context::Context;
use super::facts::Direction;
use super::matrix::Placed;
use super::prose;
use super::response::inner_omits;
use crate::backend::wording::{Naming, fill};
use crate::model::{Field, Operation, RequestRule, Structure, Style, Type};

/// How deep groups within groups are laid out; below that, the type's page lists them.
const DEPTH: usize = 4;

/// What a page shows of a request.
#[derive(Default)]
pub(super) struct RequestView<'a> {
    pub(super) blocks: Vec<Block>,
    pub(super) conditions: Conditions,
    /// Every parameter that has a block.
    pub(super) placed: Vec<Placed<'a>>,
}

/// Where a member stands.
struct Place<'a> {
    /// What stands before its name.
    prefix: &'a str,
    /// The group it belongs to, if the group is optional.
    optional_group: Option<&'a str>,
    /// The rules over it and its siblings.
    rules: &'a [RequestRule],
    /// Paths of members that do not occur here.
    omits: &'a [String],
    /// The structures it is within, outermost first.
    within: &'a [&'a str],
}

/// What asks for a parameter beside its own words.
#[derive(Clone, Copy)]
pub(super) enum Demand<'a> {
    Nothing,
    /// The group that it belongs to, which is optional.
    Within(&'a str),
    /// A rule that wants it, or one of several.
    Rule,
}

impl Place<'_> {
    fn demand(&self, field: &Field) -> Demand<'_> {
        // The compiler insists on these whatever else is set, so that "optional" would mislead.
        let asks = |rule: &RequestRule| {
            rule.compile_time
                && rule.parameters.iter().any(|path| !path.from_root && path.segments == [field.name.as_str()])
        };
        match self.optional_group {
            Some(group) if field.required => Demand::Within(group),
            _ if self.rules.iter().any(asks) => Demand::Rule,
            _ => Demand::Nothing,
        }
    }
}

impl<'a> Context<'a> {
    pub(super) fn request(&self, operation: &'a Operation) -> RequestView<'a> {
        let mut view = RequestView::default();
        let naming = Naming::BARE;
        for rule in &operation.rules {
            view.conditions.rule(self.wording(naming).rule(rule));
        }
        let place = Place { prefix: "", optional_group: None, rules: &operation.rules, omits: &[], within: &[] };
        view.blocks = self.members(&operation.request, &place, &mut view.conditions, &mut view.placed);
        view
    }

    fn members(
        &self,
        fields: &'a [Field],
        place: &Place<'_>,
        conditions: &mut Conditions,
        placed: &mut Vec<Placed<'a>>,
    ) -> Vec<Block> {
        let naming = Naming { prefix: place.prefix, in_request: true };
        let mut blocks = Vec::new();
        for field in fields.iter().filter(|field| !place.omits.contains(&field.name)) {
            let name = format!("{}{}{}", place.prefix, field.wire(), suffix(field));
            let omits = inner_omits(place.omits, field);
            placed.push(Placed { name: name.clone(), prefix: place.prefix.to_owned(), field });
            conditions.field(&prose::code(&name), &self.wording(naming).field(field));
            let mut block = self.parameter(field, &name, naming, place.demand(field));
            if let Some(structure) = self.laid_out(field, place) {
                let naming = Naming { prefix: &format!("{name}."), in_request: true };
                for rule in &structure.rules {
                    conditions.rule(self.wording(naming).rule(rule));
                }
                let within = [place.within, &[structure.name.as_str()]].concat();
                let optional_group = if field.required { place.optional_group } else { Some(name.as_str()) };
                let rules = &structure.rules;
                let place = Place { prefix: naming.prefix, optional_group, rules, omits: &omits, within: &within };
                let members = self.members(&structure.fields, &place, conditions, placed);
                block.folds.push(self.members_below(&name, members));
            } else {
                block.say(self.without(field, &omits));
            }
            blocks.push(block);
        }
        blocks
    }

    /// The structure whose members get blocks of their own.
    fn laid_out(&self, field: &Field, place: &Place<'_>) -> Option<&'a Structure> {
        let Type::Structure(name) = field.ty.innermost() else { return None };
        let open = field.style == Style::Repeat && place.within.len() < DEPTH && !place.within.contains(&name.as_str());
        if open { self.model.structure(name) } else { None }
    }

    /// The block of one parameter.
    pub(super) fn parameter(&self, field: &Field, name: &str, naming: Naming<'_>, demand: Demand<'_>) -> Block {
        let labels = self.labels;
        let required = match (field.required, demand, &field.required_when) {
            (true, Demand::Within(group), _) => {
                fill(labels.yes_within, &[("group", &prose::code(group.trim_end_matches(".N")))])
            }
            (true, _, _) => labels.yes.to_owned(),
            (false, Demand::Rule, _) | (false, _, Some(_)) => labels.conditional.to_owned(),
            (false, _, None) => labels.no.to_owned(),
        };
        let mut pieces = self.description(field, Direction::Request);
        let wording = self.wording(naming);
        let mut rules: Vec<String> = wording.field(field).iter().map(|told| wording.sentence(told)).collect();
        rules.extend(field.present_when.as_ref().map(|when| wording.present(when)));
        pieces.push(rules.iter().map(|rule| format!("- {rule}")).collect::<Vec<_>>().join("\n"));
        Block::new("parameter", name, &[self.field_words(field), required], pieces)
    }
}

/// What a list or map adds to the name that is sent.
fn suffix(field: &Field) -> String {
    let mut suffix = String::new();
    if field.style == Style::Json || field.is_joined() {
        return suffix;
    }
    let mut ty = &field.ty;
    loop {
        ty = match ty {
            Type::List(element) => {
                suffix.push_str(".N");
                element
            }
            Type::Map(element) => {
                suffix.push_str(".*");
                element
            }
            _ => return suffix,
        };
    }
}
