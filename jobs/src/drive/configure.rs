//! Configures a task, once.

use super::driver::Driver;
use crate::error::Stop;
use crate::job::{Direction, JobKind};
use crate::run::{Purchase, Stage};
use alibabacloud_dts::Error;

impl Driver {
    pub(super) async fn configure(&self, direction: Direction) -> Result<(), Stop> {
        // An earlier process may have made the call. It has no token, so what it did is looked up first.
        if self.run().task(direction).is_some_and(|task| task.stage == Stage::Configuring)
            && let Some(id) = self.find_configured(direction).await?
        {
            return self.configured(direction, id).await;
        }
        self.update(|run| {
            run.task_mut(direction).stage = Stage::Configuring;
            run.looking_since = None;
        })
        .await?;
        let id = match self.send_configuration(direction).await {
            Ok(id) => id,
            Err(error) if error.unknown_outcome().is_some() => {
                let Some(id) = self.find_configured(direction).await? else { return Err(error.into()) };
                self.notice(format!("the response of the configuration was lost, and task {id} was found by its name"));
                id
            }
            Err(error) => return Err(error.into()),
        };
        self.configured(direction, id).await
    }

    async fn configured(&self, direction: Direction, id: String) -> Result<(), Stop> {
        self.update(|run| {
            let task = run.task_mut(direction);
            task.id = Some(id);
            task.stage = Stage::Configured;
        })
        .await
    }

    /// The ID of the task is that of the latest response: a purchase and a configuration may name different ones.
    async fn send_configuration(&self, direction: Direction) -> Result<String, Error> {
        let run = self.run();
        let is_purchased = run.purchase == Purchase::Done;
        let instance = run.instance_id().filter(|_| is_purchased);
        let task = run.task_id(direction).filter(|_| is_purchased);
        if run.kind() == JobKind::Subscription {
            let request = self.job.subscription_request(run.task_name(), instance, task).unwrap_or_default();
            let response = self.client.send(&request).await?;
            return Ok(response.dts_job_id()?.to_string());
        }
        let request = self.job.task_request(direction, run.task_name(), instance, task).unwrap_or_default();
        let response = self.client.send(&request).await?;
        Ok(response.dts_job_id()?.to_string())
    }
}
