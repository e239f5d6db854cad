//! Files that are being written.

/// How the names of drafts end.
pub(super) const DRAFT: &str = ".draft";

/// Whether this is the name of a file that a run was writing when it was stopped.
pub(super) fn is_draft(name: &str) -> bool {
    name.starts_with('.') && name.ends_with(DRAFT)
}
