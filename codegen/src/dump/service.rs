//! The service: its package, endpoints, families and origins of codes.

use super::value::{by_name, text};
use crate::model::{Alone, CodeOrigin, Endpoints, Family, KnownOperation, Model, Packaging, Service};
use serde_json::{Value, json};

pub(super) fn service(model: &Model) -> Value {
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
