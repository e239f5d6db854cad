//! An operation, with its parameters, response, conditions, pages and waits.

use super::value::{deprecation, text};
use super::{conditions, flat, request, response, waiting};
use crate::model::{
    Auth, CombinedSetter, Cost, Lookup, MemberPlace, Model, Operation, OperationFacets, PageItems, Pagination,
    PaginationStyle, RateLimit,
};
use serde_json::{Map, Value, json};
use std::num::NonZeroU32;

pub(super) fn operation(model: &Model, operation: &Operation) -> Value {
    let wire = |path: &String| flat::wire_path(model, &operation.response, path);
    let pagination = operation.pagination.as_ref().map(|pagination| {
        let Pagination { style, items, size, total, short_is_last } = pagination;
        let (style, parameter, field) = match style {
            PaginationStyle::Page { parameter, .. } => ("page", parameter, None),
            PaginationStyle::Token { parameter, field } => ("token", parameter, Some(field)),
        };
        json!({
            "style": style,
            "parameter": parameter,
            "token_field": field,
            "size": size,
            "total": total,
            // The type is that of the list, and the variant is of the Rust code alone.
            "items": match items.as_slice() {
                [PageItems { path, ty: _, variant: _ }] => json!(wire(path)),
                several => several.iter().map(|PageItems { path, ty: _, variant: _ }| wire(path)).collect(),
            },
            "last_page": if *short_is_last { "short" } else { "full" },
        })
    });
    let mut errors: Vec<&str> = operation.errors.iter().map(String::as_str).collect();
    errors.extend(model.errors.iter().filter(|error| error.service_wide).map(|error| error.code.as_str()));
    errors.sort_unstable();
    errors.dedup();
    let Operation {
        // Its key.
        name: _,
        rust,
        family,
        access,
        summary,
        deprecated,
        facets,
        combined: setters,
        waiter,
        then_wait,
        unwraps,
        source,
        // In lists of their own, see above and below.
        request: _,
        response: _,
        rules: _,
        pagination: _,
        errors: _,
        // For readers of the pages, or of the Rust code alone.
        doc: _,
        requirements: _,
        examples: _,
        responses: _,
        local_types: _,
        // For emulators alone.
        lines: _,
    } = operation;
    let OperationFacets { auth, ram_action, rate_limit, cost, asynchronous, is_regional, attempt_timeout, lookup } =
        facets;
    json!({
        "family": family,
        "access": match access {
            crate::model::Access::Read => "read",
            crate::model::Access::Write => "write",
        },
        "method": rust,
        "summary": text(summary),
        "deprecated": deprecation(deprecated.as_ref()),
        "auth": auth.map(Auth::keyword),
        "ram_action": ram_action,
        "rate_limit": rate_limit.map(|RateLimit { calls, all_accounts, seconds }| {
            json!({ "calls": calls, "all_accounts": all_accounts, "seconds": seconds })
        }),
        "cost": cost.map(Cost::keyword),
        "unwraps": unwraps,
        "asynchronous": asynchronous,
        "regional": is_regional,
        "attempt_timeout": attempt_timeout.map(NonZeroU32::get),
        "lookup": lookup.as_ref().map(|Lookup { operation, doc }| json!({ "operation": operation, "doc": text(doc) })),
        "source": source,
        "request": request(model, operation),
        "response": response(model, operation),
        "conditions": conditions(model, operation),
        "errors": errors,
        "pagination": pagination,
        "waiters": waiter.as_ref().map(|waiter| waiting::goals(waiter, &wire)).unwrap_or_default(),
        "waiter": waiter.as_ref().map(|waiter| waiting::waiter(waiter, &wire)),
        "combined": setters.iter().map(combined).collect::<Map<String, Value>>(),
        "then_wait": then_wait.as_ref().map(waiting::then_wait),
    })
}

/// A setter that takes a structure: the parameters of its members.
fn combined(CombinedSetter { rust, structure, places }: &CombinedSetter) -> (String, Value) {
    let place = |MemberPlace { member, parameter, values, implied }: &MemberPlace| {
        let values: Map<String, Value> =
            values.iter().map(|(value, spelled)| (value.clone(), json!(spelled))).collect();
        let parameter = (!parameter.is_empty()).then(|| parameter.join("."));
        (member.clone(), json!({ "parameter": parameter, "values": values, "implied": implied }))
    };
    let members: Map<String, Value> = places.iter().map(place).collect();
    (rust.clone(), json!({ "type": structure, "members": members }))
}
