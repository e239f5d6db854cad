//! The rows of a table of parameters, fields or members.

/// One row, ready to print.
pub(super) struct Row {
    pub(super) name: String,
    pub(super) kind: String,
    /// Empty in responses.
    pub(super) required: String,
    pub(super) description: String,
}
