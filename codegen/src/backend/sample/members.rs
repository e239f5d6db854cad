//! What an example sets.

use crate::model::{Field, Literal};
use std::borrow::Cow;

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

/// The value as the setter takes it: the entries of a list that is one text on the wire.
pub(super) fn entries<'a>(field: &Field, value: &'a Literal) -> Cow<'a, Literal> {
    match (value, &field.separator) {
        (Literal::Text(text), Some(separator)) if field.is_joined() => {
            let entries = text.split(separator).map(|entry| Literal::Text(entry.trim().to_owned()));
            Cow::Owned(Literal::List(entries.collect()))
        }
        _ => Cow::Borrowed(value),
    }
}
