//! Conditions and rules as English sentences.

use super::doc::{code, first_sentence};
use crate::model::{Condition, Field, Guard, Language, Literal, Model, Path, RequestRule, RequestRuleKind, Test};

/// What the spec says about when a field may, must or does occur: a sentence each.
pub(super) fn conditions(model: &Model, field: &Field) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut only_when = field.only_when.as_ref();
    if let Some(required) = &field.required_when {
        let same = only_when.is_some_and(|only| only.condition == required.condition);
        let lead = if same { "Required when, and only valid when," } else { "Required when" };
        only_when = only_when.filter(|_| !same);
        sentences.push(enforced(model, lead, required));
    }
    sentences.extend(only_when.map(|only| guarded(model, "Only valid when", only)));
    for rule in &field.value_when {
        let lead = format!("Must be {} when", listed(&literals(&rule.values), "or"));
        sentences.push(enforced(model, &lead, &rule.when));
    }
    sentences.extend(field.present_when.as_ref().map(|present| guarded(model, "Returned only when", present)));
    sentences
}

/// A rule that the client enforces, unless it is advice.
fn enforced(model: &Model, lead: &str, guard: &Guard) -> String {
    let not_checked = if guard.advisory { " (not checked)" } else { "" };
    format!("{lead} {}{not_checked}.", condition(model, &guard.condition))
}

fn guarded(model: &Model, lead: &str, guard: &Guard) -> String {
    format!("{lead} {}.", condition(model, &guard.condition))
}

/// A rule over several parameters, with its reason.
pub(super) fn rule(model: &Model, rule: &RequestRule) -> String {
    let asked = asked(rule);
    let sentence = match &rule.when {
        None => format!("Give {asked}."),
        Some(when) => format!("When {}, give {asked}.", condition(model, when)),
    };
    let doc = super::doc::cell(rule.doc.get(Language::English));
    if doc.is_empty() { sentence } else { format!("{sentence} {doc}") }
}

/// The rule without its reason, as the end of a sentence.
pub(super) fn rule_alone(model: &Model, rule: &RequestRule) -> String {
    let asked = asked(rule);
    match &rule.when {
        None => asked,
        Some(when) => format!("when {}, {asked}", condition(model, when)),
    }
}

fn asked(rule: &RequestRule) -> String {
    let names: Vec<String> = rule.parameters.iter().map(path).collect();
    let names = listed(&names, "and");
    match rule.kind {
        RequestRuleKind::ExactlyOneOf => format!("exactly one of {names}"),
        RequestRuleKind::AtLeastOneOf => format!("at least one of {names}"),
        RequestRuleKind::AtMostOneOf => format!("at most one of {names}"),
        RequestRuleKind::AllOrNoneOf => format!("all of {names}, or none of them"),
        RequestRuleKind::Equal => format!("the same value for {names}"),
        RequestRuleKind::Ascending => format!("values for {names} that do not decrease"),
    }
}

/// A condition as the end of a sentence.
pub(super) fn condition(model: &Model, condition: &Condition) -> String {
    match condition {
        Condition::All(parts) => joined(model, parts, " and "),
        Condition::Any(parts) => joined(model, parts, " or "),
        Condition::Not(inner) => match &**inner {
            Condition::Test { path, test } => tested(path, test, true),
            Condition::Not(inner) => self::condition(model, inner),
            Condition::Fact(name) => format!("this is not so, which only the service knows: {}", fact(model, name)),
            other => format!("it is not so that {}", self::condition(model, other)),
        },
        Condition::Test { path, test } => tested(path, test, false),
        Condition::Fact(name) => format!("this is so, which only the service knows: {}", fact(model, name)),
    }
}

fn fact(model: &Model, name: &str) -> String {
    let doc = model.fact(name).map_or(name, |fact| fact.doc.get(Language::English));
    let sentence = super::doc::cell(first_sentence(doc));
    format!("“{}”", sentence.trim_end_matches('.'))
}

fn joined(model: &Model, parts: &[Condition], with: &str) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| {
            let text = condition(model, part);
            let nested = matches!(part, Condition::All(inner) | Condition::Any(inner) if inner.len() > 1);
            if nested { format!("({text})") } else { text }
        })
        .collect();
    parts.join(with)
}

fn tested(at: &Path, test: &Test, negated: bool) -> String {
    let path = path(at);
    match test {
        Test::OneOf { values, .. } => match (negated, values.as_slice()) {
            (false, values) => format!("{path} is {}", listed(&literals(values), "or")),
            (true, [value]) => format!("{path} is not {}", literal(value)),
            (true, values) => format!("{path} is none of {}", listed(&literals(values), "and")),
        },
        Test::Set(set) if *set == negated => format!("{path} is not given"),
        Test::Set(_) => format!("{path} is given"),
    }
}

fn path(path: &Path) -> String {
    code(&path.segments.join("."))
}

/// A value as code, as it is sent.
pub(super) fn literal(value: &Literal) -> String {
    code(&value.wire().unwrap_or_else(|| crate::backend::sample::to_json(value).to_string()))
}

pub(super) fn literals(values: &[Literal]) -> Vec<String> {
    values.iter().map(literal).collect()
}

/// `a`, `b` and `c`.
pub(super) fn listed(entries: &[String], last: &str) -> String {
    match entries {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::rust::fixture;

    fn test(name: &str, values: &[&str]) -> Condition {
        let values = values.iter().map(|value| Literal::Text((*value).into())).collect();
        let path = Path { from_root: false, segments: vec![name.into()] };
        Condition::Test { path, test: Test::OneOf { values, group: None } }
    }

    fn said(condition: &Condition) -> String {
        super::condition(&fixture::model(), condition)
    }

    #[test]
    fn tests_of_values_list_them() {
        assert_eq!(said(&test("A", &["x"])), "`A` is `x`");
        assert_eq!(said(&test("A", &["x", "y", "z"])), "`A` is `x`, `y` or `z`");
        assert_eq!(said(&Condition::Not(Box::new(test("A", &["x", "y"])))), "`A` is none of `x` and `y`");
    }

    #[test]
    fn facts_are_quoted() {
        let fact = Condition::Fact("calm".into());
        assert_eq!(said(&fact), "this is so, which only the service knows: “The sea is calm”");
        let not = Condition::Not(Box::new(fact));
        assert_eq!(said(&not), "this is not so, which only the service knows: “The sea is calm”");
    }

    #[test]
    fn nested_conditions_are_bracketed() {
        let any = Condition::Any(vec![test("B", &["1"]), test("C", &["2"])]);
        let all = Condition::All(vec![test("A", &["x"]), any]);
        assert_eq!(said(&all), "`A` is `x` and (`B` is `1` or `C` is `2`)");
    }

    #[test]
    fn presence_is_documented() {
        let path = Path { from_root: true, segments: vec!["A".into(), "B".into()] };
        let set = Condition::Test { path: path.clone(), test: Test::Set(true) };
        assert_eq!(said(&set), "`A.B` is given");
        assert_eq!(said(&Condition::Not(Box::new(set))), "`A.B` is not given");
    }
}
