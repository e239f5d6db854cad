//! Files that are the same for every service but for a few facts: client, endpoints, error.

use super::flows::Flows;
use super::library::stubbed_call;
use super::print::{header, literal, rendered};
use super::scope::ident;
use super::sentence::listed;
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Endpoints, Field, Model};
use askama::Template;
use proc_macro2::TokenStream;
use quote::quote;

/// `src/client.rs`
pub(super) fn client(model: &Model) -> Result<Artifact, Error> {
    let roles = model.service.roles();
    let envelope: Vec<_> =
        roles.iter().filter_map(|field| Some((field.envelope?.keyword(), literal(&field.name)))).collect();
    let view = Client {
        krate: model.service.package.replace('-', "_"),
        header: header("// ", "service.yaml", ""),
        crate_name: model.service.package.replace('-', "_"),
        product: literal(&model.service.product),
        version: literal(&model.service.version),
        success_codes: literals(&success_codes(&roles)),
        unwraps: literals(&model.service.unwraps),
        flows: Flows::of(model),
        has_known_operations: !model.service.known_operations.is_empty(),
        envelope,
    };
    rendered(model, "src/client.rs", &view)
}

/// `src/blocking.rs`
pub(super) fn blocking(model: &Model) -> Result<Artifact, Error> {
    let flows = Flows::of(model);
    let lists = if flows.pages { "; lists are iterators" } else { "" };
    let waits = if flows.waits { "; waits for a state begin with `wait()`" } else { "" };
    let builders = format!("Builders are those of the async client, with a `send` that waits{lists}{waits}.");
    let krate = model.service.package.replace('-', "_");
    let view = Blocking { header: header("// ", "service.yaml", ""), krate, builders };
    rendered(model, "src/blocking.rs", &view)
}

/// `src/test_util.rs`
pub(super) fn test_util(model: &Model) -> Result<Artifact, Error> {
    let view =
        TestUtil { header: header("// ", "service.yaml", ""), flows: Flows::of(model), sample: stubbed_call(model) };
    rendered(model, "src/test_util.rs", &view)
}

/// `src/endpoint.rs`
pub(super) fn endpoint(model: &Model) -> Result<Artifact, Error> {
    let Endpoints {
        hosts,
        central_host,
        central_regions,
        regional_host,
        regional_regions,
        global_host,
        network_host,
        network_regions,
    } = &model.service.endpoints;
    let host = |host: &Option<String>| literal(host.as_deref().unwrap_or_default());
    let view = Endpoint {
        header: header("// ", "service.yaml", ""),
        central_host: host(central_host),
        central_regions: literals(central_regions),
        regional_host: host(regional_host),
        regional_regions: literals(regional_regions),
        global_host: global_host.as_deref().map(literal),
        has_gaps: regional_host.is_none() && global_host.is_none(),
        hosts: hosts.iter().map(|(region, host)| (literal(region), literal(host))).collect(),
        network_host: host(network_host),
        network_regions: network_regions
            .iter()
            .map(|(network, regions)| (literal(network), literals(regions)))
            .collect(),
    };
    rendered(model, "src/endpoint.rs", &view)
}

/// `src/error.rs`
pub(super) fn error(model: &Model) -> Result<Artifact, Error> {
    let krate = model.service.package.replace('-', "_");
    let flows = Flows::of(model);
    let named = |call: &str, list: &str, wait: &str| -> Vec<String> {
        let known = [(true, call), (flows.pages, list), (flows.waits, wait)];
        known.into_iter().filter(|(has, _)| *has).map(|(_, name)| name.to_owned()).collect()
    };
    let view = ErrorView {
        header: header("// ", "service.yaml", ""),
        flows,
        subjects: listed(&named("calls", "lists", "waits"), "and"),
        subject: listed(&named("a call", "a list", "a wait"), "or"),
        krate,
    };
    rendered(model, "src/error.rs", &view)
}

#[derive(Template)]
#[template(path = "rust/client.rs", escape = "none")]
struct Client {
    header: String,
    krate: String,
    crate_name: String,
    product: String,
    version: String,
    envelope: Vec<(&'static str, String)>,
    /// The codes of calls that succeeded, where the service has its own.
    success_codes: Vec<String>,
    /// Objects that may hold the members of a response.
    unwraps: Vec<String>,
    flows: Flows,
    has_known_operations: bool,
}

#[derive(Template)]
#[template(path = "rust/blocking.rs", escape = "none")]
struct Blocking {
    header: String,
    krate: String,
    /// What builders are like.
    builders: String,
}

#[derive(Template)]
#[template(path = "rust/test_util.rs", escape = "none")]
struct TestUtil {
    header: String,
    flows: Flows,
    sample: Option<String>,
}

#[derive(Template)]
#[template(path = "rust/endpoint.rs", escape = "none")]
struct Endpoint {
    header: String,
    central_host: String,
    central_regions: Vec<String>,
    regional_host: String,
    regional_regions: Vec<String>,
    global_host: Option<String>,
    /// Whether only some regions have a host.
    has_gaps: bool,
    /// Regions with their hosts.
    hosts: Vec<(String, String)>,
    network_host: String,
    network_regions: Vec<(String, Vec<String>)>,
}

#[derive(Template)]
#[template(path = "rust/error.rs", escape = "none")]
struct ErrorView {
    header: String,
    flows: Flows,
    /// What has errors, in the plural and in the singular.
    subjects: String,
    subject: String,
    krate: String,
}

/// The codes of calls that succeeded, of all fields with a code.
pub(super) fn success_codes(roles: &[&Field]) -> Vec<String> {
    let mut codes: Vec<String> = roles.iter().flat_map(|field| field.success_codes.iter().cloned()).collect();
    codes.dedup();
    codes
}

/// The members of the runtime's `Envelope` that have these names, for an operation whose fields are its own.
pub(super) fn members(roles: &[&Field], unwraps: &[String]) -> TokenStream {
    let names = roles.iter().filter_map(|field| {
        let (member, name) = (ident(field.envelope?.keyword()), &field.name);
        Some(quote!(#member: #name,))
    });
    let codes = success_codes(roles);
    let codes = (!codes.is_empty()).then(|| quote!(success_codes: &[#(#codes),*],));
    let unwraps = (!unwraps.is_empty()).then(|| quote!(unwraps: &[#(#unwraps),*],));
    quote!(#(#names)* #codes #unwraps)
}

fn literals(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| literal(text)).collect()
}
