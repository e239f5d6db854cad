//! What a service has beside calls.

use crate::model::Model;

/// What a service has beside calls, which texts mention only where it is so.
#[derive(Clone, Copy)]
pub(super) struct Flows {
    /// Whether a list is paged.
    pub(super) pages: bool,
    /// Whether there is a waiter.
    pub(super) waits: bool,
}

impl Flows {
    pub(super) fn of(model: &Model) -> Self {
        Self {
            pages: model.operations.iter().any(|operation| operation.pagination.is_some()),
            waits: model.operations.iter().any(|operation| operation.waiter.is_some()),
        }
    }
}
