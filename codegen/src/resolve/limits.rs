//! Limits that contradict each other, and values that break the limits beside them.

use super::literals::plain;
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Literal, Type};
use crate::spec::raw::{RawField, RawLiteral, RawLiteralKind};

impl Resolver<'_> {
    pub(super) fn check_limits(&mut self, raw: &RawField, ty: &Type) {
        if let (Some(min), Some(max)) = (&raw.min, &raw.max)
            && min.value > max.value
        {
            self.contradiction(
                max.place,
                "`max` is less than `min`",
                "correct one of the two: no number lies between them",
            );
        }
        if let (Some(min), Some(max)) = (&raw.min_length, &raw.max_length)
            && min.value > max.value
        {
            self.contradiction(
                max.place,
                "`max_length` is less than `min_length`",
                "correct one of the two: no text fits",
            );
        }
        if let Some(pattern) = &raw.pattern
            && let Err(error) = regex_syntax::parse(&pattern.value)
        {
            let reason = match &error {
                regex_syntax::Error::Parse(error) => error.kind().to_string(),
                regex_syntax::Error::Translate(error) => error.kind().to_string(),
                error => error.to_string(),
            };
            let message = format!("invalid regular expression: {reason}");
            let help = "a pattern is written as for the crate `regex`, without looking ahead or back";
            self.report(Diagnostic::new(Code::BadPattern, pattern.place, message, help));
        }
        // Sources disagree about the values of some numbers, and both limits are documented then; so `values` may go beyond
        // `max`. A value that somebody picked may not.
        let picked = raw
            .default
            .iter()
            .chain(&raw.example)
            .chain(raw.value_when.iter().flat_map(|rule| rule.values.iter().chain(&rule.not_values)));
        let broken: Vec<_> = picked.filter_map(|value| Some((value.place, broken(value, raw, ty)?))).collect();
        for (place, broken) in broken {
            self.report(Diagnostic::new(Code::WrongLiteral, place, broken, "correct the value, or the limit"));
        }
    }
}

/// Which limit the value breaks, in words.
fn broken(value: &RawLiteral, raw: &RawField, ty: &Type) -> Option<String> {
    match &value.value {
        #[expect(clippy::cast_precision_loss, reason = "limits are far from where numbers lose digits")]
        RawLiteralKind::Integer(number) => beyond_bounds(*number as f64, raw).or_else(|| not_listed(value, raw)),
        RawLiteralKind::Double(number) => beyond_bounds(*number, raw).or_else(|| not_listed(value, raw)),
        RawLiteralKind::Text(text) => match &raw.separator {
            Some(separator) => beyond_items(text.split(separator.as_str()).count(), raw),
            None if matches!(ty, Type::String | Type::Json | Type::Enum(_)) => {
                beyond_length(text, raw).or_else(|| beyond_bytes(text, raw)).or_else(|| not_listed(value, raw))
            }
            None => None,
        },
        RawLiteralKind::List(entries) => beyond_items(entries.len(), raw),
        RawLiteralKind::Null | RawLiteralKind::Boolean(_) | RawLiteralKind::Map(_) => None,
    }
}

fn beyond_bounds(number: f64, raw: &RawField) -> Option<String> {
    if let Some(min) = raw.min.as_ref().filter(|min| number < min.value) {
        return Some(format!("{number} is less than `min`, which is {}", min.value));
    }
    let max = raw.max.as_ref().filter(|max| number > max.value)?;
    Some(format!("{number} is more than `max`, which is {}", max.value))
}

fn not_listed(value: &RawLiteral, raw: &RawField) -> Option<String> {
    let listed: Vec<String> = raw.values.iter().map(plain).filter_map(|it| Literal::wire(&it)).collect();
    let value = plain(value).wire()?;
    let missing = !listed.is_empty() && !listed.iter().any(|listed| listed.eq_ignore_ascii_case(&value));
    missing.then(|| format!("{value} is not among the `values`: {}", listed.join(", ")))
}

fn beyond_length(text: &str, raw: &RawField) -> Option<String> {
    let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    if let Some(min) = raw.min_length.as_ref().filter(|min| length < min.value) {
        return Some(format!("this has {length} characters, and `min_length` is {}", min.value));
    }
    let max = raw.max_length.as_ref().filter(|max| length > max.value)?;
    Some(format!("this has {length} characters, and `max_length` is {}", max.value))
}

fn beyond_bytes(text: &str, raw: &RawField) -> Option<String> {
    if raw.ascii.as_ref().is_some_and(|ascii| ascii.value) && !text.is_ascii() {
        return Some("this is not ASCII, and `ascii` says that only such characters are allowed".to_owned());
    }
    let max = raw.max_bytes.as_ref().filter(|max| u64::try_from(text.len()).unwrap_or(u64::MAX) > max.value)?;
    Some(format!("this has {} bytes, and `max_bytes` is {}", text.len(), max.value))
}

fn beyond_items(count: usize, raw: &RawField) -> Option<String> {
    let max = raw.max_items.as_ref().filter(|max| u64::try_from(count).unwrap_or(u64::MAX) > max.value)?;
    Some(format!("this has {count} entries, and `max_items` is {}", max.value))
}
