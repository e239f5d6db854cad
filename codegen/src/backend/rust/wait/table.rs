//! The tables that the runtime follows.

use crate::backend::rust::feature;
use crate::backend::rust::scope::ident;
use crate::model::{
    Language, Model, Operation, WaitChecks, WaitGoal, WaitInquiry, WaitState, WaitSubject, WaitTest, WaitTiming, Waiter,
};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn tables(model: &Model, operation: &Operation, waiter: &Waiter) -> TokenStream {
    let Waiter {
        state,
        noun,
        named_by,
        not_found,
        interval,
        timeout,
        percent,
        delay,
        message,
        subject: whose,
        checks: checked,
        inquiry: asked,
        failed,
        stuck,
        goals,
        // In `rules`.
        reasons: _,
        // Of the method, the types and the documentation.
        name: _,
        method: _,
        module: _,
        goals_type: _,
        doc: _,
        state_type: _,
        arguments: _,
    } = waiter;
    let goals = goals.iter().map(|goal| {
        // The enum of the goals has the variant and its documentation.
        let WaitGoal { name, field, done, failed, stuck, pending, only, all_checks, gone, rust: _, doc: _ } = goal;
        let rules = rules(waiter, [done, failed, stuck, pending]);
        let only = tests(only);
        quote! {
            Goal {
                name: #name,
                field: #field,
                rules: &[#rules],
                only: &[#only],
                all_checks: #all_checks,
                gone: #gone,
            }
        }
    });
    let (interval, timeout) = (duration(*interval), duration(*timeout));
    let delay = delay.iter().map(|(path, unit)| {
        let unit = number(*unit);
        quote!((#path, #unit))
    });
    let subject = subject(operation, whose);
    let none = Vec::new();
    let rules = rules(waiter, [&none, failed, stuck, &none]);
    let checks = checked.as_ref().map_or_else(
        || quote!(None),
        |it| {
            let checks = checks(it);
            quote!(Some(#checks))
        },
    );
    let paging = if operation.pagination.is_some() {
        quote!(Some(<Request as alibabacloud_core::plumbing::PagedRequest>::PAGING))
    } else {
        quote!(None)
    };
    let other = asked.as_ref().and_then(|it| Some((it, model.operation(&it.operation)?)));
    let (inquiry, table) = match other {
        Some((inquiry, other)) => (quote!(INQUIRY), self::inquiry(model, inquiry, other)),
        None => (quote!(None), quote!()),
    };
    quote! {
        static GOALS: &[Goal] = &[#(#goals),*];

        static WAITER: Waiter = Waiter {
            noun: #noun,
            named_by: &[#(#named_by),*],
            not_found: &[#(#not_found),*],
            state: #state,
            interval: #interval,
            timeout: #timeout,
            percent: &[#(#percent),*],
            delay: &[#(#delay),*],
            message: &[#(#message),*],
            subject: #subject,
            rules: &[#rules],
            checks: #checks,
            inquiry: #inquiry,
            paging: #paging,
        };

        #table
    }
}

/// The rules of states that are done, failed, stuck and pending: one for all that mean the same.
fn rules(waiter: &Waiter, classes: [&Vec<WaitState>; 4]) -> TokenStream {
    let outcome = |class: usize, state: &WaitState| match class {
        0 => quote!(Done),
        1 => quote!(Failed),
        2 => {
            let reason = state.reason_key().and_then(|key| waiter.reasons.iter().find(|(known, _)| known == key));
            let reason = reason.map(|(_, text)| text.get(Language::English)).unwrap_or_default();
            quote!(Stuck(#reason))
        }
        _ => quote!(Pending),
    };
    let mut rules: Vec<(Vec<&str>, TokenStream)> = Vec::new();
    for (class, state) in
        classes.iter().enumerate().flat_map(|(class, states)| states.iter().map(move |it| (class, it)))
    {
        // The reason is part of the outcome.
        let WaitState { state: name, when, timing: at, reason: _ } = state;
        let (when, outcome) = (tests(when), outcome(class, state));
        let timing = timing(*at);
        let meaning = quote!(when: &[#when], outcome: Outcome::#outcome, timing: Timing::#timing);
        let name = name.as_deref();
        match rules.iter_mut().find(|(names, known)| !names.is_empty() && known.to_string() == meaning.to_string()) {
            Some((names, _)) if name.is_some() => names.extend(name),
            _ => rules.push((name.into_iter().collect(), meaning)),
        }
    }
    let rules = rules.iter().map(|(states, meaning)| quote!(StateRule { states: &[#(#states),*], #meaning }));
    quote!(#(#rules),*)
}

pub(super) fn tests(tests: &[WaitTest]) -> TokenStream {
    let tests = tests.iter().map(|WaitTest { field, values }| quote!(Test { field: #field, values: &[#(#values),*] }));
    quote!(#(#tests),*)
}

fn subject(operation: &Operation, subject: &WaitSubject) -> TokenStream {
    match subject {
        WaitSubject::All => quote!(Subject::All),
        WaitSubject::Called(member) => quote!(Subject::Called(#member)),
        WaitSubject::Named { member, parameter } => {
            let field = operation.request.iter().find(|field| field.name == *parameter);
            let separator = field.and_then(|field| field.separator.as_deref()).unwrap_or_default();
            quote!(Subject::Named { member: #member, parameter: #parameter, separator: #separator })
        }
    }
}

fn checks(checks: &WaitChecks) -> TokenStream {
    let WaitChecks { items, name, state, failed, message, advice } = checks;
    quote! {
        Checks {
            items: &[#(#items),*],
            name: #name,
            state: #state,
            failed: &[#(#failed),*],
            message: &[#(#message),*],
            advice: &[#(#advice),*],
        }
    }
}

/// Asking another operation, which only works where its family's feature is on.
fn inquiry(model: &Model, inquiry: &WaitInquiry, other: &Operation) -> TokenStream {
    let Some(checks) = other.waiter.as_ref().and_then(|waiter| waiter.checks.as_ref()).map(checks) else {
        return quote!(
            const INQUIRY: Option<Inquiry> = None;
        );
    };
    let (with, without) = (feature::of_operation(model, other), feature::without_operation(model, other));
    let module = ident(&other.rust);
    let states = &inquiry.states;
    let fixed = inquiry.with.iter().map(|(parameter, text)| quote!((#parameter, Source::Text(#text))));
    let taken = inquiry.from.iter().map(|(parameter, field)| quote!((#parameter, Source::Field(#field))));
    let parameters = fixed.chain(taken);
    let paging = if other.pagination.is_some() {
        quote!(Some(<operation::#module::Request as alibabacloud_core::plumbing::PagedRequest>::PAGING))
    } else {
        quote!(None)
    };
    quote! {
        #with
        const INQUIRY: Option<Inquiry> = {
            use crate::operation;

            Some(Inquiry {
                states: &[#(#states),*],
                operation: &operation::#module::OPERATION,
                request: || Box::<operation::#module::Request>::default(),
                response: || Box::<operation::#module::Response>::default(),
                parameters: &[#(#parameters),*],
                checks: &#checks,
                paging: #paging,
            })
        };

        #without
        const INQUIRY: Option<Inquiry> = None;
    }
}

fn timing(timing: WaitTiming) -> TokenStream {
    match timing {
        WaitTiming::Usual => quote!(Usual),
        WaitTiming::AtOnce => quote!(AtOnce),
        WaitTiming::AfterAction => quote!(AfterAction),
        WaitTiming::Lasting(seconds) => {
            let least = duration(seconds);
            quote!(Lasting(#least))
        }
    }
}

/// In the largest unit that fits.
fn duration(seconds: u64) -> TokenStream {
    let (unit, count) = match seconds {
        _ if seconds.is_multiple_of(3600) => ("from_hours", seconds / 3600),
        _ if seconds.is_multiple_of(60) => ("from_mins", seconds / 60),
        _ => ("from_secs", seconds),
    };
    let (unit, count) = (ident(unit), number(count));
    quote!(Duration::#unit(#count))
}

fn number(number: u64) -> proc_macro2::Literal {
    proc_macro2::Literal::u64_unsuffixed(number)
}
