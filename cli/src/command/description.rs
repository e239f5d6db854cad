//! Commands as JSON, for programs.

use super::name_of;
use crate::language::Language;
use crate::names::kebab;
use alibabacloud_core::Access;
use alibabacloud_dts::metadata::{Call, Cost, Field, Operation, SERVICE, Type};
use clap::Command;
use serde_json::{Map, Value, json};

/// The program: its commands and options.
pub(crate) fn program(program: &Command) -> Value {
    let own = program.get_subcommands().filter(|it| !it.is_hide_set());
    let own: Vec<Value> = own.map(command).collect();
    let operations: Vec<Value> = alibabacloud_dts::metadata::calls()
        .iter()
        .map(|call| json!({ "command": name_of(call), "operation": call.operation.name }))
        .collect();
    json!({
        "program": "dts",
        "version": env!("CARGO_PKG_VERSION"),
        "commands": own,
        "operations": operations,
        "options": arguments(program),
    })
}

/// A command beside those of operations.
pub(crate) fn command(command: &Command) -> Value {
    json!({
        "command": command.get_name(),
        "about": command.get_about().map(ToString::to_string),
        "options": arguments(command),
    })
}

fn arguments(command: &Command) -> Vec<Value> {
    let argument = |it: &clap::Arg| {
        json!({
            "name": it.get_long().map_or_else(|| it.get_id().to_string(), |long| format!("--{long}")),
            "about": it.get_help().map(ToString::to_string),
            "takes_value": it.get_action().takes_values(),
        })
    };
    command.get_arguments().map(argument).collect()
}

/// The command of an operation.
pub(crate) fn operation(call: &Call, operation: &Operation, options: &Command, language: Language) -> Value {
    let cost = operation.cost.map(|cost| match cost {
        Cost::Free => "free",
        Cost::Purchase => "purchase",
        Cost::PriceChange => "price_change",
        Cost::StartsCharges => "starts_charges",
        Cost::EndsCharges => "ends_charges",
        _ => "unknown",
    });
    let names: Vec<&str> = operation.request.iter().map(|field| field.name).collect();
    let mut options = arguments(options);
    options.retain(|it| !names.iter().any(|name| it["name"] == json!(format!("--{}", kebab(name)))));
    json!({
        "command": name_of(call),
        "operation": operation.name,
        "summary": language.text(operation.summary),
        "access": if operation.access == Access::Read { "read" } else { "write" },
        "cost": cost,
        "ram_action": operation.ram_action,
        "conditions": texts(operation.conditions, language),
        "parameters": operation.request.iter().map(|it| field(it, language)).collect::<Vec<_>>(),
        "response": operation.response.iter().map(|it| field(it, language)).collect::<Vec<_>>(),
        "goals": operation.waiters.iter().map(|it| it.name).collect::<Vec<_>>(),
        "wait": operation.then_wait.map(|it| json!({ "operation": it.operation, "goal": it.goal })),
        "pages": operation.pagination.is_some(),
        "errors": operation.errors.iter().map(alibabacloud_dts::ErrorCode::as_str).collect::<Vec<_>>(),
        "options": options,
    })
}

fn texts(texts: &[&'static str], language: Language) -> Vec<&'static str> {
    texts.iter().map(|text| language.text(text)).collect()
}

fn field(field: &Field, language: Language) -> Value {
    let values: Vec<&str> = match field.ty {
        Type::Enumeration(name) => {
            SERVICE.enumeration(name).map(|it| it.values.iter().map(|value| value.name).collect()).unwrap_or_default()
        }
        _ => field.limits.values.to_vec(),
    };
    let mut object = Map::new();
    let mut set = |name: &str, value: Value| {
        let says_nothing = value.is_null() || value == json!([]) || value == json!(false);
        if !says_nothing {
            object.insert(name.to_owned(), value);
        }
    };
    set("name", field.name.into());
    set("flag", format!("--{}", kebab(field.name)).into());
    set("type", ty(field.ty));
    set("required", field.required.into());
    set("secret", field.secret.into());
    set("default", field.default.into());
    set("values", values.into());
    set("doc", language.text(field.doc).into());
    set("conditions", json!(texts(field.conditions, language)));
    object.into()
}

fn ty(ty: Type) -> Value {
    match ty {
        Type::String => "string".into(),
        Type::Boolean => "boolean".into(),
        Type::Int32 | Type::Int64 => "integer".into(),
        Type::Double => "number".into(),
        Type::Json => "json".into(),
        Type::Any => "any".into(),
        Type::Document(name) => json!({ "json": name }),
        Type::List(element) => json!({ "list": self::ty(*element) }),
        Type::Map(element) => json!({ "map": self::ty(*element) }),
        Type::Structure(name) => json!({ "structure": name }),
        Type::Enumeration(name) => json!({ "enumeration": name }),
    }
}
