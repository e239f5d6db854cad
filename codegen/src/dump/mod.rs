//! The model as JSON, for other tools; `docs/dump.md` describes the format. It is no backend, since nothing of it is
//! committed, and it decides nothing that the model does not say.

mod conditions;
mod flat;
mod value;
mod waiting;

use crate::model::{
    Alone, Auth, CodeFamily, CodeOrigin, CombinedSetter, Cost, DocumentFacets, DocumentRole, Endpoints, EnumGroup,
    EnumValue, Enumeration, ErrorCode, ErrorKind, Fact, Family, Field, KnownOperation, Lookup, MemberPlace, Model,
    Operation, OperationFacets, Packaging, PageItems, Pagination, PaginationStyle, RateLimit, RetryClass, Service,
    Source, Structure, Switch, Usage, WrittenAs,
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
    let Model {
        operations,
        structures,
        enums,
        errors,
        code_families,
        facts,
        sources,
        // In `service`.
        service: _,
        families: _,
        // Each parameter and field names its kind.
        identifiers: _,
        // For readers of the crate and of the pages.
        programs: _,
        workflows: _,
        pages: _,
        guide: _,
        // Of the generator alone.
        translations: _,
        // The `emulation` output has them.
        states: _,
    } = model;
    let facts = by_name(facts, |Fact { name, doc }| (name, text(doc)));
    let sources = by_name(sources, |Source { name, doc }| (name, text(doc)));
    json!({
        "format": FORMAT,
        "service": service(model),
        "operations": by_name(operations, |operation| (&operation.name, self::operation(model, operation))),
        "types": by_name(structures, |structure| (&structure.name, self::structure(model, structure))),
        "enums": by_name(enums, |enumeration| (&enumeration.name, self::enumeration(enumeration))),
        "errors": by_name(errors, |error| (&error.code, self::error(model, error))),
        "code_families": by_name(code_families, |family| (&family.pattern, self::code_family(model, family))),
        "facts": facts,
        "sources": sources,
    })
}

fn by_name<'a, T>(entries: &'a [T], entry: impl Fn(&'a T) -> (&'a String, Value)) -> Value {
    Value::Object(entries.iter().map(entry).map(|(name, value)| (name.clone(), value)).collect())
}

fn service(model: &Model) -> Value {
    let Service {
        name,
        product,
        version,
        languages,
        title,
        package,
        packaging,
        endpoints,
        origins,
        envelope,
        unwraps,
        alias_prefixes,
        known_operations,
        // For readers of the pages.
        doc: _,
        link: _,
    } = &model.service;
    let Endpoints {
        hosts,
        central_host,
        central_regions,
        regional_host,
        regional_regions,
        global_host,
        network_host,
        network_regions,
    } = endpoints;
    let Packaging { keywords, categories, alone } = packaging;
    let alone = alone.as_ref().map(|Alone { version, repository, homepage, core }| {
        json!({ "version": version, "repository": repository, "homepage": homepage, "core": core })
    });
    let families = by_name(&model.families, |family| {
        // For readers of the pages.
        let Family { name, feature, title, operations, doc: _, classic: _ } = family;
        (name, json!({ "title": text(title), "feature": feature, "operations": operations }))
    });
    let known_operations =
        by_name(known_operations, |KnownOperation { name, source }| (name, json!({ "source": source })));
    json!({
        "name": name,
        "product": product,
        "version": version,
        "languages": languages.iter().map(|language| language.tag()).collect::<Vec<_>>(),
        "title": text(title),
        "crate": package,
        "package": { "keywords": keywords, "categories": categories, "alone": alone },
        "endpoints": {
            "central_host": central_host,
            "central_regions": central_regions,
            "regional_host": regional_host,
            "regional_regions": regional_regions,
            "global_host": global_host,
            "hosts": by_name(hosts, |(region, host)| (region, json!(host))),
            "network_host": network_host,
            "network_regions": by_name(network_regions, |(network, regions)| (network, json!(regions))),
        },
        "families": families,
        "origins": by_name(origins, origin),
        "alias_prefixes": alias_prefixes,
        "known_operations": known_operations,
        "envelope": envelope.iter().map(|field| &field.name).collect::<Vec<_>>(),
        "unwraps": unwraps,
    })
}

fn operation(model: &Model, operation: &Operation) -> Value {
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

fn structure(model: &Model, structure: &Structure) -> Value {
    let Structure {
        // Its key.
        name: _,
        doc,
        fields,
        deprecated,
        document,
        source,
        usage: used,
        // In the lists of the operations that send it.
        rules: _,
        // Of the Rust code alone.
        rust: _,
        known_as: _,
        module: _,
        constructors: _,
        setters: _,
        from_pair: _,
    } = structure;
    let DocumentRole {
        is_root,
        occurs,
        named,
        // For readers, or of the Rust code alone.
        may_hide: _,
        key: _,
        aliases: _,
        example: _,
        examples: _,
    } = document;
    let members = fields.iter().filter(|field| !field.document.is_content);
    let fields: Map<String, Value> = members.map(|field| (field.name.clone(), member(model, field, *occurs))).collect();
    json!({
        "doc": text(doc),
        "source": source,
        "usage": usage(used),
        "deprecated": deprecation(deprecated.as_ref()),
        "document": is_root,
        "open": occurs,
        "named": named,
        "holds": structure.content().map(|content| member(model, content, true)),
        "fields": fields,
    })
}

fn member(model: &Model, field: &Field, in_document: bool) -> Value {
    let mut entry = flat::entry(model, &field.name, field, None);
    if let Some(entry) = entry.as_object_mut() {
        entry.remove("path");
        entry.insert("doc".into(), text(&field.doc));
        let DocumentFacets {
            written_as,
            is_advised,
            // Its place says so: `holds`.
            is_content: _,
            // For readers, or of the Rust code alone.
            implied: _,
            setter: _,
            entry: _,
        } = &field.document;
        entry.insert("written_as".into(), json!(written_as.map(WrittenAs::keyword)));
        entry.insert("advised".into(), json!(is_advised));
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
    let Enumeration {
        // Its key.
        name: _,
        doc,
        values,
        groups,
        switch,
        deprecated,
        source,
        usage: used,
        // Of the Rust code alone.
        rust: _,
        known_as: _,
        module: _,
    } = enumeration;
    let value = |value: &EnumValue| {
        // The variant is of the Rust code alone.
        let EnumValue { name, also, doc, error_code, deprecated, rust: _, known_as: _ } = value;
        json!({
            "value": name,
            "also": also,
            "doc": text(doc),
            "error_code": error_code,
            "deprecated": deprecation(deprecated.as_ref()),
        })
    };
    // The text of a group is for readers of the pages.
    let groups: Map<String, Value> =
        groups.iter().map(|EnumGroup { name, values, rust: _, doc: _ }| (name.clone(), json!(values))).collect();
    json!({
        "doc": text(doc),
        "source": source,
        "usage": usage(used),
        "deprecated": deprecation(deprecated.as_ref()),
        "switch": switch.as_ref().map(|Switch { on, off }| json!({ "on": on, "off": off })),
        "values": values.iter().map(value).collect::<Vec<_>>(),
        "groups": groups,
    })
}

fn error(model: &Model, error: &ErrorCode) -> Value {
    let ErrorCode {
        // Its key.
        code: _,
        // Of the Rust code alone.
        rust: _,
        origin,
        http_status,
        kind,
        retry,
        service_wide,
        // With those that the prefixes make, see `spellings`.
        aliases: _,
        message_keys,
        meaning,
        remedy,
        operations,
        source,
    } = error;
    json!({
        "origin": model.service.origin_keyword(*origin),
        "http_status": http_status,
        "kind": kind.map(ErrorKind::keyword),
        "retry": retry.map(RetryClass::keyword),
        "service_wide": service_wide,
        "aliases": error.spellings(&model.service.alias_prefixes),
        "message_keys": message_keys,
        "meaning": text(meaning),
        "remedy": text(remedy),
        "operations": operations,
        "source": source,
    })
}

fn origin(origin: &CodeOrigin) -> (&String, Value) {
    let CodeOrigin {
        name,
        title,
        page,
        in_messages,
        // For readers of the pages, or of the Rust code alone.
        doc: _,
        sentence: _,
        link: _,
        place: _,
        rust: _,
    } = origin;
    (name, json!({ "title": text(title), "page": page, "in_messages": in_messages }))
}

fn code_family(model: &Model, family: &CodeFamily) -> Value {
    // The pattern is its key.
    let CodeFamily { pattern: _, origin, kind, retry, meaning, remedy, source } = family;
    json!({
        "origin": model.service.origin_keyword(*origin),
        "kind": kind.keyword(),
        "retry": retry.keyword(),
        "meaning": text(meaning),
        "remedy": text(remedy),
        "source": source,
    })
}

fn usage(usage: &Usage) -> Value {
    // The operations name their families.
    let Usage { requests, responses, places, families: _ } = usage;
    json!({ "requests": requests, "responses": responses, "places": places })
}
