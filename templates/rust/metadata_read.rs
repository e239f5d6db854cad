{{ header }}

//! From a definition as JSON to its type. Members have the names of the fields.

use super::entry::Parsed;
use super::member::{Object, text, texts};
use super::model::{
    Auth, ChosenGoal, Cost, Deprecation, Enumeration, Field, Group, Operation, Pagination, PaginationStyle, RateLimit,
    Structure, ThenWait, Type, Value, Waiter,
};
use crate::error_code::ErrorCode;
use alibabacloud_core::{Access, Limits, Lookup};

impl Parsed for Operation {
    fn parsed(it: Object<'_>) -> Self {
        Self {
            name: it.text("name"),
            rust_name: it.text("rust_name"),
            family: it.text("family"),
            access: if it.text("access") == "read" { Access::Read } else { Access::Write },
            summary: it.text("summary"),
            doc: it.text("doc"),
            deprecated: deprecated(it),
            ram_action: it.optional("ram_action"),
            rate_limit: it.object("rate_limit").map(rate_limit),
            auth: it.optional("auth").and_then(auth),
            cost: it.optional("cost").and_then(cost),
            asynchronous: it.texts("asynchronous"),
            regional: it.flag("regional"),
            attempt_timeout: it.count("attempt_timeout"),
            lookup: it.object("lookup").map(|it| Lookup { operation: it.text("operation"), doc: it.text("doc") }),
            request: it.objects("request", field),
            response: it.objects("response", field),
            conditions: it.texts("conditions"),
            pagination: it.object("pagination").map(pagination),
            waiters: it.objects("waiters", waiter),
            then_wait: it.object("then_wait").map(then_wait),
            errors: it.texts("errors").iter().map(|code| ErrorCode::from(*code)).collect::<Vec<_>>().leak(),
        }
    }
}

impl Parsed for Structure {
    fn parsed(it: Object<'_>) -> Self {
        Self {
            name: it.text("name"),
            rust_name: it.text("rust_name"),
            doc: it.text("doc"),
            deprecated: deprecated(it),
            document: it.flag("document"),
            open: it.flag("open"),
            fields: it.objects("fields", field),
        }
    }
}

impl Parsed for Enumeration {
    fn parsed(it: Object<'_>) -> Self {
        Self {
            name: it.text("name"),
            rust_name: it.text("rust_name"),
            doc: it.text("doc"),
            deprecated: deprecated(it),
            values: it.objects("values", |it| Value {
                name: it.text("name"),
                also: it.texts("also"),
                rust_name: it.text("rust_name"),
                doc: it.text("doc"),
                deprecated: deprecated(it),
            }),
            groups: it.objects("groups", |it| Group {
                name: it.text("name"),
                doc: it.text("doc"),
                values: it.texts("values"),
            }),
        }
    }
}

fn field(it: Object<'_>) -> Field {
    Field {
        name: it.text("name"),
        rust_name: it.text("rust_name"),
        ty: it.member("type").map_or(Type::Any, ty),
        doc: it.text("doc"),
        conditions: it.texts("conditions"),
        required: it.flag("required"),
        default: it.optional("default"),
        example: it.optional("example"),
        limits: it.object("limits").map_or(Limits::NONE, limits),
        unit: it.optional("unit"),
        format: it.optional("format"),
        id: it.optional("id"),
        separator: it.optional("separator"),
        documented_as: it.optional("documented_as"),
        form: it.flag("form"),
        json: it.flag("json"),
        wrapper: it.optional("wrapper"),
        omits: it.texts("omits"),
        secret: it.flag("secret"),
        unsupported: it.flag("unsupported"),
        upload: it.flag("upload"),
        idempotency_token: it.flag("idempotency_token"),
        client_region: it.flag("client_region"),
        envelope: it.flag("envelope"),
        success_codes: it.texts("success_codes"),
        deprecated: deprecated(it),
    }
}

/// A text, or an object with one member: the kind of what is inside.
fn ty(value: &serde_json::Value) -> Type {
    let it = Object::of(value);
    let inside = |key: &str| it.member(key).map(|value| &*Box::leak(Box::new(ty(value))));
    match value.as_str() {
        Some("string") => Type::String,
        Some("boolean") => Type::Boolean,
        Some("int32") => Type::Int32,
        Some("int64") => Type::Int64,
        Some("double") => Type::Double,
        Some("json") => Type::Json,
        Some(_) => Type::Any,
        None => None
            .or_else(|| inside("list").map(Type::List))
            .or_else(|| inside("map").map(Type::Map))
            .or_else(|| it.optional("document").map(Type::Document))
            .or_else(|| it.optional("structure").map(Type::Structure))
            .or_else(|| it.optional("enumeration").map(Type::Enumeration))
            .unwrap_or(Type::Any),
    }
}

fn limits(it: Object<'_>) -> Limits {
    Limits {
        min: it.number("min"),
        max: it.number("max"),
        exclusive_min: it.number("exclusive_min"),
        exclusive_max: it.number("exclusive_max"),
        min_length: it.count("min_length"),
        max_length: it.count("max_length"),
        min_items: it.count("min_items"),
        max_items: it.count("max_items"),
        max_bytes: it.count("max_bytes"),
        ascii: it.flag("ascii"),
        pattern: it.text("pattern"),
        values: it.texts("values"),
    }
}

fn deprecated(it: Object<'_>) -> Option<Deprecation> {
    it.object("deprecated").map(|it| Deprecation {
        since: it.optional("since"),
        instead: it.optional("instead"),
        announced: it.flag("announced"),
    })
}

fn rate_limit(it: Object<'_>) -> RateLimit {
    RateLimit {
        calls: it.count("calls").unwrap_or_default(),
        all_accounts: it.count("all_accounts"),
        seconds: it.count("seconds").unwrap_or_default(),
    }
}

fn auth(name: &str) -> Option<Auth> {
    Some(match name {
        "none" => Auth::Unsigned,
        "ak" => Auth::Key,
        "bearer" => Auth::BearerToken,
        _ => return None,
    })
}

fn cost(name: &str) -> Option<Cost> {
    Some(match name {
        "free" => Cost::Free,
        "purchase" => Cost::Purchase,
        "price_change" => Cost::PriceChange,
        "starts_charges" => Cost::StartsCharges,
        "ends_charges" => Cost::EndsCharges,
        _ => return None,
    })
}

fn pagination(it: Object<'_>) -> Pagination {
    let parameter = it.text("parameter");
    Pagination {
        style: match it.optional("field") {
            Some(field) => PaginationStyle::Token { parameter, field },
            None => PaginationStyle::Page { parameter },
        },
        items: it.texts("items"),
        size: it.optional("size"),
        total: it.optional("total"),
    }
}

fn waiter(it: Object<'_>) -> Waiter {
    Waiter {
        name: it.text("name"),
        method: it.text("method"),
        doc: it.text("doc"),
        field: it.text("field"),
        done: it.texts("done"),
        failed: it.texts("failed"),
        stuck: it.texts("stuck"),
        gone: it.flag("gone"),
    }
}

fn then_wait(it: Object<'_>) -> ThenWait {
    ThenWait {
        operation: it.text("operation"),
        goal: it.text("goal"),
        instead: it.objects("instead", |it| ChosenGoal { goal: it.text("goal"), when: it.entries("when", texts) }),
        from: it.entries("from", text),
        with: it.entries("with", text),
        arguments: it.texts("arguments"),
        needs: it.texts("needs"),
        gone: it.flag("gone"),
        never_old: it.texts("never_old"),
    }
}
