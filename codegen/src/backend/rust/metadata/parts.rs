//! Operations, structures and enums as data.

use super::field::{deprecated, field, optional};
use crate::backend::rust::facts::rule_sentence;
use crate::backend::rust::scope::ident;
use crate::model::{
    Access, Cost, Enumeration, Language, Lookup, Model, Operation, OperationFacets, Pagination, PaginationStyle,
    RateLimit, Structure, ThenWait, WaitGoal, Waiter,
};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn operation(model: &Model, operation: &Operation) -> TokenStream {
    let (name, rust, family) = (&operation.name, &operation.rust, &operation.family);
    let access = match operation.access {
        Access::Read => quote!(Access::Read),
        Access::Write => quote!(Access::Write),
    };
    let summary = operation.summary.get(Language::English);
    let doc = operation.doc.as_ref().map(|doc| doc.get(Language::English)).unwrap_or_default();
    let deprecated = deprecated(operation.deprecated.as_ref());
    let request = operation.request.iter().map(|it| field(model, it));
    let response = operation.response.iter().map(|it| field(model, it));
    let conditions = operation.rules.iter().map(|rule| rule_sentence(model, rule));
    let pagination = operation.pagination.as_ref().map_or_else(|| quote!(None), pagination);
    let waiters = operation.waiter.iter().flat_map(waiter);
    let then_wait = operation.then_wait.as_ref().map_or_else(|| quote!(None), then_wait);
    let errors = operation.errors.iter().filter_map(|code| model.error(code)).map(|error| ident(&error.rust));
    let facets = facets(&operation.facets);
    with_imports(&quote! {
        pub(super) static ENTRY: Operation = Operation {
            name: #name,
            rust_name: #rust,
            family: #family,
            access: #access,
            summary: #summary,
            doc: #doc,
            deprecated: #deprecated,
            #facets
            request: &[#(#request),*],
            response: &[#(#response),*],
            conditions: &[#(#conditions),*],
            pagination: #pagination,
            waiters: &[#(#waiters),*],
            then_wait: #then_wait,
            errors: &[#(ErrorCode::#errors),*],
        };
    })
}

fn facets(facets: &OperationFacets) -> TokenStream {
    let OperationFacets { ram_action, rate_limit, cost, asynchronous, is_regional, attempt_timeout, lookup } = facets;
    let ram_action = optional(ram_action.as_ref());
    let rate_limit = rate_limit.map_or_else(
        || quote!(None),
        |RateLimit { calls, all_accounts, seconds }| {
            let all_accounts = all_accounts.map_or_else(|| quote!(None), |all| quote!(Some(#all)));
            quote!(Some(RateLimit { calls: #calls, all_accounts: #all_accounts, seconds: #seconds }))
        },
    );
    let cost = cost.map_or_else(
        || quote!(None),
        |cost| {
            let cost = match cost {
                Cost::Free => quote!(Free),
                Cost::Purchase => quote!(Purchase),
                Cost::PriceChange => quote!(PriceChange),
                Cost::StartsCharges => quote!(StartsCharges),
                Cost::EndsCharges => quote!(EndsCharges),
            };
            quote!(Some(Cost::#cost))
        },
    );
    let attempt_timeout = attempt_timeout.map_or_else(
        || quote!(None),
        |seconds| {
            let seconds = seconds.get();
            quote!(Some(#seconds))
        },
    );
    let lookup = lookup.as_ref().map_or_else(
        || quote!(None),
        |Lookup { operation, doc }| {
            let doc = doc.get(Language::English);
            quote!(Some(Lookup { operation: #operation, doc: #doc }))
        },
    );
    quote! {
        ram_action: #ram_action,
        rate_limit: #rate_limit,
        cost: #cost,
        asynchronous: &[#(#asynchronous),*],
        regional: #is_regional,
        attempt_timeout: #attempt_timeout,
        lookup: #lookup,
    }
}

fn pagination(pagination: &Pagination) -> TokenStream {
    let style = match &pagination.style {
        PaginationStyle::Page { parameter, .. } => quote!(Page { parameter: #parameter }),
        PaginationStyle::Token { parameter, field } => quote!(Token { parameter: #parameter, field: #field }),
    };
    let items = pagination.items.iter().map(|items| &items.path);
    let (size, total) = (optional(pagination.size.as_ref()), optional(pagination.total.as_ref()));
    quote!(Some(Pagination { style: PaginationStyle::#style, items: &[#(#items),*], size: #size, total: #total }))
}

fn then_wait(next: &ThenWait) -> TokenStream {
    let ThenWait { operation, goal, instead, from, with, arguments, needs, gone, never_old } = next;
    let instead = instead.iter().map(|(goal, tests)| {
        let tests = tests.iter().map(|test| {
            let (field, values) = (&test.field, &test.values);
            quote!((#field, &[#(#values),*]))
        });
        quote!(ChosenGoal { goal: #goal, when: &[#(#tests),*] })
    });
    let pair = |(name, value): &(String, String)| quote!((#name, #value));
    let (from, with) = (from.iter().map(pair), with.iter().map(pair));
    quote! {
        Some(ThenWait {
            operation: #operation,
            goal: #goal,
            instead: &[#(#instead),*],
            from: &[#(#from),*],
            with: &[#(#with),*],
            arguments: &[#(#arguments),*],
            needs: &[#(#needs),*],
            gone: #gone,
            never_old: &[#(#never_old),*],
        })
    }
}

/// An entry for each goal.
fn waiter(waiter: &Waiter) -> Vec<TokenStream> {
    let entry = |goal: &WaitGoal| {
        let (method, name, doc, field) = (&waiter.method, &goal.name, goal.doc.get(Language::English), &goal.field);
        let done = goal.done.iter().filter_map(|it| it.state.as_ref());
        let (failed, stuck, gone) = (waiter.failed_states(goal), waiter.stuck_states(goal), goal.gone);
        quote! {
            Waiter {
                name: #name,
                method: #method,
                doc: #doc,
                field: #field,
                done: &[#(#done),*],
                failed: &[#(#failed),*],
                stuck: &[#(#stuck),*],
                gone: #gone,
            }
        }
    };
    waiter.goals.iter().map(entry).collect()
}

pub(super) fn structure(model: &Model, structure: &Structure) -> TokenStream {
    let (name, rust, doc) = (&structure.name, &structure.rust, structure.doc.get(Language::English));
    let deprecated = deprecated(structure.deprecated.as_ref());
    let fields = structure.fields.iter().map(|it| field(model, it));
    let (document, open) = (structure.document.is_root, structure.document.occurs);
    with_imports(&quote! {
        pub(super) static ENTRY: Structure = Structure {
            name: #name,
            rust_name: #rust,
            doc: #doc,
            deprecated: #deprecated,
            document: #document,
            open: #open,
            fields: &[#(#fields),*],
        };
    })
}

pub(super) fn enumeration(enumeration: &Enumeration) -> TokenStream {
    let (name, rust, doc) = (&enumeration.name, &enumeration.rust, enumeration.doc.get(Language::English));
    let is_deprecated = deprecated(enumeration.deprecated.as_ref());
    let values = enumeration.values.iter().map(|value| {
        let (name, rust, doc) = (&value.name, &value.rust, value.doc.get(Language::English));
        let deprecated = deprecated(value.deprecated.as_ref());
        quote!(Value { name: #name, rust_name: #rust, doc: #doc, deprecated: #deprecated })
    });
    let groups = enumeration.groups.iter().map(|group| {
        let (name, doc, values) = (&group.name, group.doc.get(Language::English), &group.values);
        quote!(Group { name: #name, doc: #doc, values: &[#(#values),*] })
    });
    with_imports(&quote! {
        pub(super) static ENTRY: Enumeration = Enumeration {
            name: #name,
            rust_name: #rust,
            doc: #doc,
            deprecated: #is_deprecated,
            values: &[#(#values),*],
            groups: &[#(#groups),*],
        };
    })
}

/// The types that `body` is made of.
fn with_imports(body: &TokenStream) -> TokenStream {
    let names = crate::backend::rust::scope::bare_names(body);
    let chosen = |known: &[&str]| -> Vec<proc_macro2::Ident> {
        known.iter().filter(|name| names.contains(**name)).map(|name| ident(name)).collect()
    };
    let model = chosen(&[
        "Cost",
        "ChosenGoal",
        "Deprecation",
        "Enumeration",
        "Field",
        "Group",
        "Operation",
        "Pagination",
        "PaginationStyle",
        "RateLimit",
        "Structure",
        "ThenWait",
        "Type",
        "Value",
        "Waiter",
    ]);
    let runtime = chosen(&["Access", "Limits", "Lookup"]);
    let runtime = (!runtime.is_empty()).then(|| quote!(use alibabacloud_core::{#(#runtime),*};));
    let codes = names.contains("ErrorCode").then(|| {
        quote!(
            use crate::error_code::ErrorCode;
        )
    });
    quote!(#codes use crate::metadata::model::{#(#model),*}; #runtime #body)
}
