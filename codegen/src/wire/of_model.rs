use super::api::{Api, Entry, Operation};
use crate::dump;
use crate::model::{Access, Auth, Endpoints, Model};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The limits of a value, by their keys in the dump.
const LIMITS: &[&str] = &[
    "min",
    "max",
    "exclusive_min",
    "exclusive_max",
    "min_length",
    "max_length",
    "min_items",
    "max_items",
    "max_bytes",
];

/// How an operation is paged and waited for, by its keys in the dump; `waiters` has the goals.
const FLOWS: &[&str] = &["pagination", "waiter", "waiters", "then_wait"];

/// What a spec says about the wire.
#[must_use]
pub fn of_model(model: &Model) -> Api {
    let dumped = dump::dump(model);
    let operations = model.operations.iter().map(|operation| {
        let flat = &dumped["operations"][operation.name.as_str()];
        let (enforced, advised) = rules(&flat["conditions"]);
        let wire = Operation {
            is_read: Some(operation.access == Access::Read),
            auth: operation.facets.auth.map(Auth::keyword),
            deprecated: operation.deprecated.is_some(),
            request: entries(&flat["request"]),
            response: entries(&flat["response"]),
            errors: operation.errors.iter().cloned().collect(),
            enforced,
            advised,
            flows: FLOWS.iter().filter_map(|key| flow(key, &flat[*key])).collect(),
            permission: text(flat, "ram_action"),
            cost: text(flat, "cost"),
            attempts: attempts(flat),
        };
        (operation.name.clone(), wire)
    });
    Api {
        product: model.service.product.clone(),
        version: model.service.version.clone(),
        operations: operations.collect(),
        codes: dumped["errors"].as_object().into_iter().flatten().filter_map(code).collect(),
        hosts: hosts(&model.service.endpoints),
    }
}

/// An error code of calls, with what programs decide by.
fn code((code, described): (&String, &Value)) -> Option<(String, String)> {
    let (kind, retry) = (described["kind"].as_str()?, described["retry"].as_str()?);
    Some((code.clone(), format!("{kind}, retry {retry}")))
}

fn hosts(endpoints: &Endpoints) -> BTreeMap<String, String> {
    let Endpoints {
        hosts,
        // Of the central regions.
        central_host: _,
        central_regions,
        regional_host,
        regional_regions,
        global_host,
        network_host,
        network_regions,
    } = endpoints;
    let known = hosts.iter().map(|(region, _)| region).chain(central_regions).chain(regional_regions);
    let known = known.filter_map(|region| Some((region.clone(), endpoints.host_of(region)?)));
    let inner = network_regions.iter().flat_map(|(network, regions)| {
        regions
            .iter()
            .filter_map(move |region| Some((format!("{region} in {network}"), endpoints.host_within(network, region)?)))
    });
    let others = [
        ("other regions", regional_host.as_ref().or(global_host.as_ref())),
        ("other regions in a network", network_host.as_ref()),
    ];
    let others = others.into_iter().filter_map(|(regions, rule)| Some((regions.to_owned(), rule?.clone())));
    known.chain(inner).chain(others).collect()
}

fn entries(list: &Value) -> BTreeMap<String, Entry> {
    let mut found = BTreeMap::new();
    for flat in list.as_array().into_iter().flatten() {
        let (path, entry) = (text(flat, "path").unwrap_or_default(), self::entry(flat));
        // A scalar, a group and a list of a request can have one name.
        let path = if found.contains_key(&path) { format!("{path} ({})", entry.kind) } else { path };
        found.insert(path, entry);
    }
    found
}

fn entry(flat: &Value) -> Entry {
    let set = |key: &str| flat[key].as_array().map(|list| list.iter().filter_map(Value::as_str).map(str::to_owned));
    let values: Option<BTreeSet<String>> =
        set("enum").map(Iterator::collect).or_else(|| set("values").map(Iterator::collect));
    let form = ["unit", "format"].into_iter().find_map(|key| text(flat, key));
    let is = |key: &str| flat[key].as_bool().unwrap_or_default();
    Entry {
        kind: text(flat, "type").unwrap_or_default(),
        documented_as: text(flat, "documented_as").unwrap_or_default(),
        required: is("required"),
        position: text(flat, "position"),
        style: text(flat, "style"),
        values,
        default: text(flat, "default"),
        limits: LIMITS.iter().filter_map(|limit| Some((*limit, flat[*limit].as_f64()?))).collect(),
        pattern: text(flat, "pattern"),
        form,
        deprecated: !flat["deprecated"].is_null(),
        secret: is("secret"),
        unsupported: is("unsupported"),
        is_token: is("idempotency_token"),
        envelope: is("envelope"),
        role: text(flat, "role").map(|role| {
            let codes: Vec<&str> =
                flat["success_codes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            if codes.is_empty() { role } else { format!("{role} ({})", codes.join(", ")) }
        }),
    }
}

/// The rules that are enforced, and the others; texts for readers count for nothing, and neither does the order in which the
/// spec names what it names in no order.
fn rules(conditions: &Value) -> (BTreeMap<String, String>, BTreeMap<String, String>) {
    let mut found: (BTreeMap<String, BTreeSet<String>>, BTreeMap<String, BTreeSet<String>>) = Default::default();
    for rule in conditions.as_array().into_iter().flatten() {
        let is_enforced = rule["enforced"].as_bool().unwrap_or_default();
        let mut plain = rule.clone();
        if let Some(keys) = plain.as_object_mut() {
            keys.retain(|key, _| !["doc", "certain", "enforced", "reported", "compile_time"].contains(&key.as_str()));
        }
        let is_ordered = rule["rule"] == "ascending";
        let side = if is_enforced { &mut found.0 } else { &mut found.1 };
        side.entry(subject(rule)).or_default().insert(canonical(&plain, is_ordered).to_string());
    }
    // Several rules of one kind about one parameter are one.
    let joined = |rules: BTreeMap<String, BTreeSet<String>>| {
        rules.into_iter().map(|(subject, texts)| (subject, texts.into_iter().collect::<Vec<_>>().join(", "))).collect()
    };
    (joined(found.0), joined(found.1))
}

/// What a rule demands, and of which parameters: what people know it by.
fn subject(rule: &Value) -> String {
    let mut parameters: Vec<&str> =
        rule["parameters"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    if rule["rule"] != "ascending" {
        parameters.sort_unstable();
    }
    parameters.extend(rule["parameter"].as_str());
    format!("{}({})", rule["rule"].as_str().unwrap_or_default(), parameters.join(", "))
}

/// What decides how long the client tries, without what is for readers.
fn attempts(flat: &Value) -> BTreeMap<&'static str, String> {
    let unwraps = Some(&flat["unwraps"]).filter(|names| names.as_array().is_some_and(|names| !names.is_empty()));
    let values = [
        ("attempt_timeout", &flat["attempt_timeout"]),
        ("lookup", &flat["lookup"]["operation"]),
        ("unwraps", unwraps.unwrap_or(&Value::Null)),
    ];
    values.into_iter().filter(|(_, value)| !value.is_null()).map(|(key, value)| (key, value.to_string())).collect()
}

fn flow(key: &'static str, flow: &Value) -> Option<(&'static str, Value)> {
    let is_empty = flow.is_null() || flow.as_object().is_some_and(serde_json::Map::is_empty);
    (!is_empty).then(|| (key, canonical(flow, true)))
}

/// The value with its keys sorted, without what is for readers, and with its lists sorted unless their order counts.
fn canonical(value: &Value, is_ordered: bool) -> Value {
    match value {
        Value::Object(keys) => {
            let kept = keys.iter().filter(|(key, _)| !["doc", "reasons"].contains(&key.as_str()));
            let sorted: BTreeMap<&String, Value> =
                kept.map(|(key, value)| (key, canonical(value, is_ordered))).collect();
            sorted.into_iter().map(|(key, value)| (key.clone(), value)).collect()
        }
        Value::Array(list) => {
            let mut list: Vec<Value> = list.iter().map(|value| canonical(value, is_ordered)).collect();
            if !is_ordered {
                list.sort_by_cached_key(Value::to_string);
            }
            Value::Array(list)
        }
        other => other.clone(),
    }
}

fn text(flat: &Value, key: &str) -> Option<String> {
    flat[key].as_str().map(str::to_owned)
}
