//! Purchases an instance, once.

use super::driver::Driver;
use super::event::Event;
use crate::error::Stop;
use crate::job::{Direction, Order};
use crate::run::{Purchase, RUN_TAG, since_1970};
use alibabacloud_dts::types::{SynchronizationDirection, Tag, TagResourceType};

impl Driver {
    pub(super) async fn purchase(&self) -> Result<(), Stop> {
        if self.run().purchase != Purchase::Done {
            self.own_instance().await?;
        }
        self.tag().await
    }

    /// Looks for what an earlier call has purchased, and purchases only if there is nothing.
    async fn own_instance(&self) -> Result<(), Stop> {
        if let Some(instance) = self.run().instance_id {
            // The caller has named it.
            return self.purchased(instance, None, true).await;
        }
        if matches!(self.run().purchase, Purchase::Asked { .. }) && self.find().await? {
            return Ok(());
        }
        let known = match self.job.order() {
            Order::PurchaseFirst => self.blank_instances().await?,
            // The instance is bound to the task.
            Order::ConfigureFirst => Vec::new(),
        };
        self.update(|run| {
            run.purchase = Purchase::Asked { since: since_1970().as_secs(), known };
            run.looking_since = None;
        })
        .await?;
        let run = self.run();
        let task = run.task_id(Direction::Forward).filter(|_| self.job.order() == Order::ConfigureFirst);
        match self.client.send(&self.job.purchase_request(task)).await {
            Ok(response) => {
                // Without an ID, the purchase stays one with an unknown outcome.
                let instance = response.instance_id()?.to_string();
                let task = response.job_id.map(|id| id.to_string());
                self.purchased(instance, task, false).await
            }
            Err(error) if error.unknown_outcome().is_some() => {
                if self.find().await? {
                    Ok(())
                } else {
                    Err(error.into())
                }
            }
            Err(error) => {
                self.update(|run| run.purchase = Purchase::None).await?;
                Err(error.into())
            }
        }
    }

    /// Whether the instance of a purchase with an unknown outcome was found.
    async fn find(&self) -> Result<bool, Stop> {
        let run = self.run();
        if let (Order::ConfigureFirst, Some(task)) = (self.job.order(), run.task_id(Direction::Forward)) {
            let Some(detail) = self.is_purchased(task).await? else { return Ok(false) };
            let instance = detail.dts_instance_id()?.to_string();
            self.purchased(instance, None, true).await?;
            return Ok(true);
        }
        let mut found = self.find_purchased().await?;
        match found.len() {
            0 => Ok(false),
            1 => {
                self.purchased(found.remove(0), None, true).await?;
                Ok(true)
            }
            _ => Err(Stop::UnclearPurchase(found)),
        }
    }

    async fn purchased(&self, instance_id: String, task: Option<String>, looked_up: bool) -> Result<(), Stop> {
        let instance = instance_id.clone();
        self.update(|run| {
            run.purchase = Purchase::Done;
            run.instance_id = Some(instance);
            if let Some(task) = task {
                run.forward.id = Some(task);
            }
        })
        .await?;
        self.push(Event::Purchased { instance_id, looked_up });
        Ok(())
    }

    /// Tags the instance with the key of the run, so that no other run takes it for its own. A job without the permission for
    /// that goes on.
    async fn tag(&self) -> Result<(), Stop> {
        let run = self.run();
        let tagging = self
            .client
            .tag_resources()
            .region_id(self.job.region().unwrap_or_default())
            .resource_type(TagResourceType::Instance)
            .resource_ids(run.instance_id())
            .tags([Tag::new().key(RUN_TAG).value(run.key())]);
        if let Err(error) = tagging.send().await {
            self.notice(format!("the instance could not be tagged with the key of the run: {error}"));
        }
        self.update(|run| run.tagged = true).await
    }

    /// The parameter that distinguishes the two tasks of an instance; `None` where there is one task.
    pub(super) fn direction(&self, direction: Direction) -> Option<SynchronizationDirection> {
        self.job.reverse().map(|_| direction.parameter())
    }
}
