//! Checks a request against the rules of its structures.

use crate::contract::condition::{Scope, given, is_one_of, with_text};
use crate::contract::document::AnyDocument;
use crate::contract::rule::{Check, Limits, Rule};
use crate::contract::shape::Field;
use crate::contract::structure::{Structure, Value};
use crate::error::Violation;
use std::borrow::Cow;
use std::cmp::Ordering;

/// Everything in `request` that breaks a documented rule, enforced or not, in the order of the parameters.
pub fn validate(request: &dyn Structure) -> Vec<Violation> {
    let mut report = Report { root: request, document: String::new(), path: String::new(), violations: Vec::new() };
    report.structure(request);
    report.violations
}

struct Report<'a> {
    root: &'a dyn Structure,
    /// The parameter with the document that is being checked, and an arrow; empty outside of documents.
    document: String,
    /// The wire path of the structure being checked, with a dot at its end unless it is the root.
    path: String,
    violations: Vec<Violation>,
}

impl Report<'_> {
    fn structure(&mut self, structure: &dyn Structure) {
        let scope = Scope { root: self.root, here: structure };
        for rule in structure.shape().rules {
            self.rule(&scope, rule);
        }
        for (field, value) in structure.present() {
            self.value(field, field.name, value);
        }
    }

    /// Enumerations, and the structures below.
    fn value(&mut self, field: &Field, name: &str, value: Value<'_>) {
        match value {
            Value::Text(text) if !field.values.is_empty() => {
                let parts = match field.format.separator {
                    "" => vec![text],
                    separator => text.split(separator).map(str::trim).collect(),
                };
                for part in parts.into_iter().filter(|part| !is_one_of(part, field.values)) {
                    let rule = format!("`{part}` is not among the documented values: {}", field.values.join(", "));
                    self.report(name, rule, false);
                }
            }
            // In a document an empty structure is there all the same.
            Value::Structure(structure) if given(value) || !self.document.is_empty() => {
                self.below(|path| path.push_str(name), structure);
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
                        Value::Text(_) if field.values.is_empty() => {}
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
            Value::Document(document) => self.document(name, document),
            _ => {}
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

    /// The rules inside of a document, whose root is the document itself.
    fn document(&mut self, name: &str, document: &dyn AnyDocument) {
        match document.structure() {
            Ok(structure) => {
                let document = format!("{} → ", self.parameter(name));
                let mut report = Report { root: &*structure, document, path: String::new(), violations: Vec::new() };
                report.structure(&*structure);
                self.violations.append(&mut report.violations);
            }
            // What cannot be read is the caller's to answer for: a text may hold what no description knows.
            Err(error) => self.report(name, error.to_string(), false),
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
            let violation = Violation { parameter: names.join(", "), rule: rule.text.into(), enforced: !rule.advisory };
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
        if let Some(most) = limits.max_items.filter(|most| length as u64 > *most) {
            self.report(name, format!("at most {most} entries, there are {length}"), enforced);
        }
    }

    fn report(&mut self, member: &str, rule: impl Into<Cow<'static, str>>, enforced: bool) {
        let parameter = self.parameter(member);
        self.violations.push(Violation { parameter, rule: rule.into(), enforced });
    }

    fn parameter(&self, member: &str) -> String {
        match member.strip_prefix('/') {
            Some(from_root) => format!("{}{from_root}", self.document),
            None => format!("{}{}{member}", self.document, self.path),
        }
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
