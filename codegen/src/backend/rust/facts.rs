//! The documentation of a field: its text, its facts on one line, and its conditions.

use super::doc::{Doc, code, first_sentence};
use super::sentence::{listed, literal, literals, rustdoc};
use super::words;
use crate::model::{DefaultFrom, Field, Language, Limits, Model, Position, RequestRule, Style, Type, WrittenAs};

/// What the spec says about a field.
pub(super) fn field(model: &Model, field: &Field) -> Doc {
    let doc = Doc::of(field.doc.get(Language::English));
    rules(model, field, doc)
}

/// The same in short, for the setter of `owner`'s field: the first sentence, and all that is to be kept to.
pub(super) fn setter(model: &Model, field: &Field, owner: &str) -> Doc {
    let text = field.doc.get(Language::English);
    let first = first_sentence(text);
    let doc = rules(model, field, Doc::of(first));
    if first.len() == text.trim().len() {
        return doc;
    }
    doc.paragraph(&format!("[Read more](field@{owner}::{})", field.rust))
}

fn rules(model: &Model, field: &Field, doc: Doc) -> Doc {
    let Field {
        codes,
        deprecated,
        unsupported,
        omits,
        see_also,
        // Written by `conditions`.
        only_when: _,
        required_when: _,
        not_needed_when: _,
        value_when: _,
        present_when: _,
        // Written by `implied`.
        document: _,
        // Written by `facts`.
        name: _,
        wire: _,
        success_codes: _,
        required: _,
        default: _,
        default_from: _,
        example: _,
        limits: _,
        unit: _,
        format: _,
        separator: _,
        secret: _,
        idempotency_token: _,
        position: _,
        style: _,
        documented_as: _,
        // In front of this, or in the code.
        doc: _,
        rust: _,
        known_as: _,
        ty: _,
        boxed: _,
        id: _,
        shared: _,
        wrapper: _,
        envelope: _,
        upload: _,
        takes_text: _,
    } = field;
    let mut sentences = conditions(model, field, Language::English);
    if let Some(origin) = codes {
        sentences.push(words::one_of(&model.service, *origin));
    }
    if deprecated.as_ref().is_some_and(|deprecation| deprecation.announced) {
        sentences.push("About to be dropped.".into());
    }
    sentences.extend(implied(model, field));
    if *unsupported {
        sentences.push("Not supported: do not set it.".into());
    }
    if !omits.is_empty() {
        let omitted: Vec<String> = omits.iter().map(|name| code(name)).collect();
        sentences.push(format!("Here without {}.", listed(&omitted, "and")));
    }
    let related: Vec<String> = see_also.iter().filter_map(|name| operation_link(model, name)).collect();
    if !related.is_empty() {
        sentences.push(format!("See also {}.", listed(&related, "and")));
    }
    doc.paragraph(&facts(field).join(" · ")).paragraph(&sentences.join(" "))
}

/// The conditions under which the field is required, valid, not needed or returned, and its values under conditions.
pub(super) fn conditions(model: &Model, field: &Field, language: Language) -> Vec<String> {
    let wording = rustdoc(model, language);
    let mut sentences: Vec<String> = wording.field(field).iter().map(|told| wording.sentence(told)).collect();
    sentences.extend(field.present_when.as_ref().map(|when| wording.present(when)));
    sentences
}

/// A rule over several parameters, and why.
pub(super) fn rule_sentence(model: &Model, rule: &RequestRule, language: Language) -> String {
    let wording = rustdoc(model, language);
    wording.sentence(&wording.rule(rule))
}

/// What is written for a member of a document that was not given.
fn implied(model: &Model, field: &Field) -> Option<String> {
    let cases = field.document.implied.iter().map(|implied| {
        let value = literal(&implied.value);
        match &implied.when {
            Some(condition) => format!("{value} if {}", rustdoc(model, Language::English).condition(condition)),
            None => value,
        }
    });
    let cases: Vec<String> = cases.collect();
    (!cases.is_empty()).then(|| format!("When it is not set, this is written: {}.", cases.join(", else ")))
}

/// A link to an operation of this crate.
pub(super) fn operation_link(model: &Model, name: &str) -> Option<String> {
    let operation = model.operation(name)?;
    Some(format!("[`{name}`](crate::operation::{})", operation.rust))
}

/// The facts, the name on the wire first.
fn facts(field: &Field) -> Vec<String> {
    // A document that is a list or a map as a whole has no name for it.
    let mut facts = if field.name.is_empty() { Vec::new() } else { vec![code(field.wire())] };
    if let Some(DefaultFrom::ClientRegion) = field.default_from {
        facts.push("defaults to the region of the client".into());
    } else if field.required {
        facts.push("required".into());
    } else if field.document.is_advised {
        facts.push("documented as required".into());
    }
    facts.extend(field.default.as_ref().map(|default| format!("default {}", literal(default))));
    limits(&field.limits, &mut facts);
    facts.extend(field.unit.as_ref().map(|unit| format!("in {}", spaced(unit))));
    facts.extend(field.format.as_ref().map(|format| self::format(format)));
    facts.extend(field.separator.as_ref().map(|separator| format!("entries separated by {}", code(separator))));
    facts.extend(field.document.written_as.map(|form| match form {
        WrittenAs::String => "written in quotes".into(),
        WrittenAs::Number => "written as a number".into(),
    }));
    if field.secret {
        facts.push("secret: never shown or logged".into());
    }
    if field.upload {
        facts.push("upload the file before the call".into());
    }
    if field.idempotency_token {
        facts.push("makes repeating the call safe".into());
    }
    if field.position == Position::Form {
        facts.push("sent in the form body".into());
    }
    if field.style == Style::Json && matches!(field.ty, Type::List(_) | Type::Map(_) | Type::Structure(_)) {
        facts.push("sent as one JSON text".into());
    }
    facts.extend(field.documented_as.as_ref().map(|claimed| format!("documented as {claimed}")));
    let example = field.example.as_ref().filter(|example| field.default.as_ref() != Some(*example));
    facts.extend(example.map(|example| format!("for example {}", literal(example))));
    facts
}

fn limits(limits: &Limits, facts: &mut Vec<String>) {
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
        values,
    } = limits;
    let double = |number: Option<f64>| number.map(|number| code(&number.to_string()));
    facts.extend(range(double(*min), double(*max), ""));
    facts.extend(double(*exclusive_min).map(|number| format!("greater than {number}")));
    facts.extend(double(*exclusive_max).map(|number| format!("less than {number}")));
    let length = |number: Option<u64>| number.map(|number| number.to_string());
    facts.extend(range(length(min_length.filter(|length| *length > 0)), length(*max_length), " characters"));
    facts.extend(range(length(*min_items), length(*max_items), " entries"));
    facts.extend(max_bytes.map(|bytes| format!("at most {bytes} bytes")));
    if *ascii {
        facts.push("ASCII only".into());
    }
    facts.extend(pattern.as_ref().map(|pattern| format!("matches {}", code(pattern))));
    if !values.is_empty() {
        facts.push(format!("one of {}", listed(&literals(values), "and")));
    }
}

fn range(min: Option<String>, max: Option<String>, unit: &str) -> Option<String> {
    match (min, max) {
        (Some(min), Some(max)) => Some(format!("{min} to {max}{unit}")),
        (Some(min), None) => Some(format!("at least {min}{unit}")),
        (None, Some(max)) => Some(format!("at most {max}{unit}")),
        (None, None) => None,
    }
}

fn format(format: &str) -> String {
    match format {
        "utc_timestamp" => "UTC time, `yyyy-MM-ddTHH:mm:ssZ`".into(),
        "rfc3339" => "time in the form of RFC 3339".into(),
        "local_timestamp" => "local time".into(),
        "unix_seconds" => "Unix time in seconds".into(),
        "unix_milliseconds" => "Unix time in milliseconds".into(),
        "json" => "JSON".into(),
        "url" => "URL".into(),
        "ip_address" => "IP address".into(),
        other => spaced(other),
    }
}

fn spaced(name: &str) -> String {
    super::doc::line(&name.replace('_', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::rust::fixture;
    use crate::model::Literal;

    #[test]
    fn the_text_comes_first_then_the_facts_then_the_conditions() {
        let model = fixture::model();
        let limits = Limits { min: Some(1.0), max: Some(60.5), ..Limits::default() };
        let delay = Field {
            default: Some(Literal::Integer(10)),
            limits,
            unit: Some("milliseconds".into()),
            omits: vec!["A".into(), "B".into()],
            unsupported: true,
            ..fixture::field("DelaySeconds", "delay_seconds", Type::Int64)
        };
        assert_eq!(
            self::field(&model, &delay).text(),
            "Text of DelaySeconds.\n\n`DelaySeconds` · default `10` · `1` to `60.5` · in milliseconds\n\n\
             Not supported: do not set it. Here without `A` and `B`.\n"
        );
    }

    #[test]
    fn lengths_and_forms_are_told() {
        let limits = Limits { max_length: Some(64), ascii: true, ..Limits::default() };
        let token = Field { limits, idempotency_token: true, ..fixture::field("Token", "token", Type::String) };
        assert_eq!(
            facts(&token).join(" · "),
            "`Token` · at most 64 characters · ASCII only · makes repeating the call safe"
        );
    }
}
