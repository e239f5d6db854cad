//! A whole job.

use super::kind::{JobKind, Order, Until};
use alibabacloud_dts::operation::{configure_dts_job, configure_subscription, create_dts_instance};
use std::collections::BTreeSet;

/// A whole job: what to purchase, how to configure the tasks, and how to go on after a failure.
///
/// The configuration is a request of the SDK, so everything that [`configure_dts_job`] and [`configure_subscription`]
/// can say can be said here. What the job knows by itself is filled in: IDs, the region, the direction, the type of the
/// task, and the regions and engines of the purchase.
///
/// ```
/// use alibabacloud_dts::operation::{configure_dts_job, create_dts_instance};
/// use alibabacloud_dts::types::{Database, DatabaseEndpoint, DatabaseEngine, DtsInstanceClass, ObjectSelection};
/// use alibabacloud_dts_jobs::{Job, JobKind, Order};
///
/// let database = |id: &str| DatabaseEndpoint::rds(id).engine_name(DatabaseEngine::MySql).region("cn-hangzhou");
/// let configuration = configure_dts_job::Request::new()
///     .source(database("rm-source").login("dts", "********"))
///     .destination(database("rm-destination").login("dts", "********"))
///     .data_synchronization(true)
///     .objects(ObjectSelection::new().database(Database::named("shop")));
/// let job = Job::migration("shop", configuration)
///     .purchase(create_dts_instance::Request::new().instance_class(DtsInstanceClass::Small))
///     .skip_precheck_items(["CHECK_SAME_OBJ"])
///     .release_on_failure(true);
/// assert_eq!((job.kind(), job.order()), (JobKind::Migration, Order::ConfigureFirst));
/// assert_eq!(job.region(), Some("cn-hangzhou"));
/// ```
///
/// # Files
///
/// A job deserializes from JSON or YAML. Parameters have their names on the wire; `source` and `destination` describe
/// databases in one form for both. Unknown keys are errors.
///
/// ```
/// let job: alibabacloud_dts_jobs::Job = serde_json::from_str(
///     r#"{
///         "kind": "migration",
///         "name": "shop",
///         "source": { "InstanceType": "RDS", "InstanceID": "rm-source", "EngineName": "MYSQL", "Region": "cn-hangzhou" },
///         "destination": { "InstanceType": "RDS", "InstanceID": "rm-target", "EngineName": "MYSQL", "Region": "cn-hangzhou" },
///         "configuration": { "DataSynchronization": true, "DbList": { "shop": { "name": "shop", "all": true } } },
///         "purchase": { "InstanceClass": "small" },
///         "order": "configure_first",
///         "until": "running",
///         "skip_precheck_items": ["CHECK_SAME_OBJ"],
///         "release_on_failure": true
///     }"#,
/// )?;
/// # assert_eq!(job.region(), Some("cn-hangzhou"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    pub(crate) kind: JobKind,
    pub(crate) name: String,
    pub(crate) region: Option<String>,
    pub(crate) order: Order,
    pub(crate) until: Until,
    pub(crate) purchase: create_dts_instance::Request,
    pub(crate) configuration: Configuration,
    pub(crate) skipped: BTreeSet<String>,
    pub(crate) release_on_failure: bool,
}

/// How the tasks are configured.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Configuration {
    Tasks { forward: Box<configure_dts_job::Request>, reverse: Option<Box<configure_dts_job::Request>> },
    Subscription(Box<configure_subscription::Request>),
}

impl Job {
    /// A migration. Schemas and existing data are copied unless the request says otherwise. Whether changes are migrated
    /// too has no default: set [`data_synchronization`](configure_dts_job::Request::data_synchronization).
    pub fn migration(name: impl Into<String>, configuration: configure_dts_job::Request) -> Self {
        Self::new(
            JobKind::Migration,
            name.into(),
            Configuration::Tasks { forward: Box::new(configuration), reverse: None },
        )
    }

    /// A one-way synchronization. Schemas and existing data are copied unless the request says otherwise.
    pub fn synchronization(name: impl Into<String>, configuration: configure_dts_job::Request) -> Self {
        let configuration = Configuration::Tasks { forward: Box::new(configuration), reverse: None };
        Self::new(JobKind::Synchronization, name.into(), configuration)
    }

    /// A two-way synchronization, with a configuration for each direction: in that of the reverse task, the databases are
    /// exchanged. The forward task copies schemas and existing data unless its request says otherwise, and the reverse
    /// task doesn't.
    pub fn two_way_synchronization(
        name: impl Into<String>,
        forward: configure_dts_job::Request,
        reverse: configure_dts_job::Request,
    ) -> Self {
        let configuration = Configuration::Tasks { forward: Box::new(forward), reverse: Some(Box::new(reverse)) };
        Self::new(JobKind::TwoWaySynchronization, name.into(), configuration)
    }

    /// A change tracking task.
    pub fn subscription(name: impl Into<String>, configuration: configure_subscription::Request) -> Self {
        Self::new(JobKind::Subscription, name.into(), Configuration::Subscription(Box::new(configuration)))
    }

    pub(super) fn new(kind: JobKind, name: String, configuration: Configuration) -> Self {
        Self {
            kind,
            name,
            region: None,
            order: kind.usual_order(),
            until: Until::default(),
            purchase: create_dts_instance::Request::new(),
            configuration,
            skipped: BTreeSet::new(),
            release_on_failure: false,
        }
    }

    /// The region of the instance. Defaults to `RegionId` of the configuration, and then to the region of the destination;
    /// for change tracking, to the region of the source. The client must call the endpoint of this region.
    #[must_use]
    pub fn in_region(self, region: impl Into<String>) -> Self {
        Self { region: Some(region.into()), ..self }
    }

    /// What to purchase: class, billing method, duration and the like. Type, regions, engines and topology are those of the
    /// configuration unless the request sets them. The billing method defaults to pay-as-you-go.
    #[must_use]
    pub fn purchase(self, purchase: create_dts_instance::Request) -> Self {
        Self { purchase, ..self }
    }

    /// Whether to configure or to purchase first; see [`JobKind::usual_order`] for the default.
    ///
    /// No document describes how to configure a two-way synchronization or change tracking task before its purchase.
    #[must_use]
    pub fn with_order(self, order: Order) -> Self {
        Self { order, ..self }
    }

    /// Where the job ends. Defaults to [`Until::Running`].
    #[must_use]
    pub fn until(self, until: Until) -> Self {
        Self { until, ..self }
    }

    /// The precheck items to skip if they fail, by code or name, such as `CHECK_SAME_OBJ`. Problems that a skipped item
    /// would have found appear later, as a failed task or inconsistent data.
    #[must_use]
    pub fn skip_precheck_items(mut self, items: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.skipped.extend(items.into_iter().map(Into::into));
        self
    }

    /// Whether to release the instance if a step after the purchase fails. Defaults to `false`.
    ///
    /// A failure of the connection, of the program or of keeping the run says nothing about the job: it releases nothing, and
    /// the run can be resumed. Subscription instances (`PrePaid`) can't be released with the API.
    #[must_use]
    pub fn release_on_failure(self, release_on_failure: bool) -> Self {
        Self { release_on_failure, ..self }
    }

    /// What the job does.
    pub fn kind(&self) -> JobKind {
        self.kind
    }

    /// The name of the job, with which the names of its tasks begin.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The order of purchase and configuration.
    pub fn order(&self) -> Order {
        self.order
    }

    /// The region of the instance, as far as it is known.
    pub fn region(&self) -> Option<&str> {
        let of_configuration = || match &self.configuration {
            Configuration::Tasks { forward, .. } => {
                forward.region_id.as_deref().or(forward.destination_endpoint_region.as_deref())
            }
            Configuration::Subscription(request) => {
                request.region_id.as_deref().or(request.source_endpoint_region.as_deref())
            }
        };
        self.region.as_deref().or(self.purchase.region_id.as_deref()).or_else(of_configuration)
    }

    pub(crate) fn reverse(&self) -> Option<&configure_dts_job::Request> {
        match &self.configuration {
            Configuration::Tasks { reverse, .. } => reverse.as_deref(),
            Configuration::Subscription(_) => None,
        }
    }
}
