//! The kinds of jobs, the order of their calls, and where they end.

use alibabacloud_dts::types::{DtsJobType, SynchronizationDirection};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum JobKind {
    /// Moves databases once, with or without the changes that are made meanwhile.
    Migration,
    /// Keeps a destination consistent with its source.
    Synchronization,
    /// Keeps two databases consistent with each other. The instance has a task for each direction.
    TwoWaySynchronization,
    /// Delivers the changes of a database to Kafka clients.
    Subscription,
}

impl JobKind {
    /// The type of the instance and its tasks, as requests name it.
    pub fn job_type(self) -> DtsJobType {
        match self {
            Self::Migration => DtsJobType::Migration,
            Self::Synchronization | Self::TwoWaySynchronization => DtsJobType::Sync,
            Self::Subscription => DtsJobType::Subscribe,
        }
    }

    /// The order that a job of this kind has unless it says otherwise: first the configuration, where documents describe
    /// that way.
    pub fn usual_order(self) -> Order {
        match self {
            Self::Migration | Self::Synchronization => Order::ConfigureFirst,
            Self::TwoWaySynchronization | Self::Subscription => Order::PurchaseFirst,
        }
    }
}

impl fmt::Display for JobKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Migration => "migration",
            Self::Synchronization => "synchronization",
            Self::TwoWaySynchronization => "two-way synchronization",
            Self::Subscription => "subscription",
        })
    }
}

/// Whether a task is configured before its instance is purchased, or afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Order {
    /// Configures the task and runs its precheck, which is free of charge, and purchases the instance only if the precheck
    /// has passed. Dedicated clusters support only this order.
    ConfigureFirst,
    /// Purchases the instance, and then configures its tasks.
    PurchaseFirst,
}

/// Where a job ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Until {
    /// The precheck of the forward task has passed. With [`Order::ConfigureFirst`], nothing has been purchased by then.
    PrecheckPassed,
    /// Every task is running; a migration may have finished.
    #[default]
    Running,
    /// Every task has finished. Only a migration without incremental data migration does so by itself; other tasks run until
    /// `StopDtsJob` ends them, and a subscription never finishes.
    Finished,
}

/// One of the two tasks of a two-way instance. All other jobs have the forward task only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(clippy::exhaustive_enums, reason = "there are two directions")]
pub enum Direction {
    /// From the source to the destination.
    Forward,
    /// From the destination to the source.
    Reverse,
}

impl Direction {
    pub(crate) fn parameter(self) -> SynchronizationDirection {
        match self {
            Self::Forward => SynchronizationDirection::Forward,
            Self::Reverse => SynchronizationDirection::Reverse,
        }
    }
}

impl fmt::Display for Direction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Forward => "forward",
            Self::Reverse => "reverse",
        })
    }
}
