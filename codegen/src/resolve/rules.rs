//! Rules over several parameters.

use super::certainty::Marks;
use super::conditions::PathScope;
use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{RequestRule, RequestRuleKind, Type};
use crate::spec::At;
use crate::spec::raw::RawRule;

impl Resolver<'_> {
    pub(super) fn request_rules(
        &mut self,
        raw: &[RawRule],
        texts: &[At<String>],
        around: PathScope<'_>,
    ) -> Vec<RequestRule> {
        self.no_orphan_entries(texts, raw.len());
        let mut rules: Vec<RequestRule> = Vec::new();
        for (index, written) in raw.iter().enumerate() {
            let Some(rule) = self.request_rule(written, texts.get(index), around) else { continue };
            if rules.iter().any(|other| is_the_same(other, &rule)) {
                let message = format!("another entry of `rules` has the same `{}`", rule.kind.keyword());
                self.contradiction(written.doc.place, &message, "remove one of the two");
            }
            rules.push(rule);
        }
        rules
    }

    fn request_rule(&mut self, raw: &RawRule, zh: Option<&At<String>>, around: PathScope<'_>) -> Option<RequestRule> {
        let RawRule {
            exactly_one_of,
            at_least_one_of,
            at_most_one_of,
            all_or_none_of,
            equal,
            ascending,
            when,
            doc: text,
            certain,
            advice,
            compile_time,
        } = raw;
        let kinds = [
            (RequestRuleKind::ExactlyOneOf, exactly_one_of),
            (RequestRuleKind::AtLeastOneOf, at_least_one_of),
            (RequestRuleKind::AtMostOneOf, at_most_one_of),
            (RequestRuleKind::AllOrNoneOf, all_or_none_of),
            (RequestRuleKind::Equal, equal),
            (RequestRuleKind::Ascending, ascending),
        ];
        let mut given = kinds.into_iter().filter_map(|(kind, list)| list.as_ref().map(|list| (kind, list)));
        let (first, second) = (given.next(), given.next());
        let place = second.or(first).and_then(|(_, list)| list.first()).map_or(text.place, |name| name.place);
        let (Some((kind, list)), None) = (first, second) else {
            self.report(Diagnostic::new(
                Code::Contradiction,
                place,
                "a rule is one of `exactly_one_of`, `at_least_one_of`, `at_most_one_of`, `all_or_none_of`, `equal`, \
                 `ascending`",
                "write each rule as an entry of its own",
            ));
            return None;
        };
        // A call may need the only parameter that names what it is about, although every source calls it optional.
        if list.len() < 2 && kind != RequestRuleKind::AtLeastOneOf {
            self.report(Diagnostic::new(
                Code::Contradiction,
                place,
                format!("`{}` needs at least two parameters", kind.keyword()),
                "use `required:`, `required_when:` or `at_least_one_of` for a single one",
            ));
        }
        let mut parameters = Vec::new();
        for name in list {
            let Some((path, ty)) = self.path(name, around) else { continue };
            self.check_single(name, &path, around);
            if parameters.contains(&path) {
                self.contradiction(
                    name.place,
                    &format!("`{}` is in this rule twice", name.value),
                    "remove one of the two",
                );
                continue;
            }
            if let Some(ty) = ty.filter(|ty| self.is_known(ty) && !comparable(kind, ty)) {
                let message =
                    format!("`{}` cannot compare `{}`, which is `{}`", kind.keyword(), name.value, ty.spelling());
                self.contradiction(name.place, &message, "name numbers or texts");
            }
            parameters.push(path);
        }
        let when = when.as_ref().and_then(|when| self.bare_condition(when, around));
        let marks = Marks { certain: certain.clone(), advice: advice.clone() };
        let certainty = self.certainty(&marks, when.as_ref());
        let name = At { value: kind.keyword().to_owned(), place: text.place };
        let asks_for_one = matches!(kind, RequestRuleKind::ExactlyOneOf | RequestRuleKind::AtLeastOneOf);
        let in_request = around.root.is_some();
        let could = in_request && asks_for_one && when.is_none() && certainty.is_enforced();
        let compile_time = self.compile_time(compile_time.as_ref(), could);
        let doc = self.text(&name, Some(text), zh);
        Some(RequestRule { kind, parameters, when, doc, certainty, compile_time })
    }

    /// Whether the compiler insists on a rule, as it does on each that it `could`.
    fn compile_time(&mut self, written: Option<&At<bool>>, could: bool) -> bool {
        match written {
            None => could,
            Some(flag) if could && !flag.value => false,
            Some(flag) => {
                let message = if could {
                    "the compiler insists on such a rule by default"
                } else {
                    "the compiler insists only on a certain group of which one is always required"
                };
                self.contradiction(flag.place, message, "remove `compile_time`");
                could
            }
        }
    }
}

/// Whether two rules ask for the same under the same condition.
fn is_the_same(rule: &RequestRule, other: &RequestRule) -> bool {
    let names = |rule: &RequestRule| {
        let mut names: Vec<String> = rule.parameters.iter().map(ToString::to_string).collect();
        // Only where one comes after the other does the order matter.
        if rule.kind != RequestRuleKind::Ascending {
            names.sort();
        }
        names
    };
    rule.kind == other.kind && rule.when == other.when && names(rule) == names(other)
}

/// Whether a rule of this kind can be about a parameter of this type.
fn comparable(kind: RequestRuleKind, ty: &Type) -> bool {
    match kind {
        RequestRuleKind::ExactlyOneOf
        | RequestRuleKind::AtLeastOneOf
        | RequestRuleKind::AtMostOneOf
        | RequestRuleKind::AllOrNoneOf => true,
        RequestRuleKind::Equal => !matches!(ty, Type::List(_) | Type::Map(_) | Type::Structure(_)),
        RequestRuleKind::Ascending => matches!(ty, Type::Int32 | Type::Int64 | Type::Double | Type::String),
    }
}
