//! Operations, structures and enums as data.

use super::field::{deprecated, field, optional};
use crate::backend::rust::facts::rule_sentence;
use crate::backend::rust::scope::ident;
use crate::model::{
    Access, Cost, DocumentRole, EnumGroup, EnumValue, Enumeration, Language, Lookup, Model, Operation, OperationFacets,
    Pagination, PaginationStyle, RateLimit, Structure, ThenWait, WaitGoal, Waiter,
};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn operation(model: &Model, operation: &Operation) -> TokenStream {
    let Operation {
        name,
        rust,
        family,
        access,
        summary,
        doc,
        deprecated: deprecation,
        facets: known,
        request,
        response,
        rules,
        pagination: paging,
        waiter: wait,
        then_wait: next,
        errors,
        // Of the Rust code and of the pages alone.
        combined: _,
        requirements: _,
        examples: _,
        local_types: _,
        source: _,
    } = operation;
    let access = match access {
        Access::Read => quote!(Access::Read),
        Access::Write => quote!(Access::Write),
    };
    let summary = summary.get(Language::English);
    let doc = doc.as_ref().map(|doc| doc.get(Language::English)).unwrap_or_default();
    let deprecated = deprecated(deprecation.as_ref());
    let request = request.iter().map(|it| field(model, it));
    let response = response.iter().map(|it| field(model, it));
    let conditions = rules.iter().map(|rule| rule_sentence(model, rule));
    let pagination = paging.as_ref().map_or_else(|| quote!(None), pagination);
    let waiters = wait.iter().flat_map(waiter);
    let then_wait = next.as_ref().map_or_else(|| quote!(None), then_wait);
    let errors = errors.iter().filter_map(|code| model.error(code)).map(|error| ident(&error.rust));
    let facets = facets(known);
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
    let ThenWait { operation, goal, instead, from, with, arguments, gone, never_old } = next;
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
    let Structure {
        name,
        rust,
        doc,
        fields,
        document: DocumentRole { is_root: document, occurs: open, .. },
        deprecated: deprecation,
        // Of the Rust code and of the pages alone.
        known_as: _,
        module: _,
        rules: _,
        constructors: _,
        setters: _,
        from_pair: _,
        source: _,
        usage: _,
    } = structure;
    let doc = doc.get(Language::English);
    let deprecated = deprecated(deprecation.as_ref());
    let fields = fields.iter().map(|it| field(model, it));
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
    let Enumeration {
        name,
        rust,
        doc,
        values,
        groups,
        deprecated: deprecation,
        // Of the Rust code and of the pages alone.
        known_as: _,
        module: _,
        switch: _,
        source: _,
        usage: _,
    } = enumeration;
    let doc = doc.get(Language::English);
    let is_deprecated = deprecated(deprecation.as_ref());
    let values = values.iter().map(|value| {
        let EnumValue { name, rust, doc, deprecated: deprecation, known_as: _, error_code: _ } = value;
        let doc = doc.get(Language::English);
        let deprecated = deprecated(deprecation.as_ref());
        quote!(Value { name: #name, rust_name: #rust, doc: #doc, deprecated: #deprecated })
    });
    let groups = groups.iter().map(|EnumGroup { name, doc, values, rust: _ }| {
        let doc = doc.get(Language::English);
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
