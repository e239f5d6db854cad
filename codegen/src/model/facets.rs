use super::Text;
use std::num::NonZeroU32;

/// What is known about an operation besides its parameters and fields.
#[derive(Clone, Debug, Default)]
pub struct OperationFacets {
    /// What the call is signed with, where not whatever the caller has.
    pub auth: Option<Auth>,
    /// The permission that the call needs, such as `dts:DescribeDtsJobs`.
    pub ram_action: Option<String>,
    pub rate_limit: Option<RateLimit>,
    pub cost: Option<Cost>,
    /// The operations that show how the work goes on, of a call that returns before it is done.
    pub asynchronous: Vec<String>,
    /// Whether its response covers only the regions that the endpoint serves.
    pub is_regional: bool,
    /// The seconds that an attempt may need, where that is more than usual.
    pub attempt_timeout: Option<NonZeroU32>,
    pub lookup: Option<Lookup>,
}

/// What a call is signed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Auth {
    /// Nothing: it has no signature.
    Unsigned,
    /// A key, and nothing else.
    Key,
    /// A bearer token, and nothing else.
    BearerToken,
}

impl Auth {
    /// The spelling in the spec.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Unsigned => "none",
            Self::Key => "ak",
            Self::BearerToken => "bearer",
        }
    }
}

/// The number of calls that the service accepts in a period, in one region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    /// Calls of one account.
    pub calls: u32,
    /// Calls of all accounts.
    pub all_accounts: Option<u32>,
    /// The length of the period.
    pub seconds: u32,
}

/// What a call costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    Free,
    Purchase,
    PriceChange,
    StartsCharges,
    EndsCharges,
}

impl Cost {
    /// The spelling in the spec.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Purchase => "purchase",
            Self::PriceChange => "price_change",
            Self::StartsCharges => "starts_charges",
            Self::EndsCharges => "ends_charges",
        }
    }
}

/// How to find out whether a call was carried out whose outcome is unknown.
#[derive(Clone, Debug)]
pub struct Lookup {
    /// The operation that shows it.
    pub operation: String,
    /// What to look for in its response.
    pub doc: Text,
}
