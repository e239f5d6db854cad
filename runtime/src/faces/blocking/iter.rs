use super::Driver;
use futures_core::Stream;
use std::future::poll_fn;
use std::pin::Pin;

/// A stream as an iterator, which waits for each entry.
#[derive(Debug)]
#[must_use = "nothing is asked for before the iterator is advanced"]
pub struct BlockingIter<S> {
    driver: Driver,
    stream: S,
}

impl<S> BlockingIter<S> {
    /// The entries of `stream`, waited for by `driver`.
    #[doc(hidden)]
    pub fn new(driver: Driver, stream: S) -> Self {
        Self { driver, stream }
    }

    /// The stream, for what it says beside its entries, such as how far it has come.
    pub fn stream(&self) -> &S {
        &self.stream
    }

    /// The stream, for what can be done with it beside, such as carrying on behind an error.
    pub fn stream_mut(&mut self) -> &mut S {
        &mut self.stream
    }
}

impl<S: Stream + Unpin> Iterator for BlockingIter<S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<S::Item> {
        let stream = &mut self.stream;
        self.driver.run(poll_fn(|context| Pin::new(&mut *stream).poll_next(context)))
    }
}
