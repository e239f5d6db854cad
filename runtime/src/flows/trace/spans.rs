use crate::call::client::Core;
use crate::call::trace::milliseconds;
use crate::contract::operation::Operation;
use crate::error::WaitError;
use tokio::time::Instant;
use tracing::field::Empty;
use tracing::{Instrument, Span, info_span, warn};

/// The span of a wait.
#[derive(Clone, Debug)]
pub(crate) struct WaitSpan {
    span: Span,
    began: Instant,
}

/// The span of a list.
#[derive(Debug)]
pub(crate) struct PagesSpan {
    span: Span,
    began: Instant,
}

impl WaitSpan {
    pub(crate) fn begin(core: &Core, operation: &Operation, goal: &'static str) -> Self {
        let span = info_span!(
            target: "alibabacloud_core",
            "wait",
            service = core.service().product,
            operation = operation.name,
            goal,
            outcome = Empty,
            state = Empty,
            polls = Empty,
            elapsed_ms = Empty,
        );
        Self { span, began: Instant::now() }
    }

    /// Runs the future inside the span.
    pub(crate) async fn around<F: Future>(&self, future: F) -> F::Output {
        future.instrument(self.span.clone()).await
    }

    /// The wait has ended, in this state if its goal is reached.
    pub(crate) fn end(&self, result: Result<Option<&str>, &WaitError>, polls: u32) {
        let (outcome, state) = match result {
            Ok(state) => ("reached", state),
            Err(WaitError::Failed { state, .. }) => ("failed", Some(state.as_str())),
            Err(WaitError::Stuck { state, .. }) => ("stuck", Some(state.as_str())),
            Err(WaitError::Missing { state, .. }) => ("missing", state.as_deref()),
            Err(WaitError::TimedOut { state, .. }) => ("timed out", state.as_deref()),
            Err(WaitError::Call { .. }) => ("call failed", None),
        };
        self.span.record("outcome", outcome);
        self.span.record("state", state);
        self.span.record("polls", polls);
        self.span.record("elapsed_ms", milliseconds(self.began.elapsed()));
        if result.is_err() {
            warn!(target: "alibabacloud_core", parent: &self.span, outcome, state, polls, "the wait ended without its goal");
        }
    }
}

impl PagesSpan {
    pub(crate) fn begin(core: &Core, operation: &Operation) -> Self {
        let span = info_span!(
            target: "alibabacloud_core",
            "pages",
            service = core.service().product,
            operation = operation.name,
            outcome = Empty,
            pages = Empty,
            elapsed_ms = Empty,
        );
        Self { span, began: Instant::now() }
    }

    /// Does the work inside the span.
    pub(crate) fn within<T>(&self, work: impl FnOnce() -> T) -> T {
        self.span.in_scope(work)
    }

    pub(crate) fn end(&self, outcome: &'static str, pages: u64) {
        self.span.record("outcome", outcome);
        self.span.record("pages", pages);
        self.span.record("elapsed_ms", milliseconds(self.began.elapsed()));
    }
}
