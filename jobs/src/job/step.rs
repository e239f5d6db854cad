//! The steps of a job.

use super::definition::Job;
use super::kind::{Direction, Order, Until};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A step of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Step {
    /// Purchases the instance, and tags it with the key of the run.
    Purchase,
    /// Configures a task.
    Configure(Direction),
    /// Runs the precheck of a task, and skips the failed items that the caller allows.
    Precheck(Direction),
    /// Waits until a task is running, or finished.
    Run(Direction),
    /// Releases the instance after a failure.
    Release,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Purchase => f.write_str("purchase"),
            Self::Configure(direction) => write!(f, "configuration of the {direction} task"),
            Self::Precheck(direction) => write!(f, "precheck of the {direction} task"),
            Self::Run(direction) => write!(f, "start of the {direction} task"),
            Self::Release => f.write_str("release"),
        }
    }
}

impl Job {
    /// The steps of the job, in order. [`Step::Release`] is never among them: it follows a failure.
    pub fn steps(&self) -> Vec<Step> {
        use Direction::{Forward, Reverse};
        let mut steps = match self.order() {
            Order::ConfigureFirst => vec![Step::Configure(Forward), Step::Precheck(Forward), Step::Purchase],
            Order::PurchaseFirst => vec![Step::Purchase, Step::Configure(Forward), Step::Precheck(Forward)],
        };
        steps.push(Step::Run(Forward));
        if self.reverse().is_some() {
            steps.extend([Step::Configure(Reverse), Step::Precheck(Reverse), Step::Run(Reverse)]);
        }
        if self.until == Until::PrecheckPassed {
            let end = steps.iter().position(|step| *step == Step::Precheck(Forward)).map_or(0, |last| last + 1);
            steps.truncate(end);
        }
        steps
    }
}
