//! Checks a request against the rules of its structures.

use crate::contract::bounds::{beyond_items, is_one_of};
use crate::contract::condition::{ClientRegion, Scope, given, with_text};
use crate::contract::document::{AnyDocument, check};
use crate::contract::placement::Unplaced;
use crate::contract::rule::{Check, Limits, Rule};
use crate::contract::shape::Field;
use crate::contract::structure::{Structure, Value};
use crate::contract::time::TimeFormat;
use crate::error::Violation;
use crate::ground::nearest::nearest;
use std::borrow::Cow;
use std::cmp::Ordering;

/// Everything in `request` that breaks a documented rule, enforced or not, in the order of the parameters.
pub fn validate(request: &dyn Structure) -> Vec<Violation> {
    report(request, true, ClientRegion::Open)
}

/// What of [`validate`] is enforced, in less time: what gives advice alone is not looked at.
pub fn refusals(request: &dyn Structure) -> Vec<Violation> {
    enforced(request, ClientRegion::Open)
}

/// As [`refusals`], when the client with this region sends the request.
pub(crate) fn refusals_in(request: &dyn Structure, region: Option<&str>) -> Vec<Violation> {
    enforced(request, ClientRegion::Of(region))
}

fn enforced(request: &dyn Structure, region: ClientRegion<'_>) -> Vec<Violation> {
    let mut violations = report(request, false, region);
    violations.retain(|violation| violation.enforced);
    violations
}

fn report(request: &dyn Structure, advice: bool, region: ClientRegion<'_>) -> Vec<Violation> {
    let (document, path) = (String::new(), String::new());
    let mut report = Report { root: request, region, advice, document, path, violations: Vec::new() };
    for member in request.unplaced().into_iter().flat_map(Unplaced::members) {
        report.report(&member.name(), member.rule, true);
    }
    report.structure(request);
    report.violations
}

struct Report<'a> {
    root: &'a dyn Structure,
    region: ClientRegion<'a>,
    /// Whether rules that give advice alone are checked too.
    advice: bool,
    /// The parameter with the document that is being checked, and an arrow; empty outside of documents.
    document: String,
    /// The wire path of the structure being checked, with a dot at its end unless it is the root.
    path: String,
    violations: Vec<Violation>,
}

impl Report<'_> {
    fn structure(&mut self, structure: &dyn Structure) {
        if structure.extra().is_some_and(|extra| extra.instead().is_some()) {
            // Another value stands in its place, which is a mismatch.
            return;
        }
        let scope = Scope { root: self.root, here: structure, region: self.region };
        let advice = self.advice;
        for rule in structure.shape().rules.iter().filter(|rule| advice || !rule.advisory) {
            self.rule(&scope, rule);
        }
        for (field, value) in structure.present() {
            self.value(field, field.name, value);
        }
    }

    /// Enumerations, and the structures below.
    fn value(&mut self, field: &Field, name: &str, value: Value<'_>) {
        match value {
            Value::Text(_) if field.values.is_empty() || !self.advice => {}
            Value::Text(text) => {
                let parts = match field.format.separator {
                    "" => vec![text],
                    separator => text.split(separator).map(str::trim).collect(),
                };
                for part in parts.into_iter().filter(|part| !is_one_of(part, field.values)) {
                    self.report(name, unlisted(part, field.values), false);
                }
            }
            // In a document an empty structure is there all the same.
            Value::Structure(structure) if given(value) || !self.document.is_empty() => {
                self.below(|path| path.push_str(name), structure);
            }
            // Outside of documents it is one parameter.
            Value::List(list) if !field.format.separator.is_empty() && self.document.is_empty() => {
                for element in list.elements() {
                    self.separable(field, element, name);
                    self.value(field, name, element);
                }
            }
            Value::List(list) => {
                let dot = if name.is_empty() { "" } else { "." };
                for (index, element) in list.elements().enumerate() {
                    let number = index + 1;
                    match element {
                        // Most elements break nothing, so that nobody asks for their name.
                        Value::Structure(structure) if given(element) || !self.document.is_empty() => {
                            self.below(|path| path.extend([name, dot, &number.to_string()]), structure);
                        }
                        Value::Text(_) if field.values.is_empty() || !self.advice => {}
                        element => self.value(field, &format!("{name}{dot}{number}"), element),
                    }
                }
            }
            Value::Map(map) => {
                for (key, value) in map.entries() {
                    // A document that is a map as a whole has no name for it.
                    let dot = if name.is_empty() { "" } else { "." };
                    self.value(field, &format!("{name}{dot}{key}"), value);
                }
            }
            Value::Document(document) => self.document(field, name, document),
            // A fraction would have to be dropped or sent, and neither is what the caller asks for.
            Value::Duration(period, unit) if unit.whole(period).is_none() => {
                self.report(name, format!("must be a whole number of {}, but is {period:?}", unit.name()), true);
            }
            // A zone would have to be invented.
            Value::Time(time, TimeFormat::Unzoned) if time.as_str().is_none() => {
                self.report(name, "must be a text: the time zone of this parameter is undocumented", true);
            }
            // In a document, a text that is not JSON is written in quotes.
            Value::Json(json) if self.document.is_empty() => {
                if let Err(error) = json.syntax() {
                    self.report(name, error.to_string(), !field.takes_text);
                }
            }
            _ => {}
        }
    }

    /// An entry with the separator in it would be sent as two.
    fn separable(&mut self, field: &Field, entry: Value<'_>, name: &str) {
        let separator = field.format.separator;
        if with_text(entry, |text| text.contains(separator)) == Some(true) {
            let entry = if let Value::Text(text) = entry { format!("`{text}`") } else { "an entry".to_owned() };
            self.report(name, format!("{entry} must not contain `{separator}`, which separates the entries"), true);
        }
    }

    /// A structure below this one, whose name is added to the path.
    fn below(&mut self, name: impl FnOnce(&mut String), structure: &dyn Structure) {
        let length = self.path.len();
        name(&mut self.path);
        self.path.push('.');
        self.structure(structure);
        self.path.truncate(length);
    }

    /// The rules inside of a document, whose root is the document itself. JSON is never refused for what is in it, since
    /// a text may hold what no description knows.
    fn document(&mut self, field: &Field, name: &str, document: &dyn AnyDocument) {
        let arrow = format!("{} → ", self.parameter(name));
        for conflict in document.conflicts() {
            let parameter = format!("{arrow}{}", conflict.path);
            self.violations.push(Violation { parameter, rule: conflict.text.clone().into(), enforced: true });
        }
        // A byte order mark is read over in what the service returns, and is not JSON.
        let is_marked = document.text().starts_with('\u{feff}');
        let strictly = if is_marked || !self.advice { check(document.text()).map(|_| ()) } else { Ok(()) };
        if !self.advice && strictly.is_ok() {
            // To read it takes longer than all other checks.
            return;
        }
        match strictly.and_then(|()| document.values()) {
            Ok((structure, mismatches)) => {
                let (path, advice) = (String::new(), self.advice);
                let region = self.region;
                let mut report =
                    Report { root: &*structure, region, advice, document: arrow, path, violations: Vec::new() };
                for mismatch in mismatches {
                    report.report(
                        &mismatch.path,
                        format!("expected {}, found {}", mismatch.expected, mismatch.found),
                        false,
                    );
                }
                if is_empty_object(document.text()) && matches!(structure.shape().fields, [it] if it.name.is_empty()) {
                    self.violations.push(Violation {
                        parameter: self.parameter(name),
                        rule: "has no entries".into(),
                        enforced: false,
                    });
                }
                let mut inner = std::mem::take(&mut report.violations);
                report.structure(&*structure);
                // A member that does not fit is not a missing one.
                report.violations.retain(|it| !inner.iter().any(|mismatch| mismatch.parameter == it.parameter));
                inner.append(&mut report.violations);
                self.violations.append(&mut inner);
            }
            Err(error) => {
                let enforced = error.position.is_some() && !field.takes_text && self.document.is_empty();
                self.report(name, error.to_string(), enforced);
            }
        }
    }

    fn rule(&mut self, scope: &Scope<'_>, rule: &Rule) {
        match rule.check {
            Check::Required(member) => {
                if !scope.has(member) {
                    self.report(member, rule.text, !rule.advisory);
                }
            }
            Check::RequiredOrEmpty(member) => {
                if scope.value(member).is_none() {
                    self.report(member, rule.text, !rule.advisory);
                }
            }
            Check::RequiredWhen(member, when) => {
                if scope.holds(&when) && !scope.has(member) {
                    self.report(member, rule.text, !rule.advisory);
                }
            }
            Check::OnlyWhen(member, when) => {
                if !scope.holds(&when) && scope.has(member) {
                    self.report(member, rule.text, !rule.advisory);
                }
            }
            Check::ValueWhen { member, values, default, when } => {
                if scope.holds(&when) && !scope.keeps_to(member, values, default) {
                    self.report(member, rule.text, !rule.advisory);
                }
            }
            Check::NoValueWhen { member, values, default, when } => {
                if scope.holds(&when) && scope.is(member, values, default) {
                    self.report(member, rule.text, !rule.advisory);
                }
            }
            Check::Limits(member, limits) => {
                if let Some(value) = scope.value(member) {
                    self.limits(member, value, &limits, !rule.advisory);
                }
            }
            Check::ExactlyOneOf(members) => self.count(scope, rule, members, |given, _| given == 1),
            Check::AtLeastOneOf(members) => self.count(scope, rule, members, |given, _| given >= 1),
            Check::AtMostOneOf(members) => self.count(scope, rule, members, |given, _| given <= 1),
            Check::Implied { .. } => {}
            Check::AllOrNoneOf(members) => self.count(scope, rule, members, |given, all| given == 0 || given == all),
            Check::Equal(members) => self.compare(scope, rule, members, |a, b| Some(a.eq_ignore_ascii_case(b))),
            Check::Ascending(members) => self.compare(scope, rule, members, not_after),
        }
    }

    /// Each given member against the next given one; a pair that cannot be compared breaks nothing.
    fn compare(&mut self, scope: &Scope<'_>, rule: &Rule, members: &[&str], right: fn(&str, &str) -> Option<bool>) {
        let text = |member: &&str| with_text(scope.value(member).filter(|value| given(*value))?, str::to_owned);
        let given: Vec<String> = members.iter().filter_map(text).collect();
        if given.windows(2).any(|pair| matches!(pair, [a, b] if right(a, b) == Some(false))) {
            self.report_several(scope, rule, members);
        }
    }

    fn count(&mut self, scope: &Scope<'_>, rule: &Rule, members: &[&str], right: fn(usize, usize) -> bool) {
        let given = members.iter().filter(|member| scope.has(member)).count();
        if !right(given, members.len()) {
            self.report_several(scope, rule, members);
        }
    }

    fn report_several(&mut self, scope: &Scope<'_>, rule: &Rule, members: &[&str]) {
        if rule.when.is_none_or(|when| scope.holds(&when)) {
            let names: Vec<String> = members.iter().map(|member| self.parameter(member)).collect();
            let enforced = !rule.advisory && self.document.is_empty();
            let violation = Violation { parameter: names.join(", "), rule: rule.text.into(), enforced };
            self.violations.push(violation);
        }
    }

    fn limits(&mut self, name: &str, value: Value<'_>, limits: &Limits, enforced: bool) {
        if let Value::List(list) = value {
            self.items(name, list.length(), limits, enforced);
            for (index, element) in list.elements().enumerate() {
                self.limits(&format!("{name}.{}", index + 1), element, limits, enforced);
            }
            return;
        }
        if let Value::Map(map) = value {
            self.items(name, map.length(), limits, enforced);
        }
        for rule in crate::contract::limits::broken(value, limits) {
            self.report(name, rule, enforced);
        }
    }

    fn items(&mut self, name: &str, length: usize, limits: &Limits, enforced: bool) {
        if let Some(rule) = beyond_items(length, limits.min_items, limits.max_items) {
            self.report(name, rule, enforced);
        }
    }

    fn report(&mut self, member: &str, rule: impl Into<Cow<'static, str>>, enforced: bool) {
        let parameter = self.parameter(member);
        let enforced = enforced && self.document.is_empty();
        self.violations.push(Violation { parameter, rule: rule.into(), enforced });
    }

    fn parameter(&self, member: &str) -> String {
        match member.strip_prefix('/') {
            Some(from_root) => format!("{}{from_root}", self.document),
            None => format!("{}{}{member}", self.document, self.path),
        }
    }
}

/// Whether a text is an object without members.
fn is_empty_object(text: &str) -> bool {
    let inside = text.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    inside.is_some_and(|inside| inside.trim().is_empty())
}

/// The message for a value that is not among the documented ones.
fn unlisted(value: &str, documented: &[&str]) -> String {
    let rule = format!("`{value}` is not among the documented values");
    match nearest(value, documented.iter().copied()) {
        Some(meant) => format!("{rule}; did you mean `{meant}`?"),
        None => format!("{rule}: {}", documented.join(", ")),
    }
}

/// Whether `a` does not come after `b`; unknown between a number and another text.
fn not_after(a: &str, b: &str) -> Option<bool> {
    match (a.parse::<f64>(), b.parse::<f64>()) {
        (Ok(a), Ok(b)) => a.partial_cmp(&b).map(Ordering::is_le),
        (Err(_), Err(_)) => Some(a <= b),
        _ => None,
    }
}
