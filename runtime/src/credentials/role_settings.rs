//! What every role that is assumed at STS can set.

/// The settings of a role, for a source whose settings have a `role`. A trait would have to be imported for each of them.
macro_rules! sets_role {
    ($name:ident) => {
        impl $name {
            /// The name of the session in logs. Defaults to `ALIBABA_CLOUD_ROLE_SESSION_NAME`, and to `credentials-rust-` with
            /// the time if that is not set.
            #[must_use]
            pub fn session_name(mut self, name: impl Into<String>) -> Self {
                self.0.source.role.session_name = Some(name.into());
                self
            }

            /// The duration of a session. Defaults to 1 hour. The minimum is 15 minutes, and the role sets the maximum.
            #[must_use]
            pub fn duration(mut self, duration: std::time::Duration) -> Self {
                self.0.source.role.duration = Some(duration);
                self
            }

            /// A policy, as JSON, that takes permissions away from the session.
            #[must_use]
            pub fn policy(mut self, policy: impl Into<String>) -> Self {
                self.0.source.role.policy = Some(policy.into());
                self
            }

            /// The region of the STS endpoint. Defaults to `ALIBABA_CLOUD_STS_REGION`, and to the central endpoint if that is
            /// not set.
            #[must_use]
            pub fn sts_region(mut self, region: impl Into<String>) -> Self {
                self.0.source.role.sts_region = Some(region.into());
                self
            }

            /// Whether to use the STS endpoint inside the VPC, if a region is set. Defaults to
            /// `ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED`.
            #[must_use]
            pub fn sts_vpc(mut self, inside: bool) -> Self {
                self.0.source.role.sts_vpc = Some(inside);
                self
            }
        }
    };
}

pub(super) use sets_role;
