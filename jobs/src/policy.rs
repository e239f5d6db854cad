//! What a RAM user needs to be allowed.

use crate::job::{Job, JobKind};
use alibabacloud_dts::JsonValue;
use alibabacloud_dts::metadata::{Cost, SERVICE, WORKFLOWS};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt;

/// A RAM policy that allows some operations and nothing else.
///
/// ```
/// use alibabacloud_dts_jobs::RamPolicy;
///
/// let policy = RamPolicy::for_operations(["DescribeDtsJobs", "StartDtsJob"])?
///     .on_instances("cn-hangzhou", ["dtsa1b2c3d4e5f6g7"]);
/// assert_eq!(
///     policy.to_json(),
///     serde_json::json!({
///         "Version": "1",
///         "Statement": [
///             { "Effect": "Allow", "Action": ["dts:DescribeDtsJobs"], "Resource": ["*"] },
///             {
///                 "Effect": "Allow",
///                 "Action": ["dts:StartDtsJob"],
///                 "Resource": ["acs:dts:cn-hangzhou:*:instance/dtsa1b2c3d4e5f6g7"]
///             }
///         ]
///     })
/// );
/// # Ok::<(), alibabacloud_dts_jobs::UnknownOperation>(())
/// ```
///
/// The account of a resource is `*`: a policy that names it is documented to want a parameter in each call that is
/// deprecated. For clusters, active geo-redundancy and document parsing, no form of a resource is documented, so they
/// are allowed on all.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a policy is only a text until it is attached to a user or role"]
pub struct RamPolicy {
    /// RAM actions, and whether each is about an instance that its caller names.
    actions: BTreeMap<&'static str, bool>,
    instances: BTreeSet<String>,
}

/// A name that isn't that of an operation or a workflow of DTS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownOperation(String);

impl fmt::Display for UnknownOperation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is neither an operation nor a workflow of DTS; use names such as `DescribeDtsJobs` and `migrate`",
            self.0
        )
    }
}

impl Error for UnknownOperation {}

/// The parameters that name an instance or its task.
const NAMES_INSTANCE: [&str; 7] = [
    "DtsInstanceId",
    "DtsInstanceID",
    "DtsJobId",
    "DtsJobIds",
    "MigrationJobId",
    "SynchronizationJobId",
    "SubscriptionInstanceId",
];

/// The families whose resources are no instances.
const OTHER_RESOURCES: [&str; 3] = ["dedicated_cluster", "doc_parser", "gad"];

impl RamPolicy {
    /// A policy that allows these operations on all resources.
    ///
    /// # Errors
    /// [`UnknownOperation`], if the SDK doesn't have one of them.
    pub fn for_operations(operations: impl IntoIterator<Item = impl AsRef<str>>) -> Result<Self, UnknownOperation> {
        let mut actions = BTreeMap::new();
        for name in operations {
            let name = name.as_ref();
            let operation = SERVICE.operation(name);
            let action = operation.and_then(|operation| operation.ram_action);
            let (Some(operation), Some(action)) = (operation, action) else {
                return Err(UnknownOperation(name.to_owned()));
            };
            // A list of a region covers all instances, and a new instance has no ID.
            let is_of_instance = !operation.regional
                && operation.cost != Some(Cost::Purchase)
                && !OTHER_RESOURCES.contains(&operation.family)
                && operation.request.iter().any(|field| NAMES_INSTANCE.contains(&field.name));
            actions.insert(action, is_of_instance);
        }
        Ok(Self { actions, instances: BTreeSet::new() })
    }

    /// A policy that allows what a job of this kind calls: with `releases`, also the release after a failure.
    ///
    /// # Errors
    /// As [`for_operations`](Self::for_operations); the tests exclude it.
    pub fn for_kind(kind: JobKind, releases: bool) -> Result<Self, UnknownOperation> {
        let configures = if kind == JobKind::Subscription { "ConfigureSubscription" } else { "ConfigureDtsJob" };
        let always = [
            "CreateDtsInstance",
            configures,
            "DescribeDtsJobDetail",
            "DescribeDtsJobs",
            "DescribePreCheckStatus",
            "SkipPreCheck",
            "StartDtsJob",
            "TagResources",
        ];
        Self::for_operations(always.into_iter().chain(releases.then_some("DeleteDtsJob")))
    }

    /// A policy that allows what this job calls.
    ///
    /// # Errors
    /// As [`for_kind`](Self::for_kind).
    pub fn for_job(job: &Job) -> Result<Self, UnknownOperation> {
        Self::for_kind(job.kind(), job.release_on_failure)
    }

    /// A policy that allows the calls of a workflow of the reference, such as `migrate` or `track_changes`. The names are in
    /// [`WORKFLOWS`].
    ///
    /// # Errors
    /// [`UnknownOperation`], if there is no such workflow.
    pub fn for_workflow(name: &str) -> Result<Self, UnknownOperation> {
        let workflow = WORKFLOWS.iter().find(|workflow| workflow.name == name);
        let workflow = workflow.ok_or_else(|| UnknownOperation(name.to_owned()))?;
        Self::for_operations(workflow.steps.iter().flat_map(|step| step.operations))
    }

    /// Restricts what is about an instance to these instances. Lists and purchases stay allowed: they name no instance.
    pub fn on_instances(mut self, region: &str, instances: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let resource = |id: &str| format!("acs:dts:{region}:*:instance/{id}");
        self.instances.extend(instances.into_iter().map(|id| resource(id.as_ref())));
        self
    }

    /// The actions that it allows, sorted.
    pub fn actions(&self) -> impl Iterator<Item = &'static str> {
        self.actions.keys().copied()
    }

    /// The policy in the form of RAM.
    pub fn to_json(&self) -> JsonValue {
        let statement = |actions: Vec<&str>, resources: Vec<&str>| {
            (!actions.is_empty()).then(|| json!({ "Effect": "Allow", "Action": actions, "Resource": resources }))
        };
        let is_restricted = !self.instances.is_empty();
        let (restricted, free): (Vec<_>, Vec<_>) = self
            .actions
            .iter()
            .map(|(action, of_instance)| (*action, *of_instance && is_restricted))
            .partition(|(_, it)| *it);
        let names = |actions: Vec<(&'static str, bool)>| actions.into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        let statements: Vec<JsonValue> = [
            statement(names(free), vec!["*"]),
            statement(names(restricted), self.instances.iter().map(String::as_str).collect()),
        ]
        .into_iter()
        .flatten()
        .collect();
        json!({ "Version": "1", "Statement": statements })
    }
}

impl fmt::Display for RamPolicy {
    /// As JSON on several lines.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:#}", self.to_json())
    }
}
