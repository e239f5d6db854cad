use std::collections::BTreeSet;

/// Where a type is used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Operations whose request holds the type, directly or through another type.
    pub requests: BTreeSet<String>,
    /// Operations whose response holds the type, directly or through another type.
    pub responses: BTreeSet<String>,
    /// Families of those operations.
    pub families: BTreeSet<String>,
    /// The number of parameters and fields of the spec that name the type.
    pub places: usize,
}
