use super::Text;

/// A whole job as an order of calls.
#[derive(Debug)]
pub struct Workflow {
    /// The name of its page.
    pub name: String,
    pub title: Text,
    pub doc: Text,
    /// Whether it is one of the main jobs.
    pub main: bool,
    /// The name of an example program that does the whole job.
    pub program: Option<String>,
    /// The name of the state machine whose statuses the job goes through.
    pub machine: Option<String>,
    pub steps: Vec<Step>,
    /// The spec file, relative to the spec folder.
    pub source: String,
}

/// One step of a workflow.
#[derive(Debug)]
pub struct Step {
    pub title: Text,
    /// Names of the operations that it calls; none where the work is done outside of the API.
    pub operations: Vec<String>,
    pub doc: Text,
    /// What to wait for before the next step.
    pub wait: Option<Text>,
    /// What can go wrong, and what to do then.
    pub failure: Option<Text>,
}
