//! Releases the instance after a failure.

use super::driver::Driver;
use crate::error::{RunError, Stop};
use crate::job::{Direction, Step};
use crate::run::Release;
use alibabacloud_dts::operation::delete_dts_job;

impl Driver {
    /// Releases the instance that the run has purchased, with all its tasks.
    pub(super) async fn release(&self) -> Result<(), RunError> {
        self.released().await.map_err(|stop| RunError::new(Step::Release, stop))
    }

    async fn released(&self) -> Result<(), Stop> {
        let run = self.run();
        let request = delete_dts_job::Request::new()
            .region_id(self.job.region())
            .dts_job_id(run.task_id(Direction::Forward))
            .dts_instance_id(run.instance_id())
            .job_type(self.job.kind().job_type());
        match self.client.send(&request).await {
            Ok(response) => {
                let mut wait = response.wait(&self.client);
                if let Some(interval) = self.pace.interval {
                    wait = wait.interval(interval);
                }
                if let Some(grace) = self.pace.grace {
                    wait = wait.grace(grace);
                }
                wait.await?;
            }
            // An earlier call has released it.
            Err(error) if error.is_not_found() => {}
            Err(error) => return Err(error.into()),
        }
        let Release::Asked { reason } = run.release else { return Ok(()) };
        self.update(|run| run.release = Release::Done { reason }).await
    }
}
