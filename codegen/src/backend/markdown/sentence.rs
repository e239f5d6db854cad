//! Conditions and rules in words.

use super::context::Context;
use super::labels::{append, fill};
use super::prose;
use crate::model::{Condition, ConditionalValues, Field, Literal, Path, RequestRule, RequestRuleKind, Test};

/// How the paths of a condition are shown.
#[derive(Clone, Copy)]
pub(super) struct Naming<'a> {
    /// What stands before the siblings' names.
    pub(super) prefix: &'a str,
    /// Whether the page is about one request, so that its root needs no mention.
    pub(super) in_request: bool,
}

/// A rule of one field, as the end of a sentence.
pub(super) struct Rule {
    pub(super) text: String,
    /// Whether the client refuses a request that breaks it.
    pub(super) enforced: bool,
    /// Whether the spec says that it is not certain.
    pub(super) uncertain: bool,
}

impl Context<'_> {
    /// `required_when`, `only_when` and `value_when` of a field.
    pub(super) fn rules(&self, field: &Field, naming: Naming<'_>) -> Vec<Rule> {
        let labels = self.labels;
        let mut rules = Vec::new();
        let mut only = field.only_when.as_ref();
        if let Some(required) = &field.required_when {
            let same = only.is_some_and(|only| only.condition == required.condition);
            let template = if same { labels.required_only_when } else { labels.required_when };
            only = only.filter(|_| !same);
            let text = fill(template, &[("if", &self.condition(&required.condition, naming))]);
            rules.push(Rule { text, enforced: !required.advisory, uncertain: required.advisory });
        }
        if let Some(only) = only {
            let (template, condition) = match &only.condition {
                Condition::Not(excluded) => (labels.not_when, &**excluded),
                condition => (labels.only_when, condition),
            };
            let text = fill(template, &[("if", &self.condition(condition, naming))]);
            rules.push(Rule { text, enforced: false, uncertain: only.advisory });
        }
        for ConditionalValues { when, values } in &field.value_when {
            let values = self.listed(&literals(values), labels.last_or);
            let condition = self.condition(&when.condition, naming);
            let text = fill(labels.value_when, &[("if", &condition), ("values", &values)]);
            rules.push(Rule { text, enforced: !when.advisory, uncertain: when.advisory });
        }
        rules
    }

    pub(super) fn present_when(&self, condition: &Condition, naming: Naming<'_>) -> String {
        fill(self.labels.present_when, &[("if", &self.condition(condition, naming))])
    }

    /// A rule over several parameters, as a sentence.
    pub(super) fn request_rule(&self, rule: &RequestRule, naming: Naming<'_>) -> String {
        let template = match rule.kind {
            RequestRuleKind::ExactlyOneOf => self.labels.exactly_one_of,
            RequestRuleKind::AtLeastOneOf => self.labels.at_least_one_of,
            RequestRuleKind::AtMostOneOf => self.labels.at_most_one_of,
            RequestRuleKind::AllOrNoneOf => self.labels.all_or_none_of,
            RequestRuleKind::Equal => self.labels.equal,
            RequestRuleKind::Ascending => self.labels.ascending,
        };
        let names: Vec<String> = rule.parameters.iter().map(|path| self.path(path, naming)).collect();
        let sentence = fill(template, &[("names", &self.listed(&names, self.labels.last_and))]);
        let applies =
            rule.when.as_ref().map(|when| fill(self.labels.rule_when, &[("if", &self.condition(when, naming))]));
        self.sentences(&[sentence, applies.unwrap_or_default(), self.line(&rule.doc)])
    }

    pub(super) fn condition(&self, condition: &Condition, naming: Naming<'_>) -> String {
        self.clause(condition, false, naming)
    }

    /// A condition, or that it does not hold. A negation stands where it is easiest to read: of each single test.
    fn clause(&self, condition: &Condition, negated: bool, naming: Naming<'_>) -> String {
        let labels = self.labels;
        match condition {
            Condition::All(parts) => self.joined(parts, if negated { labels.or } else { labels.and }, negated, naming),
            Condition::Any(parts) => self.joined(parts, if negated { labels.and } else { labels.or }, negated, naming),
            Condition::Not(inner) => self.clause(inner, !negated, naming),
            Condition::Test { path, test } => self.test(path, test, negated, naming),
            Condition::Fact(name) => {
                let fact = self.model.fact(name).map_or_else(|| prose::code(name), |fact| self.line(&fact.doc));
                let template = if negated { labels.not_fact } else { labels.fact };
                fill(template, &[("fact", fact.trim_end_matches(['.', '。']))])
            }
        }
    }

    fn joined(&self, parts: &[Condition], with: &str, negated: bool, naming: Naming<'_>) -> String {
        let mut out = String::new();
        for part in parts {
            if !out.is_empty() {
                append(&mut out, with);
            }
            let text = self.clause(part, negated, naming);
            append(&mut out, &if is_compound(part) { self.bracketed(&text) } else { text });
        }
        out
    }

    fn test(&self, path: &Path, test: &Test, negated: bool, naming: Naming<'_>) -> String {
        let labels = self.labels;
        let path = self.path(path, naming);
        match test {
            Test::OneOf { values, .. } => {
                let (template, last) = match (negated, values.len()) {
                    (false, _) => (labels.is, labels.last_or),
                    (true, 1) => (labels.is_not, labels.last_or),
                    (true, _) => (labels.is_none_of, labels.last_and),
                };
                fill(template, &[("path", &path), ("values", &self.listed(&literals(values), last))])
            }
            Test::Set(set) => {
                let template = if *set == negated { labels.is_not_given } else { labels.is_given };
                fill(template, &[("path", &path)])
            }
        }
    }

    fn path(&self, path: &Path, naming: Naming<'_>) -> String {
        let name = path.segments.join(".");
        if !path.from_root {
            return prose::code(&format!("{}{name}", naming.prefix));
        }
        let name = prose::code(&name);
        if naming.in_request { name } else { fill(self.labels.of_request, &[("path", &name)]) }
    }
}

/// Whether a part of a condition needs brackets within a larger one.
fn is_compound(condition: &Condition) -> bool {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.len() > 1,
        Condition::Not(inner) => is_compound(inner),
        Condition::Test { .. } | Condition::Fact(_) => false,
    }
}

/// The values as code.
pub(super) fn literals(values: &[Literal]) -> Vec<String> {
    values.iter().map(literal).collect()
}

/// The value as code, as it is sent.
pub(super) fn literal(value: &Literal) -> String {
    prose::code(&value.wire().unwrap_or_else(|| crate::backend::sample::to_json(value).to_string()))
}
