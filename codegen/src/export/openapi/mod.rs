//! The API as an OpenAPI document. `docs/openapi.md` says how what RPC does is written, and what is lost.
//!
//! The document is of OpenAPI 3.1 and uses of it what 3.0 has too, so that tools for either read it.

mod operation;
mod parameter;
mod schema;

use crate::dump;
use crate::model::{Endpoints, Language, Model, Service};
use serde_json::{Map, Value, json};

/// The whole service, with texts in one language.
#[must_use]
pub fn openapi(model: &Model, language: Language) -> Value {
    let dumped = dump::dump(model);
    let paths: Map<String, Value> = model
        .operations
        .iter()
        .map(|it| {
            // The part after `#` is not sent. OpenAPI knows one operation of a path, and a query is not part of a path.
            let path = format!("/#Action={}", it.name);
            (path, operation::path(model, it, &dumped["operations"][it.name.as_str()], language))
        })
        .collect();
    let tags: Vec<Value> = model
        .families
        .iter()
        .map(|family| json!({ "name": family.title.get(language), "description": family.doc.get(language) }))
        .collect();
    let Service { product, version, title, doc, endpoints, .. } = &model.service;
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": title.get(language),
            "version": version,
            "description": doc.get(language),
            "x-product": product,
        },
        "servers": servers(endpoints),
        "security": [{ "signature": [] }],
        "tags": tags,
        "paths": paths,
        "components": {
            "schemas": schema::all(model, language),
            "responses": { "Error": operation::failure() },
            "securitySchemes": {
                "signature": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "Authorization",
                    "description": "A signature of the request (ACS3-HMAC-SHA256), which is made anew for each call.",
                },
            },
        },
    })
}

fn servers(endpoints: &Endpoints) -> Vec<Value> {
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
    let url = |host: &str| format!("https://{host}");
    let mut servers = Vec::new();
    servers.extend(central_host.iter().map(|host| json!({ "url": url(host), "x-regions": central_regions })));
    servers.extend(regional_host.iter().map(|host| {
        json!({
            "url": url(host),
            "variables": { "region": variable(regional_regions) },
            "x-regions": regional_regions,
        })
    }));
    servers.extend(global_host.iter().map(|host| json!({ "url": url(host) })));
    servers.extend(hosts.iter().map(|(region, host)| json!({ "url": url(host), "x-regions": [region] })));
    for (network, regions) in network_regions {
        servers.extend(network_host.iter().map(|host| {
            json!({
                "url": url(&host.replace("{network}", network)),
                "variables": { "region": variable(regions) },
                "x-network": network,
                "x-regions": regions,
            })
        }));
    }
    servers
}

/// The variable for a region: one that has such a host.
fn variable(regions: &[String]) -> Value {
    json!({ "default": regions.first().map_or("cn-hangzhou", String::as_str) })
}
