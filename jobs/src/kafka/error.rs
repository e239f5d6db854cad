//! Why there are no settings.

use super::network::ClientNetwork;
use alibabacloud_dts::Error;
use std::fmt;

/// Why the settings of a Kafka client could not be found.
#[derive(Debug)]
#[non_exhaustive]
pub enum KafkaError {
    /// A call has failed.
    Call(Error),
    /// The task has no topic: it is no change tracking task, or isn't started yet.
    NoTopic,
    /// The subscription has no host in this network.
    NoHost(ClientNetwork),
    /// The subscription has no group with this ID or name.
    #[non_exhaustive]
    NoGroup {
        /// What was looked for.
        group: String,
        /// The names of the groups that there are.
        known: Vec<String>,
    },
    /// Several groups have this name.
    SeveralGroups(String),
}

impl KafkaError {
    /// The error of the call that has failed, with its kind, code and request ID.
    pub fn call(&self) -> Option<&Error> {
        match self {
            Self::Call(error) => Some(error),
            _ => None,
        }
    }
}

impl From<Error> for KafkaError {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

impl fmt::Display for KafkaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => write!(f, "{error}"),
            Self::NoTopic => {
                f.write_str("the task has no topic: use a change tracking task, and wait until its status is `Normal`")
            }
            Self::NoHost(network) => {
                write!(
                    f,
                    "the subscription has no host in the network {network:?}: choose the network that it was configured for"
                )
            }
            Self::NoGroup { group, known } if known.is_empty() => {
                write!(f, "there is no consumer group `{group}`, nor any other: create one with CreateConsumerChannel")
            }
            Self::NoGroup { group, known } => {
                write!(f, "there is no consumer group `{group}`; the groups are {}", known.join(", "))
            }
            Self::SeveralGroups(group) => {
                write!(f, "several consumer groups are called `{group}`: name the group by its ID")
            }
        }
    }
}

impl std::error::Error for KafkaError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Call(error) => error.source(),
            _ => None,
        }
    }
}
