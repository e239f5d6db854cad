//! Whether any request can satisfy a condition.
//!
//! What a condition can tell apart is finite: for each parameter the values that it names, any other value, and
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
    let mut parts = Vec::new();
    for condition in conditions {
        collect(condition, subject, &mut parts);
    }
    let cases = parts.iter().try_fold(1_usize, |product, part| product.checked_mul(part.cases()));
    let Some(cases) = cases.filter(|cases| *cases <= MOST_CASES) else { return true };
    (0..cases).any(|case| {
        let choice = Choice { parts: &parts, case };
        conditions.iter().all(|condition| choice.holds(condition))
    })
}

/// Something that a request decides, or the server.
enum Part {
    Fact(String),
    /// The values that tests name, in lower case.
    Parameter {
        path: Path,
        values: Vec<String>,
        subject: Subject,
    },
}

impl Part {
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

fn collect(condition: &Condition, subject: &dyn Fn(&Path) -> Subject, parts: &mut Vec<Part>) {
    match condition {
        Condition::All(inner) | Condition::Any(inner) => {
            for condition in inner {
                collect(condition, subject, parts);
            }
        }
        Condition::Not(inner) => collect(inner, subject, parts),
        Condition::Fact(name) => {
            if !parts.iter().any(|part| matches!(part, Part::Fact(known) if known == name)) {
                parts.push(Part::Fact(name.clone()));
            }
        }
        Condition::Test { path, test } => {
            let known = |part: &Part| matches!(part, Part::Parameter { path: known, .. } if known == path);
            let index = parts.iter().position(known).unwrap_or_else(|| {
                let subject = subject(path);
                let values = match &subject {
                    Subject::Boolean(_) => vec!["true".to_owned(), "false".to_owned()],
                    Subject::Value(_) | Subject::Open => Vec::new(),
                };
                parts.push(Part::Parameter { path: path.clone(), values, subject });
                parts.len() - 1
            });
            if let (Part::Parameter { values, .. }, Test::OneOf { values: named, .. }) = (&mut parts[index], test) {
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

/// One case: a digit for each part, in a number whose base changes from part to part.
struct Choice<'a> {
    parts: &'a [Part],
    case: usize,
}

impl Choice<'_> {
    fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::All(inner) => inner.iter().all(|condition| self.holds(condition)),
            Condition::Any(inner) => inner.iter().any(|condition| self.holds(condition)),
            Condition::Not(inner) => !self.holds(inner),
            Condition::Fact(name) => self
                .digit(|part| matches!(part, Part::Fact(known) if known == name))
                .is_some_and(|(_, digit)| digit == 1),
            Condition::Test { path, test } => {
                let same = |part: &Part| matches!(part, Part::Parameter { path: known, .. } if known == path);
                let Some((Part::Parameter { values, subject, .. }, digit)) = self.digit(same) else { return false };
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

    /// The part that fits, and which of its cases this is.
    fn digit(&self, fits: impl Fn(&Part) -> bool) -> Option<(&Part, usize)> {
        let mut rest = self.case;
        for part in self.parts {
            if fits(part) {
                return Some((part, rest % part.cases()));
            }
            rest /= part.cases();
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
        let parts: Vec<Condition> = (0..30).map(|index| is(&format!("A{index}"), &["x", "y"])).collect();
        assert!(satisfiable(&[&Condition::All(parts)], &value));
    }
}
