#![allow(clippy::unused_self, clippy::unused_async, reason = "the same as with spans")]

use super::Success;
use crate::contract::operation::Service;
use crate::error::Error;
use crate::settings::config::Config;
use std::time::Duration;

#[derive(Debug)]
pub(crate) struct CallSpan;

#[derive(Debug)]
pub(crate) struct AttemptSpan;

impl CallSpan {
    pub(crate) fn begin(_: &Service, _: &Config, _: &str) -> Self {
        Self
    }

    pub(crate) fn attempt(&self, _: u32, _: Duration) -> AttemptSpan {
        AttemptSpan
    }

    pub(crate) async fn around<F: Future>(&self, future: F) -> F::Output {
        future.await
    }

    pub(crate) fn repeated(&self, _: &Error, _: Duration) {}

    pub(crate) fn end(self, _: Result<&Success, &Error>, _: u32) {}
}

impl AttemptSpan {
    pub(crate) async fn around<F: Future>(&self, future: F) -> F::Output {
        future.await
    }

    pub(crate) fn end(self, _: Result<&Success, &Error>) {}
}
