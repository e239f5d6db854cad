//! Values written in the spec, checked against the type they stand for.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Field, Literal, Type};
use crate::place::Place;
use crate::spec::raw::{RawLiteral, RawLiteralKind};
use crate::suggestion;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

impl Resolver<'_> {
    /// The value of `raw` as `ty`; a diagnostic where it does not fit.
    pub(super) fn literal(&mut self, raw: &RawLiteral, ty: &Type) -> Literal {
        self.check_literal(raw, ty);
        plain(raw)
    }

    fn check_literal(&mut self, raw: &RawLiteral, ty: &Type) {
        match (ty, &raw.value) {
            (Type::Structure(name), _) if !self.types.contains_key(name) => {}
            (Type::Any, _)
            | (Type::String, RawLiteralKind::Text(_))
            | (Type::Boolean, RawLiteralKind::Boolean(_))
            | (Type::Int64, RawLiteralKind::Integer(_))
            | (Type::Double, RawLiteralKind::Integer(_) | RawLiteralKind::Double(_))
            | (Type::Json | Type::Document(_), RawLiteralKind::Map(_) | RawLiteralKind::List(_)) => {}
            (Type::Bytes, RawLiteralKind::Text(text)) => {
                if STANDARD.decode(text).is_err() {
                    let help = "write the bytes in Base64 with its padding, such as `YWJj`";
                    self.wrong_literal(raw.place, "this is not Base64", help);
                }
            }
            (Type::Int32, RawLiteralKind::Integer(number)) => {
                if i32::try_from(*number).is_err() {
                    self.wrong_literal(raw.place, &format!("{number} does not fit into an int32"), "use `int64`");
                }
            }
            (Type::Json | Type::Document(_), RawLiteralKind::Text(text)) => {
                if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text) {
                    self.wrong_literal(raw.place, &format!("this is not JSON: {error}"), "write one JSON document");
                }
            }
            (Type::Enum(name), RawLiteralKind::Text(text)) => self.check_enum_value(name, text, raw.place),
            (Type::List(element), RawLiteralKind::List(elements)) => {
                for entry in elements {
                    self.check_literal(entry, element);
                }
            }
            (Type::Map(element), RawLiteralKind::Map(entries)) => {
                for (_, value) in entries {
                    self.check_literal(value, element);
                }
            }
            (Type::Structure(name), RawLiteralKind::Map(entries)) => {
                let members = self.member_types(name);
                for (key, value) in entries {
                    match members.iter().find(|(member, _)| *member == key.value) {
                        Some((_, ty)) => {
                            let ty = ty.clone();
                            self.check_literal(value, &ty);
                        }
                        None => self.unknown_parameter(
                            key.place,
                            &format!("`{name}` has no member `{}`", key.value),
                            &key.value,
                            members.iter().map(|(member, _)| member.as_str()),
                        ),
                    }
                }
            }
            (_, found) => {
                let help = match (ty, found) {
                    (
                        Type::String | Type::Enum(_) | Type::Bytes,
                        RawLiteralKind::Boolean(_) | RawLiteralKind::Integer(_) | RawLiteralKind::Double(_),
                    ) => "put it in quotes",
                    (Type::Boolean, RawLiteralKind::Text(_)) => "write `true` or `false` without quotes",
                    (Type::Int32 | Type::Int64 | Type::Double, RawLiteralKind::Text(_)) => {
                        "write the number without quotes"
                    }
                    _ => "write a value of that type",
                };
                let message = format!("{} was found where `{}` is expected", kind(found), ty.spelling());
                self.wrong_literal(raw.place, &message, help);
            }
        }
    }

    pub(super) fn check_enum_value(&mut self, name: &str, text: &str, place: Place) {
        let Some(values) = self.enum_spellings(name) else { return };
        if !values.iter().any(|value| value.eq_ignore_ascii_case(text)) {
            let help = suggestion::help(text, values.iter().map(String::as_str), "add it to the enum");
            self.report(Diagnostic::new(Code::UnknownValue, place, format!("`{name}` has no value `{text}`"), help));
        }
    }

    /// A word of a condition, which may name a group as well.
    pub(super) fn check_enum_value_or_group(&mut self, name: &str, text: &str, place: Place) {
        let Some(mut known) = self.enum_spellings(name) else { return };
        if known.iter().any(|value| value.eq_ignore_ascii_case(text)) {
            return;
        }
        known.extend(self.group_names(name));
        let help = suggestion::help(text, known.iter().map(String::as_str), "add it to the enum");
        let message = format!("`{name}` has neither a value nor a group `{text}`");
        self.report(Diagnostic::new(Code::UnknownValue, place, message, help));
    }

    fn wrong_literal(&mut self, place: Place, message: &str, help: &str) {
        self.report(Diagnostic::new(Code::WrongLiteral, place, message, help));
    }

    /// The literals of `values`, which must be scalars that fit `ty`.
    pub(super) fn literals(&mut self, raw: &[RawLiteral], ty: &Type) -> Vec<Literal> {
        raw.iter().map(|value| self.literal(value, ty)).collect()
    }
}

/// The value without its places.
pub(super) fn plain(raw: &RawLiteral) -> Literal {
    match &raw.value {
        RawLiteralKind::Null => Literal::Null,
        RawLiteralKind::Boolean(value) => Literal::Boolean(*value),
        RawLiteralKind::Integer(value) => Literal::Integer(*value),
        RawLiteralKind::Double(value) => Literal::Double(*value),
        RawLiteralKind::Text(value) => Literal::Text(value.clone()),
        RawLiteralKind::List(elements) => Literal::List(elements.iter().map(plain).collect()),
        RawLiteralKind::Map(entries) => {
            Literal::Map(entries.iter().map(|(key, value)| (key.value.clone(), plain(value))).collect())
        }
    }
}

pub(super) fn kind(literal: &RawLiteralKind) -> &'static str {
    match literal {
        RawLiteralKind::Null => "nothing",
        RawLiteralKind::Boolean(_) => "a boolean",
        RawLiteralKind::Integer(_) => "an integer",
        RawLiteralKind::Double(_) => "a number with a fraction",
        RawLiteralKind::Text(_) => "a text",
        RawLiteralKind::List(_) => "a list",
        RawLiteralKind::Map(_) => "a map",
    }
}

/// The field of `name`, for checks on resolved fields.
pub(super) fn field<'a>(fields: &'a [Field], name: &str) -> Option<&'a Field> {
    fields.iter().find(|field| field.name == name)
}
