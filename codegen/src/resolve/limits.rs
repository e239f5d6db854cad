//! Limits that nothing can keep to, and values that break the limits beside them.

use super::bounds::{beyond_bounds, beyond_bytes, beyond_exclusive_bounds, beyond_items, beyond_length, is_one_of};
use super::literals::plain;
use super::pattern_length::lengths;
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Limits, Literal, Type};
use crate::place::Place;
use crate::spec::At;
use crate::spec::raw::{RawField, RawLiteralKind};
use regex::Regex;
use regex_syntax::hir::Hir;

impl Resolver<'_> {
    pub(super) fn check_limits(&mut self, raw: &RawField, ty: &Type) {
        self.check_bounds(raw, ty);
        self.check_spellings_of_entries(raw, ty);
        self.check_lengths(raw);
        if let Some(separator) = raw.separator.as_ref().filter(|separator| separator.is_empty()) {
            let help = "write what stands between the entries, such as `,`";
            self.contradiction(separator.place, "an empty separator separates nothing", help);
        }
        if let Some(pattern) = &raw.pattern {
            self.check_pattern(pattern, raw);
        }
        // Sources disagree about the values of some numbers, and both limits are documented then; so `values` may go beyond
        // `max`. A value that somebody picked may not.
        let conditional = raw.value_when.iter().flat_map(|rule| rule.values.iter().chain(&rule.not_values));
        // The example of a secret is a mask.
        let is_secret = raw.secret.as_ref().is_some_and(|at| at.value);
        let picked = raw.default.iter().chain(raw.example.as_ref().filter(|_| !is_secret)).chain(conditional);
        let limits = written(raw);
        let limited = Limited::new(&limits, raw.separator());
        for value in picked {
            self.check_within(value.place, &plain(value), &limited, ty);
        }
        for (index, value) in raw.values.iter().enumerate() {
            if raw.values.iter().take(index).any(|other| other.value == value.value) {
                self.contradiction(value.place, "this value is in the list twice", "remove one of the two");
            }
        }
    }

    /// The entries of a list have no place of their own that could spell a value in another way.
    fn check_spellings_of_entries(&mut self, raw: &RawField, ty: &Type) {
        let (Type::List(_) | Type::Map(_), Type::Enum(name)) = (ty, ty.innermost()) else { return };
        let own = self.enum_values(name).unwrap_or_default();
        for value in &raw.values {
            if let RawLiteralKind::Text(text) = &value.value
                && !own.contains(text)
                && let Some(sent) = self.own_spelling(name, text)
            {
                let message = format!("entries of a list are sent with the value's own spelling, which is `{sent}`");
                self.contradiction(value.place, &message, &format!("write `{sent}`"));
            }
        }
    }

    /// The range of a number: not empty, and of numbers that the type holds.
    fn check_bounds(&mut self, raw: &RawField, ty: &Type) {
        if let (Some(min), Some(max)) = (&raw.min, &raw.max)
            && min.value > max.value
        {
            let help = "correct one of the two: no number lies between them";
            self.contradiction(max.place, "`max` is less than `min`", help);
        }
        for (bound, other, key) in [(&raw.exclusive_min, &raw.min, "min"), (&raw.exclusive_max, &raw.max, "max")] {
            if let (Some(bound), Some(_)) = (bound, other) {
                let message = format!("a number has `{key}` or `exclusive_{key}`");
                self.contradiction(bound.place, &message, "leave the narrower one of the two");
            }
        }
        let bottom = raw.exclusive_min.as_ref().or(raw.min.as_ref());
        let top = raw.exclusive_max.as_ref().or(raw.max.as_ref());
        if let (Some(bottom), Some(top), true) =
            (bottom, top, raw.exclusive_min.is_some() || raw.exclusive_max.is_some())
            && bottom.value >= top.value
        {
            let help = "correct one of the two: no number lies between them";
            self.contradiction(top.place, "the upper bound is not greater than the lower one", help);
        }
        let (least, most) = match ty {
            Type::Int32 if raw.format.as_ref().is_some_and(|format| format.value == "port") => (0.0, 65_535.0),
            Type::Int32 => (f64::from(i32::MIN), f64::from(i32::MAX)),
            #[expect(clippy::cast_precision_loss, reason = "the ends of the range are powers of two, but for one")]
            Type::Int64 => (i64::MIN as f64, i64::MAX as f64),
            _ => return,
        };
        let bounds = [
            (&raw.min, "min"),
            (&raw.max, "max"),
            (&raw.exclusive_min, "exclusive_min"),
            (&raw.exclusive_max, "exclusive_max"),
        ];
        for (bound, key) in bounds {
            let Some(bound) = bound else { continue };
            if bound.value < least || bound.value > most {
                let message = format!("`{key}` is {}, which `{}` does not hold here", bound.value, ty.spelling());
                self.contradiction(bound.place, &message, "correct the limit, or the type");
            } else if bound.value.fract() != 0.0 {
                let message = format!("`{key}` is {}, and the numbers of `{}` are whole", bound.value, ty.spelling());
                self.contradiction(bound.place, &message, "write a whole number, or correct the type");
            }
        }
    }

    /// Numbers of characters, bytes and entries: not zero, and not less than what another limit asks for.
    fn check_lengths(&mut self, raw: &RawField) {
        for (limit, key) in
            [(&raw.max_length, "max_length"), (&raw.max_bytes, "max_bytes"), (&raw.max_items, "max_items")]
        {
            if let Some(limit) = limit.as_ref().filter(|limit| limit.value == 0) {
                let help = "write the documented number, or remove the limit";
                self.contradiction(limit.place, &format!("`{key}` is 0, so that nothing can be sent"), help);
            }
        }
        if let (Some(fewest), Some(most)) = (&raw.min_items, &raw.max_items)
            && most.value > 0
            && most.value < fewest.value
        {
            let help = "correct one of the two: no list fits";
            self.contradiction(most.place, "`max_items` is less than `min_items`", help);
        }
        let Some(fewest) = &raw.min_length else { return };
        for (most, key) in [(&raw.max_length, "max_length"), (&raw.max_bytes, "max_bytes")] {
            if let Some(most) = most.as_ref().filter(|most| most.value > 0 && most.value < fewest.value) {
                let message = format!("`{key}` is less than `min_length`");
                self.contradiction(most.place, &message, "correct one of the two: no text fits");
            }
        }
    }

    fn check_pattern(&mut self, pattern: &At<String>, raw: &RawField) {
        let reason = match regex_syntax::parse(&pattern.value) {
            Ok(parsed) => match Regex::new(&pattern.value) {
                Ok(_) => return self.check_lengths_of_pattern(&parsed, pattern.place, raw),
                Err(error) => error.to_string(),
            },
            Err(regex_syntax::Error::Parse(error)) => error.kind().to_string(),
            Err(regex_syntax::Error::Translate(error)) => error.kind().to_string(),
            Err(error) => error.to_string(),
        };
        let message = format!("invalid regular expression: {reason}");
        let help = "a pattern is written as for the crate `regex`, without looking ahead or back";
        self.report(Diagnostic::new(Code::BadPattern, pattern.place, message, help));
    }

    /// Some text has to match the pattern and keep to the lengths.
    fn check_lengths_of_pattern(&mut self, pattern: &Hir, place: Place, raw: &RawField) {
        let (fewest, most) = lengths(pattern);
        let bytes = pattern.properties().minimum_len().and_then(|bytes| u64::try_from(bytes).ok()).unwrap_or(0);
        let limit = |limit: &Option<At<u64>>| limit.as_ref().map(|at| at.value);
        let broken = if limit(&raw.max_length).is_some_and(|limit| fewest > limit) {
            format!("is longer than `max_length`, with {} at least", counted(fewest, "character"))
        } else if limit(&raw.max_bytes).is_some_and(|limit| bytes > limit) {
            format!("is longer than `max_bytes`, with {} at least", counted(bytes, "byte"))
        } else if let (Some(most), Some(_)) = (most, limit(&raw.min_length).filter(|limit| most < Some(*limit))) {
            format!("is shorter than `min_length`, with {} at most", counted(most, "character"))
        } else {
            return;
        };
        let message = format!("each text that matches the `pattern` {broken}");
        self.contradiction(place, &message, "correct the pattern, or the limit");
    }

    /// A value keeps to the limits of its parameter.
    pub(super) fn check_within(&mut self, place: Place, value: &Literal, limited: &Limited<'_>, ty: &Type) {
        if let Some(broken) = limited.broken(value, ty) {
            self.report(Diagnostic::new(Code::WrongLiteral, place, broken, "correct the value, or the limit"));
        }
    }
}

/// The limits as they are written.
pub(super) fn written(raw: &RawField) -> Limits {
    Limits {
        min: raw.min.as_ref().map(|at| at.value),
        max: raw.max.as_ref().map(|at| at.value),
        exclusive_min: raw.exclusive_min.as_ref().map(|at| at.value),
        exclusive_max: raw.exclusive_max.as_ref().map(|at| at.value),
        min_items: raw.min_items.as_ref().map(|at| at.value),
        min_length: raw.min_length.as_ref().map(|at| at.value),
        max_length: raw.max_length.as_ref().map(|at| at.value),
        max_items: raw.max_items.as_ref().map(|at| at.value),
        max_bytes: raw.max_bytes.as_ref().map(|at| at.value),
        ascii: raw.ascii.as_ref().is_some_and(|at| at.value),
        pattern: raw.pattern.as_ref().map(|at| at.value.clone()),
        values: raw.values.iter().map(plain).collect(),
    }
}

/// The limits of one parameter, and how its values are written.
pub(super) struct Limited<'l> {
    limits: &'l Limits,
    separator: Option<&'l str>,
    pattern: Option<Regex>,
}

impl<'l> Limited<'l> {
    pub(super) fn new(limits: &'l Limits, separator: Option<&'l str>) -> Self {
        let whole = limits.pattern.as_ref().map(|pattern| format!("^(?:{pattern})$"));
        // An invalid pattern is reported where it is written.
        Self { limits, separator, pattern: whole.and_then(|whole| Regex::new(&whole).ok()) }
    }

    /// Which limit the value breaks, in words.
    pub(super) fn broken(&self, value: &Literal, ty: &Type) -> Option<String> {
        match value {
            #[expect(clippy::cast_precision_loss, reason = "limits are far from where numbers lose digits")]
            Literal::Integer(number) => self.number(*number as f64).or_else(|| self.not_listed(value)),
            Literal::Double(number) => self.number(*number).or_else(|| self.not_listed(value)),
            Literal::Text(text) => match self.separator {
                Some("") => None,
                Some(separator) => self.items(text.split(separator).count()),
                None if matches!(ty.innermost(), Type::String | Type::Json | Type::Enum(_)) => {
                    self.text(text).or_else(|| self.not_listed(value))
                }
                None => None,
            },
            Literal::List(entries) => self
                .items(entries.len())
                .or_else(|| entries.iter().find_map(|entry| self.broken(entry, ty.innermost()))),
            Literal::Null | Literal::Boolean(_) | Literal::Map(_) => None,
        }
    }

    fn number(&self, number: f64) -> Option<String> {
        let Limits { min, max, exclusive_min, exclusive_max, .. } = *self.limits;
        let broken = beyond_bounds(number, min, max);
        first(&broken).or_else(|| first(&beyond_exclusive_bounds(number, exclusive_min, exclusive_max)))
    }

    fn text(&self, text: &str) -> Option<String> {
        let Limits { min_length, max_length, max_bytes, ascii, .. } = *self.limits;
        first(&beyond_length(text, min_length, max_length))
            .or_else(|| first(&beyond_bytes(text, max_bytes, ascii)))
            .or_else(|| {
                self.pattern.as_ref().filter(|pattern| !pattern.is_match(text))?;
                let written = self.limits.pattern.as_deref().unwrap_or_default();
                Some(format!("this value does not match the `pattern`, which is `{written}`"))
            })
    }

    fn items(&self, count: usize) -> Option<String> {
        beyond_items(count, self.limits.min_items, self.limits.max_items).as_deref().map(said)
    }

    fn not_listed(&self, value: &Literal) -> Option<String> {
        let listed: Vec<String> = self.limits.values.iter().filter_map(Literal::wire).collect();
        let value = value.wire()?;
        let missing = !listed.is_empty() && !is_one_of(&value, &listed);
        missing.then(|| format!("{value} is not among the `values`: {}", listed.join(", ")))
    }
}

fn counted(number: u64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn first(broken: &[String]) -> Option<String> {
    broken.first().map(String::as_str).map(said)
}

/// A requirement of a call, said of a value of the spec.
fn said(requirement: &str) -> String {
    format!("this value {requirement}")
}
