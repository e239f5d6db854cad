/// What a command ends with.
pub(super) enum Outcome {
    /// All is well.
    Done,
    /// The output is not current.
    NotCurrent,
    /// The spec is wrong, or the disk refused.
    Failed(String),
}
