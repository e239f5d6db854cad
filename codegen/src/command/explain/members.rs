//! Parameters, fields and members: one line for each with its facts, and its text and conditions below.

use super::terminal::{Terminal, add};
use crate::backend::sample::to_json;
use crate::model::{DefaultFrom, Field, Limits, Literal, Position, Style, Type, WrittenAs};

impl Terminal<'_> {
    pub(super) fn members<'f>(&self, fields: impl IntoIterator<Item = &'f Field>) -> String {
        let mut out = String::new();
        for field in fields {
            let exact = field.wire.as_ref().map(|wire| format!(" (`{wire}` on the wire)")).unwrap_or_default();
            add(&mut out, 2, &format!("{}{exact}: {}", field.name, self.facts(field).join(", ")));
            self.text(&field.doc, 6, &mut out);
            let wording = self.wording();
            for told in wording.field(field) {
                add(&mut out, 6, &wording.sentence(&told));
            }
            if let Some(when) = &field.present_when {
                add(&mut out, 6, &wording.present(when));
            }
        }
        out
    }

    fn facts(&self, field: &Field) -> Vec<String> {
        let Field {
            ty,
            required,
            default,
            default_from,
            example,
            limits,
            unit,
            format,
            codes,
            separator,
            secret,
            deprecated,
            unsupported,
            idempotency_token,
            position,
            style,
            wrapper,
            documented_as,
            omits,
            takes_text,
            upload,
            document,
            see_also,
            // On the lines around.
            name: _,
            wire: _,
            doc: _,
            only_when: _,
            required_when: _,
            not_needed_when: _,
            value_when: _,
            present_when: _,
            // The envelope is no part of the lists; its codes of success are in `head`.
            envelope: _,
            success_codes: _,
            // Of the Rust code.
            rust: _,
            known_as: _,
            boxed: _,
            id: _,
            shared: _,
        } = field;
        let mut facts = vec![self.type_of(ty)];
        let mut say = |is_so: bool, fact: &str| facts.extend(is_so.then(|| fact.to_owned()));
        say(*required, "required");
        say(document.is_advised, "documented as required");
        say(*default_from == Some(DefaultFrom::ClientRegion), "defaults to the region of the client");
        say(*secret, "secret");
        say(*unsupported, "unsupported");
        say(*upload, "URL of a file to upload");
        say(*idempotency_token, "idempotency token");
        say(*position == Position::Form, "form body");
        say(*style == Style::Json, "one JSON text");
        say(*takes_text, "a text that is not JSON is advice only");
        if let Some(deprecation) = deprecated {
            say(true, if deprecation.announced { "to be removed" } else { "deprecated" });
            facts.extend(deprecation.instead.as_ref().map(|instead| format!("use {instead} instead")));
        }
        facts.extend(default.as_ref().map(|value| format!("default {}", written(value))));
        facts.extend(self.values(field));
        facts.extend(bounds(limits));
        facts.extend(unit.as_ref().map(|unit| format!("in {}", unit.replace('_', " "))));
        facts.extend(format.as_ref().map(|format| format!("format {format}")));
        facts.extend(codes.map(|origin| format!("a code of {}", self.model.service.origin_keyword(origin))));
        facts.extend(separator.as_ref().map(|separator| format!("separated by {separator:?}")));
        facts.extend(document.written_as.map(|form| match form {
            WrittenAs::String => "written in quotes".to_owned(),
            WrittenAs::Number => "written as a number".to_owned(),
        }));
        facts.extend(wrapper.as_ref().map(|wrapper| format!("wrapped in {wrapper}")));
        facts.extend(documented_as.as_ref().map(|documented| format!("documented as {documented}")));
        facts.extend((!omits.is_empty()).then(|| format!("without {}", omits.join(", "))));
        facts.extend(example.as_ref().map(|value| format!("such as {}", written(value))));
        facts.extend((!see_also.is_empty()).then(|| format!("see {}", see_also.join(", "))));
        facts
    }

    /// The type as the spec spells it. A structure is folded: only the number of its members is shown.
    fn type_of(&self, ty: &Type) -> String {
        let spelled = spelling(ty);
        let (Type::Structure(name) | Type::Document(name)) = ty.innermost() else { return spelled };
        match self.model.structure(name).map(|structure| structure.fields.len()) {
            Some(1) => format!("{spelled} with 1 member"),
            Some(members) => format!("{spelled} with {members} members"),
            None => spelled,
        }
    }

    fn values(&self, field: &Field) -> Option<String> {
        let values: Vec<String> = match field.ty.innermost() {
            Type::Enum(name) => {
                let values = field.values_of(self.model.enumeration(name)?);
                values.into_iter().map(|(spelling, _)| spelling).collect()
            }
            _ => field.limits.values.iter().map(written).collect(),
        };
        (!values.is_empty()).then(|| values.join(" | "))
    }
}

fn spelling(ty: &Type) -> String {
    match ty {
        Type::String => "string".to_owned(),
        Type::Boolean => "boolean".to_owned(),
        Type::Int32 => "int32".to_owned(),
        Type::Int64 => "int64".to_owned(),
        Type::Double => "double".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::Json => "json".to_owned(),
        Type::Any => "any".to_owned(),
        Type::Document(name) => format!("json<{name}>"),
        Type::Structure(name) | Type::Enum(name) => name.clone(),
        Type::List(element) => format!("list<{}>", spelling(element)),
        Type::Map(element) => format!("map<{}>", spelling(element)),
    }
}

fn bounds(limits: &Limits) -> Vec<String> {
    let Limits {
        min,
        max,
        exclusive_min,
        exclusive_max,
        min_length,
        max_length,
        min_items,
        max_items,
        max_bytes,
        ascii,
        pattern,
        values: _,
    } = limits;
    let at_least = |number: Option<String>, unit: &str| number.map(|number| format!("at least {number}{unit}"));
    let at_most = |number: Option<String>, unit: &str| number.map(|number| format!("at most {number}{unit}"));
    let facts = [
        at_least(min.map(|number| number.to_string()), ""),
        at_most(max.map(|number| number.to_string()), ""),
        exclusive_min.map(|number| format!("greater than {number}")),
        exclusive_max.map(|number| format!("less than {number}")),
        at_least(min_items.map(|number| number.to_string()), " entries"),
        at_least(min_length.map(|number| number.to_string()), " characters"),
        at_most(max_length.map(|number| number.to_string()), " characters"),
        at_most(max_items.map(|number| number.to_string()), " entries"),
        at_most(max_bytes.map(|number| number.to_string()), " bytes"),
        ascii.then(|| "ASCII only".to_owned()),
        pattern.as_ref().map(|pattern| format!("matches {pattern}")),
    ];
    facts.into_iter().flatten().collect()
}

/// A value as it is sent; a list or a map as JSON.
pub(super) fn written(value: &Literal) -> String {
    value.wire().unwrap_or_else(|| to_json(value).to_string())
}
