//! What is beside the text in a parameter's description: values, defaults, limits and warnings.

use super::context::Context;
use super::prose;
use super::sentence::{literal, literals};
use crate::backend::wording::fill;
use crate::model::{
    DefaultFrom, Deprecation, EnumValue, Field, Limits, Meaning, Position, Style, TimeFormat, Type, WrittenAs,
};

/// Values of an enum up to which a parameter gives the meaning of each.
const EXPLAINED_VALUES: usize = 30;
/// Values of an enum up to which a field of a response names each.
const NAMED_VALUES: usize = 10;
/// Characters of an example that still stands beside other facts.
const SHORT: usize = 48;

/// Whether a description is about what is sent or about what comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Request,
    Answer,
}

impl Context<'_> {
    /// The paragraphs and lists of a description that come before the rules.
    pub(super) fn description(&self, field: &Field, direction: Direction) -> Vec<String> {
        let Field {
            deprecated,
            unsupported,
            doc,
            codes,
            see_also,
            name,
            wire,
            success_codes,
            // Written by `short_facts`, `values` and `example`.
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
            document: _,
            // In columns or below the table.
            ty: _,
            required: _,
            wrapper: _,
            omits: _,
            envelope: _,
            only_when: _,
            required_when: _,
            not_needed_when: _,
            value_when: _,
            present_when: _,
            // Of the Rust code.
            rust: _,
            known_as: _,
            boxed: _,
            id: _,
            shared: _,
            upload: _,
            takes_text: _,
        } = field;
        let mut pieces = Vec::new();
        pieces.extend(deprecated.as_ref().map(|deprecation| self.deprecation(deprecation)));
        if *unsupported {
            pieces.push(self.labels.unsupported.to_owned());
        }
        pieces.push(self.paragraphs(doc));
        if wire.is_some() {
            pieces.push(fill(self.labels.named, &[("name", &prose::code(name))]));
        }
        if !success_codes.is_empty() {
            let codes: Vec<String> = success_codes.iter().map(|code| prose::code(code)).collect();
            let codes = self.listed(&codes, self.labels.last_or);
            pieces.push(fill(self.labels.success_codes, &[("codes", &codes)]));
        }
        pieces.extend(self.values(field, direction));
        pieces.extend(codes.map(|origin| self.one_of_codes(origin)));
        let short = self.short_facts(field, direction);
        if !short.is_empty() {
            pieces.push(short.join(" · "));
        }
        if let Some(example) = example(field)
            && example.chars().count() > SHORT
        {
            pieces.push(fill(self.labels.example, &[("value", &example)]));
        }
        let text = doc.get(self.language);
        let unmentioned = see_also.iter().filter(|name| !text.contains(name.as_str()));
        let links: Vec<String> = unmentioned.map(|name| self.operation(name)).collect();
        if !links.is_empty() {
            pieces.push(fill(self.labels.see, &[("links", &self.comma(&links))]));
        }
        pieces
    }

    pub(super) fn deprecation(&self, deprecation: &Deprecation) -> String {
        let labels = self.labels;
        let word = if deprecation.announced { labels.deprecated_soon } else { labels.deprecated };
        let since = deprecation
            .since
            .as_ref()
            .map_or(word.to_owned(), |since| fill(labels.deprecated_since, &[("since", &prose::title(since))]));
        let instead = deprecation
            .instead
            .as_ref()
            .map(|instead| fill(labels.use_instead, &[("instead", &self.operation(instead))]));
        self.sentences(&[since, instead.unwrap_or_default()])
    }

    fn values(&self, field: &Field, direction: Direction) -> Option<String> {
        let labels = self.labels;
        if let Type::Enum(name) = field.ty.innermost() {
            let here = field.values_of(self.model.enumeration(name)?);
            return match direction {
                Direction::Request if here.len() <= EXPLAINED_VALUES => {
                    Some(format!("{}\n\n{}", labels.allowed, self.explained(&here)))
                }
                Direction::Request => Some(self.named(&here)),
                Direction::Answer if here.len() <= NAMED_VALUES => Some(self.named(&here)),
                Direction::Answer => None,
            };
        }
        let values = literals(&field.limits.values);
        (!values.is_empty()).then(|| fill(labels.allowed_brief, &[("values", &self.comma(&values))]))
    }

    fn explained(&self, values: &[(String, &EnumValue)]) -> String {
        let values: Vec<String> = values
            .iter()
            .map(|(spelling, value)| {
                let deprecation = value.deprecated.as_ref().map(|deprecation| self.deprecation(deprecation));
                let meaning = self.line(&value.doc);
                let meaning = self.sentences(&[deprecation.unwrap_or_default(), meaning]);
                format!("- {}{}{meaning}", prose::code(spelling), self.labels.colon_space)
            })
            .collect();
        values.join("\n")
    }

    fn named(&self, values: &[(String, &EnumValue)]) -> String {
        let values: Vec<String> = values.iter().map(|(spelling, _)| prose::code(spelling)).collect();
        fill(self.labels.allowed_brief, &[("values", &self.comma(&values))])
    }

    fn short_facts(&self, field: &Field, direction: Direction) -> Vec<String> {
        let labels = self.labels;
        let mut facts = Vec::new();
        let mut say = |template: &str, values: &[(&str, &str)]| facts.push(fill(template, values));
        if let Some(DefaultFrom::ClientRegion) = field.default_from {
            say(labels.client_region, &[]);
        }
        if let Some(default) = &field.default {
            say(labels.default, &[("value", &literal(default))]);
        }
        if let Some(example) = example(field)
            && example.chars().count() <= SHORT
        {
            say(labels.example, &[("value", &example)]);
        }
        // The type says it already.
        let is_told = match field.meaning() {
            Meaning::Plain => false,
            Meaning::Time(format) => !matches!(format, TimeFormat::Utc | TimeFormat::Local),
            Meaning::Duration(_) | Meaning::Port => true,
        };
        if let Some(format) = field.format.as_ref().filter(|_| !is_told) {
            say(labels.format_of, &[("format", &self.format(format))]);
        }
        if let Some(unit) = field.unit.as_ref().filter(|_| !is_told) {
            say(labels.unit, &[("unit", &self.unit(unit))]);
        }
        for fact in self.limits(&field.limits) {
            say("{fact}", &[("fact", &fact)]);
        }
        if let Some(separator) = field.separator.as_ref().filter(|_| !field.is_joined()) {
            say(labels.separated_by, &[("value", &prose::code(separator))]);
        }
        match field.document.written_as {
            Some(WrittenAs::String) => say(labels.written_in_quotes, &[]),
            Some(WrittenAs::Number) => say(labels.written_as_number, &[]),
            None => {}
        }
        if field.document.is_advised {
            say(labels.advised, &[]);
        }
        if let Some(documented) = &field.documented_as {
            say(labels.documented_as, &[("type", &prose::code(documented))]);
        }
        if field.secret {
            say(labels.secret, &[]);
        }
        if direction == Direction::Request {
            if field.position == Position::Form {
                say(labels.form, &[]);
            }
            if field.upload {
                say(labels.upload, &[]);
            }
            if field.style == Style::Json {
                say(labels.json_list, &[]);
            }
            if field.idempotency_token {
                say(labels.token, &[]);
            }
        }
        facts
    }

    fn limits(&self, limits: &Limits) -> Vec<String> {
        let labels = self.labels;
        // The values are above the other facts.
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
        let number = |value: Option<f64>| value.map(|value| value.to_string());
        let count = |value: Option<u64>| value.map(|value| value.to_string());
        let mut facts = Vec::new();
        facts.extend(range((number(*min), number(*max)), [labels.between, labels.at_least, labels.at_most]));
        facts.extend(number(*exclusive_min).map(|min| fill(labels.greater_than, &[("min", &min)])));
        facts.extend(number(*exclusive_max).map(|max| fill(labels.less_than, &[("max", &max)])));
        if (min_length, max_length) == (&Some(1), &None) {
            facts.push(labels.not_empty.to_owned());
        } else {
            facts.extend(range(
                (count(min_length.filter(|length| *length > 0)), count(*max_length)),
                [labels.length_between, labels.length_at_least, labels.length_at_most],
            ));
        }
        facts.extend(range(
            (count(*min_items), count(*max_items)),
            [labels.items_between, labels.min_items, labels.max_items],
        ));
        if let Some(max) = max_bytes {
            facts.push(fill(labels.max_bytes, &[("max", &bytes(*max))]));
        }
        if *ascii {
            facts.push(labels.ascii.to_owned());
        }
        if let Some(pattern) = pattern {
            facts.push(fill(labels.pattern, &[("value", &prose::code(pattern))]));
        }
        facts
    }
}

fn range(ends: (Option<String>, Option<String>), templates: [&str; 3]) -> Option<String> {
    let [between, at_least, at_most] = templates;
    match ends {
        (Some(min), Some(max)) => Some(fill(between, &[("min", &min), ("max", &max)])),
        (Some(min), None) => Some(fill(at_least, &[("min", &min)])),
        (None, Some(max)) => Some(fill(at_most, &[("max", &max)])),
        (None, None) => None,
    }
}

/// The example as code, unless the default says as much.
fn example(field: &Field) -> Option<String> {
    field.example.as_ref().filter(|example| field.default.as_ref() != Some(*example)).map(literal)
}

/// A number of bytes in the largest unit that divides it.
fn bytes(count: u64) -> String {
    for (size, unit) in [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")] {
        if count >= size && count.is_multiple_of(size) {
            return format!("{} {unit}", count / size);
        }
    }
    format!("{count} B")
}
