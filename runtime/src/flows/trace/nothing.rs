#![allow(clippy::unused_self, clippy::unused_async, reason = "the same as with spans")]

use crate::call::client::Core;
use crate::contract::operation::Operation;
use crate::error::WaitError;

#[derive(Clone, Debug)]
pub(crate) struct WaitSpan;

#[derive(Debug)]
pub(crate) struct PagesSpan;

impl WaitSpan {
    pub(crate) fn begin(_: &Core, _: &Operation, _: &'static str) -> Self {
        Self
    }

    pub(crate) async fn around<F: Future>(&self, future: F) -> F::Output {
        future.await
    }

    pub(crate) fn end(&self, _: Result<Option<&str>, &WaitError>, _: u32) {}
}

impl PagesSpan {
    pub(crate) fn begin(_: &Core, _: &Operation) -> Self {
        Self
    }

    pub(crate) fn within<T>(&self, work: impl FnOnce() -> T) -> T {
        work()
    }

    pub(crate) fn end(&self, _: &'static str, _: u64) {}
}
