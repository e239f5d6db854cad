//! Short ways to make a structure.

use super::names::{Case, NameScope, Named};
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Constructor, Field, Type};
use crate::spec::At;
use crate::spec::raw::{Entries, RawConstructor};

impl Resolver<'_> {
    /// The constructors of a structure with these fields.
    pub(super) fn constructors(&mut self, raw: &Entries<RawConstructor>, fields: &[Field]) -> Vec<Constructor> {
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Case::Snake, &acronyms).reserving(&["named", "new"]);
        let mut constructors = Vec::new();
        for (name, RawConstructor { sets: written, takes: arguments }) in raw {
            let rust = names.allocate(&Named { wire: name, chosen: Some(name) }, &mut self.diagnostics);
            let setters = fields.iter().flat_map(|field| [Some(&field.rust), field.document.setter.as_ref()]);
            if setters.flatten().any(|setter| *setter == rust) {
                self.report(Diagnostic::new(
                    Code::NameCollision,
                    name.place,
                    format!("a member has a setter of the name `{rust}`"),
                    "give the constructor another name",
                ));
            }
            let mut sets = Vec::new();
            for (member, value) in written {
                let Some(field) = self.constructed(member, fields) else { continue };
                let is_plain = matches!(
                    field.ty,
                    Type::String
                        | Type::Boolean
                        | Type::Int32
                        | Type::Int64
                        | Type::Double
                        | Type::Bytes
                        | Type::Enum(_)
                );
                let is_unknown = field.ty == Type::Any && self.misses_a_type();
                if (!is_plain && !is_unknown) || field.secret {
                    self.contradiction(
                        member.place,
                        "a constructor sets scalars that are no secrets",
                        "take it instead",
                    );
                    continue;
                }
                sets.push((member.value.clone(), self.literal(value, &field.ty)));
            }
            let mut takes = Vec::new();
            for member in arguments {
                let Some(field) = self.constructed(member, fields) else { continue };
                if takes.contains(&field.name) || sets.iter().any(|(set, _)| *set == field.name) {
                    let message = format!("`{}` gets two values", field.name);
                    self.contradiction(member.place, &message, "name it once");
                    continue;
                }
                takes.push(field.name.clone());
            }
            constructors.push(Constructor { rust, sets, takes });
        }
        constructors
    }

    /// The members that a pair stands for: two texts.
    pub(super) fn pair(&mut self, raw: &[At<String>], fields: &[Field]) -> Option<(String, String)> {
        let members: Vec<&At<String>> =
            raw.iter().filter(|member| self.constructed(member, fields).is_some()).collect();
        let is_text = |name: &At<String>| {
            fields.iter().any(|field| field.name == name.value && field.ty == Type::String && !field.secret)
        };
        match (raw, members.as_slice()) {
            ([first, second], [_, _]) if first.value != second.value && is_text(first) && is_text(second) => {
                Some((first.value.clone(), second.value.clone()))
            }
            ([first, ..], all) if all.len() == raw.len() => {
                self.contradiction(first.place, "a pair stands for two text members", "name two different ones");
                None
            }
            _ => None,
        }
    }

    fn constructed<'f>(&mut self, member: &At<String>, fields: &'f [Field]) -> Option<&'f Field> {
        let found = fields.iter().find(|field| field.name == member.value);
        if found.is_none() {
            let message = format!("there is no member `{}`", member.value);
            let names = fields.iter().map(|field| field.name.as_str());
            self.unknown_parameter(member.place, &message, &member.value, names);
        }
        found
    }
}
