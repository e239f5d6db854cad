//! Parameters and fields: `use` followed, types, names, texts, facets.

use super::conditions::PathScope;
use super::limits;
use super::literals::plain;
use super::names::{Case, NameScope, Named};
use super::resolver::Resolver;
use super::texts::chinese;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{DefaultFrom, DocumentFacets, Field, Limits, Position, Style, Text, Type};
use crate::spec::At;
use crate::spec::raw::{Entries, RawDefaultFrom, RawField, RawLiteral, RawLiteralKind, RawPosition, RawStyle};
use crate::suggestion;
use std::borrow::Cow;

/// Names of structures' own functions and of what is beside the members.
pub(super) const KEPT: &[&str] = &["extra", "extra_mut", "map_key", "may_hide", "named", "set_map_key"];

/// A field that has its names and its text.
pub(super) struct PlacedField<'a> {
    pub name: &'a At<String>,
    pub rust: String,
    pub known_as: Vec<String>,
    pub doc: Text,
    pub around: PathScope<'a>,
    pub request: bool,
}

/// What a builder of a request can do besides sending it.
const BUILDER: &[&str] = &["items", "pages", "wait"];

/// Fields as they stand in the spec, and what they may refer to.
pub(super) struct FieldSource<'a> {
    pub fields: &'a Entries<RawField>,
    pub texts: Option<&'a Entries<At<String>>>,
    /// The parameters of the request that conditions may name from the root; `None` in shared structures.
    pub root: Option<&'a [(String, Type)]>,
    /// Whether these are parameters of an operation, rather than members of a structure or of a response.
    pub request: bool,
}

impl Resolver<'_> {
    /// Names and types of `fields`, without a word about what is wrong with them.
    pub(super) fn types_of(&self, fields: &Entries<RawField>) -> Vec<(String, Type)> {
        fields
            .iter()
            .map(|(name, raw)| {
                let shared = raw.shared.as_ref().and_then(|shared| self.shared(&shared.value));
                let written = raw.ty.as_ref().or_else(|| shared.and_then(|shared| shared.ty.as_ref()));
                let written = written.map_or("", |ty| ty.value.as_str());
                // A type that is declared nowhere is a structure of which nothing is known.
                let separator = raw.separator().or_else(|| shared?.separator());
                let ty = match self.parse_type(written).unwrap_or_else(Type::Structure) {
                    // It is one text on the wire, and so in examples.
                    Type::List(_) if separator.is_some() => Type::String,
                    ty => ty,
                };
                (name.value.clone(), ty)
            })
            .collect()
    }

    /// Resolves the fields of one scope.
    pub(super) fn fields(&mut self, source: &FieldSource<'_>) -> Vec<Field> {
        let siblings = self.types_of(source.fields);
        let (acronyms, words) = (self.acronyms.clone(), self.rust_words.clone());
        let kept = if source.request { BUILDER } else { KEPT };
        let mut names = NameScope::new(Case::Snake, &acronyms).reserving(kept).saying(&words);
        let mut resolved = Vec::new();
        for (name, written) in source.fields {
            let raw = self.follow_use(written);
            self.check_wire_name(name, source.request);
            match &raw.wire {
                Some(wire) => self.check_exact_name(wire),
                None if source.request => self.check_beside_protocol(name),
                None => {}
            }
            let around = PathScope { siblings: &siblings, root: source.root };
            let doc = self.field_text(name, written, &raw, source.texts);
            let named = Named { wire: name, chosen: raw.rust.as_ref() };
            let rust = names.allocate(&named, &mut self.diagnostics);
            let mut known_as = names.replaced(name, &rust);
            let wire = raw.wire.as_ref().filter(|wire| wire.value != name.value && !known_as.contains(&wire.value));
            known_as.extend(wire.map(|wire| wire.value.clone()));
            let document = self.document_facets(&raw, around, &mut names);
            resolved.push(self.field(
                PlacedField { name, rust, known_as, doc, around, request: source.request },
                &raw,
                document,
            ));
        }
        if source.request {
            self.check_one_token(source.fields, &resolved);
        }
        self.check_exact_names(source, &resolved);
        self.check_replacements(
            "parameter",
            source.fields.iter().map(|(name, raw)| (name.as_str(), raw.deprecated.as_ref())),
        );
        if let Some(texts) = source.texts {
            let own = source.fields.iter().filter(|(_, raw)| raw.doc.is_some() || raw.shared.is_none());
            self.no_orphans(texts, own.map(|(name, _)| name.as_str()));
        }
        resolved
    }

    /// The entry with the shared parameter beneath it, where it names one.
    fn follow_use<'f>(&mut self, raw: &'f RawField) -> Cow<'f, RawField> {
        let Some(shared) = &raw.shared else { return Cow::Borrowed(raw) };
        self.used_shared.insert(shared.value.clone());
        let Some(base) = self.shared(&shared.value) else {
            let known: Vec<&str> = self.shared_names().collect();
            let help = suggestion::help(&shared.value, known, "declare it in `parameters.yaml`");
            let message = format!("there is no shared parameter `{}`", shared.value);
            self.report(Diagnostic::new(Code::UnknownShared, shared.place, message, help));
            return Cow::Borrowed(raw);
        };
        Cow::Owned(merge(base, raw))
    }

    fn field_text(
        &mut self,
        name: &At<String>,
        written: &RawField,
        merged: &RawField,
        texts: Option<&Entries<At<String>>>,
    ) -> Text {
        let zh = match &written.shared {
            Some(shared) if written.doc.is_none() => {
                // The shared entry has its texts checked where it stands.
                let zh = self.shared_text(&shared.value);
                return Text {
                    en: merged.doc.as_ref().map(|doc| doc.trim().to_owned()).unwrap_or_default(),
                    zh: zh.map(|at| chinese(&at.value)).unwrap_or_default(),
                };
            }
            _ => texts.and_then(|texts| texts.get(&name.value)),
        };
        self.text(name, merged.doc.as_ref(), zh)
    }

    #[allow(clippy::too_many_lines, reason = "each word of the language has a line")]
    pub(super) fn field(&mut self, placed: PlacedField<'_>, raw: &RawField, document: DocumentFacets) -> Field {
        let PlacedField { name, rust, known_as, doc, around, request } = placed;
        let RawField {
            ty: written_type,
            shared,
            required,
            default,
            default_from,
            example,
            values,
            unit,
            format,
            id,
            codes,
            secret,
            deprecated,
            unsupported,
            upload,
            idempotency_token,
            position,
            style,
            wrapper,
            see_also,
            documented_as,
            takes_text,
            only_when,
            not_needed_when,
            required_when,
            value_when,
            present_when,
            wire,
            // Resolved before: the text, the Rust name, and what only documents have.
            doc: _,
            rust: _,
            written_as: _,
            setter: _,
            entry: _,
            implied: _,
            advised: _,
            // Resolved by `RawField::separator`.
            separator: _,
            // Resolved by `limits::written`.
            min: _,
            max: _,
            exclusive_min: _,
            exclusive_max: _,
            min_items: _,
            min_length: _,
            max_length: _,
            max_items: _,
            max_bytes: _,
            ascii: _,
            pattern: _,
            // Resolved by `omits`.
            omits: _,
        } = raw;
        let ty = match written_type {
            Some(written) => self.type_of(written),
            None => {
                if shared.is_none() {
                    self.report(Diagnostic::new(
                        Code::MissingKey,
                        name.place,
                        format!("`{}` has no type", name.value),
                        "add `type:`, or `use:` a shared parameter",
                    ));
                }
                Type::Any
            }
        };
        if written_type.as_ref().is_some_and(|written| self.parse_type(&written.value).is_ok()) {
            self.check_facets(name, raw, &ty, request);
        }
        let separator = raw.separator();
        let text = separator.is_some() && !matches!(ty, Type::List(_));
        let scalar = if text { &Type::String } else { &ty };
        let limits = Limits { values: self.literals(values, ty.innermost()), ..limits::written(raw) };
        let values_when = value_when.iter().filter_map(|rule| self.conditional_values(rule, scalar, around)).collect();
        Field {
            default: default.as_ref().map(|value| self.literal(value, in_place(value, raw, scalar))),
            default_from: default_from.as_ref().map(|from| match from.value {
                RawDefaultFrom::ClientRegion => DefaultFrom::ClientRegion,
            }),
            example: example.as_ref().map(|value| {
                // A secret's example is a mask, whatever the type.
                if secret.as_ref().is_some_and(|at| at.value) {
                    plain(value)
                } else {
                    self.literal(value, in_place(value, raw, scalar))
                }
            }),
            only_when: only_when.as_ref().and_then(|when| self.guard(when, around)),
            required_when: required_when.as_ref().and_then(|when| self.guard(when, around)),
            not_needed_when: not_needed_when.as_ref().and_then(|when| self.bare_condition(when, around)),
            present_when: present_when.as_ref().and_then(|when| self.bare_condition(when, around)),
            value_when: values_when,
            omits: self.omits(raw, &ty),
            see_also: see_also.iter().map(|name| self.operation_reference(name)).collect(),
            wire: wire.as_ref().map(|at| at.value.clone()).filter(|wire| *wire != name.value),
            name: name.value.clone(),
            rust,
            known_as,
            doc,
            limits,
            required: required.as_ref().is_some_and(|at| at.value),
            takes_text: takes_text.as_ref().is_some_and(|at| at.value),
            unit: unit.as_ref().map(|at| at.value.clone()),
            format: format.as_ref().map(|at| at.value.clone()),
            id: id.as_ref().map(|id| self.id(id)),
            codes: codes.as_ref().map(|at| self.origin(at)),
            separator: separator.map(str::to_owned),
            secret: secret.as_ref().is_some_and(|at| at.value),
            deprecated: deprecated.as_ref().and_then(|written| {
                if let Some(instead) = &written.instead {
                    self.path(instead, around);
                }
                self.deprecation(written)
            }),
            unsupported: unsupported.as_ref().is_some_and(|at| at.value),
            upload: upload.as_ref().is_some_and(|at| at.value),
            idempotency_token: idempotency_token.as_ref().is_some_and(|at| at.value),
            position: position.as_ref().map_or(Position::Query, |at| match at.value {
                RawPosition::Query => Position::Query,
                RawPosition::Form => Position::Form,
            }),
            style: style.as_ref().map_or(Style::Repeat, |at| match at.value {
                // A list with a separator is one text.
                RawStyle::Repeat | RawStyle::Comma => Style::Repeat,
                RawStyle::Json => Style::Json,
            }),
            wrapper: wrapper.as_ref().map(|at| at.value.clone()),
            documented_as: documented_as.as_ref().map(|at| at.value.keyword().to_owned()),
            envelope: None,
            success_codes: Vec::new(),
            boxed: false,
            shared: shared.as_ref().map(|at| at.value.clone()),
            document,
            ty,
        }
    }

    fn omits(&mut self, raw: &RawField, ty: &Type) -> Vec<String> {
        let members = match ty.innermost() {
            Type::Structure(name) => self.member_types(name),
            _ => Vec::new(),
        };
        for omitted in &raw.omits {
            // `Detail.ErrorCode` leaves out a member of a member.
            let segments: Vec<String> = omitted.split('.').map(str::to_owned).collect();
            if let Err((segment, candidates)) = self.follow(&members, &segments) {
                let message = format!("there is no member `{}` to omit", omitted.value);
                self.unknown_parameter(omitted.place, &message, &segment, candidates.iter().map(String::as_str));
            }
        }
        raw.omits.iter().map(|at| at.value.clone()).collect()
    }
}

/// The type of a literal: a list with a separator is written as a text or as a list.
fn in_place<'t>(literal: &RawLiteral, raw: &RawField, ty: &'t Type) -> &'t Type {
    match literal.value {
        RawLiteralKind::Text(_) if raw.separator().is_some() => &Type::String,
        _ => ty,
    }
}

/// The shared entry with the keys of `over` on top.
fn merge(base: &RawField, over: &RawField) -> RawField {
    macro_rules! overlay {
        ($($option:ident),*; $($list:ident),*) => {
            RawField {
                $($option: over.$option.clone().or_else(|| base.$option.clone()),)*
                $($list: if over.$list.is_empty() { base.$list.clone() } else { over.$list.clone() },)*
            }
        };
    }
    overlay!(
        ty, shared, wire, doc, required, default, default_from, example, min, max, exclusive_min, exclusive_max, min_length, max_length, min_items, max_items, max_bytes, ascii,
        pattern, unit, format, id, codes, separator, secret, deprecated, unsupported, upload, idempotency_token, position, style,
        wrapper, rust, documented_as, only_when, required_when, not_needed_when, present_when, written_as, setter, entry, advised, takes_text;
        values, see_also, omits, value_when, implied
    )
}
