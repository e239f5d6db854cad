//! Conditions and rules in words, in both languages: the sentences of rustdoc, of the metadata, of both references, and
//! of what the client reports.

mod clause;
mod template;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use template::{append, capitalized, fill};

use crate::model::{
    Certainty, Choice, Condition, ConditionalValues, Field, Guard, Language, Literal, Model, RequestRule,
    RequestRuleKind, Text,
};
use words::Words;

/// How names, values and texts look where the words are to stand.
pub(crate) trait Setting {
    /// A name or a value.
    fn code(&self, text: &str) -> String;

    /// A text of the spec, on one line.
    fn line(&self, text: &Text) -> String;
}

/// How the paths of a condition are shown.
#[derive(Clone, Copy)]
pub(crate) struct Naming<'a> {
    /// What stands before the siblings' names.
    pub(crate) prefix: &'a str,
    /// Whether the place is about one request, so that its root needs no mention.
    pub(crate) in_request: bool,
}

impl Naming<'_> {
    /// Names as they are, of a place that is about one request.
    pub(crate) const BARE: Self = Self { prefix: "", in_request: true };
}

/// Puts conditions and rules into words.
#[derive(Clone, Copy)]
pub(crate) struct Wording<'a> {
    model: &'a Model,
    words: &'static Words,
    setting: &'a dyn Setting,
    naming: Naming<'a>,
}

/// A rule in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Told {
    /// On one line, without a capital letter and a full stop.
    pub(crate) phrase: String,
    /// The same with the parts of its condition as a list: what comes before the list, and its entries.
    cases: Option<(String, Vec<String>)>,
    /// Why, as a sentence of the spec.
    reason: String,
    /// How certain the rule is; nothing where there is nothing to check.
    certainty: Option<Certainty>,
}

impl Told {
    /// Whether the client refuses a request that breaks the rule.
    pub(crate) fn is_enforced(&self) -> bool {
        self.certainty.as_ref().is_some_and(Certainty::is_enforced)
    }

    /// Whether the client says anything about a request that breaks the rule.
    pub(crate) fn is_reported(&self) -> bool {
        self.certainty.as_ref().is_some_and(Certainty::is_reported)
    }
}

impl<'a> Wording<'a> {
    pub(crate) fn new(model: &'a Model, language: Language, setting: &'a dyn Setting, naming: Naming<'a>) -> Self {
        Self { model, words: Words::of(language), setting, naming }
    }

    /// The conditions under which a parameter is required, valid or not needed, and its values under conditions.
    pub(crate) fn field(&self, field: &Field) -> Vec<Told> {
        let (mut only, required) = (field.only_when.as_ref(), field.required_when.as_ref());
        let mut told = Vec::new();
        if let Some(required) = required {
            // The two are one sentence where the client makes the same of both.
            let same = only.is_some_and(|only| only == required);
            only = only.filter(|_| !same);
            let template = if same { self.words.required_only } else { self.words.required };
            told.push(self.told(template, &[], &required.condition, Some(&required.certainty)));
        }
        told.extend(only.map(|only| self.only(only)));
        told.extend(field.not_needed_when.as_ref().map(|when| self.told(self.words.not_needed, &[], when, None)));
        told.extend(field.value_when.iter().map(|values| self.values(values)));
        told
    }

    /// `required_when` alone.
    pub(crate) fn required(&self, guard: &Guard) -> Told {
        self.told(self.words.required, &[], &guard.condition, Some(&guard.certainty))
    }

    /// `only_when` alone.
    pub(crate) fn only(&self, guard: &Guard) -> Told {
        let (template, condition) = match &guard.condition {
            Condition::Not(excluded) => (self.words.invalid, &**excluded),
            condition => (self.words.only, condition),
        };
        self.told(template, &[], condition, Some(&guard.certainty))
    }

    /// One entry of `value_when`.
    pub(crate) fn values(&self, conditional: &ConditionalValues) -> Told {
        let ConditionalValues { when, choice, values } = conditional;
        let words = self.words;
        let (template, condition, last) = match (choice, &when.condition) {
            (Choice::Valid, condition) => (words.values, condition, words.or),
            (Choice::Invalid, Condition::Not(inner)) => (words.values_only, &**inner, words.and),
            (Choice::Invalid, condition) => (words.no_values, condition, words.and),
        };
        let verb = if values.len() == 1 { words.is } else { words.are };
        let values = self.listed(&self.literals(values), last);
        self.told(template, &[("values", &values), ("is", verb)], condition, Some(&when.certainty))
    }

    /// When a field of a response is returned, as a sentence.
    pub(crate) fn present(&self, when: &Condition) -> String {
        self.sentence(&self.told(self.words.present, &[], when, None))
    }

    /// A rule over several parameters.
    pub(crate) fn rule(&self, rule: &RequestRule) -> Told {
        let words = self.words;
        // The compiler says that it insists on the rule.
        let RequestRule { kind, parameters, when, doc, certainty, compile_time: _ } = rule;
        let template = match kind {
            RequestRuleKind::ExactlyOneOf => words.exactly_one_of,
            RequestRuleKind::AtLeastOneOf if parameters.len() == 1 => words.one,
            RequestRuleKind::AtLeastOneOf => words.at_least_one_of,
            RequestRuleKind::AtMostOneOf => words.at_most_one_of,
            RequestRuleKind::AllOrNoneOf => words.all_or_none_of,
            RequestRuleKind::Equal => words.equal,
            RequestRuleKind::Ascending => words.ascending,
        };
        let names: Vec<String> = parameters.iter().map(|path| self.path(path)).collect();
        let asked = match (kind, names.as_slice()) {
            (RequestRuleKind::Ascending, [first, last]) => {
                fill(words.ascending_two, &[("first", first), ("last", last)])
            }
            _ => fill(template, &[("names", &self.listed(&names, words.and))]),
        };
        let mut told = match when {
            None => Told { phrase: asked, cases: None, reason: String::new(), certainty: None },
            Some(when) => self.told(words.rule_when, &[("rule", &asked)], when, None),
        };
        told.reason = self.setting.line(doc);
        told.certainty = Some(certainty.clone());
        told
    }

    fn told(
        &self,
        template: &str,
        values: &[(&str, &str)],
        condition: &Condition,
        certainty: Option<&Certainty>,
    ) -> Told {
        let filled = |when: &str| fill(template, &[values, &[("when", when)]].concat());
        Told {
            phrase: filled(&self.when(condition)),
            cases: self.cases(condition).map(|(lead, cases)| (filled(lead), cases)),
            reason: String::new(),
            certainty: certainty.cloned(),
        }
    }

    /// A whole sentence, which says what the client makes of the rule, and the reason.
    pub(crate) fn sentence(&self, told: &Told) -> String {
        let stop = self.words.full_stop;
        self.with_reason(format!("{}{}{stop}", capitalized(&told.phrase), self.mark(told)), told)
    }

    /// The rule for a list of rules, whose heading says what the client makes of them: of `subject`, where it is about
    /// one parameter. The parts of its condition are a list below it.
    pub(crate) fn entry(&self, subject: Option<&str>, told: &Told) -> String {
        let words = self.words;
        let (phrase, cases) = match &told.cases {
            Some((lead, cases)) => (lead, cases.as_slice()),
            None => (&told.phrase, [].as_slice()),
        };
        let phrase = match subject {
            Some(names) => fill(words.subject, &[("names", names), ("rule", phrase)]),
            None => capitalized(phrase),
        };
        let stop = if cases.is_empty() { words.full_stop } else { words.colon };
        let mut entry = self.with_reason(format!("{phrase}{stop}"), told);
        for case in cases {
            entry.push_str(&format!("\n  - {}{}", capitalized(case), words.full_stop));
        }
        entry
    }

    fn with_reason(&self, sentence: String, told: &Told) -> String {
        if told.reason.is_empty() { sentence } else { format!("{sentence}{}{}", self.words.space, told.reason) }
    }

    fn mark(&self, told: &Told) -> &'static str {
        match &told.certainty {
            None | Some(Certainty::Certain(_)) => "",
            Some(Certainty::Advised) => self.words.advised,
            Some(Certainty::Documented) => self.words.documented,
        }
    }

    fn literals(&self, values: &[Literal]) -> Vec<String> {
        let text = |value: &Literal| value.wire().unwrap_or_else(|| crate::backend::sample::to_json(value).to_string());
        values.iter().map(|value| self.setting.code(&text(value))).collect()
    }

    /// `a`, `a or b`, `a, b, or c`.
    fn listed(&self, entries: &[String], last: [&str; 2]) -> String {
        match entries {
            [] => String::new(),
            [only] => only.clone(),
            [first, second] => format!("{first}{}{second}", last[0]),
            [first @ .., end] => format!("{}{}{end}", first.join(self.words.comma), last[1]),
        }
    }
}
