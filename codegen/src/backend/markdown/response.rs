//! The fields of a response, as a tree of names.

use super::context::Context;
use super::facts::Direction;
use super::row::Row;
use super::{prose, table};
use crate::backend::wording::{Naming, fill};
use crate::model::{Field, Operation, Structure, Type};

/// Rows up to which a structure deeper than the first level is laid out; a larger one has its own page.
const LAID_OUT: usize = 12;

/// Where a member stands.
struct Place<'a> {
    prefix: &'a str,
    /// Paths of members that do not occur here.
    omits: &'a [String],
    within: &'a [&'a str],
}

/// The rows so far, and which structures they have laid out where.
#[derive(Default)]
struct Tree<'a> {
    rows: Vec<Row>,
    told: Vec<RenderedStructure<'a>>,
}

/// A structure that has its rows.
struct RenderedStructure<'a> {
    structure: &'a str,
    path: String,
    omits: Vec<String>,
}

impl<'a> Context<'a> {
    /// The fields of the operation's own, and those of the envelope.
    pub(super) fn response(&self, operation: &'a Operation) -> (Vec<Row>, Vec<Row>) {
        let place = Place { prefix: "", omits: &[], within: &[] };
        let (mut payload, mut envelope) = (Tree::default(), Tree::default());
        for field in &operation.response {
            let tree = if field.envelope.is_some() { &mut envelope } else { &mut payload };
            self.response_field(field, &place, tree);
        }
        (payload.rows, envelope.rows)
    }

    fn response_field(&self, field: &'a Field, place: &Place<'_>, tree: &mut Tree<'a>) {
        let name = format!("{}{}", place.prefix, response_name(field));
        let omits = inner_omits(place.omits, field);
        let mut row = self.response_row(field, &name, Naming { prefix: place.prefix, in_request: true });
        let Type::Structure(of) = field.ty.innermost() else {
            tree.rows.push(row);
            return;
        };
        let told = tree.told.iter().any(|told| told.structure == of);
        let structure = self.opened(of, place, &omits).filter(|_| !told);
        if structure.is_none() {
            let same = tree.told.iter().find(|told| told.structure == of && told.omits == omits);
            let members = match same {
                Some(told) => fill(self.labels.same_members, &[("path", &prose::code(&told.path))]),
                None if omits.is_empty() && told => fill(self.labels.all_members, &[("type", &self.named_type(of))]),
                None => self.without(field, &omits),
            };
            row.description = table::cell(&[row.description, members]);
        }
        tree.rows.push(row);
        if let Some(structure) = structure {
            tree.told.push(RenderedStructure { structure: of, path: name.clone(), omits: omits.clone() });
            let within = [place.within, &[of.as_str()]].concat();
            let place = Place { prefix: &format!("{name}."), omits: &omits, within: &within };
            for member in structure.fields.iter().filter(|member| !omits.contains(&member.name)) {
                self.response_field(member, &place, tree);
            }
        }
    }

    /// The row of one field.
    pub(super) fn response_row(&self, field: &Field, name: &str, naming: Naming<'_>) -> Row {
        let mut pieces = self.description(field, Direction::Answer);
        if let Some(when) = &field.present_when {
            pieces.push(self.wording(naming).present(when));
        }
        Row {
            name: table::cell(&[prose::code(name)]),
            kind: table::cell(&[self.field_words(field)]),
            required: String::new(),
            description: table::cell(&pieces),
        }
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

    /// The number of rows of a structure; more than fit if it contains itself.
    fn size(&self, structure: &'a Structure, omits: &[String], within: &mut Vec<&'a str>) -> usize {
        let mut rows = 0;
        for field in structure.fields.iter().filter(|field| !omits.contains(&field.name)) {
            rows += 1;
            if let Type::Structure(name) = field.ty.innermost() {
                if within.contains(&name.as_str()) {
                    return LAID_OUT + 1;
                }
                if let Some(structure) = self.model.structure(name) {
                    let omits = inner_omits(omits, field);
                    within.push(name);
                    rows += self.size(structure, &omits, within);
                    within.pop();
                }
            }
        }
        rows
    }

    /// Which members of the type occur in a field whose members get no rows here; nothing when all may.
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
    let mut name = field.name.clone();
    if let Some(wrapper) = &field.wrapper {
        name = format!("{name}.{wrapper}");
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
