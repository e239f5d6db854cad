//! What a request must satisfy as a whole, as conditions: each rule of its parameters, and each over several of them.

use crate::model::{Choice, Condition, Field, Literal, Path, RequestRule, RequestRuleKind, Test};
use std::fmt;

/// A demand, and the parameter or rule that makes it.
pub(super) struct Demand {
    pub by: By,
    pub condition: Condition,
}

/// Where a demand comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The parameter is required.
    Required(String),
    OnlyWhen(String),
    RequiredWhen(String),
    /// It is only documented, and demands nothing.
    NotNeededWhen(String),
    /// The entry of `value_when`, by its index.
    ValueWhen(String, usize),
    /// The rule over several parameters, by its index.
    Rule(usize),
    /// The rule of the structure at a path, by its index.
    RuleOf(String, usize),
    /// The member is set only together with what it is a member of.
    Member(String),
}

impl By {
    /// The parameter that makes the demand alone.
    pub(super) fn parameter(&self) -> Option<&str> {
        match self {
            Self::Required(name)
            | Self::OnlyWhen(name)
            | Self::RequiredWhen(name)
            | Self::NotNeededWhen(name)
            | Self::ValueWhen(name, _)
            | Self::Member(name) => Some(name),
            Self::Rule(_) | Self::RuleOf(..) => None,
        }
    }

    /// The same demand of a structure at a path.
    pub(super) fn inside(self, path: &str) -> Self {
        let below = |name: String| format!("{path}.{name}");
        match self {
            Self::Required(name) => Self::Required(below(name)),
            Self::OnlyWhen(name) => Self::OnlyWhen(below(name)),
            Self::RequiredWhen(name) => Self::RequiredWhen(below(name)),
            Self::NotNeededWhen(name) => Self::NotNeededWhen(below(name)),
            Self::ValueWhen(name, index) => Self::ValueWhen(below(name), index),
            Self::Rule(index) => Self::RuleOf(path.to_owned(), index),
            Self::RuleOf(inner, index) => Self::RuleOf(below(inner), index),
            Self::Member(name) => Self::Member(below(name)),
        }
    }
}

impl fmt::Display for By {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Required(name) => write!(f, "`{name}` is required"),
            Self::OnlyWhen(name) => write!(f, "`only_when` of `{name}`"),
            Self::RequiredWhen(name) => write!(f, "`required_when` of `{name}`"),
            Self::NotNeededWhen(name) => write!(f, "`not_needed_when` of `{name}`"),
            Self::ValueWhen(name, index) => write!(f, "entry {} of `value_when` of `{name}`", index + 1),
            Self::Rule(index) => write!(f, "entry {} of `rules`", index + 1),
            Self::RuleOf(path, index) => write!(f, "entry {} of `rules` of `{path}`", index + 1),
            Self::Member(name) => write!(f, "`{name}` is a member"),
        }
    }
}

/// Every demand that the documents make without a doubt. A rule that is only documented, since requests that work break it
/// or only the server knows, demands nothing.
pub(super) fn of(fields: &[Field], rules: &[RequestRule]) -> Vec<Demand> {
    let of_fields = fields.iter().flat_map(of_field);
    let over_several =
        rules.iter().enumerate().filter(|(_, rule)| rule.certainty.is_reported()).filter_map(over_several);
    of_fields.chain(over_several).collect()
}

/// What is set in every request.
pub(super) fn always_set(field: &Field) -> Option<Demand> {
    // The client gives it when the caller does not.
    (field.required || field.default_from.is_some())
        .then(|| Demand { by: By::Required(field.name.clone()), condition: set(&own(field), true) })
}

fn of_field(field: &Field) -> Vec<Demand> {
    let path = own(field);
    let mut demands: Vec<Demand> = always_set(field).into_iter().collect();
    let mut demand = |by, condition| demands.push(Demand { by, condition });
    if let Some(guard) = field.only_when.as_ref().filter(|guard| guard.certainty.is_reported()) {
        let condition = Condition::Any(vec![guard.condition.clone(), set(&path, false)]);
        demand(By::OnlyWhen(field.name.clone()), condition);
    }
    if let Some(guard) = field.required_when.as_ref().filter(|guard| guard.certainty.is_reported()) {
        demand(By::RequiredWhen(field.name.clone()), implies(&guard.condition, set(&path, true)));
    }
    for (index, values) in field.value_when.iter().enumerate().filter(|(_, it)| it.when.certainty.is_reported()) {
        let test = Test::OneOf { values: values.values.clone(), group: None };
        let is = Condition::Test { path: path.clone(), test };
        let kept = match values.choice {
            Choice::Invalid => not(is),
            // Absence without a default breaks nothing.
            Choice::Valid if field.default.as_ref().and_then(Literal::wire).is_none() => {
                Condition::Any(vec![is, set(&path, false)])
            }
            Choice::Valid => is,
        };
        demand(By::ValueWhen(field.name.clone(), index), implies(&values.when.condition, kept));
    }
    demands
}

fn over_several((index, rule): (usize, &RequestRule)) -> Option<Demand> {
    let all = |is_set: bool| rule.parameters.iter().map(|path| set(path, is_set)).collect::<Vec<_>>();
    let one = || Condition::Any(all(true));
    let no_two = || {
        let pairs = rule.parameters.iter().enumerate().flat_map(|(index, path)| {
            let others = rule.parameters.iter().skip(index + 1);
            others.map(|other| not(Condition::All(vec![set(path, true), set(other, true)])))
        });
        Condition::All(pairs.collect())
    };
    let condition = match rule.kind {
        RequestRuleKind::ExactlyOneOf => Condition::All(vec![one(), no_two()]),
        RequestRuleKind::AtLeastOneOf => one(),
        RequestRuleKind::AtMostOneOf => no_two(),
        RequestRuleKind::AllOrNoneOf => Condition::Any(vec![Condition::All(all(true)), Condition::All(all(false))]),
        // They compare values of which too many are valid, and demand that none is set.
        RequestRuleKind::Equal | RequestRuleKind::Ascending => return None,
    };
    let condition = match &rule.when {
        Some(when) => implies(when, condition),
        None => condition,
    };
    Some(Demand { by: By::Rule(index), condition })
}

/// The path of a parameter from its siblings.
pub(super) fn own(field: &Field) -> Path {
    Path { from_root: false, segments: vec![field.name.clone()] }
}

fn set(path: &Path, set: bool) -> Condition {
    Condition::Test { path: path.clone(), test: Test::Set(set) }
}

pub(super) fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

fn implies(when: &Condition, then: Condition) -> Condition {
    Condition::Any(vec![not(when.clone()), then])
}

/// The condition with each path from the root as one from the siblings, where these are the parameters at the root.
pub(super) fn at_the_root(condition: &Condition) -> Condition {
    let parts = |parts: &[Condition]| parts.iter().map(at_the_root).collect();
    match condition {
        Condition::All(inner) => Condition::All(parts(inner)),
        Condition::Any(inner) => Condition::Any(parts(inner)),
        Condition::Not(inner) => not(at_the_root(inner)),
        Condition::Fact(name) => Condition::Fact(name.clone()),
        Condition::Test { path, test } => {
            Condition::Test { path: Path { from_root: false, segments: path.segments.clone() }, test: test.clone() }
        }
    }
}

/// Every test of a condition.
pub(super) fn tests(condition: &Condition) -> Vec<(&Path, &Test)> {
    match condition {
        Condition::All(inner) | Condition::Any(inner) => inner.iter().flat_map(tests).collect(),
        Condition::Not(inner) => tests(inner),
        Condition::Fact(_) => Vec::new(),
        Condition::Test { path, test } => vec![(path, test)],
    }
}
