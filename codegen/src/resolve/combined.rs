//! Structures that stand for several parameters of a request.

use super::names::{Case, NameScope, Named};
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{CombinedSetter, Field, MemberPlace, Type};
use crate::spec::At;
use crate::spec::raw::{Entries, RawOperation, RawStandIn};

/// What builders have beside the setters of parameters.
const BUILDER: &[&str] = &["customize", "into_request", "items", "pages", "wait"];

impl<'r> Resolver<'r> {
    /// The setters of a request that take a structure in place of several parameters.
    pub(super) fn combined(&mut self, operation: &RawOperation, request: &[Field]) -> Vec<CombinedSetter> {
        let parameters = self.types_of(&operation.request);
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Case::Snake, &acronyms).reserving(BUILDER);
        let mut setters = Vec::new();
        for (structure, stands_for) in self.stand_ins() {
            let Some(here) = stands_for.get(&operation.operation.value) else { continue };
            for (name, written) in here {
                let rust = names.allocate(&Named { wire: name, chosen: Some(name) }, &mut self.diagnostics);
                if request.iter().any(|field| field.rust == rust) {
                    self.report(Diagnostic::new(
                        Code::NameCollision,
                        name.place,
                        format!("a parameter has a setter of the name `{rust}`"),
                        "choose another name",
                    ));
                }
                let places = self.member_places(&structure, written, &parameters);
                setters.push(CombinedSetter { rust, structure: structure.clone(), places });
            }
        }
        setters
    }

    /// The structures that stand for parameters, and of which operations.
    fn stand_ins(&self) -> Vec<(String, &'r Entries<Entries<RawStandIn>>)> {
        let raw = self.raw;
        let files = raw.types.iter().filter(|file| !file.value.stands_for.is_empty());
        files.filter_map(|file| Some((file.value.structure.as_ref()?.value.clone(), &file.value.stands_for))).collect()
    }

    /// Refuses operations that are not there, and what is no structure.
    pub(super) fn check_stand_ins(&mut self) {
        for file in &self.raw.types {
            let Some((first, _)) = file.value.stands_for.iter().next() else { continue };
            if file.value.structure.is_none() {
                self.contradiction(first.place, "only a structure stands for parameters", "remove `stands_for:`");
            }
            for (operation, _) in &file.value.stands_for {
                self.operation_reference(operation);
            }
        }
    }

    fn member_places(
        &mut self,
        structure: &str,
        written: &RawStandIn,
        parameters: &[(String, Type)],
    ) -> Vec<MemberPlace> {
        let RawStandIn { prefix, members: chosen, values: respelled, implied: dropped } = written;
        let members = self.member_types(structure);
        for (name, _) in chosen {
            self.known_member(name, structure, &members);
        }
        for (name, _) in respelled {
            self.known_member(name, structure, &members);
        }
        for (name, values) in dropped {
            self.known_member(name, structure, &members);
            let own = members.iter().find(|(member, _)| *member == name.value);
            if let Some((_, Type::Enum(own))) = own {
                for value in values {
                    self.check_enum_value(own, &value.value, value.place);
                }
            }
        }
        let mut places = Vec::new();
        for (member, own) in &members {
            let implied = dropped.get(member).into_iter().flatten();
            let implied: Vec<String> = implied.map(|value| value.value.clone()).collect();
            let wanted = match chosen.get(member) {
                Some(parameter) => parameter.clone(),
                None => At { value: format!("{}{member}", prefix.value), place: prefix.place },
            };
            let Some((parameter, ty)) = self.ignoring_case(parameters, &wanted.value) else {
                if chosen.get(member).is_some() {
                    let message = format!("there is no parameter `{}`", wanted.value);
                    let known = parameters.iter().map(|it| it.0.as_str());
                    self.unknown_parameter(wanted.place, &message, &wanted.value, known);
                } else if !implied.is_empty() {
                    let (member, parameter, values) = (member.clone(), Vec::new(), Vec::new());
                    places.push(MemberPlace { member, parameter, values, implied });
                }
                continue;
            };
            let values = self.respelled(structure, (member, own), &ty, respelled.get(member));
            places.push(MemberPlace { member: member.clone(), parameter, values, implied });
        }
        if places.iter().all(|place| place.parameter.is_empty()) {
            let message = format!("no member of `{structure}` has a parameter with this prefix");
            let help = "name the parameters below `members:`, or correct the prefix";
            self.report(Diagnostic::new(Code::UnknownParameter, prefix.place, message, help));
        }
        places
    }

    fn known_member(&mut self, name: &At<String>, structure: &str, members: &[(String, Type)]) {
        if !members.iter().any(|(member, _)| *member == name.value) {
            let message = format!("`{structure}` has no member `{}`", name.value);
            self.unknown_parameter(name.place, &message, &name.value, members.iter().map(|it| it.0.as_str()));
        }
    }

    /// The parameter of this path, whatever its letter case, and its type.
    fn ignoring_case(&self, parameters: &[(String, Type)], path: &str) -> Option<(Vec<String>, Type)> {
        let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
        let (name, ty) = parameters.iter().find(|(name, _)| name.eq_ignore_ascii_case(first))?;
        let Some(rest) = rest else { return Some((vec![name.clone()], ty.clone())) };
        let Type::Structure(structure) = ty else { return None };
        let (mut path, ty) = self.ignoring_case(&self.member_types(structure), rest)?;
        path.insert(0, name.clone());
        Some((path, ty))
    }

    /// How the parameter spells the values of the member: as the spec says, and in the letter case of its own values.
    fn respelled(
        &mut self,
        structure: &str,
        (member, own): (&str, &Type),
        ty: &Type,
        written: Option<&Entries<At<String>>>,
    ) -> Vec<(String, String)> {
        let (Type::Enum(own), Type::Enum(there)) = (own, ty) else {
            if let Some((value, _)) = written.and_then(|values| values.iter().next()) {
                let message = format!("`{member}` of `{structure}` or its parameter is not an enum");
                self.contradiction(value.place, &message, "remove it");
            }
            return Vec::new();
        };
        for (value, spelled) in written.into_iter().flatten() {
            self.check_enum_value(own, &value.value, value.place);
            self.check_enum_value(there, &spelled.value, spelled.place);
        }
        let there = self.enum_values(there).unwrap_or_default();
        let spelled = |value: &str| match written.and_then(|values| values.get(value)) {
            Some(spelled) => Some(spelled.value.clone()),
            None => there.iter().find(|known| known.eq_ignore_ascii_case(value)).cloned(),
        };
        let values = self.enum_values(own).unwrap_or_default();
        let pairs = values.into_iter().filter_map(|value| Some((spelled(&value)?, value)));
        pairs.filter(|(spelled, value)| spelled != value).map(|(spelled, value)| (value, spelled)).collect()
    }
}
