//! Whether any request can satisfy conditions.
//!
//! The cases that conditions distinguish are finite: for each parameter the values that they name, any other value, and
//! absence; for each fact whether it is so. They are tried one by one, and a case that already breaks a condition is not
//! pursued.

use crate::model::{Condition, Literal, Path, Test};
use std::collections::BTreeMap;

/// Beyond this many steps the question is left open, which counts as yes: no condition that a person can follow comes
/// near.
const MOST_STEPS: usize = 1 << 16;

/// What is known about the parameter at a path.
#[derive(Clone, Debug)]
pub(super) enum Subject {
    /// `true` or `false`; the default, where there is one.
    Boolean(Option<String>),
    /// One value of many; the default, where there is one.
    Value(Option<String>),
    /// Several values at once, or nothing is known: any test may hold beside any other.
    Open,
}

/// Whether all of `conditions` can hold at once.
pub(super) fn satisfiable(conditions: &[&Condition], subject: &dyn Fn(&Path) -> Subject) -> bool {
    // What stands alone holds whatever becomes of the others: an operation with a hundred required parameters has no cases to try.
    let mut mentions = BTreeMap::new();
    for condition in conditions {
        count_mentions(condition, &mut mentions);
    }
    let is_alone = |condition: &&&Condition| match condition {
        Condition::Test { path, test: Test::Set(_) } => {
            mentions.get(&(path.from_root, path.segments.as_slice())) == Some(&1)
        }
        _ => false,
    };
    let conditions: Vec<&Condition> = conditions.iter().filter(|condition| !is_alone(condition)).copied().collect();
    let conditions = conditions.as_slice();
    let mut variables = Vec::new();
    for condition in conditions {
        collect(condition, subject, &mut variables);
    }
    let mut search = Search { conditions, cases: vec![None; variables.len()], variables: &variables, steps: 0 };
    search.succeeds()
}

/// How often each path is tested.
fn count_mentions<'c>(condition: &'c Condition, mentions: &mut BTreeMap<(bool, &'c [String]), usize>) {
    match condition {
        Condition::All(inner) | Condition::Any(inner) => {
            for condition in inner {
                count_mentions(condition, mentions);
            }
        }
        Condition::Not(inner) => count_mentions(inner, mentions),
        Condition::Fact(_) => {}
        Condition::Test { path, .. } => *mentions.entry((path.from_root, path.segments.as_slice())).or_default() += 1,
    }
}

/// Something that a request decides, or the server.
enum Variable {
    Fact(String),
    /// The values that tests name, in lower case.
    Parameter {
        path: Path,
        values: Vec<String>,
        subject: Subject,
    },
}

impl Variable {
    fn cases(&self) -> usize {
        match self {
            Self::Fact(_) => 2,
            Self::Parameter { values, subject: Subject::Open, .. } => {
                // Given or not, and each value there or not.
                u32::try_from(values.len()).ok().and_then(|count| 2_usize.checked_pow(count + 1)).unwrap_or(usize::MAX)
            }
            Self::Parameter { values, .. } => values.len() + 2,
        }
    }

    fn is_fact(&self, name: &str) -> bool {
        matches!(self, Self::Fact(known) if known == name)
    }

    fn is_at(&self, path: &Path) -> bool {
        matches!(self, Self::Parameter { path: known, .. } if known == path)
    }
}

fn collect(condition: &Condition, subject: &dyn Fn(&Path) -> Subject, variables: &mut Vec<Variable>) {
    match condition {
        Condition::All(inner) | Condition::Any(inner) => {
            for condition in inner {
                collect(condition, subject, variables);
            }
        }
        Condition::Not(inner) => collect(inner, subject, variables),
        Condition::Fact(name) => {
            if !variables.iter().any(|variable| variable.is_fact(name)) {
                variables.push(Variable::Fact(name.clone()));
            }
        }
        Condition::Test { path, test } => {
            let index = variables.iter().position(|variable| variable.is_at(path)).unwrap_or_else(|| {
                let subject = subject(path);
                let values = match &subject {
                    Subject::Boolean(_) => vec!["true".to_owned(), "false".to_owned()],
                    Subject::Value(_) | Subject::Open => Vec::new(),
                };
                variables.push(Variable::Parameter { path: path.clone(), values, subject });
                variables.len() - 1
            });
            if let (Some(Variable::Parameter { values, .. }), Test::OneOf { values: named, .. }) =
                (variables.get_mut(index), test)
            {
                for value in named.iter().filter_map(Literal::wire) {
                    let value = value.to_ascii_lowercase();
                    if !values.contains(&value) {
                        values.push(value);
                    }
                }
            }
        }
    }
}

/// A walk through the cases, in which the variables are decided one after the other.
struct Search<'s> {
    conditions: &'s [&'s Condition],
    variables: &'s [Variable],
    /// The case of each variable; none as long as it is open.
    cases: Vec<Option<usize>>,
    steps: usize,
}

impl Search<'_> {
    /// Whether the open variables can be decided so that every condition holds.
    fn succeeds(&mut self) -> bool {
        let mut open = None;
        for condition in self.conditions {
            match self.holds(condition) {
                Some(false) => return false,
                Some(true) => {}
                // What is asked for in the same condition is decided together, so that a contradiction shows early.
                None => open = open.or_else(|| self.open_in(condition)),
            }
        }
        let Some((index, count)) = open.and_then(|index| Some((index, self.variables.get(index)?.cases()))) else {
            return true;
        };
        for case in 0..count {
            self.steps += 1;
            if self.steps > MOST_STEPS {
                return true;
            }
            self.decide(index, Some(case));
            if self.succeeds() {
                return true;
            }
        }
        self.decide(index, None);
        false
    }

    fn decide(&mut self, index: usize, case: Option<usize>) {
        if let Some(place) = self.cases.get_mut(index) {
            *place = case;
        }
    }

    /// A variable of the condition that is not decided yet.
    fn open_in(&self, condition: &Condition) -> Option<usize> {
        match condition {
            Condition::All(inner) | Condition::Any(inner) => inner.iter().find_map(|part| self.open_in(part)),
            Condition::Not(inner) => self.open_in(inner),
            Condition::Fact(name) => self.open_one(|variable| variable.is_fact(name)),
            Condition::Test { path, .. } => self.open_one(|variable| variable.is_at(path)),
        }
    }

    fn open_one(&self, fits: impl Fn(&Variable) -> bool) -> Option<usize> {
        let index = self.variables.iter().position(fits)?;
        matches!(self.cases.get(index), Some(None)).then_some(index)
    }

    /// Whether the condition holds; unknown as long as an open variable decides it.
    fn holds(&self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::All(inner) => self.every(inner, true),
            Condition::Any(inner) => self.every(inner, false).map(|none| !none),
            Condition::Not(inner) => self.holds(inner).map(|holds| !holds),
            Condition::Fact(name) => {
                let (_, case) = self.decided(|variable| variable.is_fact(name))?;
                Some(case == 1)
            }
            Condition::Test { path, test } => {
                let (variable, case) = self.decided(|variable| variable.is_at(path))?;
                Some(test_holds(variable, case, test))
            }
        }
    }

    /// Whether all parts hold, or with `false` none of them does.
    fn every(&self, parts: &[Condition], wanted: bool) -> Option<bool> {
        let mut known = Some(true);
        for part in parts {
            match self.holds(part) {
                Some(holds) if holds != wanted => return Some(false),
                Some(_) => {}
                None => known = None,
            }
        }
        known
    }

    fn decided(&self, fits: impl Fn(&Variable) -> bool) -> Option<(&Variable, usize)> {
        let index = self.variables.iter().position(fits)?;
        Some((self.variables.get(index)?, (*self.cases.get(index)?)?))
    }
}

/// Whether a test holds in a case of its variable.
fn test_holds(variable: &Variable, case: usize, test: &Test) -> bool {
    let Variable::Parameter { values, subject, .. } = variable else { return false };
    let is = |value: &String| match test {
        Test::Set(_) => false,
        Test::OneOf { values: named, .. } => {
            named.iter().filter_map(Literal::wire).any(|it| it.eq_ignore_ascii_case(value))
        }
    };
    let (given, holds) = match subject {
        Subject::Open => {
            let holds = values.iter().enumerate().any(|(index, value)| case >> (index + 1) & 1 == 1 && is(value));
            (case & 1 == 1, holds)
        }
        Subject::Boolean(default) | Subject::Value(default) => match values.get(case) {
            Some(value) => (true, is(value)),
            // Another value; of a boolean there is none, and the case is the last one over again.
            None if case == values.len() && matches!(subject, Subject::Value(_)) => (true, false),
            None => (false, default.as_ref().is_some_and(is)),
        },
    };
    match test {
        Test::Set(set) => *set == given,
        Test::OneOf { .. } => holds,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Literal;

    fn path(name: &str) -> Path {
        Path { from_root: false, segments: vec![name.to_owned()] }
    }

    fn is(name: &str, values: &[&str]) -> Condition {
        let values = values.iter().map(|value| Literal::Text((*value).to_owned())).collect();
        Condition::Test { path: path(name), test: Test::OneOf { values, group: None } }
    }

    fn set(name: &str, set: bool) -> Condition {
        Condition::Test { path: path(name), test: Test::Set(set) }
    }

    fn not(condition: Condition) -> Condition {
        Condition::Not(Box::new(condition))
    }

    fn value(_: &Path) -> Subject {
        Subject::Value(None)
    }

    #[test]
    fn one_value_excludes_another() {
        assert!(!satisfiable(&[&is("A", &["x"]), &is("A", &["y", "z"])], &value));
        assert!(satisfiable(&[&is("A", &["x", "y"]), &is("A", &["Y"])], &value));
        assert!(satisfiable(&[&is("A", &["x"]), &is("B", &["y"])], &value));
    }

    #[test]
    fn anything_else_is_a_value_too_but_not_of_a_boolean() {
        let neither = not(is("A", &["true", "false"]));
        assert!(satisfiable(&[&neither, &set("A", true)], &value));
        assert!(!satisfiable(&[&neither, &set("A", true)], &|_| Subject::Boolean(None)));
        assert!(satisfiable(&[&neither], &|_| Subject::Boolean(None)), "it may be absent");
    }

    #[test]
    fn an_absent_parameter_has_its_default() {
        let absent_and_x = [&set("A", false), &is("A", &["x"])];
        assert!(!satisfiable(&absent_and_x, &value));
        assert!(satisfiable(&absent_and_x, &|_| Subject::Value(Some("X".to_owned()))));
        assert!(satisfiable(&absent_and_x, &|_| Subject::Open), "nothing is known of it");
    }

    #[test]
    fn facts_and_their_denials_exclude_each_other() {
        let fact = || Condition::Fact("calm".to_owned());
        assert!(!satisfiable(&[&fact(), &not(fact())], &value));
        assert!(satisfiable(&[&Condition::Any(vec![fact(), is("A", &["x"])]), &not(fact())], &value));
    }

    #[test]
    fn a_list_may_have_several_values() {
        assert!(satisfiable(&[&is("A", &["x"]), &is("A", &["y"])], &|_| Subject::Open));
    }

    #[test]
    fn parameters_that_only_have_to_be_there_do_not_stand_in_the_way_of_others() {
        let alone: Vec<Condition> = (0..400).map(|index| set(&format!("A{index}"), index % 2 == 0)).collect();
        let all = |last: &'static [&'static str]| {
            let mut all: Vec<Condition> = alone.clone();
            all.extend([is("B", &["x"]), is("B", last)]);
            all
        };
        assert!(satisfiable(&all(&["x"]).iter().collect::<Vec<_>>(), &value));
        assert!(!satisfiable(&all(&["y"]).iter().collect::<Vec<_>>(), &value));
        assert!(!satisfiable(&[&set("A", true), &set("A", false)], &value));
    }

    #[test]
    fn what_takes_too_long_to_find_out_counts_as_possible() {
        let variables: Vec<Condition> = (0..30).map(|index| is(&format!("A{index}"), &["x", "y"])).collect();
        assert!(satisfiable(&[&Condition::All(variables)], &value));
    }
}
