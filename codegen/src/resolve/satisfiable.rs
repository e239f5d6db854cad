//! Whether any request can satisfy a condition.
//!
//! The cases that a condition distinguishes are finite: for each parameter the values that it names, any other value, and
//! absence; for each fact whether it is so. So every case is tried.

use crate::model::{Condition, Path, Test};

/// Beyond this many cases the question is left open, which counts as yes: no condition that a person can follow comes
/// near.
const MOST_CASES: usize = 1 << 18;

/// What is known about the parameter at a path.
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
    let mut variables = Vec::new();
    for condition in conditions {
        collect(condition, subject, &mut variables);
    }
    let cases = variables.iter().try_fold(1_usize, |product, variable| product.checked_mul(variable.cases()));
    let Some(cases) = cases.filter(|cases| *cases <= MOST_CASES) else { return true };
    (0..cases).any(|case| {
        let assignment = Assignment { variables: &variables, case };
        conditions.iter().all(|condition| assignment.holds(condition))
    })
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
            if !variables.iter().any(|variable| matches!(variable, Variable::Fact(known) if known == name)) {
                variables.push(Variable::Fact(name.clone()));
            }
        }
        Condition::Test { path, test } => {
            let known =
                |variable: &Variable| matches!(variable, Variable::Parameter { path: known, .. } if known == path);
            let index = variables.iter().position(known).unwrap_or_else(|| {
                let subject = subject(path);
                let values = match &subject {
                    Subject::Boolean(_) => vec!["true".to_owned(), "false".to_owned()],
                    Subject::Value(_) | Subject::Open => Vec::new(),
                };
                variables.push(Variable::Parameter { path: path.clone(), values, subject });
                variables.len() - 1
            });
            if let (Variable::Parameter { values, .. }, Test::OneOf { values: named, .. }) =
                (&mut variables[index], test)
            {
                for value in named.iter().filter_map(crate::model::Literal::wire) {
                    let value = value.to_ascii_lowercase();
                    if !values.contains(&value) {
                        values.push(value);
                    }
                }
            }
        }
    }
}

/// One case: a digit for each variable, in a number whose base changes from variable to variable.
struct Assignment<'a> {
    variables: &'a [Variable],
    case: usize,
}

impl Assignment<'_> {
    fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::All(inner) => inner.iter().all(|condition| self.holds(condition)),
            Condition::Any(inner) => inner.iter().any(|condition| self.holds(condition)),
            Condition::Not(inner) => !self.holds(inner),
            Condition::Fact(name) => self
                .digit(|variable| matches!(variable, Variable::Fact(known) if known == name))
                .is_some_and(|(_, digit)| digit == 1),
            Condition::Test { path, test } => {
                let same =
                    |variable: &Variable| matches!(variable, Variable::Parameter { path: known, .. } if known == path);
                let Some((Variable::Parameter { values, subject, .. }, digit)) = self.digit(same) else { return false };
                let is = |value: &String| match test {
                    Test::Set(_) => false,
                    Test::OneOf { values: named, .. } => {
                        named.iter().filter_map(crate::model::Literal::wire).any(|it| it.eq_ignore_ascii_case(value))
                    }
                };
                let (given, holds) = match subject {
                    Subject::Open => {
                        let holds =
                            values.iter().enumerate().any(|(index, value)| digit >> (index + 1) & 1 == 1 && is(value));
                        (digit & 1 == 1, holds)
                    }
                    Subject::Boolean(default) | Subject::Value(default) => match values.get(digit) {
                        Some(value) => (true, is(value)),
                        // Another value; of a boolean there is none, and the case is the last one over again.
                        None if digit == values.len() && matches!(subject, Subject::Value(_)) => (true, false),
                        None => (false, default.as_ref().is_some_and(is)),
                    },
                };
                match test {
                    Test::Set(set) => *set == given,
                    Test::OneOf { .. } => holds,
                }
            }
        }
    }

    /// The variable that fits, and which of its cases this is.
    fn digit(&self, fits: impl Fn(&Variable) -> bool) -> Option<(&Variable, usize)> {
        let mut rest = self.case;
        for variable in self.variables {
            if fits(variable) {
                return Some((variable, rest % variable.cases()));
            }
            rest /= variable.cases();
        }
        None
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
    fn what_takes_too_long_to_find_out_counts_as_possible() {
        let variables: Vec<Condition> = (0..30).map(|index| is(&format!("A{index}"), &["x", "y"])).collect();
        assert!(satisfiable(&[&Condition::All(variables)], &value));
    }
}
