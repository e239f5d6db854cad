//! How the calls of a client are made: awaited, or waited for.

/// Calls are futures, to be awaited.
#[derive(Clone, Copy, Debug, Default)]
pub struct Async;

/// Calls return when they are done.
#[cfg(feature = "blocking")]
#[derive(Clone, Debug)]
pub struct Blocking(crate::blocking::Driver);

#[cfg(feature = "blocking")]
impl Blocking {
    /// By this driver.
    pub fn new(driver: crate::blocking::Driver) -> Self {
        Self(driver)
    }

    /// Waits for a future.
    #[inline]
    pub fn wait<F: Future>(&self, future: F) -> F::Output {
        self.0.run(future)
    }

    /// Waits for the entries of a stream, one by one.
    pub fn iterate<S>(self, stream: S) -> crate::blocking::Blocked<S> {
        crate::blocking::Blocked::new(self.0, stream)
    }

    /// Waits for a goal.
    #[inline]
    pub fn watch<G: crate::wait::Goals>(self, wait: crate::wait::Wait<G>) -> crate::blocking::Wait<G> {
        crate::blocking::Wait::new(self.0, wait)
    }
}
