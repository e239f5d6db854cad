//! How the calls of a client are made: awaited, or waited for.

/// Calls are futures, to be awaited.
#[derive(Clone, Copy, Debug, Default)]
pub struct Async;

/// Calls return when they are done.
#[cfg(feature = "blocking")]
#[derive(Clone, Debug)]
pub struct Blocking(crate::faces::blocking::Driver);

#[cfg(feature = "blocking")]
impl Blocking {
    /// By this driver.
    #[doc(hidden)]
    pub fn new(driver: crate::faces::blocking::Driver) -> Self {
        Self(driver)
    }

    /// Waits for a future.
    #[doc(hidden)]
    #[inline]
    pub fn wait<F: Future>(&self, future: F) -> F::Output {
        self.0.run(future)
    }

    /// Waits for the entries of a stream, one by one.
    #[doc(hidden)]
    pub fn iterate<S>(self, stream: S) -> crate::faces::blocking::BlockingIter<S> {
        crate::faces::blocking::BlockingIter::new(self.0, stream)
    }

    /// Waits for a goal.
    #[doc(hidden)]
    #[inline]
    pub fn watch<G: crate::flows::wait::Goals>(
        self,
        wait: crate::flows::wait::Wait<G>,
    ) -> crate::faces::blocking::Wait<G> {
        crate::faces::blocking::Wait::new(self.0, wait)
    }
}
