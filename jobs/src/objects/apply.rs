//! Sends a change, and waits until the task has taken it over.

use super::change::{ObjectChange, Subject};
use super::difference::ObjectDifference;
use super::error::ObjectError;
use crate::job::Direction;
use alibabacloud_dts::operation::{modify_dts_job, modify_subscription};
use alibabacloud_dts::settings::CallOptions;
use alibabacloud_dts::wait::{DtsJobGoal, Wait};
use alibabacloud_dts::{Client, Document};
use std::time::Duration;

/// For how long to wait while another change is in progress.
const SETTLE: Duration = Duration::from_mins(10);

impl ObjectChange {
    /// Sends the change, and waits until the task runs with the new objects. Returns what has changed; without a difference,
    /// nothing is sent.
    ///
    /// While another change is in progress, the call is repeated for up to 10 minutes. The copy of new objects can take
    /// as long as their data needs.
    ///
    /// # Errors
    /// [`ObjectError`], if objects would be dropped that the caller hasn't named, the list has changed since it was read, or
    /// a call or the wait fails.
    pub async fn apply(&self, client: &Client) -> Result<ObjectDifference, ObjectError> {
        match self.send(client).await? {
            Some(wait) => wait.await.map_err(ObjectError::Wait)?,
            None => return Ok(ObjectDifference::default()),
        };
        Ok(self.difference())
    }

    /// Sends the change, and returns the wait that follows; `None` if nothing changes.
    ///
    /// # Errors
    /// As [`apply`](Self::apply), but for the wait.
    pub async fn send(&self, client: &Client) -> Result<Option<Wait<DtsJobGoal>>, ObjectError> {
        let unnamed = self.unnamed();
        if !unnamed.is_empty() {
            return Err(ObjectError::Unnamed(unnamed));
        }
        if self.after == self.before {
            return Ok(None);
        }
        let current = Self::read_task(client, &self.instance_id, self.direction).await?;
        if current.before != self.before {
            return Err(ObjectError::ChangedMeanwhile(ObjectDifference::between(&self.before, &current.before)));
        }
        let patient = client.customized(CallOptions::new().settle_timeout(SETTLE));
        let objects = Document::from(self.after.clone());
        let wait = match &self.subject {
            Subject::Task => {
                let request = modify_dts_job::Request::new()
                    .dts_instance_id(self.instance_id.as_str())
                    .synchronization_direction(self.direction.map(Direction::parameter))
                    .objects(objects);
                patient.send(&request).await?.wait(client)
            }
            Subject::Subscription(kinds) => {
                let request = modify_subscription::Request::new()
                    .dts_instance_id(self.instance_id.as_str())
                    .subscription_data_type_ddl(kinds.ddl)
                    .subscription_data_type_dml(kinds.dml)
                    .objects(objects);
                patient.send(&request).await?.wait(client)
            }
        };
        Ok(Some(wait))
    }
}
