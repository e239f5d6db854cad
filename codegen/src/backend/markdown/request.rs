//! The parameters of a request: groups and lists laid out by the names that are sent.

use super::conditions::Conditions;
use super::context::{Context, anchor};
use super::facts::Direction;
use super::response::inner_omits;
use super::row::Row;
use super::{prose, table};
use crate::backend::wording::{Naming, fill};
use crate::model::{Field, ListStyle, Operation, Structure, Type};

/// How deep groups within groups are laid out; below that, the type's page lists them.
const DEPTH: usize = 4;

/// What a request's tables show.
#[derive(Default)]
pub(super) struct RequestView {
    pub(super) rows: Vec<Row>,
    pub(super) conditions: Conditions,
}

/// Where a member stands.
struct Place<'a> {
    /// What stands before its name.
    prefix: &'a str,
    /// The group it belongs to, if the group is optional.
    optional_group: Option<&'a str>,
    /// Paths of members that do not occur here.
    omits: &'a [String],
    /// The structures it is within, outermost first.
    within: &'a [&'a str],
}

impl<'a> Context<'a> {
    pub(super) fn request(&self, operation: &'a Operation) -> RequestView {
        let mut view = RequestView::default();
        let naming = Naming::BARE;
        for rule in &operation.rules {
            view.conditions.rule(self.wording(naming).rule(rule));
        }
        let place = Place { prefix: "", optional_group: None, omits: &[], within: &[] };
        self.members(&operation.request, &place, &mut view);
        view
    }

    fn members(&self, fields: &'a [Field], place: &Place<'_>, view: &mut RequestView) {
        let naming = Naming { prefix: place.prefix, in_request: true };
        for field in fields.iter().filter(|field| !place.omits.contains(&field.name)) {
            let name = format!("{}{}{}", place.prefix, field.name, suffix(field));
            let members = self.laid_out(field, place);
            view.conditions.field(&prose::code(&name), &self.wording(naming).field(field));
            let omits = inner_omits(place.omits, field);
            let mut row = self.parameter(field, &name, naming, place.optional_group);
            if members.is_none() {
                row.description = table::cell(&[row.description, self.without(field, &omits)]);
            }
            view.rows.push(row);
            if let Some(structure) = members {
                let naming = Naming { prefix: &format!("{name}."), in_request: true };
                for rule in &structure.rules {
                    view.conditions.rule(self.wording(naming).rule(rule));
                }
                let within = [place.within, &[structure.name.as_str()]].concat();
                let optional_group = if field.required { place.optional_group } else { Some(name.as_str()) };
                let place = Place { prefix: naming.prefix, optional_group, omits: &omits, within: &within };
                self.members(&structure.fields, &place, view);
            }
        }
    }

    /// The structure whose members get rows of their own.
    fn laid_out(&self, field: &Field, place: &Place<'_>) -> Option<&'a Structure> {
        let Type::Structure(name) = field.ty.innermost() else { return None };
        let open = field.list_style == ListStyle::Repeat
            && place.within.len() < DEPTH
            && !place.within.contains(&name.as_str());
        if open { self.model.structure(name) } else { None }
    }

    /// The row of one parameter.
    pub(super) fn parameter(&self, field: &Field, name: &str, naming: Naming<'_>, optional_group: Option<&str>) -> Row {
        let labels = self.labels;
        let required = match (field.required, optional_group, &field.required_when) {
            (true, Some(group), _) => fill(labels.yes_within, &[("group", &prose::code(group.trim_end_matches(".N")))]),
            (true, None, _) => labels.yes.to_owned(),
            (false, _, Some(_)) => labels.conditional.to_owned(),
            (false, _, None) => labels.no.to_owned(),
        };
        let mut pieces = self.description(field, Direction::Request);
        let wording = self.wording(naming);
        pieces.extend(wording.field(field).iter().map(|told| wording.sentence(told)));
        if let Some(when) = &field.present_when {
            pieces.push(self.wording(naming).present(when));
        }
        Row {
            name: table::cell(&[format!("<span id=\"{}\"></span>{}", anchor("parameter", name), prose::code(name))]),
            kind: table::cell(&[self.field_words(field)]),
            required: table::cell(&[required]),
            description: table::cell(&pieces),
        }
    }
}

/// What a list or map adds to the name that is sent.
fn suffix(field: &Field) -> String {
    let mut suffix = String::new();
    if field.list_style == ListStyle::Json {
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
