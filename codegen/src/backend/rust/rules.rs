//! The static table of what a request must keep to.

use super::layout::Layout;
use super::scope::Scope;
use super::sentence;
use crate::model::{Condition, Field, Guard, Limits, Literal, Path, RequestRule, RequestRuleKind, Test, Type};
use proc_macro2::{Literal as Token, TokenStream};
use quote::quote;

/// The rules of a structure's members, in their order, and those over several members.
pub(super) fn of(scope: &Scope<'_>, layout: &Layout<'_>) -> Vec<TokenStream> {
    let table = Table { scope, layout };
    let mut rules: Vec<TokenStream> = layout.fields.iter().flat_map(|field| table.of_field(field)).collect();
    rules.extend(layout.rules.iter().map(|rule| table.over_several(rule)));
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
        if field.required {
            rules.push(quote!(#rule::required(#name)));
        } else if field.document.is_advised {
            rules.push(quote!(#rule::required(#name).advisory()));
        }
        rules.extend(self.scope.implied(field, |condition| self.when(condition)));
        if let Some(guard) = &field.required_when {
            let (when, advice) = (self.when(&guard.condition), advice(guard));
            let text = self.text("required when", guard);
            rules.push(quote!(#rule::required_when(#name, #when, #text)#advice));
        }
        if let Some(guard) = &field.only_when {
            let when = self.when(&guard.condition);
            let text = self.text("valid only when", guard);
            rules.push(quote!(#rule::only_when(#name, #when, #text)));
        }
        for conditional in &field.value_when {
            let guard = &conditional.when;
            let (when, advice) = (self.when(&guard.condition), advice(guard));
            let values: Vec<String> = conditional.values.iter().filter_map(Literal::wire).collect();
            let lead = format!("must be {} when", sentence::listed(&values, "or"));
            let text = self.text(&lead, guard);
            let default = optional(field.default.as_ref().and_then(Literal::wire));
            rules.push(quote!(#rule::value_when(#name, &[#(#values),*], #default, #when, #text)#advice));
        }
        let mut told = field.limits.clone();
        if matches!(field.ty.innermost(), Type::Enum(_)) {
            // The shape has them, in place of all values of the enum.
            told.values.clear();
        }
        let limits = limits(&self.scope.runtime("Limits"), &told);
        rules.extend(limits.map(|limits| quote!(#rule::limits(#name, #limits))));
        rules
    }

    fn text(&self, lead: &str, guard: &Guard) -> String {
        format!("{lead} {}", sentence::condition(self.scope.model, &guard.condition).replace('`', ""))
    }

    fn over_several(&self, several: &RequestRule) -> TokenStream {
        let rule = self.scope.runtime("Rule");
        let members: Vec<String> = several.parameters.iter().map(ToString::to_string).collect();
        let text = sentence::rule_alone(self.scope.model, several).replace('`', "");
        let advice = several.advisory.then(|| quote!(.advisory()));
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
            Condition::Fact(name) => quote!(#when::Fact(#name)),
            Condition::Test { path, test: Test::Set(set) } => {
                let at = path.to_string();
                if *set { quote!(#when::Set(#at)) } else { quote!(#when::Unset(#at)) }
            }
            Condition::Test { path, test: Test::OneOf { values, .. } } => {
                let at = path.to_string();
                let values: Vec<String> = values.iter().filter_map(Literal::wire).collect();
                let default = optional(self.default_at(path));
                quote!(#when::Is(#at, &[#(#values),*], #default))
            }
        }
    }

    /// What the service assumes for the parameter at the path.
    fn default_at(&self, path: &Path) -> Option<String> {
        let siblings = if path.from_root { self.layout.root } else { self.layout.fields };
        let (last, groups) = path.segments.split_last()?;
        let mut fields = siblings;
        for group in groups {
            let group = fields.iter().find(|field| field.name == *group)?;
            let Type::Structure(name) = group.ty.innermost() else { return None };
            fields = &self.scope.model.structure(name)?.fields;
        }
        fields.iter().find(|field| field.name == *last)?.default.as_ref()?.wire()
    }
}

fn advice(guard: &Guard) -> Option<TokenStream> {
    guard.advisory.then(|| quote!(.advisory()))
}

fn optional(text: Option<String>) -> TokenStream {
    if let Some(text) = text { quote!(Some(#text)) } else { quote!(None) }
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
        count(quote!(min_length), limits.min_length),
        count(quote!(max_length), limits.max_length),
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
