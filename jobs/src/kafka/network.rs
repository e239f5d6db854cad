//! From where a client connects.

use alibabacloud_dts::types::SubscriptionHost;

/// The network from which a Kafka client connects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClientNetwork {
    /// The virtual private cloud (VPC) of the subscription.
    #[default]
    Vpc,
    /// The internal network of Alibaba Cloud.
    Private,
    /// The Internet.
    Public,
}

impl ClientNetwork {
    pub(super) fn host(self, hosts: &SubscriptionHost) -> Option<&str> {
        let host = match self {
            Self::Vpc => &hosts.vpc_host,
            Self::Private => &hosts.private_host,
            Self::Public => &hosts.public_host,
        };
        host.as_deref().filter(|host| !host.is_empty())
    }
}
