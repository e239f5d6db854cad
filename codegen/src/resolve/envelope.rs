//! Envelope fields: declared once for the service, listed by each operation with the type that its documents claim.

use super::literals::plain;
use super::names::{Case, NameScope, Named};
use super::resolver::Resolver;
use super::texts::chinese;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{EnvelopeRole, Field, Origin, Type};
use crate::spec::At;
use crate::spec::raw::{Entries, RawEnvelopeEntry, RawEnvelopeField, RawEnvelopeRole, RawOperation};
use crate::suggestion;

impl Resolver<'_> {
    /// The envelope of the service as a whole.
    pub(super) fn service_envelope(&mut self) -> Vec<Field> {
        let Some(file) = &self.raw.service else { return Vec::new() };
        let texts = self.raw.service_texts.as_ref().map(|texts| &texts.value.envelope);
        if let Some(texts) = texts {
            self.no_orphans(texts, file.value.envelope.keys());
        }
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Case::Snake, &acronyms);
        let mut resolved = Vec::new();
        for (name, raw) in &file.value.envelope {
            self.check_wire_name(name, true);
            let doc = self.text(name, Some(&raw.doc), texts.and_then(|texts| texts.get(&name.value)));
            let rust = names.allocate(&Named { wire: name, chosen: None }, &mut self.diagnostics);
            let mut field = self.envelope_field(name, raw, &rust);
            field.doc = doc;
            self.check_success_codes(raw.role.value, &raw.success);
            self.check_envelope_type(raw, &field);
            resolved.push(field);
        }
        resolved
    }

    /// The client reads these fields itself.
    fn check_envelope_type(&mut self, raw: &RawEnvelopeField, field: &Field) {
        let fits = match field.envelope {
            Some(EnvelopeRole::Success) => matches!(field.ty, Type::Boolean | Type::String),
            Some(EnvelopeRole::HttpStatus) => matches!(field.ty, Type::Int32 | Type::Int64 | Type::String),
            _ => matches!(field.ty, Type::String | Type::Int32 | Type::Int64),
        };
        // A type that is declared nowhere is reported as such.
        if !fits && self.parse_type(&raw.ty.value).is_ok() {
            let message = format!(
                "`{}` cannot have the role `{}` as `{}`",
                field.name,
                raw.role.value.keyword(),
                field.ty.spelling()
            );
            self.contradiction(
                raw.ty.place,
                &message,
                "write `string`, `boolean` for `success`, or `int32` for a status",
            );
        }
    }

    /// Only a code says by its value that a call succeeded, and each value says it once.
    fn check_success_codes(&mut self, purpose: RawEnvelopeRole, codes: &[At<String>]) {
        for (index, code) in codes.iter().enumerate() {
            if !role(purpose).is_code() {
                let message = format!("`success` is for codes, and the role of this field is `{}`", purpose.keyword());
                self.contradiction(code.place, &message, "remove it, or correct the role");
                return;
            }
            if code.trim().is_empty() {
                let help = "remove it: a response without a code says nothing";
                self.contradiction(code.place, "a blank text is no code", help);
            } else if codes.iter().take(index).any(|other| other.eq_ignore_ascii_case(code)) {
                let message = format!("the code `{}` is in the list twice", code.value);
                self.report(Diagnostic::new(Code::DuplicateName, code.place, message, "remove one of the two"));
            }
        }
    }

    /// The envelope fields of one operation's response.
    pub(super) fn envelope_fields(&mut self, listed: &Entries<RawEnvelopeEntry>) -> Vec<Field> {
        let raw = self.raw;
        let Some(file) = &raw.service else { return Vec::new() };
        let acronyms = self.acronyms.clone();
        let mut names = NameScope::new(Case::Snake, &acronyms);
        let mut resolved = Vec::new();
        let mut roles: Vec<EnvelopeRole> = Vec::new();
        for (name, RawEnvelopeEntry { documented, success, deprecated }) in listed {
            let Some(declared) = file.value.envelope.get(&name.value) else {
                let known: Vec<&str> = file.value.envelope.keys().collect();
                let help = suggestion::help(&name.value, known, "declare it below `envelope:` in `service.yaml`");
                let message = format!("there is no envelope field `{}`", name.value);
                self.report(Diagnostic::new(Code::UnknownReference, name.place, message, help));
                continue;
            };
            let zh = raw.service_texts.as_ref().and_then(|texts| texts.value.envelope.get(&name.value));
            // That two become one is reported where they are declared.
            let rust = names.allocate(&Named { wire: name, chosen: None }, &mut Vec::new());
            let mut field = self.envelope_field(name, declared, &rust);
            field.doc.en = declared.doc.trim().to_owned();
            field.doc.zh = zh.map(|at| chinese(&at.value)).unwrap_or_default();
            self.check_success_codes(declared.role.value, success);
            if !success.is_empty() {
                field.success_codes = success.iter().map(|code| code.value.clone()).collect();
            }
            if field.envelope.is_some_and(|role| roles.contains(&role)) {
                let message = format!("two fields of this response have the role `{}`", declared.role.value.keyword());
                let help = "list the one that the client reads; the other one goes below `response:`";
                self.report(Diagnostic::new(Code::DuplicateName, name.place, message, help));
            }
            roles.extend(field.envelope);
            let word = documented.value.keyword();
            field.documented_as = (documented_word(&field.ty) != word).then(|| word.to_owned());
            field.deprecated = deprecated.as_ref().and_then(|written| self.deprecation(written));
            resolved.push(field);
        }
        resolved
    }

    fn envelope_field(&mut self, name: &At<String>, raw: &RawEnvelopeField, rust: &str) -> Field {
        // The text is the caller's, since it has to be checked once alone.
        let RawEnvelopeField { ty, role: purpose, success, doc: _, example } = raw;
        let ty = self.type_of(ty);
        Field {
            example: example.as_ref().map(plain),
            codes: (role(raw.role.value) == EnvelopeRole::ErrorCode).then_some(Origin::Api),
            envelope: Some(role(purpose.value)),
            success_codes: success.iter().map(|code| code.value.clone()).collect(),
            ..Field::plain(&name.value, rust, ty)
        }
    }

    /// A field of the response may not have a name of an envelope field that the same response lists, on the wire or in Rust.
    pub(super) fn check_envelope_overlap(&mut self, raw: &RawOperation, envelope: &[Field], fields: &[Field]) {
        for ((name, written), field) in raw.response.iter().zip(fields) {
            if raw.envelope.get(&name.value).is_some() {
                self.duplicate(name.place, "the envelope field", &name.value);
            } else if let Some(other) = envelope.iter().find(|other| other.rust == field.rust) {
                self.report(Diagnostic::new(
                    Code::NameCollision,
                    written.rust.as_ref().map_or(name.place, |chosen| chosen.place),
                    format!(
                        "`{}` and the envelope field `{}` both become `{}` in Rust",
                        name.value, other.name, field.rust
                    ),
                    "give the field of the response another name with `rust:`",
                ));
            }
        }
    }
}

fn role(raw: RawEnvelopeRole) -> EnvelopeRole {
    match raw {
        RawEnvelopeRole::RequestId => EnvelopeRole::RequestId,
        RawEnvelopeRole::Success => EnvelopeRole::Success,
        RawEnvelopeRole::ErrorCode => EnvelopeRole::ErrorCode,
        RawEnvelopeRole::ErrorMessage => EnvelopeRole::ErrorMessage,
        RawEnvelopeRole::HttpStatus => EnvelopeRole::HttpStatus,
        RawEnvelopeRole::DynamicMessage => EnvelopeRole::DynamicMessage,
        RawEnvelopeRole::DynamicCode => EnvelopeRole::DynamicCode,
        RawEnvelopeRole::Code => EnvelopeRole::Code,
    }
}

/// The word that documents use for a type.
fn documented_word(ty: &Type) -> &'static str {
    match ty {
        Type::String | Type::Json | Type::Document(_) | Type::Enum(_) | Type::Bytes => "string",
        Type::Boolean => "boolean",
        Type::Int32 => "integer",
        Type::Int64 => "long",
        Type::Double => "number",
        Type::Any | Type::Structure(_) => "object",
        Type::List(_) => "list",
        Type::Map(_) => "map",
    }
}
