//! Paths to fields of the response, through lists.

use super::{Level, Levels, segments};
use crate::model::{Field, Type};
use crate::resolve::resolver::Resolver;
use crate::spec::At;

impl Resolver<'_> {
    /// The members around the place of a field that may lie in lists, and its type.
    pub(super) fn place_of(&mut self, path: &At<String>, response: &[Field]) -> Option<(Levels, Type)> {
        let members = response.iter().map(|field| (field.name.clone(), field.ty.clone())).collect();
        let mut levels = vec![Level { structure: None, members }];
        let mut rest = path.as_str();
        while let Some((list, behind)) = rest.split_once("[].") {
            let ty = self.typed(path, list, levels.last()?)?;
            let Type::List(element) = &ty else {
                let message = format!("`{list}` is not a list: it is `{}`", ty.spelling());
                self.contradiction(path.place, &message, "write `[]` behind lists alone");
                return None;
            };
            let Type::Structure(name) = element.as_ref() else {
                let message = format!("the entries of `{list}` have no members");
                self.contradiction(path.place, &message, "name a list of structures");
                return None;
            };
            levels.push(Level { structure: Some(name.clone()), members: self.member_types(name) });
            rest = behind;
        }
        let ty = self.typed(path, rest, levels.last()?)?;
        if let Type::List(_) | Type::Map(_) | Type::Structure(_) = ty {
            let message = format!("`{}` is not a state: its type is `{}`", path.value, ty.spelling());
            self.contradiction(path.place, &message, "name a field with a single value");
            return None;
        }
        Some((levels, ty))
    }

    /// The type at a path without lists, a part of `whole`.
    pub(super) fn typed(&mut self, whole: &At<String>, part: &str, level: &Level) -> Option<Type> {
        let segments: Vec<String> = part.split('.').map(str::to_owned).collect();
        match self.follow(&level.members, &segments) {
            Ok(ty) => Some(ty),
            Err((segment, candidates)) => {
                let message = format!("the response has no field `{}`", whole.value);
                self.unknown_parameter(whole.place, &message, &segment, candidates.iter().map(String::as_str));
                None
            }
        }
    }

    /// The type of a field that is looked up in the innermost level first.
    pub(super) fn field_at(&mut self, path: &At<String>, levels: &Levels) -> Option<Type> {
        let segments = segments(path);
        let mut first = None;
        for level in levels.iter().rev() {
            match self.follow(&level.members, &segments) {
                Ok(ty) => return Some(ty),
                Err(problem) => {
                    first.get_or_insert(problem);
                }
            }
        }
        let (segment, candidates) = first?;
        let message = format!("there is no field `{}` here", path.value);
        self.unknown_parameter(path.place, &message, &segment, candidates.iter().map(String::as_str));
        None
    }
}
