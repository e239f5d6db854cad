//! What an example sets.

use crate::model::{Field, Literal};

/// The members that an example sets, with their fields.
pub(super) fn set_members<'a>(
    fields: &'a [Field],
    values: &'a [(String, Literal)],
) -> impl Iterator<Item = (&'a Field, &'a Literal)> {
    values.iter().filter_map(|(name, value)| {
        let field = fields.iter().find(|field| field.name == *name)?;
        (*value != Literal::Null).then_some((field, value))
    })
}
