//! Files that are the same for every service but for a few facts: client, endpoints, error.

use super::library::stubbed_call;
use super::print::{header, literal, rendered};
use crate::artifact::Artifact;
use crate::backend::Error;
use crate::model::{Endpoints, EnvelopeRole, Model};
use askama::Template;

/// `src/client.rs`
pub(super) fn client(model: &Model) -> Result<Artifact, Error> {
    let roles = model.service.envelope.iter().filter_map(|field| Some((role(field.envelope?), literal(&field.name))));
    let envelope: Vec<_> = roles.collect();
    let view = Client {
        krate: model.service.package.replace('-', "_"),
        header: header("// ", "service.yaml", ""),
        crate_name: model.service.package.replace('-', "_"),
        product: literal(&model.service.product),
        version: literal(&model.service.version),
        has_all_roles: envelope.len() == ROLES,
        has_known_operations: !model.service.known_operations.is_empty(),
        envelope,
    };
    rendered(model, "src/client.rs", &view)
}

/// `src/blocking.rs`
pub(super) fn blocking(model: &Model) -> Result<Artifact, Error> {
    let lists = if model.operations.iter().any(|it| it.pagination.is_some()) { "; lists are iterators" } else { "" };
    let is_waited_for = model.operations.iter().any(|operation| operation.waiter.is_some());
    let waits = if is_waited_for { "; waits for a state begin with `wait()`" } else { "" };
    let builders = format!("Builders are those of the async client, with a `send` that waits{lists}{waits}.");
    let krate = model.service.package.replace('-', "_");
    let view = Blocking { header: header("// ", "service.yaml", ""), krate, builders };
    rendered(model, "src/blocking.rs", &view)
}

/// `src/test_util.rs`
pub(super) fn test_util(model: &Model) -> Result<Artifact, Error> {
    let view = TestUtil { header: header("// ", "service.yaml", ""), sample: stubbed_call(model) };
    rendered(model, "src/test_util.rs", &view)
}

/// `src/endpoint.rs`
pub(super) fn endpoint(model: &Model) -> Result<Artifact, Error> {
    let Endpoints { central_host, central_regions, regional_host, regional_regions, network_host, network_regions } =
        &model.service.endpoints;
    let view = Endpoint {
        header: header("// ", "service.yaml", ""),
        central_host: literal(central_host),
        central_regions: literals(central_regions),
        regional_host: literal(regional_host),
        regional_regions: literals(regional_regions),
        network_host: literal(network_host),
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
    rendered(model, "src/error.rs", &ErrorView { header: header("// ", "service.yaml", ""), krate })
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
    /// Whether the service lacks none of the roles.
    has_all_roles: bool,
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
    network_host: String,
    network_regions: Vec<(String, Vec<String>)>,
}

#[derive(Template)]
#[template(path = "rust/error.rs", escape = "none")]
struct ErrorView {
    header: String,
    krate: String,
}

/// The number of members the runtime's `Envelope` has.
const ROLES: usize = 8;

/// The member of the runtime's `Envelope`.
fn role(role: EnvelopeRole) -> &'static str {
    match role {
        EnvelopeRole::RequestId => "request_id",
        EnvelopeRole::Success => "success",
        EnvelopeRole::ErrorCode => "error_code",
        EnvelopeRole::ErrorMessage => "error_message",
        EnvelopeRole::HttpStatus => "http_status",
        EnvelopeRole::DynamicMessage => "dynamic_message",
        EnvelopeRole::DynamicCode => "dynamic_code",
        EnvelopeRole::Code => "code",
    }
}

fn literals(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| literal(text)).collect()
}
