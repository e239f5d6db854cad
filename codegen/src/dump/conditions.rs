//! Conditions of a request, each at the wire path of the parameter that carries it.

use crate::model::{
    Certainty, Choice, Condition, Field, Guard, Literal, Model, Operation, Path, RequestRule, Test, Type,
};
use serde_json::{Value, json};

pub(crate) fn of_operation(model: &Model, operation: &Operation) -> Vec<Value> {
    let mut found = Vec::new();
    collect(model, &operation.request, "", &mut Vec::new(), &mut found);
    found.extend(operation.rules.iter().map(|rule| request_rule(rule, "")));
    collect_present(model, &operation.response, "", &mut Vec::new(), &mut found);
    found
}

fn collect<'a>(model: &'a Model, fields: &'a [Field], prefix: &str, inside: &mut Vec<&'a str>, found: &mut Vec<Value>) {
    for field in fields {
        let path = format!("{prefix}{}", field.wire());
        let guards = [("required_when", &field.required_when), ("only_when", &field.only_when)];
        for (rule, guard) in guards {
            found.extend(guard.as_ref().map(|guard| self::guard(rule, &path, prefix, guard)));
        }
        found.extend(field.not_needed_when.as_ref().map(|when| documented("not_needed_when", &path, prefix, when)));
        for rule in &field.value_when {
            let mut entry = guard("value_when", &path, prefix, &rule.when);
            let key = match rule.choice {
                Choice::Valid => "values",
                Choice::Invalid => "not_values",
            };
            entry[key] = literals(&rule.values);
            found.push(entry);
        }
        let list = if matches!(field.ty, Type::List(_)) { "[]" } else { "" };
        if let Type::Structure(name) = field.ty.innermost()
            && let Some(structure) = model.structure(name)
            && inside.iter().filter(|outer| *outer == name).count() < 2
        {
            inside.push(name);
            let prefix = format!("{path}{list}.");
            collect(model, &structure.fields, &prefix, inside, found);
            found.extend(structure.rules.iter().map(|rule| request_rule(rule, &prefix)));
            inside.pop();
        }
    }
}

fn collect_present<'a>(
    model: &'a Model,
    fields: &'a [Field],
    prefix: &str,
    inside: &mut Vec<&'a str>,
    found: &mut Vec<Value>,
) {
    for field in fields {
        let path = format!("{prefix}{}", field.wire());
        found.extend(field.present_when.as_ref().map(|when| documented("present_when", &path, prefix, when)));
        if let Type::Structure(name) = field.ty.innermost()
            && let Some(structure) = model.structure(name)
            && inside.iter().filter(|outer| *outer == name).count() < 2
        {
            let wrapper = field.wrapper.as_ref().map(|wrapper| format!(".{wrapper}")).unwrap_or_default();
            let list = if matches!(field.ty, Type::List(_)) { "[]" } else { "" };
            inside.push(name);
            collect_present(model, &structure.fields, &format!("{path}{wrapper}{list}."), inside, found);
            inside.pop();
        }
    }
}

fn guard(rule: &str, path: &str, prefix: &str, guard: &Guard) -> Value {
    let Guard { condition, certainty: sureness } = guard;
    let mut entry = documented(rule, path, prefix, condition);
    certainty(&mut entry, sureness);
    entry
}

/// A condition that a request cannot break.
fn documented(rule: &str, path: &str, prefix: &str, when: &Condition) -> Value {
    let mut entry = json!({ "rule": rule, "parameter": path, "when": condition(when, prefix) });
    certainty(&mut entry, &Certainty::Documented);
    entry
}

fn certainty(entry: &mut Value, certainty: &Certainty) {
    entry["enforced"] = certainty.is_enforced().into();
    entry["reported"] = certainty.is_reported().into();
    if let Certainty::Certain(sources) = certainty {
        entry["certain"] = json!(sources);
    }
}

fn request_rule(rule: &RequestRule, prefix: &str) -> Value {
    let RequestRule { kind, parameters, when, doc, certainty: sureness, compile_time } = rule;
    let parameters: Vec<String> = parameters.iter().map(|path| absolute(path, prefix)).collect();
    let mut entry = json!({
        "rule": kind.keyword(),
        "parameters": parameters,
        "doc": super::value::text(doc),
    });
    if let Some(when) = when {
        entry["when"] = condition(when, prefix);
    }
    certainty(&mut entry, sureness);
    entry["compile_time"] = (*compile_time).into();
    entry
}

fn condition(found: &Condition, prefix: &str) -> Value {
    let list = |parts: &[Condition]| parts.iter().map(|part| condition(part, prefix)).collect::<Vec<_>>();
    match found {
        Condition::All(parts) => json!({ "all": list(parts) }),
        Condition::Any(parts) => json!({ "any": list(parts) }),
        Condition::Not(inner) => json!({ "not": condition(inner, prefix) }),
        Condition::Fact(fact) => json!({ "fact": fact }),
        Condition::Test { path, test: Test::Set(set) } => json!({ "parameter": absolute(path, prefix), "set": set }),
        Condition::Test { path, test: Test::OneOf { values, group } } => {
            let mut entry = json!({ "parameter": absolute(path, prefix), "values": literals(values) });
            if let Some(group) = group {
                entry["group"] = json!(group);
            }
            entry
        }
    }
}

fn absolute(path: &Path, prefix: &str) -> String {
    let inner = path.segments.join(".");
    if path.from_root { inner } else { format!("{prefix}{inner}") }
}

fn literals(values: &[Literal]) -> Value {
    values.iter().filter_map(Literal::wire).collect()
}
