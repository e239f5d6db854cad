use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// A whole job as an order of calls.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawWorkflow {
    /// What the job does, as a heading: `Migrate MySQL to PolarDB`.
    pub title: At<String>,
    /// When to do it, and what it needs.
    pub doc: At<String>,
    /// Its place among the workflows, counted from 1.
    pub place: At<u32>,
    /// Whether it is one of the main jobs, which the first page shows first.
    #[serde(default)]
    pub main: bool,
    /// An example program that does the whole job.
    pub program: Option<At<String>>,
    /// The state machine of `states.yaml` whose statuses the job goes through. The guide has a picture of them.
    pub machine: Option<At<String>>,
    /// What to do, in order.
    pub steps: Vec<RawStep>,
}

/// One step of a workflow.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawStep {
    /// What the step does, as a heading.
    pub title: At<String>,
    /// The operations that it calls, in order; none where the work is done outside of the API.
    #[serde(default)]
    pub operations: Vec<At<String>>,
    /// What to send, and what to take from the response for later steps.
    pub doc: At<String>,
    /// What to wait for before the next step.
    pub wait: Option<At<String>>,
    /// What can go wrong, and what to do then.
    pub failure: Option<At<String>>,
}
