//! What is wrong with a job, found before anything is purchased.

use super::definition::{Configuration, Job};
use super::invalid::InvalidJob;
use super::kind::{Direction, JobKind, Until};
use alibabacloud_core::plumbing::{Structure, refusals};

impl Job {
    /// Checks what can be known before the first call: the enforced rules of all requests, and what the job needs itself.
    /// A run begins with this check.
    ///
    /// # Errors
    /// [`InvalidJob`], which names every problem.
    pub fn check(&self) -> Result<(), InvalidJob> {
        let mut problems = Vec::new();
        if self.region().is_none() {
            problems.push("the region of the instance is unknown: set it with `in_region`".to_owned());
        }
        if self.name.trim().is_empty() {
            problems.push("the name is empty: tasks are found again by their names".to_owned());
        }
        if self.until == Until::Finished && self.kind == JobKind::Subscription {
            problems.push("a subscription never finishes: wait until it is running".to_owned());
        }
        let mut refuse = |operation: &str, request: &dyn Structure| {
            problems.extend(refusals(request).iter().map(|violation| format!("{operation}: {violation}")));
        };
        refuse("CreateDtsInstance", &self.purchase_request(None));
        for direction in self.directions() {
            match &self.configuration {
                Configuration::Tasks { .. } => {
                    if let Some(request) = self.task_request(direction, "checked", None, None) {
                        refuse("ConfigureDtsJob", &request);
                    }
                }
                Configuration::Subscription(_) => {
                    if let Some(request) = self.subscription_request("checked", None, None) {
                        refuse("ConfigureSubscription", &request);
                    }
                }
            }
        }
        InvalidJob::of(problems).map_or(Ok(()), Err)
    }

    /// The directions of its tasks.
    pub(crate) fn directions(&self) -> impl Iterator<Item = Direction> + use<> {
        let reverse = self.reverse().map(|_| Direction::Reverse);
        std::iter::once(Direction::Forward).chain(reverse)
    }
}
