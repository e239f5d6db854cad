//! The fields of a response, as a tree of names.

use super::block::Block;
use super::context::Context;
use super::facts::Direction;
use super::prose;
use crate::backend::wording::{Naming, fill};
use crate::model::{Field, Operation, Structure, Type};

/// Fields up to which a structure deeper than the first level is laid out; a larger one has its own page.
const LAID_OUT: usize = 12;

/// Where a member stands.
struct Place<'a> {
    prefix: &'a str,
    /// Paths of members that do not occur here.
    omits: &'a [String],
    within: &'a [&'a str],
}

/// A structure whose members have their blocks.
struct RenderedStructure<'a> {
    structure: &'a str,
    path: String,
    omits: Vec<String>,
}

impl<'a> Context<'a> {
    /// The fields of the operation's own, and those of the envelope.
    pub(super) fn response(&self, operation: &'a Operation) -> (Vec<Block>, Vec<Block>) {
        let place = Place { prefix: "", omits: &[], within: &[] };
        let (mut payload, mut envelope) = (Vec::new(), Vec::new());
        let mut told = Vec::new();
        for field in &operation.response {
            let block = self.response_field(field, &place, &mut told);
            if field.envelope.is_some() { envelope.push(block) } else { payload.push(block) }
        }
        (payload, envelope)
    }

    fn response_field(&self, field: &'a Field, place: &Place<'_>, told: &mut Vec<RenderedStructure<'a>>) -> Block {
        let name = format!("{}{}", place.prefix, response_name(field));
        let omits = inner_omits(place.omits, field);
        let mut block = self.response_block(field, &name, Naming { prefix: place.prefix, in_request: true });
        let Type::Structure(of) = field.ty.innermost() else { return block };
        let is_told = told.iter().any(|told| told.structure == of);
        if let Some(structure) = self.opened(of, place, &omits).filter(|_| !is_told) {
            told.push(RenderedStructure { structure: of, path: name.clone(), omits: omits.clone() });
            let within = [place.within, &[of.as_str()]].concat();
            let place = Place { prefix: &format!("{name}."), omits: &omits, within: &within };
            let members = structure.fields.iter().filter(|member| !omits.contains(&member.name));
            let members = members.map(|member| self.response_field(member, &place, told)).collect();
            block.folds.push(self.members_below(&name, members));
            return block;
        }
        let same = told.iter().find(|told| told.structure == of && told.omits == omits);
        block.say(match same {
            Some(told) => fill(self.labels.same_members, &[("path", &prose::code(&told.path))]),
            None if omits.is_empty() && is_told => fill(self.labels.all_members, &[("type", &self.named_type(of))]),
            None => self.without(field, &omits),
        });
        block
    }

    /// The block of one field.
    pub(super) fn response_block(&self, field: &Field, name: &str, naming: Naming<'_>) -> Block {
        let mut pieces = self.description(field, Direction::Answer);
        pieces.extend(field.present_when.as_ref().map(|when| self.wording(naming).present(when)));
        Block::new("field", name, &[self.field_words(field)], pieces)
    }

    /// The structure whose members follow: always at the first level, deeper only a small one.
    fn opened(&self, name: &'a str, place: &Place<'_>, omits: &[String]) -> Option<&'a Structure> {
        let structure = self.model.structure(name)?;
        if place.within.contains(&name) {
            return None;
        }
        let open = place.within.is_empty() || self.size(structure, omits, &mut vec![name]) <= LAID_OUT;
        open.then_some(structure)
    }

    /// The number of fields of a structure, those within it too; more than fit if it contains itself.
    fn size(&self, structure: &'a Structure, omits: &[String], within: &mut Vec<&'a str>) -> usize {
        let mut count = 0;
        for field in structure.fields.iter().filter(|field| !omits.contains(&field.name)) {
            count += 1;
            if let Type::Structure(name) = field.ty.innermost() {
                if within.contains(&name.as_str()) {
                    return LAID_OUT + 1;
                }
                if let Some(structure) = self.model.structure(name) {
                    let omits = inner_omits(omits, field);
                    within.push(name);
                    count += self.size(structure, &omits, within);
                    within.pop();
                }
            }
        }
        count
    }

    /// Which members of the type occur in a field whose members get no blocks here; nothing when all may.
    pub(super) fn without(&self, field: &Field, omits: &[String]) -> String {
        let Type::Structure(name) = field.ty.innermost() else { return String::new() };
        let Some(structure) = self.model.structure(name).filter(|_| !omits.is_empty()) else { return String::new() };
        let left = structure.fields.iter().map(|member| &member.name).filter(|member| !omits.contains(member));
        let left: Vec<&String> = left.collect();
        let (template, names) = if left.is_empty() || omits.len() <= left.len() {
            (self.labels.without, omits.iter().collect())
        } else {
            (self.labels.only_members, left)
        };
        let names: Vec<String> = names.into_iter().map(|name| prose::code(name)).collect();
        let names = self.listed(&names, self.labels.last_and);
        fill(template, &[("type", &self.named_type(name)), ("names", &names)])
    }
}

/// Paths of members that do not occur in `field`, given those of the structure that it belongs to.
pub(super) fn inner_omits(omits: &[String], field: &Field) -> Vec<String> {
    let inner = omits.iter().filter_map(|path| path.strip_prefix(&field.name)?.strip_prefix('.'));
    inner.map(str::to_owned).chain(field.omits.iter().cloned()).collect()
}

/// The name as the response nests it: `Tags.Tag[]`, `Jobs[]`, `Labels.*`.
pub(super) fn response_name(field: &Field) -> String {
    let mut name = field.wire().to_owned();
    if let Some(wrapper) = &field.wrapper {
        name = format!("{name}.{wrapper}");
    }
    // A list in one text has no entries of its own.
    if field.is_joined() {
        return name;
    }
    let mut ty = &field.ty;
    loop {
        ty = match ty {
            Type::List(element) => {
                name.push_str("[]");
                element
            }
            Type::Map(element) => {
                name.push_str(".*");
                element
            }
            _ => return name,
        };
    }
}
