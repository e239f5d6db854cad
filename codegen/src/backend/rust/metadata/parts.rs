//! Operations, structures and enums as data.

use super::field::{deprecated, fields};
use super::object::Object;
use crate::backend::rust::facts::rule_sentence;
use crate::model::{
    Access, Auth, Cost, DocumentRole, EnumGroup, EnumValue, Enumeration, Language, Lookup, Model, Operation,
    OperationFacets, Pagination, PaginationStyle, RateLimit, Structure, ThenWait, WaitGoal, WaitTest, Waiter,
};
use serde_json::Value;

pub(super) fn operation(model: &Model, operation: &Operation, language: Language) -> Object {
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
        waiter,
        then_wait: next,
        errors,
        // Of the Rust code and of the pages alone.
        combined: _,
        requirements: _,
        examples: _,
        responses: _,
        local_types: _,
        // The client reads the response, wherever its members are.
        unwraps: _,
        source: _,
        lines: _,
    } = operation;
    let access = match access {
        Access::Read => "read",
        Access::Write => "write",
    };
    let conditions: Vec<String> = rules.iter().map(|rule| rule_sentence(model, rule, language)).collect();
    let errors: Vec<&str> =
        errors.iter().filter_map(|code| model.error(code)).map(|error| error.code.as_str()).collect();
    let named = Object::new()
        .with("name", name.as_str())
        .with("rust_name", rust.as_str())
        .with("family", family.as_str())
        .with("access", access)
        .with("summary", summary.get(language))
        .with_any("doc", doc.as_ref().map(|doc| doc.get(language)))
        .with_any("deprecated", deprecation.as_ref().map(deprecated));
    facets(named, known, language)
        .with("request", fields(model, request, language))
        .with("response", fields(model, response, language))
        .with("conditions", conditions)
        .with_any("pagination", paging.as_ref().map(pagination))
        .with("waiters", waiter.iter().flat_map(|it| waiters(it, language)).collect::<Vec<Value>>())
        .with_any("then_wait", next.as_ref().map(then_wait))
        .with("errors", errors)
}

fn facets(object: Object, facets: &OperationFacets, language: Language) -> Object {
    let OperationFacets { auth, ram_action, rate_limit, cost, asynchronous, is_regional, attempt_timeout, lookup } =
        facets;
    let rate_limit = rate_limit.map(|RateLimit { calls, all_accounts, seconds }| {
        Object::new().with("calls", calls).with_any("all_accounts", all_accounts).with("seconds", seconds)
    });
    let cost = cost.map(|cost| match cost {
        Cost::Free => "free",
        Cost::Purchase => "purchase",
        Cost::PriceChange => "price_change",
        Cost::StartsCharges => "starts_charges",
        Cost::EndsCharges => "ends_charges",
    });
    let lookup = lookup.as_ref().map(|Lookup { operation, doc }| {
        Object::new().with("operation", operation.as_str()).with("doc", doc.get(language))
    });
    object
        .with_any("auth", auth.map(Auth::keyword))
        .with_any("ram_action", ram_action.as_deref())
        .with_any("rate_limit", rate_limit)
        .with_any("cost", cost)
        .with("asynchronous", asynchronous.clone())
        .with("regional", *is_regional)
        .with_any("attempt_timeout", attempt_timeout.map(std::num::NonZero::get))
        .with_any("lookup", lookup)
}

fn pagination(pagination: &Pagination) -> Object {
    // How the last page is recognized is for the client.
    let Pagination { style, items, size, total, short_is_last: _ } = pagination;
    let (parameter, field) = match style {
        // The client knows the number of the first page.
        PaginationStyle::Page { parameter, first: _ } => (parameter, None),
        PaginationStyle::Token { parameter, field } => (parameter, Some(field.as_str())),
    };
    let items: Vec<&str> = items.iter().map(|items| items.path.as_str()).collect();
    Object::new()
        .with("parameter", parameter.as_str())
        .with_any("field", field)
        .with("items", items)
        .with_any("size", size.as_deref())
        .with_any("total", total.as_deref())
}

/// An entry for each goal.
fn waiters(waiter: &Waiter, language: Language) -> impl Iterator<Item = Value> {
    // Where the state stands, and what else is reported, is for the client.
    let Waiter {
        method,
        goals,
        name: _,
        module: _,
        goals_type: _,
        doc: _,
        noun: _,
        named_by: _,
        not_found: _,
        state: _,
        state_type: _,
        arguments: _,
        interval: _,
        timeout: _,
        subject: _,
        percent: _,
        delay: _,
        message: _,
        checks: _,
        inquiry: _,
        failed: _,
        stuck: _,
        reasons: _,
    } = waiter;
    goals.iter().map(move |goal| {
        // The states that fail or are stuck, also those of all goals, are below; the rest is for the client.
        let WaitGoal { name, doc, field, done, gone, rust: _, failed: _, stuck: _, pending: _, only: _, all_checks: _ } =
            goal;
        let done: Vec<&str> = done.iter().filter_map(|it| it.state.as_deref()).collect();
        Object::new()
            .with("name", name.as_str())
            .with("method", method.as_str())
            .with("doc", doc.get(language))
            .with("field", field.as_str())
            .with("done", done)
            .with("failed", texts(waiter.failed_states(goal)))
            .with("stuck", texts(waiter.stuck_states(goal)))
            .with("gone", *gone)
            .into()
    })
}

fn then_wait(next: &ThenWait) -> Object {
    let ThenWait { operation, goal, instead, from, with, arguments, needs, gone, never_old } = next;
    let instead: Vec<Value> = instead
        .iter()
        .map(|(goal, tests)| {
            let when =
                tests.iter().fold(Object::new(), |when, WaitTest { field, values }| when.with(field, values.clone()));
            Object::new().with("goal", goal.as_str()).with("when", when).into()
        })
        .collect();
    let pairs = |pairs: &[(String, String)]| {
        pairs.iter().fold(Object::new(), |object, (name, value)| object.with(name, value.as_str()))
    };
    Object::new()
        .with("operation", operation.as_str())
        .with("goal", goal.as_str())
        .with("instead", instead)
        .with("from", pairs(from))
        .with("with", pairs(with))
        .with("arguments", arguments.clone())
        .with("needs", needs.clone())
        .with("gone", *gone)
        .with("never_old", never_old.clone())
}

pub(super) fn structure(model: &Model, structure: &Structure, language: Language) -> Object {
    let Structure {
        name,
        rust,
        doc,
        fields: members,
        document:
            DocumentRole {
                is_root: is_document,
                occurs: is_open,
                // Of the Rust code and of the pages alone.
                may_hide: _,
                named: _,
                key: _,
                aliases: _,
                example: _,
                examples: _,
            },
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
    Object::new()
        .with("name", name.as_str())
        .with("rust_name", rust.as_str())
        .with("doc", doc.get(language))
        .with_any("deprecated", deprecation.as_ref().map(deprecated))
        .with("document", *is_document)
        .with("open", *is_open)
        .with("fields", fields(model, members, language))
}

pub(super) fn enumeration(enumeration: &Enumeration, language: Language) -> Object {
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
    let values = values.iter().map(|value| {
        let EnumValue { name, also, rust, doc, deprecated: deprecation, known_as: _, error_code: _ } = value;
        Object::new()
            .with("name", name.as_str())
            .with("also", also.clone())
            .with("rust_name", rust.as_str())
            .with("doc", doc.get(language))
            .with_any("deprecated", deprecation.as_ref().map(deprecated))
            .into()
    });
    let groups = groups.iter().map(|EnumGroup { name, doc, values, rust: _ }| {
        let object = Object::new().with("name", name.as_str()).with("doc", doc.get(language));
        object.with("values", values.clone()).into()
    });
    Object::new()
        .with("name", name.as_str())
        .with("rust_name", rust.as_str())
        .with("doc", doc.get(language))
        .with_any("deprecated", deprecation.as_ref().map(deprecated))
        .with("values", values.collect::<Vec<Value>>())
        .with("groups", groups.collect::<Vec<Value>>())
}

fn texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Vec<String> {
    texts.into_iter().map(Into::into).collect()
}
