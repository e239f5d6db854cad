//! Conditions: from the YAML map to a [`Condition`], every path and value checked.

use super::literals::{kind, plain};
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Choice, Condition, ConditionalValues, Guard, Literal, Path, Test, Type};
use crate::place::Place;
use crate::spec::At;
use crate::spec::raw::{RawLiteral, RawLiteralKind, RawValueWhen};
use crate::suggestion::{self, nearest};

/// What a condition has beside parameters.
const WORDS: &[&str] = &["advice", "all", "any", "certain", "fact", "not"];

/// Where the paths of a condition are looked up.
#[derive(Clone, Copy)]
pub(super) struct PathScope<'a> {
    /// What stands beside the parameter that carries the condition.
    pub siblings: &'a [(String, Type)],
    /// The parameters of the request; `None` in a shared structure, whose paths from the root are checked for each
    /// request that holds it.
    pub root: Option<&'a [(String, Type)]>,
}

impl Resolver<'_> {
    /// The condition of a `…_when` key, and how certain the rule is.
    pub(super) fn guard(&mut self, raw: &RawLiteral, around: PathScope<'_>) -> Option<Guard> {
        let RawLiteralKind::Map(entries) = &raw.value else { return self.no_map(raw) };
        let (marks, tests) = self.marks(entries);
        let condition = self.condition(&tests, raw.place, around)?;
        Some(Guard { certainty: self.certainty(&marks, Some(&condition)), condition })
    }

    /// A condition beside which nothing is said about how certain it is.
    pub(super) fn bare_condition(&mut self, raw: &RawLiteral, around: PathScope<'_>) -> Option<Condition> {
        let RawLiteralKind::Map(entries) = &raw.value else { return self.no_map(raw) };
        self.condition(&entries.iter().collect::<Vec<_>>(), raw.place, around)
    }

    pub(super) fn conditional_values(
        &mut self,
        raw: &RawValueWhen,
        ty: &Type,
        around: PathScope<'_>,
    ) -> Option<ConditionalValues> {
        let RawValueWhen { when: condition, values, not_values } = raw;
        let when = self.guard(condition, around)?;
        let (choice, values) = match (values.is_empty(), not_values.is_empty()) {
            (false, true) => (Choice::Valid, values),
            (true, false) => (Choice::Invalid, not_values),
            _ => {
                let message = "`value_when` takes either `values` or `not_values`";
                self.contradiction(condition.place, message, "list the values that are valid, or those that are not");
                return None;
            }
        };
        Some(ConditionalValues { when, choice, values: self.literals(values, ty) })
    }

    fn no_map<T>(&mut self, raw: &RawLiteral) -> Option<T> {
        self.report(Diagnostic::new(
            Code::WrongKind,
            raw.place,
            format!("a condition is a map, {} was found", kind(&raw.value)),
            "write `{ Parameter: value }`",
        ));
        None
    }

    fn condition(
        &mut self,
        entries: &[&(At<String>, RawLiteral)],
        place: Place,
        around: PathScope<'_>,
    ) -> Option<Condition> {
        let mut parts = Vec::new();
        for (key, value) in entries {
            match (key.as_str(), &value.value) {
                ("fact", RawLiteralKind::Text(fact)) => {
                    self.use_fact(fact, value.place);
                    parts.push(Condition::Fact(fact.clone()));
                }
                ("any", RawLiteralKind::List(list)) => parts.push(Condition::Any(self.conditions(list, around))),
                ("all", RawLiteralKind::List(list)) => parts.push(Condition::All(self.conditions(list, around))),
                ("not", RawLiteralKind::Map(_)) => {
                    parts.push(Condition::Not(Box::new(self.bare_condition(value, around)?)));
                }
                _ => parts.extend(self.test(key, value, around)),
            }
        }
        match parts.len() {
            // Whoever asks for something that is not there has got a diagnostic.
            0 if !entries.is_empty() => None,
            0 => {
                self.report(Diagnostic::new(
                    Code::WrongKind,
                    place,
                    "this condition is empty",
                    "name a parameter and its values, or a fact",
                ));
                None
            }
            1 => parts.pop(),
            _ => Some(Condition::All(parts)),
        }
    }

    fn conditions(&mut self, list: &[RawLiteral], around: PathScope<'_>) -> Vec<Condition> {
        list.iter().filter_map(|entry| self.bare_condition(entry, around)).collect()
    }

    fn test(&mut self, key: &At<String>, raw: &RawLiteral, around: PathScope<'_>) -> Option<Condition> {
        let (path, ty) = self.path_or_word(key, around, WORDS)?;
        self.check_single(key, &path, around);
        if let RawLiteralKind::Map(entries) = &raw.value {
            let [(word, value)] = entries.as_slice() else {
                self.wrong_test(raw);
                return None;
            };
            return match (word.as_str(), &value.value) {
                ("set", RawLiteralKind::Boolean(set)) => Some(Condition::Test { path, test: Test::Set(*set) }),
                ("not", _) => {
                    let test = self.one_of(value, ty.as_ref());
                    Some(Condition::Not(Box::new(Condition::Test { path, test })))
                }
                _ => {
                    self.wrong_test(raw);
                    None
                }
            };
        }
        Some(Condition::Test { path, test: self.one_of(raw, ty.as_ref()) })
    }

    fn one_of(&mut self, raw: &RawLiteral, ty: Option<&Type>) -> Test {
        if let (RawLiteralKind::Text(word), Some(Type::Enum(name))) = (&raw.value, ty)
            && let Some(values) = self.group_values(name, word)
        {
            let values = values.into_iter().map(Literal::Text).collect();
            return Test::OneOf { values, group: Some(word.clone()) };
        }
        if let (RawLiteralKind::Text(word), Some(Type::Enum(name))) = (&raw.value, ty) {
            self.check_enum_value_or_group(name, word, raw.place);
            return Test::OneOf { values: vec![plain(raw)], group: None };
        }
        let values = match (&raw.value, ty) {
            (RawLiteralKind::List(list), Some(ty)) => self.literals(list, ty),
            (RawLiteralKind::List(list), None) => list.iter().map(plain).collect(),
            (_, Some(ty)) => vec![self.literal(raw, ty)],
            (_, None) => vec![plain(raw)],
        };
        Test::OneOf { values, group: None }
    }

    fn wrong_test(&mut self, raw: &RawLiteral) {
        self.report(Diagnostic::new(
            Code::UnknownWord,
            raw.place,
            "a test is a value, a list of values, `{ set: true }`, `{ set: false }` or `{ not: … }`",
            "write one of these",
        ));
    }

    /// The path named by `key` and its type, which is unknown for a path from the root of a request that is unknown here.
    pub(super) fn path(&mut self, key: &At<String>, around: PathScope<'_>) -> Option<(Path, Option<Type>)> {
        self.path_or_word(key, around, &[])
    }

    /// As [`Self::path`], where one of `words` could have been meant as well.
    fn path_or_word(
        &mut self,
        key: &At<String>,
        around: PathScope<'_>,
        words: &[&str],
    ) -> Option<(Path, Option<Type>)> {
        let (from_root, text) = match key.strip_prefix('/') {
            Some(rest) => (true, rest),
            None => (false, key.as_str()),
        };
        let around_here = if from_root { around.root } else { Some(around.siblings) };
        // A key of a document may itself have a dot.
        let is_name = around_here.is_some_and(|members| members.iter().any(|(name, _)| name == text));
        let segments = if is_name { vec![text.to_owned()] } else { text.split('.').map(str::to_owned).collect() };
        let path = Path { from_root, segments };
        let Some(members) = around_here else {
            self.open_paths.push((path.clone(), key.place));
            return Some((path, None));
        };
        match self.follow(members, &path.segments) {
            Ok(ty) => Some((path, Some(ty))),
            Err((segment, _)) if words.contains(&segment.as_str()) => {
                let message = format!("`{segment}` is a word of conditions, and takes another kind of value");
                let help = "write `any: [{ … }, { … }]`, `all: [{ … }, { … }]`, `not: { … }`, `fact: name`, \
                            `certain: [source, source]` or `advice: false`";
                self.report(Diagnostic::new(Code::WrongKind, key.place, message, help));
                None
            }
            Err((segment, candidates)) => {
                let message = format!("there is no parameter `{}` here", key.value);
                let names = || candidates.iter().map(String::as_str);
                // The words are no alternatives to a name that is like none of them.
                let words = if nearest(&segment, names()).is_none() { words } else { &[] };
                let meant = nearest(&segment, words.iter().copied());
                self.unknown_parameter(key.place, &message, &segment, names().chain(meant));
                None
            }
        }
    }

    /// A condition looks at one value, which does not lie in a list or a map: there it could be any of several.
    pub(super) fn check_single(&mut self, key: &At<String>, path: &Path, around: PathScope<'_>) {
        let members = if path.from_root { around.root } else { Some(around.siblings) };
        let Some((_, groups)) = path.segments.split_last() else { return };
        let of_several = (1..=groups.len()).find_map(|length| {
            let group = groups.get(..length)?;
            let ty = self.follow(members?, group).ok()?;
            matches!(ty, Type::List(_) | Type::Map(_)).then(|| (group.join("."), ty))
        });
        if let Some((group, ty)) = of_several {
            let message = format!("a condition cannot look into `{group}`, whose type is `{}`", ty.spelling());
            self.contradiction(key.place, &message, "name a parameter that has one value");
        }
    }

    /// The type at the end of a path, or the segment that leads nowhere and what it could have been.
    pub(super) fn follow(
        &self,
        members: &[(String, Type)],
        segments: &[String],
    ) -> Result<Type, (String, Vec<String>)> {
        let mut members = members.to_vec();
        let mut ty = Type::Any;
        for segment in segments {
            let Some((_, found)) = members.iter().find(|(name, _)| name == segment) else {
                return Err((segment.clone(), members.into_iter().map(|(name, _)| name).collect()));
            };
            ty = found.clone();
            members = match ty.innermost() {
                // An unknown type has every member; that it is unknown is reported in its own place.
                Type::Structure(name) if !self.types.contains_key(name) => return Ok(ty),
                Type::Structure(name) => self.member_types(name),
                _ => Vec::new(),
            };
        }
        Ok(ty)
    }

    pub(super) fn unknown_parameter<'c>(
        &mut self,
        place: Place,
        message: &str,
        word: &str,
        candidates: impl IntoIterator<Item = &'c str>,
    ) {
        let help = suggestion::help(word, candidates, "declare it, or correct the name");
        self.report(Diagnostic::new(Code::UnknownParameter, place, message, help));
    }
}
