//! The version of the form in which runs are kept.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Raised when an older release could misread what a newer one has kept.
const CURRENT: u32 = 1;

/// It is written as a number, and a run of another version is not read: what it leaves out could be a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version;

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(CURRENT)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match u32::deserialize(deserializer)? {
            CURRENT => Ok(Self),
            other => Err(D::Error::custom(format!(
                "the run was kept in version {other}, and this release reads version {CURRENT}: resume it with the release \
                 that kept it, or with a newer one"
            ))),
        }
    }
}
