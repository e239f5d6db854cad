//! Limits, patterns, values, defaults and examples of a parameter or field, as far as they agree with each other.

use super::note::Note;
use super::yaml::Node;
use crate::upstream::openmeta::Schema;
use regex::Regex;

/// Characters of an example at most.
const EXAMPLE: usize = 200;

/// What a type is to limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Boolean,
    Whole,
    Number,
    Text,
    Enum,
    List,
    Other,
}

/// Where the limits stand, and what is lost of them.
pub(super) struct Limits<'a, 'd> {
    pub(super) schema: Schema<'d>,
    pub(super) kind: Kind,
    pub(super) path: &'a [&'a str],
    pub(super) is_request: bool,
}

type Keys = Vec<(String, Node)>;

impl Limits<'_, '_> {
    /// The keys, and a note for whatever is omitted.
    pub(super) fn keys(&self, notes: &mut Vec<Note>) -> Keys {
        let mut keys = Keys::new();
        let values = self.values(notes);
        let bounds = self.bounds(notes);
        let pattern = if self.is_request && self.kind == Kind::Text { self.pattern(notes) } else { None };
        if self.is_request {
            // Values say more than bounds.
            match &values {
                Some(values) => keys.push(("values".to_owned(), Node::plain(format!("[{}]", values.join(", "))))),
                None => keys.extend(bounds.iter().map(|(key, number)| ((*key).to_owned(), Node::plain(number)))),
            }
            keys.extend(pattern.iter().map(|(text, _)| ("pattern".to_owned(), Node::text(text))));
        }
        let is_fit = |text: &str| {
            let is_listed = |values: &Vec<String>| values.iter().any(|value| value == text);
            let matches = |regex: &Regex| regex.is_match(text);
            values.as_ref().is_none_or(is_listed)
                && pattern.as_ref().is_none_or(|(_, regex)| matches(regex))
                && self.is_literal(text, &bounds)
        };
        if self.is_request && !matches!(self.kind, Kind::List | Kind::Other) {
            match self.schema.default() {
                Some(value) if is_fit(&value) => keys.push(("default".to_owned(), self.literal(&value))),
                Some(value) => self.lost(notes, format!("its default: `{value}` is not one of its values")),
                None => {}
            }
        }
        if !matches!(self.kind, Kind::List | Kind::Other)
            && let Some(example) = self.schema.example()
        {
            if is_fit(&example) && example.chars().count() <= EXAMPLE && !example.contains(['\n', '\r', '\t']) {
                keys.push(("example".to_owned(), self.literal(&example)));
            } else {
                self.lost(notes, "its example: it is long, or not one of its values".to_owned());
            }
        }
        keys
    }

    fn lost(&self, notes: &mut Vec<Note>, what: String) {
        notes.push(Note::Lost(self.path.join("."), what));
    }

    fn literal(&self, value: &str) -> Node {
        if matches!(self.kind, Kind::Text | Kind::Enum) { Node::text(value) } else { Node::plain(value) }
    }

    fn is_literal(&self, text: &str, bounds: &[(&'static str, f64)]) -> bool {
        let bound = |key: &str| bounds.iter().find(|(other, _)| *other == key).map(|(_, number)| *number);
        let is_inside = |number: f64| {
            bound("min").is_none_or(|min| number >= min)
                && bound("max").is_none_or(|max| number <= max)
                && bound("exclusive_min").is_none_or(|min| number > min)
                && bound("exclusive_max").is_none_or(|max| number < max)
        };
        // Lengths fit into a float without a rest.
        #[allow(clippy::cast_precision_loss)]
        let length = text.chars().count() as f64;
        match self.kind {
            Kind::Boolean => matches!(text, "true" | "false"),
            Kind::Whole if self.schema.format() == "int32" => {
                text.parse::<i32>().is_ok_and(|number| number.to_string() == text && is_inside(number.into()))
            }
            #[allow(clippy::cast_precision_loss)]
            Kind::Whole => {
                text.parse::<i64>().is_ok_and(|number| number.to_string() == text && is_inside(number as f64))
            }
            Kind::Number => {
                let is_plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
                is_plain && text.parse::<f64>().is_ok_and(is_inside) && !text.starts_with('.') && !text.ends_with('.')
            }
            Kind::Text => {
                bound("min_length").is_none_or(|min| length >= min)
                    && bound("max_length").is_none_or(|max| length <= max)
            }
            Kind::Enum => self.schema.enumerated().contains(text),
            Kind::List | Kind::Other => false,
        }
    }

    /// The values of a number; those of a text are an enum.
    fn values(&self, notes: &mut Vec<Note>) -> Option<Vec<String>> {
        let values = self.schema.enumerated();
        if values.is_empty() || !matches!(self.kind, Kind::Whole | Kind::Number) {
            return None;
        }
        if values.iter().all(|value| self.is_literal(value, &[])) {
            let mut values: Vec<String> = values.into_iter().collect();
            values.sort_by(|a, b| {
                let number = |text: &String| text.parse::<f64>().unwrap_or_default();
                number(a).total_cmp(&number(b))
            });
            return Some(values);
        }
        self.lost(notes, "the values that it can have: one of them is not a number".to_owned());
        None
    }

    /// The limits that fit the type, unless they leave nothing.
    fn bounds(&self, notes: &mut Vec<Note>) -> Vec<(&'static str, f64)> {
        let bound = |exclusive: &str, key: &'static str, other: &'static str| {
            if self.schema.is(exclusive) { other } else { key }
        };
        let is_number = matches!(self.kind, Kind::Whole | Kind::Number);
        let (is_text, is_list) = (self.kind == Kind::Text, self.kind == Kind::List);
        let limits = [
            (is_number, bound("exclusiveMinimum", "min", "exclusive_min"), "minimum"),
            (is_number, bound("exclusiveMaximum", "max", "exclusive_max"), "maximum"),
            (is_text, "min_length", "minLength"),
            (is_text, "max_length", "maxLength"),
            (is_list, "min_items", "minItems"),
            (is_list, "max_items", "maxItems"),
        ];
        // Nothing is said by a length of at least nothing, and a greatest length of nothing is a slip.
        let says = |key: &str, number: f64| number > 0.0 || !(key.ends_with("_length") || key.ends_with("_items"));
        let found: Vec<(&'static str, f64)> = limits
            .into_iter()
            .filter(|(fits, ..)| *fits)
            .filter_map(|(_, key, name)| Some((key, self.schema.number(name).filter(|number| says(key, *number))?)))
            .collect();
        let of = |end: &str| found.iter().find(|(key, _)| key.contains(end)).map(|(_, number)| *number);
        if let (Some(min), Some(max)) = (of("min"), of("max"))
            && (min > max || (min >= max && found.iter().any(|(key, _)| key.starts_with("exclusive"))))
        {
            self.lost(notes, format!("its limits: no value is between {min} and {max}"));
            return Vec::new();
        }
        // Beyond the type, a bound says nothing.
        let most = if self.schema.format() == "int32" { f64::from(i32::MAX) } else { 9.0e18 };
        let found: Vec<_> =
            found.into_iter().filter(|(_, number)| self.kind != Kind::Whole || number.abs() < most).collect();
        let is_whole = |number: f64| number.fract() == 0.0;
        let (whole, broken): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|(_, number)| self.kind == Kind::Number || is_whole(*number));
        if !broken.is_empty() {
            self.lost(notes, "a limit: it is not a whole number".to_owned());
        }
        whole
    }

    fn pattern(&self, notes: &mut Vec<Note>) -> Option<(String, Regex)> {
        let pattern = self.schema.text("pattern")?;
        // A pattern of other languages, with its slashes, would match nothing.
        let is_wrapped = pattern.len() > 1 && pattern.starts_with('/') && pattern.ends_with('/');
        let whole = format!("^(?:{pattern})$");
        let compiled = Regex::new(pattern).and_then(|_| Regex::new(&whole));
        match compiled {
            Ok(regex) if !is_wrapped => Some((pattern.to_owned(), regex)),
            _ => {
                self.lost(notes, format!("its pattern: `{pattern}` is not a regular expression that the spec knows"));
                None
            }
        }
    }
}
