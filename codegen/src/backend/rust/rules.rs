//! The static table of what a request must keep to.

use super::layout::Layout;
use super::scope::Scope;
use super::sentence;
use crate::model::{
    Certainty, Choice, Condition, DefaultFrom, EnumValue, Field, Language, Limits, Literal, Path, RequestRule,
    RequestRuleKind, Test, Type,
};
use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

/// The rules of a structure's members, in their order, and those over several members.
pub(super) fn of(scope: &Scope<'_>, layout: &Layout<'_>) -> Vec<TokenStream> {
    let table = Table { scope, layout };
    let mut rules: Vec<TokenStream> = layout.fields.iter().flat_map(|field| table.of_field(field)).collect();
    let reported = layout.rules.iter().filter(|rule| rule.certainty.is_reported());
    rules.extend(reported.map(|rule| table.over_several(rule)));
    rules
}

struct Table<'a> {
    scope: &'a Scope<'a>,
    layout: &'a Layout<'a>,
}

impl Table<'_> {
    fn of_field(&self, field: &Field) -> Vec<TokenStream> {
        let rule = self.scope.runtime("Rule");
        let name = &field.name;
        let mut rules = Vec::new();
        if field.required && field.limits.min_length == Some(0) {
            rules.push(quote!(#rule::required_or_empty(#name)));
        } else if field.required {
            let told = field.default_from.map(|DefaultFrom::ClientRegion| {
                let text = format!(
                    "required, and the client has no region: call `.{}(…)`, or give the client one",
                    field.rust
                );
                quote!(.told(#text))
            });
            rules.push(quote!(#rule::required(#name)#told));
        } else if field.document.is_advised {
            rules.push(quote!(#rule::required(#name).advisory()));
        }
        rules.extend(self.scope.implied(field, |condition| self.when(condition)));
        let wording = sentence::plain(self.scope.model, Language::English);
        let checks = [
            field.required_when.as_ref().map(|guard| (guard, quote!(required_when), wording.required(guard))),
            field.only_when.as_ref().map(|guard| (guard, quote!(only_when), wording.only(guard))),
        ];
        for (guard, check, told) in checks.into_iter().flatten().filter(|(guard, ..)| guard.certainty.is_reported()) {
            let (when, advice) = (self.when(&guard.condition), advice(&guard.certainty));
            let text = told.phrase;
            rules.push(quote!(#rule::#check(#name, #when, #text)#advice));
        }
        for conditional in field.value_when.iter().filter(|values| values.when.certainty.is_reported()) {
            let guard = &conditional.when;
            let (when, advice) = (self.when(&guard.condition), advice(&guard.certainty));
            let check = match conditional.choice {
                Choice::Valid => quote!(value_when),
                Choice::Invalid => quote!(no_value_when),
            };
            let values = self.spellings(Some(field), &conditional.values);
            let default = optional(field.default.as_ref().and_then(Literal::wire));
            let text = wording.values(conditional).phrase;
            rules.push(quote!(#rule::#check(#name, &[#(#values),*], #default, #when, #text)#advice));
        }
        let mut told = field.limits.clone();
        if matches!(field.ty.innermost(), Type::Enum(_)) {
            // The shape has them, in place of all values of the enum.
            told.values.clear();
        }
        if contradict(&told) {
            (told.max, told.values) = (None, Vec::new());
        }
        told.min_length = told.min_length.filter(|length| *length > 0);
        let limits = limits(&self.scope.runtime("Limits"), &told);
        rules.extend(limits.map(|limits| quote!(#rule::limits(#name, #limits))));
        rules
    }

    fn over_several(&self, several: &RequestRule) -> TokenStream {
        let rule = self.scope.runtime("Rule");
        let members: Vec<String> = several.parameters.iter().map(ToString::to_string).collect();
        let text = sentence::plain(self.scope.model, Language::English).rule(several).phrase;
        let advice = advice(&several.certainty);
        let check = match several.kind {
            RequestRuleKind::ExactlyOneOf => quote!(exactly_one_of),
            RequestRuleKind::AtLeastOneOf => quote!(at_least_one_of),
            RequestRuleKind::AtMostOneOf => quote!(at_most_one_of),
            RequestRuleKind::AllOrNoneOf => quote!(all_or_none_of),
            RequestRuleKind::Equal => quote!(equal),
            RequestRuleKind::Ascending => quote!(ascending),
        };
        let when = several.when.as_ref().map(|condition| {
            let when = self.when(condition);
            quote!(.when(#when))
        });
        quote!(#rule::#check(&[#(#members),*], #text)#when #advice)
    }

    fn when(&self, condition: &Condition) -> TokenStream {
        let when = self.scope.runtime("When");
        match condition {
            Condition::All(parts) => {
                let parts = parts.iter().map(|part| self.when(part));
                quote!(#when::All(&[#(#parts),*]))
            }
            Condition::Any(parts) => {
                let parts = parts.iter().map(|part| self.when(part));
                quote!(#when::Any(&[#(#parts),*]))
            }
            Condition::Not(inner) => {
                let inner = self.when(inner);
                quote!(#when::Not(&#inner))
            }
            // Rules that rest on a fact are not reported, so no condition here has one; to the client it never holds.
            Condition::Fact(_) => quote!(#when::Any(&[])),
            Condition::Test { path, test: Test::Set(set) } => {
                let at = path.to_string();
                if *set { quote!(#when::Set(#at)) } else { quote!(#when::Unset(#at)) }
            }
            Condition::Test { path, test: Test::OneOf { values, .. } } => {
                let at = path.to_string();
                let field = self.field_at(path);
                let values = self.spellings(field, values);
                let default = optional(field.and_then(|field| field.default.as_ref()).and_then(Literal::wire));
                quote!(#when::Is(#at, &[#(#values),*], #default))
            }
        }
    }

    /// The values as texts. Of an enum all spellings, whichever of them the condition and the place of the parameter use.
    fn spellings(&self, field: Option<&Field>, values: &[Literal]) -> Vec<String> {
        let enumeration = match field.map(|field| field.ty.innermost()) {
            Some(Type::Enum(name)) => self.scope.model.enumeration(name),
            _ => None,
        };
        let mut spellings = Vec::new();
        for text in values.iter().filter_map(Literal::wire) {
            let known = enumeration.and_then(|it| it.value(&text)).into_iter().flat_map(EnumValue::spellings);
            let others: Vec<String> = known.filter(|known| !known.eq_ignore_ascii_case(&text)).cloned().collect();
            spellings.push(text);
            spellings.extend(others);
        }
        spellings
    }

    /// The parameter at the path, where it is known here.
    fn field_at(&self, path: &Path) -> Option<&Field> {
        let siblings = if path.from_root { self.layout.root } else { self.layout.fields };
        let (last, groups) = path.segments.split_last()?;
        let mut fields = siblings;
        for group in groups {
            let group = fields.iter().find(|field| field.name == *group)?;
            let Type::Structure(name) = group.ty.innermost() else { return None };
            fields = &self.scope.model.structure(name)?.fields;
        }
        fields.iter().find(|field| field.name == *last)
    }
}

fn advice(certainty: &Certainty) -> Option<TokenStream> {
    (!certainty.is_enforced()).then(|| quote!(.advisory()))
}

fn optional(text: Option<String>) -> TokenStream {
    if let Some(text) = text { quote!(Some(#text)) } else { quote!(None) }
}

/// Whether some of the values are beyond the maximum: sources disagree then, and no value is certainly wrong.
fn contradict(limits: &Limits) -> bool {
    let beyond = |value: &Literal| match (value, limits.max) {
        #[expect(clippy::cast_precision_loss, reason = "limits are far from where numbers lose digits")]
        (Literal::Integer(number), Some(max)) => *number as f64 > max,
        (Literal::Double(number), Some(max)) => *number > max,
        _ => false,
    };
    limits.values.iter().any(beyond)
}

/// The limits, with `name` for the runtime's type; nothing where there are none.
pub(super) fn limits(name: &TokenStream, limits: &Limits) -> Option<TokenStream> {
    if *limits == Limits::default() {
        return None;
    }
    let double = |key: TokenStream, number: Option<f64>| {
        let number = Token::f64_unsuffixed(number?);
        Some(quote!(#key: Some(#number),))
    };
    let count = |key: TokenStream, number: Option<u64>| {
        let number = Token::u64_unsuffixed(number?);
        Some(quote!(#key: Some(#number),))
    };
    let bounds = [
        double(quote!(min), limits.min),
        double(quote!(max), limits.max),
        double(quote!(exclusive_min), limits.exclusive_min),
        double(quote!(exclusive_max), limits.exclusive_max),
        count(quote!(min_length), limits.min_length),
        count(quote!(max_length), limits.max_length),
        count(quote!(min_items), limits.min_items),
        count(quote!(max_items), limits.max_items),
        count(quote!(max_bytes), limits.max_bytes),
    ];
    let bounds = bounds.into_iter().flatten();
    let ascii = limits.ascii.then(|| quote!(ascii: true,));
    let pattern = limits.pattern.as_ref().map(|pattern| quote!(pattern: #pattern,));
    let values: Vec<String> = limits.values.iter().filter_map(Literal::wire).collect();
    let values = (!values.is_empty()).then(|| quote!(values: &[#(#values),*],));
    Some(quote!(#name { #(#bounds)* #ascii #pattern #values ..#name::NONE }))
}
