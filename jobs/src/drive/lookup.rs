//! Finds out what a call with an unknown outcome has done.

use super::driver::Driver;
use crate::error::Stop;
use crate::job::Direction;
use crate::run::{Purchase, RUN_TAG, Run};
use alibabacloud_dts::operation::{describe_dts_job_detail, describe_dts_jobs};
use alibabacloud_dts::types::{BillingMethod, DtsInstanceClass, DtsJob, DtsJobStatus, JobSearchType};
use alibabacloud_dts::{Error, Timestamp};
use std::collections::BTreeSet;
use std::time::{Duration, UNIX_EPOCH};

/// The clocks of this machine and of the service may differ by this much, in seconds.
const CLOCKS: u64 = 600;

impl Driver {
    /// The ID of the task that the run has configured, if it has.
    pub(super) async fn find_configured(&self, direction: Direction) -> Result<Option<String>, Stop> {
        let run = self.run();
        let looks = self.looks_of_run().await?;
        loop {
            let is_last = looks.is_last();
            let found = match run.instance_id() {
                Some(instance) if run.purchase == Purchase::Done => self.configured_in(instance, direction).await?,
                _ => self.configured_as(&run).await?,
            };
            if found.is_some() || is_last {
                return Ok(found);
            }
            looks.pause().await;
        }
    }

    /// The task of an instance that is purchased, once it is configured.
    async fn configured_in(&self, instance: &str, direction: Direction) -> Result<Option<String>, Error> {
        let request = self.client.describe_dts_job_detail().dts_instance_id(instance);
        let detail = match request.synchronization_direction(self.direction(direction)).send().await {
            Ok(detail) => detail,
            Err(error) if error.is_not_found() => return Ok(None),
            Err(error) => return Err(error),
        };
        let is_ours = detail.dts_job_name.as_deref() == Some(self.run().task_name());
        let is_configured = detail.status.is_some_and(|status| status != DtsJobStatus::NotConfigured);
        Ok(detail.dts_job_id.filter(|_| is_ours && is_configured).map(|id| id.to_string()))
    }

    /// The task of this name that is not purchased.
    async fn configured_as(&self, run: &Run) -> Result<Option<String>, Error> {
        let mut tasks = self.list().search_type(JobSearchType::Name).search_value(run.key()).items();
        while let Some(task) = tasks.next().await {
            let task = task?;
            if task.dts_job_name.as_deref() == Some(run.task_name()) {
                return Ok(task.dts_job_id.map(|id| id.to_string()));
            }
        }
        Ok(None)
    }

    /// The instances of the job's type without a configuration.
    pub(super) async fn blank_instances(&self) -> Result<Vec<String>, Error> {
        let tasks = self.list().items().collect().await?;
        let mut ids: Vec<String> = tasks.into_iter().filter(is_blank).filter_map(instance_id).collect();
        ids.dedup();
        Ok(ids)
    }

    /// The instances that a purchase with an unknown outcome may have bought: those that no run has claimed, that are not
    /// configured, and that were not there before. One with the tag of this run is certain; for the others, the last look
    /// counts, since another run has tagged or configured its own by then.
    pub(super) async fn find_purchased(&self) -> Result<Vec<String>, Stop> {
        let run = self.run();
        let Purchase::Asked { since, known } = &run.purchase else { return Ok(Vec::new()) };
        let looks = self.looks_of_run().await?;
        loop {
            let is_last = looks.is_last();
            let tasks = self.list().items().collect().await?;
            let ours = |task: &DtsJob| tag_of(task) == Some(run.key());
            if let Some(id) = tasks.iter().find(|task| ours(task)).cloned().and_then(instance_id) {
                return Ok(vec![id]);
            }
            // A two-way instance has two tasks.
            let mut instances = BTreeSet::new();
            for task in tasks.into_iter().filter(is_blank) {
                let fits = tag_of(&task).is_none() && is_newer(&task, *since) && self.fits(&task);
                if let Some(id) = instance_id(task).filter(|id| fits && !known.contains(id)) {
                    instances.insert(id);
                }
            }
            if is_last {
                return Ok(instances.into_iter().collect());
            }
            looks.pause().await;
        }
    }

    /// Whether what the list says about the task is what was ordered. It leaves out much of a task without configuration.
    fn fits(&self, task: &DtsJob) -> bool {
        let ordered = self.job.purchase_request(None);
        let same = |listed: Option<&str>, ordered: Option<&str>| match (listed, ordered) {
            (Some(listed), Some(ordered)) if !listed.is_empty() => listed.eq_ignore_ascii_case(ordered),
            _ => true,
        };
        let class = ordered.instance_class.as_ref().map(DtsInstanceClass::as_str);
        let method = ordered.billing_method.as_ref().map(BillingMethod::as_str);
        same(task.dts_job_class.as_deref(), class)
            && same(task.billing_method.as_ref().map(BillingMethod::as_str), method)
    }

    /// Whether the task of the run has an instance: it has a billing method, or has gone on after its precheck.
    pub(super) async fn is_purchased(&self, task: &str) -> Result<Option<describe_dts_job_detail::Response>, Stop> {
        let looks = self.looks_of_run().await?;
        loop {
            let is_last = looks.is_last();
            let detail = self.client.describe_dts_job_detail().dts_job_id(task).send().await?;
            let resting = [DtsJobStatus::NotStarted, DtsJobStatus::PrecheckFailed, DtsJobStatus::PrecheckPassed];
            let goes_on = detail.status.as_ref().is_some_and(|status| !resting.contains(status));
            if goes_on || detail.billing_method.is_some() || detail.expire_time.is_some() {
                return Ok(Some(detail));
            }
            if is_last {
                return Ok(None);
            }
            looks.pause().await;
        }
    }

    fn list(&self) -> describe_dts_jobs::Builder {
        self.client
            .describe_dts_jobs()
            .job_type(self.job.kind().job_type())
            .region(self.job.region())
            .without_objects(true)
    }
}

fn is_blank(task: &DtsJob) -> bool {
    task.status.as_ref() == Some(&DtsJobStatus::NotConfigured)
}

fn instance_id(task: DtsJob) -> Option<String> {
    task.dts_instance_id.map(|id| id.to_string()).filter(|id| !id.is_empty())
}

fn tag_of(task: &DtsJob) -> Option<&str> {
    let tag = task.tag_list.iter().find(|tag| tag.key.as_deref() == Some(RUN_TAG));
    tag.and_then(|tag| tag.value.as_deref())
}

/// Whether the task was created after the call began. A time that cannot be read is no reason to buy again.
fn is_newer(task: &DtsJob, since: u64) -> bool {
    let created = task.create_time.as_ref().and_then(Timestamp::to_system_time);
    created.is_none_or(|created| created + Duration::from_secs(CLOCKS) >= UNIX_EPOCH + Duration::from_secs(since))
}
