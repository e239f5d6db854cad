//! The state of a job.

use super::version::Version;
use crate::job::{Direction, InvalidJob, Job, JobKind, Order, Step, Until};
use serde::{Deserialize, Serialize};

/// The tag that holds the key of the run which has purchased an instance.
pub const RUN_TAG: &str = "alibabacloud-dts-jobs:run";

/// The letters of a key. Names in the console are read by people, so similar letters are omitted.
const LETTERS: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";

/// The number of letters of a key: 31^12 keys.
const KEY_LETTERS: usize = 12;

/// How far a job has come. It holds IDs and no secrets; the caller provides the job again when the run is resumed.
///
/// Keep it after each step, with [`KeepRun`](super::KeepRun): as JSON, it can be resumed by another process, and by later releases of this
/// crate. What was begun and whose outcome is unknown, is looked up before anything is repeated.
///
/// ```
/// # use alibabacloud_dts::operation::configure_dts_job;
/// # use alibabacloud_dts_jobs::{Job, Run};
/// # let job = Job::migration("shop", configure_dts_job::Request::new()).in_region("cn-hangzhou");
/// let run = Run::new(&job);
/// let text = serde_json::to_string(&run)?;
/// assert_eq!(serde_json::from_str::<Run>(&text)?, run);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    version: Version,
    key: String,
    kind: JobKind,
    order: Order,
    name: String,
    region: Option<String>,
    pub(crate) purchase: Purchase,
    /// When the run began to look for what its latest call has done, in milliseconds since 1970.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) looking_since: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) instance_id: Option<String>,
    #[serde(default)]
    pub(crate) tagged: bool,
    pub(crate) forward: Task,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) reverse: Option<Task>,
    #[serde(default)]
    pub(crate) release: Release,
}

/// How far the purchase has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub(crate) enum Purchase {
    None,
    /// The call was about to be made. Whether it was carried out is unknown.
    Asked {
        /// Seconds since 1970.
        since: u64,
        /// The instances that were there before.
        known: Vec<String>,
    },
    Done,
}

/// How far a task has come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Task {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) id: Option<String>,
    pub(crate) stage: Stage,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Stage {
    #[default]
    New,
    /// The call was about to be made. Whether it was carried out is unknown.
    Configuring,
    Configured,
    PrecheckPassed,
    /// The goal of the job is reached.
    Running,
}

/// Whether the instance is released after a failure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub(crate) enum Release {
    #[default]
    No,
    /// The call was about to be made.
    Asked {
        reason: String,
    },
    Done {
        reason: String,
    },
}

impl Run {
    /// A run that has not begun, with a key of its own.
    pub fn new(job: &Job) -> Self {
        let letter = || char::from(LETTERS[fastrand::usize(..LETTERS.len())]);
        let key: String = std::iter::repeat_with(letter).take(KEY_LETTERS).collect();
        Self {
            version: Version,
            kind: job.kind(),
            order: job.order(),
            name: format!("{} {key}", job.name()),
            key,
            region: job.region().map(str::to_owned),
            purchase: Purchase::None,
            looking_since: None,
            instance_id: None,
            tagged: false,
            forward: Task::default(),
            reverse: job.reverse().map(|_| Task::default()),
            release: Release::No,
        }
    }

    /// The key of the run: 12 letters and digits. The names of the tasks end with it, and the instance has it as the value
    /// of the tag [`RUN_TAG`].
    pub fn key(&self) -> &str {
        &self.key
    }

    /// What the job does.
    pub fn kind(&self) -> JobKind {
        self.kind
    }

    /// The name of the tasks in the service: that of the job, and the key.
    pub fn task_name(&self) -> &str {
        &self.name
    }

    /// The ID of the purchased instance, once it is known.
    pub fn instance_id(&self) -> Option<&str> {
        self.instance_id.as_deref()
    }

    /// The ID of a task, once it is known.
    pub fn task_id(&self, direction: Direction) -> Option<&str> {
        self.task(direction).and_then(|task| task.id.as_deref())
    }

    /// Whether an instance was, or may have been, purchased and not released since.
    pub fn may_cost(&self) -> bool {
        self.purchase != Purchase::None && !matches!(self.release, Release::Done { .. })
    }

    /// Whether the instance was released after a failure. Such a run cannot be resumed.
    pub fn is_released(&self) -> bool {
        matches!(self.release, Release::Done { .. })
    }

    /// Whether a step is complete.
    pub fn is_complete(&self, step: Step) -> bool {
        let reached = |direction, stage| self.task(direction).is_some_and(|task| task.stage >= stage);
        match step {
            Step::Purchase => self.purchase == Purchase::Done && self.tagged,
            Step::Configure(direction) => reached(direction, Stage::Configured),
            Step::Precheck(direction) => reached(direction, Stage::PrecheckPassed),
            Step::Run(direction) => reached(direction, Stage::Running),
            Step::Release => self.is_released(),
        }
    }

    /// The step that comes next; `None` if the job is complete.
    pub fn next_step(&self, job: &Job) -> Option<Step> {
        if let Release::Asked { .. } = self.release {
            return Some(Step::Release);
        }
        job.steps().into_iter().find(|step| !self.is_complete(*step))
    }

    /// Whether the run belongs to the job: kind, order and region decide what was purchased, so they must not change between
    /// two processes. Everything else may.
    pub(crate) fn check(&self, job: &Job) -> Result<(), InvalidJob> {
        let differs = |what: &str, run: &str, job: &str| {
            let text = format!(
                "{what} of the job is {job}, and that of its run {run}: resume it with the job that it began with"
            );
            Err(InvalidJob::new(text))
        };
        if self.kind != job.kind() {
            return differs("the kind", &self.kind.to_string(), &job.kind().to_string());
        }
        if self.order != job.order() {
            return differs("the order", &format!("{:?}", self.order), &format!("{:?}", job.order()));
        }
        if self.region.as_deref() != job.region() {
            return differs("the region", &format!("{:?}", self.region), &format!("{:?}", job.region()));
        }
        if job.until == Until::PrecheckPassed && self.purchase == Purchase::Done && self.order == Order::ConfigureFirst
        {
            return Err(InvalidJob::new("the instance is purchased already, so the run is beyond its precheck"));
        }
        Ok(())
    }

    pub(crate) fn task(&self, direction: Direction) -> Option<&Task> {
        match direction {
            Direction::Forward => Some(&self.forward),
            Direction::Reverse => self.reverse.as_ref(),
        }
    }

    pub(crate) fn task_mut(&mut self, direction: Direction) -> &mut Task {
        match direction {
            Direction::Forward => &mut self.forward,
            Direction::Reverse => self.reverse.get_or_insert_default(),
        }
    }
}
