//! The model as JSON, for other tools; `docs/dump.md` describes the format. It is no backend, since nothing of it is
//! committed, and it decides nothing that the model does not say.

mod conditions;
mod flat;
mod value;
mod waiting;

use crate::model::{
    CodeFamily, CombinedSetter, Cost, Endpoints, EnumValue, Enumeration, ErrorCode, ErrorKind, Field, Lookup,
    MemberPlace, Model, Operation, OperationFacets, PaginationStyle, RateLimit, RetryClass, Structure, Usage,
    WrittenAs,
};
use serde_json::{Map, Value, json};
use std::num::NonZeroU32;
use value::{deprecation, text};

pub(crate) use conditions::of_operation as conditions;
pub(crate) use flat::{request, response};

/// The version of the format: it grows when a key changes its meaning or goes away.
const FORMAT: u32 = 1;

/// The whole model, in a stable order.
#[must_use]
pub fn dump(model: &Model) -> Value {
    json!({
        "format": FORMAT,
        "service": service(model),
        "operations": by_name(&model.operations, |operation| (&operation.name, self::operation(model, operation))),
        "types": by_name(&model.structures, |structure| (&structure.name, self::structure(model, structure))),
        "enums": by_name(&model.enums, |enumeration| (&enumeration.name, self::enumeration(enumeration))),
        "errors": by_name(&model.errors, |error| (&error.code, self::error(model, error))),
        "code_families": by_name(&model.code_families, |family| (&family.pattern, self::code_family(family))),
        "facts": by_name(&model.facts, |fact| (&fact.name, text(&fact.doc))),
        "sources": by_name(&model.sources, |source| (&source.name, text(&source.doc))),
    })
}

fn by_name<'a, T>(entries: &'a [T], entry: impl Fn(&'a T) -> (&'a String, Value)) -> Value {
    Value::Object(entries.iter().map(entry).map(|(name, value)| (name.clone(), value)).collect())
}

fn service(model: &Model) -> Value {
    let service = &model.service;
    let Endpoints { central_host, central_regions, regional_host, regional_regions, network_host, network_regions } =
        &service.endpoints;
    json!({
        "name": service.name,
        "product": service.product,
        "version": service.version,
        "title": text(&service.title),
        "crate": service.package,
        "endpoints": {
            "central_host": central_host,
            "central_regions": central_regions,
            "regional_host": regional_host,
            "regional_regions": regional_regions,
            "network_host": network_host,
            "network_regions": by_name(network_regions, |(network, regions)| (network, json!(regions))),
        },
        "families": by_name(&model.families, |family| (&family.name, json!({
            "title": text(&family.title),
            "feature": family.feature,
            "operations": family.operations,
        }))),
        "alias_prefixes": service.alias_prefixes,
        "known_operations": by_name(&service.known_operations, |known| (&known.name, json!({ "source": known.source }))),
        "envelope": service.envelope.iter().map(|field| &field.name).collect::<Vec<_>>(),
    })
}

fn operation(model: &Model, operation: &Operation) -> Value {
    let wire = |path: &String| flat::wire_path(model, &operation.response, path);
    let pagination = operation.pagination.as_ref().map(|pagination| {
        let (style, parameter, field) = match &pagination.style {
            PaginationStyle::Page { parameter, .. } => ("page", parameter, None),
            PaginationStyle::Token { parameter, field } => ("token", parameter, Some(field)),
        };
        json!({
            "style": style,
            "parameter": parameter,
            "token_field": field,
            "size": pagination.size,
            "total": pagination.total,
            "items": match pagination.items.as_slice() {
                [only] => json!(wire(&only.path)),
                several => several.iter().map(|items| wire(&items.path)).collect(),
            },
            "last_page": if pagination.short_is_last { "short" } else { "full" },
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
        local_types: _,
    } = operation;
    let OperationFacets { ram_action, rate_limit, cost, asynchronous, is_regional, attempt_timeout, lookup } = facets;
    json!({
        "family": family,
        "access": match access {
            crate::model::Access::Read => "read",
            crate::model::Access::Write => "write",
        },
        "method": rust,
        "summary": text(summary),
        "deprecated": deprecation(deprecated.as_ref()),
        "ram_action": ram_action,
        "rate_limit": rate_limit.map(|RateLimit { calls, all_accounts, seconds }| {
            json!({ "calls": calls, "all_accounts": all_accounts, "seconds": seconds })
        }),
        "cost": cost.map(Cost::keyword),
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

fn structure(model: &Model, structure: &Structure) -> Value {
    let members = structure.fields.iter().filter(|field| !field.document.is_content);
    let fields: Map<String, Value> =
        members.map(|field| (field.name.clone(), member(model, field, structure.document.occurs))).collect();
    json!({
        "doc": text(&structure.doc),
        "source": structure.source,
        "usage": usage(&structure.usage),
        "document": structure.document.is_root,
        "open": structure.document.occurs,
        "named": structure.document.named,
        "holds": structure.content().map(|content| member(model, content, true)),
        "fields": fields,
    })
}

fn member(model: &Model, field: &Field, in_document: bool) -> Value {
    let mut entry = flat::entry(model, &field.name, field, None);
    if let Some(entry) = entry.as_object_mut() {
        entry.remove("path");
        entry.insert("doc".into(), text(&field.doc));
        let document = &field.document;
        entry.insert("written_as".into(), json!(document.written_as.map(WrittenAs::keyword)));
        entry.insert("separator".into(), json!(field.separator));
        // In a document, the separator has a key of its own.
        if in_document {
            entry.insert("type".into(), json!(value::kind(&field.ty)));
            let documented = field.documented_as.clone().unwrap_or_else(|| flat::documented(&field.ty));
            entry.insert("documented_as".into(), json!(documented));
        }
    }
    entry
}

fn enumeration(enumeration: &Enumeration) -> Value {
    let value = |value: &EnumValue| {
        json!({
            "value": value.name,
            "also": value.also,
            "doc": text(&value.doc),
            "error_code": value.error_code,
            "deprecated": deprecation(value.deprecated.as_ref()),
        })
    };
    let groups: Map<String, Value> =
        enumeration.groups.iter().map(|group| (group.name.clone(), json!(group.values))).collect();
    json!({
        "doc": text(&enumeration.doc),
        "source": enumeration.source,
        "usage": usage(&enumeration.usage),
        "values": enumeration.values.iter().map(value).collect::<Vec<_>>(),
        "groups": groups,
    })
}

fn error(model: &Model, error: &ErrorCode) -> Value {
    json!({
        "origin": error.origin.keyword(),
        "http_status": error.http_status,
        "kind": error.kind.map(ErrorKind::keyword),
        "retry": error.retry.map(RetryClass::keyword),
        "service_wide": error.service_wide,
        "aliases": error.spellings(&model.service.alias_prefixes),
        "meaning": text(&error.meaning),
        "remedy": text(&error.remedy),
        "operations": error.operations,
        "source": error.source,
    })
}

fn code_family(family: &CodeFamily) -> Value {
    json!({
        "origin": family.origin.keyword(),
        "kind": family.kind.keyword(),
        "retry": family.retry.keyword(),
        "meaning": text(&family.meaning),
        "remedy": text(&family.remedy),
        "source": family.source,
    })
}

fn usage(usage: &Usage) -> Value {
    json!({ "requests": usage.requests, "responses": usage.responses, "places": usage.places })
}
