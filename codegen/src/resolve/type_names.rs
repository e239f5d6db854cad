//! Type expressions: `string`, `list<Tag>`, `SynchronizationStatus`.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::Type;
use crate::spec::{At, FOREIGN_TYPES, type_in_our_spelling};
use crate::suggestion::{self, Help};

const PRIMITIVES: &[&str] = &["any", "boolean", "double", "int32", "int64", "json", "list<…>", "map<…>", "string"];

impl Resolver<'_> {
    /// The type that `raw` names; a diagnostic and [`Type::Any`] when there is none.
    pub(super) fn type_of(&mut self, raw: &At<String>) -> Type {
        match self.parse_type(&raw.value) {
            Ok(ty) => {
                if let Type::Document(name) = ty.innermost() {
                    self.check_document(name, raw.place);
                }
                ty
            }
            Err(unknown) => {
                let help = self.help_with_type(&unknown, &raw.value);
                let message = format!("there is no type `{unknown}`");
                self.report(Diagnostic::new(Code::UnknownType, raw.place, message, help));
                Type::Any
            }
        }
    }

    /// Whether a type was named that is declared nowhere, so that what depends on it cannot be judged.
    pub(super) fn misses_a_type(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.code == Code::UnknownType)
    }

    /// Whether something is known about the type: what is wrong with another one is reported where it is named.
    pub(super) fn is_known(&self, ty: &Type) -> bool {
        match ty.innermost() {
            Type::Structure(name) => self.types.contains_key(name),
            _ => true,
        }
    }

    fn help_with_type(&self, unknown: &str, whole: &str) -> Help {
        if let Some(ours) = self.in_our_spelling(whole) {
            return Help::replacing(whole, &ours, format!("did you mean `{ours}`?"));
        }
        if unknown.contains(['<', '>']) {
            return "write `list<…>`, `map<…>` or `json<…>` with one type between the brackets".into();
        }
        if let Some((_, ours)) = FOREIGN_TYPES.iter().find(|(foreign, _)| foreign.eq_ignore_ascii_case(unknown)) {
            return format!("did you mean `{ours}`?").into();
        }
        let candidates = self.types.keys().map(String::as_str).chain(PRIMITIVES.iter().copied());
        suggestion::help(unknown, candidates, "declare it in `types/` or below `types:`")
    }

    /// The type that an expression of another language stands for: `list[string]`, `string[]`, `Map<string, Tag>`.
    fn in_our_spelling(&self, written: &str) -> Option<String> {
        let plain: String = written.chars().filter(|c| !c.is_whitespace()).collect();
        let ours = type_in_our_spelling(&plain)?;
        (ours != written && self.parse_type(&ours).is_ok()).then_some(ours)
    }

    /// The type of an expression, or the part of it that is no type.
    pub(super) fn parse_type(&self, text: &str) -> Result<Type, String> {
        let text = text.trim();
        if let Some(element) = text.strip_prefix("list<").and_then(|rest| rest.strip_suffix('>')) {
            return Ok(Type::List(Box::new(self.parse_type(element)?)));
        }
        if let Some(element) = text.strip_prefix("map<").and_then(|rest| rest.strip_suffix('>')) {
            return Ok(Type::Map(Box::new(self.parse_type(element)?)));
        }
        if let Some(name) = text.strip_prefix("json<").and_then(|rest| rest.strip_suffix('>')) {
            let name = name.trim();
            let known = self.types.contains_key(name) || self.broken_types.contains(name);
            return if known { Ok(Type::Document(name.to_owned())) } else { Err(name.to_owned()) };
        }
        Ok(match text {
            "string" => Type::String,
            "boolean" => Type::Boolean,
            "int32" => Type::Int32,
            "int64" => Type::Int64,
            "double" => Type::Double,
            "bytes" => Type::Bytes,
            "json" => Type::Json,
            "any" => Type::Any,
            name => match self.types.get(name) {
                Some(declared) if declared.is_enum() => Type::Enum(name.to_owned()),
                Some(_) => Type::Structure(name.to_owned()),
                None if self.broken_types.contains(name) => Type::Structure(name.to_owned()),
                None => return Err(name.to_owned()),
            },
        })
    }
}
