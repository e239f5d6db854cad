//! The form of a job in files.

use super::definition::{Configuration, Job};
use super::invalid::InvalidJob;
use super::kind::{JobKind, Order, Until};
use alibabacloud_dts::JsonValue;
use alibabacloud_dts::operation::{configure_dts_job, configure_subscription, create_dts_instance};
use alibabacloud_dts::types::DatabaseEndpoint;
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};

/// The keys of a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Description {
    kind: JobKind,
    name: String,
    region: Option<String>,
    order: Option<Order>,
    #[serde(default)]
    until: Until,
    source: Option<DatabaseEndpoint>,
    destination: Option<DatabaseEndpoint>,
    configuration: JsonValue,
    /// What the reverse task has otherwise than the forward task.
    reverse: Option<JsonValue>,
    #[serde(default)]
    purchase: create_dts_instance::Request,
    #[serde(default)]
    skip_precheck_items: Vec<String>,
    #[serde(default)]
    release_on_failure: bool,
}

impl<'de> Deserialize<'de> for Job {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Description::deserialize(deserializer)?.job().map_err(D::Error::custom)
    }
}

impl Description {
    fn job(self) -> Result<Job, InvalidJob> {
        let description = self;
        let Description { kind, name, region, order, until, source, destination, .. } = description;
        let Description { configuration, reverse, purchase, skip_precheck_items, release_on_failure, .. } = description;
        if reverse.is_some() && kind != JobKind::TwoWaySynchronization {
            return Err(InvalidJob::new(format!("`reverse`: a {kind} has no reverse task; remove it")));
        }
        let configuration = match kind {
            JobKind::Subscription => {
                if destination.is_some() {
                    return Err(InvalidJob::new("`destination`: a subscription has no destination; remove it"));
                }
                let mut request: configure_subscription::Request = read("configuration", &configuration)?;
                if let Some(source) = source {
                    request = request.source(source);
                }
                Configuration::Subscription(Box::new(request))
            }
            JobKind::Migration | JobKind::Synchronization => {
                Configuration::Tasks { forward: task(&configuration, source, destination)?, reverse: None }
            }
            JobKind::TwoWaySynchronization => {
                let backwards = with(without_copy(configuration.clone()), reverse)?;
                Configuration::Tasks {
                    forward: task(&configuration, source.clone(), destination.clone())?,
                    reverse: Some(task(&backwards, destination, source)?),
                }
            }
        };
        let mut job = Job::new(kind, name, configuration)
            .purchase(purchase)
            .until(until)
            .skip_precheck_items(skip_precheck_items)
            .release_on_failure(release_on_failure);
        job.region = region;
        job.order = order.unwrap_or(job.order);
        Ok(job)
    }
}

fn read<T: DeserializeOwned>(key: &str, value: &JsonValue) -> Result<T, InvalidJob> {
    T::deserialize(value).map_err(|error| InvalidJob::new(format!("`{key}`: {error}")))
}

fn task(
    configuration: &JsonValue,
    source: Option<DatabaseEndpoint>,
    destination: Option<DatabaseEndpoint>,
) -> Result<Box<configure_dts_job::Request>, InvalidJob> {
    let mut request: configure_dts_job::Request = read("configuration", configuration)?;
    if let Some(source) = source {
        request = request.source(source);
    }
    if let Some(destination) = destination {
        request = request.destination(destination);
    }
    Ok(Box::new(request))
}

/// What the forward task copies is there already when the reverse task begins.
fn without_copy(mut configuration: JsonValue) -> JsonValue {
    if let JsonValue::Object(members) = &mut configuration {
        members.remove("StructureInitialization");
        members.remove("DataInitialization");
    }
    configuration
}

fn with(mut configuration: JsonValue, changes: Option<JsonValue>) -> Result<JsonValue, InvalidJob> {
    match (&mut configuration, changes) {
        (_, None) => {}
        (JsonValue::Object(members), Some(JsonValue::Object(changes))) => members.extend(changes),
        _ => return Err(InvalidJob::new("`configuration` and `reverse`: write the parameters as an object")),
    }
    Ok(configuration)
}
