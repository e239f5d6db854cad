//! What each kind of database needs: the conditions of an operation by the values of the parameter that most of them test.

use super::block::html_code;
use super::context::{Context, anchor};
use super::{prose, table};
use crate::backend::wording::fill;
use crate::model::{Condition, Field, Guard, Literal, Path, Test, Type};

/// Conditions from which an operation gets such tables.
const CONDITIONS: usize = 10;
/// Parameters whose conditions must test a parameter for it to have a table.
const TESTED: usize = 3;

/// A parameter of the request, wherever it stands.
pub(super) struct Placed<'a> {
    /// The name that is sent.
    pub(super) name: String,
    /// What stands before the names of its siblings.
    pub(super) prefix: String,
    pub(super) field: &'a Field,
}

/// The table of one parameter.
pub(super) struct MatrixView {
    pub(super) title: String,
    pub(super) anchor: String,
    pub(super) rows: Vec<MatrixRow>,
}

/// Values that ask the same.
#[derive(PartialEq)]
pub(super) struct MatrixRow {
    pub(super) values: String,
    pub(super) required: String,
    pub(super) optional: String,
    pub(super) invalid: String,
}

impl Context<'_> {
    /// A table for each parameter on whose value others depend.
    pub(super) fn matrices(&self, placed: &[Placed<'_>]) -> Vec<MatrixView> {
        let guards = |placed: &Placed<'_>| [placed.field.required_when.is_some(), placed.field.only_when.is_some()];
        let count = placed.iter().flat_map(guards).filter(|is_there| *is_there).count();
        if count <= CONDITIONS {
            return Vec::new();
        }
        placed.iter().filter_map(|tested| self.matrix(tested, placed)).collect()
    }

    fn matrix(&self, tested: &Placed<'_>, placed: &[Placed<'_>]) -> Option<MatrixView> {
        let Type::Enum(name) = &tested.field.ty else { return None };
        let dependent: Vec<&Placed<'_>> = placed.iter().filter(|it| it.depends_on(&tested.name)).collect();
        if dependent.len() < TESTED {
            return None;
        }
        let mut rows: Vec<(Vec<String>, [Vec<String>; 3])> = Vec::new();
        for (value, _) in tested.field.values_of(self.model.enumeration(name)?) {
            let mut cells = [Vec::new(), Vec::new(), Vec::new()];
            for parameter in &dependent {
                let [required, optional, invalid] = &mut cells;
                let cell = match parameter.need(&tested.name, &value) {
                    Need::Required => required,
                    Need::Optional => optional,
                    Need::Invalid => invalid,
                };
                cell.push(prose::code(&parameter.name));
            }
            let value = prose::code(&value);
            match rows.iter_mut().find(|(_, same)| *same == cells) {
                Some((values, _)) => values.push(value),
                None => rows.push((vec![value], cells)),
            }
        }
        let cell =
            |names: &Vec<String>| if names.is_empty() { "—".to_owned() } else { table::cell(&[self.comma(names)]) };
        let rows = rows.iter().map(|(values, [required, optional, invalid])| MatrixRow {
            values: cell(values),
            required: cell(required),
            optional: cell(optional),
            invalid: cell(invalid),
        });
        Some(MatrixView {
            title: fill(self.labels.matrix, &[("path", &html_code(&tested.name))]),
            anchor: anchor("matrix", &tested.name),
            rows: rows.collect(),
        })
    }
}

/// What a value of one parameter makes of another.
enum Need {
    Required,
    /// Valid, and required at most under further conditions.
    Optional,
    Invalid,
}

impl Placed<'_> {
    fn depends_on(&self, name: &str) -> bool {
        let guards = [&self.field.required_when, &self.field.only_when].into_iter().flatten();
        self.name != name && guards.into_iter().any(|guard| self.mentions(&guard.condition, name))
    }

    fn mentions(&self, condition: &Condition, name: &str) -> bool {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => parts.iter().any(|part| self.mentions(part, name)),
            Condition::Not(inner) => self.mentions(inner, name),
            Condition::Test { path, .. } => self.full(path) == name,
            Condition::Fact(_) => false,
        }
    }

    fn full(&self, path: &Path) -> String {
        let name = path.segments.join(".");
        if path.from_root { name } else { format!("{}{name}", self.prefix) }
    }

    fn need(&self, name: &str, value: &str) -> Need {
        let holds = |guard: &Option<Guard>| guard.as_ref().and_then(|guard| self.holds(&guard.condition, name, value));
        match (holds(&self.field.only_when), holds(&self.field.required_when)) {
            (Some(false), _) => Need::Invalid,
            (_, Some(true)) => Need::Required,
            _ => Need::Optional,
        }
    }

    /// Whether a condition holds if only one parameter is known; nothing where it depends on more.
    fn holds(&self, condition: &Condition, name: &str, value: &str) -> Option<bool> {
        match condition {
            Condition::All(parts) => self.combined(parts, name, value, false),
            Condition::Any(parts) => self.combined(parts, name, value, true),
            Condition::Not(inner) => self.holds(inner, name, value).map(|holds| !holds),
            Condition::Test { path, test } if self.full(path) == name => Some(match test {
                Test::OneOf { values, .. } => {
                    let mut texts = values.iter().filter_map(Literal::wire);
                    texts.any(|text| text.eq_ignore_ascii_case(value))
                }
                Test::Set(is_set) => *is_set,
            }),
            Condition::Test { .. } | Condition::Fact(_) => None,
        }
    }

    /// Of several conditions, of which one that is `decisive` decides.
    fn combined(&self, parts: &[Condition], name: &str, value: &str, decisive: bool) -> Option<bool> {
        let results: Vec<Option<bool>> = parts.iter().map(|part| self.holds(part, name, value)).collect();
        if results.contains(&Some(decisive)) {
            return Some(decisive);
        }
        (!results.contains(&None)).then_some(!decisive)
    }
}
