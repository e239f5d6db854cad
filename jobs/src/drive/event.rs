//! What happens while a job is carried out.

use crate::job::Step;
use crate::precheck::PrecheckItem;
use alibabacloud_dts::types::DtsJobStatus;
use std::time::Duration;

/// Something that has happened in a job.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A step begins.
    #[non_exhaustive]
    Began {
        /// The step.
        step: Step,
    },
    /// A poll has found a task in this status.
    #[non_exhaustive]
    Polled {
        /// The step that waits.
        step: Step,
        /// The status of the task.
        status: Option<DtsJobStatus>,
        /// The progress of the current stage, in percent.
        percent: Option<f64>,
        /// How far the destination lags behind the source.
        delay: Option<Duration>,
        /// The time since the wait began.
        elapsed: Duration,
        /// Why the poll has found nothing, if so. The wait goes on.
        problem: Option<String>,
    },
    /// The instance is purchased.
    #[non_exhaustive]
    Purchased {
        /// The ID of the instance.
        instance_id: String,
        /// Whether the response to the purchase was lost, and the instance was found by a lookup.
        looked_up: bool,
    },
    /// Precheck items have failed, and were skipped as the caller allows. The precheck runs again.
    #[non_exhaustive]
    Skipped {
        /// The items.
        items: Vec<PrecheckItem>,
    },
    /// Something went otherwise than planned, and the job goes on.
    #[non_exhaustive]
    Noticed {
        /// What it was.
        notice: String,
    },
    /// A step is complete.
    #[non_exhaustive]
    Completed {
        /// The step.
        step: Step,
    },
}
