//! Conditions as parts of sentences.

use super::{Wording, append, fill};
use crate::model::{Condition, Path, Test};

impl Wording<'_> {
    /// A condition with the word that ties it to a sentence: `if A is x`, `for two-way instances`.
    pub(crate) fn when(&self, condition: &Condition) -> String {
        let words = self.words;
        match condition {
            Condition::Fact(name) => fill(words.for_fact, &[("fact", &self.fact(name))]),
            Condition::All(parts) => {
                let (facts, tests): (Vec<&Condition>, Vec<&Condition>) =
                    parts.iter().partition(|part| matches!(part, Condition::Fact(_)));
                let names: Vec<String> = facts.iter().map(|fact| self.clause(fact, false)).collect();
                let names = self.listed(&names, words.and_facts);
                match (facts.is_empty(), tests.is_empty()) {
                    (false, true) => fill(words.for_facts, &[("facts", &names)]),
                    (false, false) => {
                        let tests = self.joined(&tests, words.and_clause, false);
                        fill(words.for_facts_if, &[("facts", &names), ("if", &tests)])
                    }
                    (true, _) => fill(words.if_clause, &[("if", &self.clause(condition, false))]),
                }
            }
            Condition::Any(parts) if !parts.iter().all(is_test) => match words.or_when {
                Some(or) => parts.iter().map(|part| self.when(part)).collect::<Vec<_>>().join(or),
                None => fill(words.if_clause, &[("if", &self.clause(condition, false))]),
            },
            Condition::Not(inner) if matches!(**inner, Condition::Fact(_)) => {
                fill(words.except_fact, &[("fact", &self.clause(inner, false))])
            }
            condition => fill(words.if_clause, &[("if", &self.clause(condition, false))]),
        }
    }

    /// A condition as it stands behind `if`.
    pub(crate) fn condition(&self, condition: &Condition) -> String {
        self.clause(condition, false)
    }

    /// The parts of a condition that is easier to read as a list, and what stands for all of them.
    pub(super) fn cases(&self, condition: &Condition) -> Option<(&'static str, Vec<String>)> {
        let (lead, parts) = match condition {
            Condition::Any(parts) => (self.words.any_case, parts),
            Condition::All(parts) => (self.words.all_cases, parts),
            _ => return None,
        };
        let nested = parts.iter().any(is_compound);
        nested.then(|| (lead, parts.iter().map(|part| self.clause(part, false).trim().to_owned()).collect()))
    }

    /// A condition, or that it does not hold. A negation applies to each single test, where it is easiest to read.
    fn clause(&self, condition: &Condition, negated: bool) -> String {
        let words = self.words;
        match condition {
            Condition::All(parts) => {
                let parts: Vec<&Condition> = parts.iter().collect();
                self.joined(&parts, if negated { words.or_clause } else { words.and_clause }, negated)
            }
            Condition::Any(parts) => {
                let parts: Vec<&Condition> = parts.iter().collect();
                let or = if parts.iter().any(|part| has_several_values(part)) {
                    words.or_clause_wide
                } else {
                    words.or_clause
                };
                self.joined(&parts, if negated { words.and_clause } else { or }, negated)
            }
            Condition::Not(inner) => self.clause(inner, !negated),
            Condition::Test { path, test } => self.test(path, test, negated),
            Condition::Fact(name) => {
                let template = if negated { words.no_fact } else { words.fact };
                fill(template, &[("fact", &self.fact(name))])
            }
        }
    }

    fn fact(&self, name: &str) -> String {
        let doc = self.model.fact(name).map_or_else(|| self.setting.code(name), |fact| self.setting.line(&fact.doc));
        doc.trim_end_matches(['.', '。']).to_owned()
    }

    fn joined(&self, parts: &[&Condition], with: &str, negated: bool) -> String {
        let mut out = String::new();
        for part in parts {
            if !out.is_empty() {
                append(&mut out, with);
            }
            let text = self.clause(part, negated);
            let bracketed = is_compound(part) && parts.len() > 1;
            append(&mut out, &if bracketed { fill(self.words.bracketed, &[("text", &text)]) } else { text });
        }
        out
    }

    fn test(&self, path: &Path, test: &Test, negated: bool) -> String {
        let words = self.words;
        let path = self.path(path);
        match test {
            Test::OneOf { values, .. } => {
                let template = if negated { words.test_not } else { words.test };
                fill(template, &[("path", &path), ("values", &self.listed(&self.literals(values), words.or))])
            }
            Test::Set(set) => {
                let template = if *set == negated { words.unset } else { words.set };
                fill(template, &[("path", &path)])
            }
        }
    }

    pub(super) fn path(&self, path: &Path) -> String {
        let name = path.segments.join(".");
        if !path.from_root {
            return self.setting.code(&format!("{}{name}", self.naming.prefix));
        }
        let name = self.setting.code(&name);
        if self.naming.in_request { name } else { fill(self.words.of_request, &[("path", &name)]) }
    }
}

fn has_several_values(condition: &Condition) -> bool {
    matches!(condition, Condition::Test { test: Test::OneOf { values, .. }, .. } if values.len() > 1)
}

/// Whether the condition is a single test, or that it does not hold.
fn is_test(condition: &Condition) -> bool {
    match condition {
        Condition::Test { .. } => true,
        Condition::Not(inner) => is_test(inner),
        Condition::All(_) | Condition::Any(_) | Condition::Fact(_) => false,
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
