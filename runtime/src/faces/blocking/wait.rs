use super::{BlockingIter, Driver};
use crate::call::typed::TypedRequest;
use crate::flows::wait::{Goals, Wait as AsyncWait, WaitError, Watch};
use std::time::Duration;

/// A wait that returns when the goal is reached or can no longer be reached. It begins with [`wait`](Self::wait).
#[must_use = "nothing is sent before `wait` is called"]
#[derive(Clone, Debug)]
pub struct Wait<G: Goals> {
    driver: Driver,
    inner: AsyncWait<G>,
}

impl<G: Goals> Wait<G> {
    /// The same wait, for a thread.
    #[doc(hidden)]
    pub fn new(driver: Driver, inner: AsyncWait<G>) -> Self {
        Self { driver, inner }
    }

    /// What to wait for.
    pub fn until(self, goal: G) -> Self {
        Self { inner: self.inner.until(goal), ..self }
    }

    /// The time between two polls: as [`Wait::interval`](AsyncWait::interval).
    pub fn interval(self, interval: Duration) -> Self {
        Self { inner: self.inner.interval(interval), ..self }
    }

    /// The maximum time to wait.
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { inner: self.inner.timeout(timeout), ..self }
    }

    /// The time for which a state of the first poll may be an old one: as [`Wait::grace`](AsyncWait::grace).
    pub fn grace(self, grace: Duration) -> Self {
        Self { inner: self.inner.grace(grace), ..self }
    }

    /// The maximum number of polls.
    pub fn max_polls(self, polls: u32) -> Self {
        Self { inner: self.inner.max_polls(polls), ..self }
    }

    /// Waits until the goal is reached.
    ///
    /// # Errors
    /// As the wait of the async client.
    #[allow(clippy::type_complexity, reason = "it says what the async wait gives")]
    pub fn wait(
        self,
    ) -> Result<<G::Request as TypedRequest>::Response, WaitError<<G::Request as TypedRequest>::Error>> {
        self.driver.run(self.inner.into_future())
    }

    /// What each poll finds, one after the other.
    pub fn progress(self) -> BlockingIter<Watch<G>> {
        BlockingIter::new(self.driver, self.inner.progress())
    }
}
