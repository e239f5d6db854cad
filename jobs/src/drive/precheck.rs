//! Brings a task through its precheck and to the goal of the job.

use super::driver::Driver;
use super::event::Event;
use crate::error::Stop;
use crate::job::{Direction, Step};
use crate::precheck::{PrecheckItem, failed_precheck_items};
use crate::run::Stage;
use alibabacloud_dts::operation::start_dts_job;
use alibabacloud_dts::types::{DtsJobStatus, WaivedPrecheckItems, WaivedPrecheckNames};
use alibabacloud_dts::wait::{DtsJobGoal, Wait};
use alibabacloud_dts::{Error, WaitError};
use std::collections::BTreeSet;

/// The statuses of a task that has failed after its precheck, and that `StartDtsJob` lets go on.
const FAILED: [DtsJobStatus; 5] = [
    DtsJobStatus::MigrationFailed,
    DtsJobStatus::InitializeFailed,
    DtsJobStatus::Failed,
    DtsJobStatus::Abnormal,
    DtsJobStatus::Suspending,
];

impl Driver {
    /// Runs the precheck of a task until it has passed.
    pub(super) async fn precheck(&self, direction: Direction) -> Result<(), Stop> {
        self.bring(Step::Precheck(direction), direction, DtsJobGoal::PrecheckPassed).await?;
        self.update(|run| run.task_mut(direction).stage = Stage::PrecheckPassed).await
    }

    /// Waits until the task is where the job ends. A purchase may begin the precheck once more.
    pub(super) async fn reach_goal(&self, direction: Direction) -> Result<(), Stop> {
        self.bring(Step::Run(direction), direction, self.goal()).await?;
        self.update(|run| run.task_mut(direction).stage = Stage::Running).await
    }

    async fn bring(&self, step: Step, direction: Direction, goal: DtsJobGoal) -> Result<(), Stop> {
        let run = self.run();
        let task = run.task_id(direction).unwrap_or_default();
        let mut skipped = BTreeSet::new();
        let status = self.status(task).await?;
        let mut wait = match &status {
            // A run that is resumed after somebody has solved the problem.
            Some(DtsJobStatus::PrecheckFailed) => {
                let items = failed_precheck_items(&self.client, task).await?;
                self.skip(task, items.into_iter().filter(|item| item.is_skippable(&self.job.skipped)), &mut skipped)
                    .await?;
                self.start(task, direction).await?
            }
            Some(DtsJobStatus::NotStarted) => self.start(task, direction).await?,
            Some(status) if FAILED.contains(status) => self.start(task, direction).await?,
            _ => self.client.wait_for_dts_job(task),
        };
        loop {
            let Err(error) = self.watch(step, wait.until(goal)).await else { return Ok(()) };
            let is_precheck = matches!(&error, WaitError::Failed { state, .. } if is_failed_precheck(state));
            if !is_precheck {
                return Err(error.into());
            }
            let items = failed_precheck_items(&self.client, task).await?;
            let is_new = |item: &PrecheckItem| !skipped.contains(&item.code);
            let all_skippable = items.iter().all(|item| item.is_skippable(&self.job.skipped) && is_new(item));
            if items.is_empty() {
                return Err(error.into());
            }
            if !all_skippable {
                return Err(Stop::Precheck(items));
            }
            self.skip(task, items.into_iter(), &mut skipped).await?;
            wait = self.start(task, direction).await?;
        }
    }

    async fn status(&self, task: &str) -> Result<Option<DtsJobStatus>, Error> {
        Ok(self.client.describe_dts_job_detail().dts_job_id(task).send().await?.status)
    }

    /// Starts the task, and returns the wait that follows. If the response is lost, the status shows whether it has begun.
    async fn start(&self, task: &str, direction: Direction) -> Result<Wait<DtsJobGoal>, Stop> {
        let request = start_dts_job::Request::new()
            .region_id(self.job.region())
            .dts_job_id(task)
            .dts_instance_id(self.run().instance_id)
            .synchronization_direction(self.direction(direction));
        match self.client.send(&request).await {
            Ok(response) => Ok(response.wait(&self.client)),
            Err(error) if error.unknown_outcome().is_some() && self.has_started(task).await? => {
                self.notice("the response to the start was lost, and the status shows that the task has started");
                Ok(self.client.wait_for_dts_job(task))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Whether the task goes on, after a start whose response was lost.
    async fn has_started(&self, task: &str) -> Result<bool, Stop> {
        let looks = self.looks();
        loop {
            let is_last = looks.is_last();
            let status = self.status(task).await?;
            let rests = |status: &DtsJobStatus| {
                FAILED.contains(status) || [DtsJobStatus::NotStarted, DtsJobStatus::PrecheckFailed].contains(status)
            };
            if status.is_some_and(|status| !rests(&status)) {
                return Ok(true);
            }
            if is_last {
                return Ok(false);
            }
            looks.pause().await;
        }
    }

    async fn skip(
        &self,
        task: &str,
        items: impl Iterator<Item = PrecheckItem>,
        skipped: &mut BTreeSet<String>,
    ) -> Result<(), Stop> {
        let items: Vec<PrecheckItem> = items.collect();
        if items.is_empty() {
            return Ok(());
        }
        let (codes, names): (Vec<String>, Vec<String>) = items.iter().map(PrecheckItem::code_and_name).unzip();
        self.client
            .skip_pre_check()
            .region_id(self.job.region())
            .dts_job_id(task)
            .skip(true)
            .skip_precheck_items(WaivedPrecheckItems::new().items(codes))
            .skip_precheck_names(WaivedPrecheckNames::new().names(names))
            .send()
            .await?;
        skipped.extend(items.iter().map(|item| item.code.clone()));
        self.push(Event::Skipped { items });
        Ok(())
    }
}

fn is_failed_precheck(state: &str) -> bool {
    DtsJobStatus::from(state) == DtsJobStatus::PrecheckFailed
}
