use super::{PagedRequest, Pages};
use futures_core::Stream;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec::IntoIter;

/// The entries of a list, one after the other, of every page.
///
/// A page is requested when the entries of the one before are used up. An error ends the list; the entries before it
/// have been returned, so that after [`resume`](Self::resume) no entry is missing or repeated.
#[must_use = "no page is requested before `next` is called and awaited"]
pub struct Items<R: PagedRequest> {
    pages: Pages<R>,
    ready: IntoIter<R::Item>,
}

impl<R: PagedRequest> Items<R> {
    pub(super) fn new(pages: Pages<R>) -> Self {
        Self { pages, ready: Vec::new().into_iter() }
    }

    /// Ends the list after this number of pages, unless it ends before.
    pub fn max_pages(self, pages: u64) -> Self {
        Self { pages: self.pages.max_pages(pages), ..self }
    }

    /// The next entry; `None` after the last one, after an error, and when the limit of pages is reached.
    ///
    /// # Errors
    /// As those of [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<R::Item, R::Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// All entries that are left.
    ///
    /// # Errors
    /// The first that [`next`](Self::next) returns.
    pub async fn collect(&mut self) -> Result<Vec<R::Item>, R::Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }

    /// The request for the next page, or for the page that failed; `None` after the last page. It does not include the
    /// entries of the current page that have not been returned yet.
    pub fn position(&self) -> Option<&R> {
        self.pages.position()
    }

    /// Lets the next call of [`next`](Self::next) request the page that failed again. Has no effect without an error.
    pub fn resume(&mut self) {
        self.pages.resume();
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<R::Item, R::Error>>> {
        loop {
            if let Some(item) = self.ready.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(context)) {
                Some(Ok(page)) => self.ready = R::items(page).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<R: PagedRequest> Stream for Items<R> {
    type Item = Result<R::Item, R::Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<R: PagedRequest> fmt::Debug for Items<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).field("ready", &self.ready.len()).finish()
    }
}
