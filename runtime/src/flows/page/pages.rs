use super::{Items, PageCursor, PageStep, PagedRequest};
use crate::call::client::Core;
use crate::call::typed::{OwnedCall, forget_token, owned_call, typed};
use crate::contract::operation::Operation;
use crate::contract::response_metadata::ResponseMetadata;
use crate::contract::structure::Structure;
use crate::error::Error;
use crate::flows::trace::PagesSpan;
use futures_core::Stream;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// The pages of a list, one after the other, each a whole response.
///
/// A page is requested when it is needed, and only once, even if the future of [`next`](Self::next) is dropped before
/// it is done. It begins with the page that the request asks for. An error ends the list; [`resume`](Self::resume)
/// requests the page that failed again.
#[must_use = "no page is requested before `next` is called and awaited"]
pub struct Pages<R> {
    request: R,
    pager: Pager,
}

impl<R: PagedRequest> Pages<R> {
    /// The pages of the list that begins with the page of `request`.
    #[doc(hidden)]
    pub fn new(core: &Core, request: R) -> Self {
        let pager = Pager {
            core: core.clone(),
            course: PageCursor::new(R::PAGING),
            call: None,
            broken: None,
            state: State::Open,
            left: u64::MAX,
            came: 0,
            span: None,
        };
        Self { request, pager }
    }

    /// Ends the list after this number of further pages, unless it ends before. [`position`](Self::position) is then
    /// the request for the page that would have followed.
    pub fn max_pages(mut self, pages: u64) -> Self {
        self.pager.left = pages;
        self
    }

    /// The next page; `None` after the last one, after an error, and when the limit of pages is reached.
    ///
    /// # Errors
    /// As those of the call, and if the service repeats a page or a token, so that the list would never end.
    pub async fn next(&mut self) -> Option<Result<R::Response, R::Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// All pages that are left.
    ///
    /// # Errors
    /// The first that [`next`](Self::next) returns.
    pub async fn collect(&mut self) -> Result<Vec<R::Response>, R::Error> {
        let mut pages = Vec::new();
        while let Some(page) = self.next().await {
            pages.push(page?);
        }
        Ok(pages)
    }

    /// The request for the next page, or for the page that failed; `None` after the last page. To continue later or
    /// elsewhere, store it and create pages from it.
    pub fn position(&self) -> Option<&R> {
        (self.pager.state != State::Ended).then_some(&self.request)
    }

    /// Lets the next call of [`next`](Self::next) request the page that failed again. Has no effect without an error.
    pub fn resume(&mut self) {
        if self.pager.state == State::Failed {
            self.pager.state = State::Open;
        }
    }

    /// The entries of the pages that are left.
    pub fn into_items(self) -> Items<R> {
        Items::new(self)
    }

    pub(super) fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<R::Response, R::Error>>> {
        let request = &mut self.request;
        let copy = |request: &R| -> (Box<dyn Structure>, Box<dyn Structure>) {
            (Box::new(request.clone()), Box::new(R::Response::default()))
        };
        if self.pager.is_to_ask() {
            let (request, response) = copy(request);
            self.pager.ask(owned_call(self.pager.core.clone(), R::OPERATION, request, response));
        }
        let page = ready!(self.pager.poll(context, R::OPERATION, request));
        Poll::Ready(page.map(|page| {
            let (response, metadata) = page?;
            Ok(typed::<R>(response, metadata))
        }))
    }
}

impl<R: PagedRequest> Stream for Pages<R> {
    type Item = Result<R::Response, R::Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<R: fmt::Debug> fmt::Debug for Pages<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("request", &self.request)
            .field("state", &self.pager.state)
            .finish_non_exhaustive()
    }
}

/// What is the same for every list, and so compiled once.
struct Pager {
    core: Core,
    course: PageCursor,
    /// The call on its way.
    call: Option<OwnedCall>,
    /// An error that is returned in place of the next page.
    broken: Option<Error>,
    state: State,
    /// The number of pages that may still be requested.
    left: u64,
    /// The number of pages that have come.
    came: u64,
    span: Option<PagesSpan>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    Failed,
    Ended,
}

impl Pager {
    fn is_to_ask(&self) -> bool {
        self.call.is_none() && self.broken.is_none() && self.state == State::Open && self.left > 0
    }

    fn ask(&mut self, call: OwnedCall) {
        self.left = self.left.saturating_sub(1);
        self.call = Some(call);
    }

    #[allow(clippy::type_complexity, reason = "it is used here alone")]
    fn poll(
        &mut self,
        context: &mut Context<'_>,
        operation: &Operation,
        request: &mut dyn Structure,
    ) -> Poll<Option<Result<(Box<dyn Structure>, ResponseMetadata), Error>>> {
        let span = self.span.get_or_insert_with(|| PagesSpan::begin(&self.core, operation));
        if let Some(error) = self.broken.take() {
            self.state = State::Failed;
            span.end("failed", self.came);
            return Poll::Ready(Some(Err(error)));
        }
        let Some(call) = &mut self.call else { return Poll::Ready(None) };
        let (response, result) = ready!(span.within(|| call.as_mut().poll(context)));
        self.call = None;
        let turn = result.and_then(|metadata| Ok((metadata, self.course.advance(request, &*response)?)));
        Poll::Ready(Some(match turn {
            Ok((metadata, turn)) => {
                self.came += 1;
                match turn {
                    PageStep::Next => {
                        forget_token(operation, request);
                        if self.left == 0 {
                            span.end("limit of pages", self.came);
                        }
                    }
                    PageStep::End => {
                        self.state = State::Ended;
                        span.end("last page", self.came);
                    }
                    PageStep::Broken(error) => self.broken = Some(error),
                }
                Ok((response, metadata))
            }
            Err(error) => {
                self.state = State::Failed;
                span.end("failed", self.came);
                // It gave no page, so it does not count against the limit.
                self.left = self.left.saturating_add(1);
                Err(error)
            }
        }))
    }
}
