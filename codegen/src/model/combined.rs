/// A setter of a request that takes a structure in place of several parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CombinedSetter {
    /// The Rust name.
    pub rust: String,
    /// The structure that it takes.
    pub structure: String,
    /// The parameters of its members; of one without an entry, a value is refused.
    pub places: Vec<MemberPlace>,
}

/// The parameter that a member stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberPlace {
    pub member: String,
    /// The parameter, through the structures of the request; nothing where only implied values are taken.
    pub parameter: Vec<String>,
    /// Values of the member that the parameter spells otherwise.
    pub values: Vec<(String, String)>,
    /// Values that other members imply, so that they are omitted.
    pub implied: Vec<String>,
}

impl CombinedSetter {
    /// The parameter of a member, as the wire has it.
    #[must_use]
    pub fn parameter(&self, member: &str) -> Option<String> {
        let place = self.places.iter().find(|place| place.member == member)?;
        (!place.parameter.is_empty()).then(|| place.parameter.join("."))
    }
}
