//! Where a spec says what: the lines that a change is about.

use crate::place::{Place, Position};
use crate::spec::raw::{Entries, RawField, RawOperation};
use crate::spec::{At, RawFile, RawSpec, SourceSet};

/// A spec as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Places<'s> {
    pub raw: &'s RawSpec,
    pub sources: &'s SourceSet,
}

impl Places<'_> {
    /// `file:line:column` of a parameter, field, operation or type; of what it is in, where the spec does not have it.
    pub(super) fn of(self, owner: &str, subject: &str) -> Option<String> {
        let place = match self.raw.operations.iter().find(|file| *file.value.operation == *owner) {
            Some(file) => self.in_operation(&file.value, subject).unwrap_or(file.value.operation.place),
            None => self.in_type(owner, subject)?,
        };
        self.shown(place)
    }

    /// The beginning of a spec file, by its path.
    #[must_use]
    pub fn of_file(self, path: &str) -> Option<String> {
        let file = self.sources.files().iter().find(|file| file.path == path)?;
        Some(self.sources.display_path(file))
    }

    fn in_operation(self, operation: &RawOperation, subject: &str) -> Option<Place> {
        let (part, path) = subject.split_once('.').unwrap_or((subject, ""));
        match part {
            "request" => self.in_fields(&operation.request, path, Some(operation)),
            "response" => {
                let envelope = || operation.envelope.iter().find(|(name, _)| name.value == path);
                let field = self.in_fields(&operation.response, path, Some(operation));
                field.or_else(|| envelope().map(|(name, _)| name.place))
            }
            "summary" => Some(operation.summary.place),
            "errors" => operation.errors.iter().find(|code| code.value == path).map(|code| code.place),
            _ => None,
        }
    }

    fn in_type(self, owner: &str, subject: &str) -> Option<Place> {
        let named = |file: &&RawFile<_>| name_of(&file.value).is_some_and(|(name, _)| name == owner);
        let file = self.raw.types.iter().find(named)?;
        let member = file.value.fields.as_ref().and_then(|fields| key(fields, subject));
        let value = file.value.values.as_ref().and_then(|values| key(values, subject));
        member.or(value).or_else(|| name_of(&file.value).map(|(_, place)| place))
    }

    /// The innermost member of a path that the spec has.
    fn in_fields(self, fields: &Entries<RawField>, path: &str, operation: Option<&RawOperation>) -> Option<Place> {
        // A name on the wire can have dots.
        let (name, field) = fields.iter().find(|(name, field)| leads(exact(name, field), path))?;
        let rest = path.get(exact(name, field).len()..)?.trim_start_matches(['[', ']', '{', '}']).strip_prefix('.');
        let Some(rest) = rest else { return Some(name.place) };
        // What wraps the elements of a list is no member.
        let rest = match &field.wrapper {
            Some(wrapper) => rest.strip_prefix(wrapper.as_str()).unwrap_or(rest).trim_start_matches(['[', ']', '.']),
            None => rest,
        };
        let inner = field.ty.as_ref().and_then(|ty| {
            let name = ty.rsplit('<').next()?.trim_end_matches('>');
            let local = operation.and_then(|operation| operation.types.get(name)?.structure.as_ref());
            let shared = || self.raw.types.iter().find(|file| name_of(&file.value).is_some_and(|(it, _)| it == name));
            match local {
                Some(structure) => self.in_fields(&structure.fields, rest, operation),
                None => self.in_fields(shared()?.value.fields.as_ref()?, rest, operation),
            }
        });
        Some(inner.unwrap_or(name.place))
    }

    fn shown(self, place: Place) -> Option<String> {
        let file = self.sources.file(place)?;
        let position = Position::of(&file.text, usize::try_from(place.start).ok()?);
        Some(format!("{}:{}:{}", self.sources.display_path(file), position.line, position.column))
    }
}

/// The name in paths.
fn exact<'f>(name: &'f At<String>, field: &'f RawField) -> &'f str {
    &field.wire.as_ref().unwrap_or(name).value
}

/// Whether the path is this name, or leads through it.
fn leads(name: &str, path: &str) -> bool {
    path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[', '{']))
}

fn key<T>(entries: &Entries<T>, name: &str) -> Option<Place> {
    entries.iter().find(|(key, _)| key.value == name).map(|(key, _)| key.place)
}

fn name_of(file: &crate::spec::raw::RawTypeFile) -> Option<(&str, Place)> {
    let name = file.structure.as_ref().or(file.enumeration.as_ref()).or(file.document.as_ref())?;
    Some((name.value.as_str(), name.place))
}
