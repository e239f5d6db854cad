use super::poller::{Poller, Report};
use super::{Goals, WaitError};
use crate::call::typed::TypedRequest;
use crate::ground::future::BoxFuture;
use futures_core::Stream;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// What one poll has found.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Progress<S> {
    /// The state, as the service spells it; one that the SDK does not know is kept as a text. Where several things are
    /// waited for, that of one that has not reached the goal.
    pub state: Option<S>,
    /// The progress of the current stage, in percent.
    pub percent: Option<f64>,
    /// How far the destination lags behind the source.
    pub delay: Option<Duration>,
    /// The time since the wait began.
    pub elapsed: Duration,
    /// The number of polls so far.
    pub polls: u32,
    /// The number of things that have reached the goal.
    pub reached: usize,
    /// The number of things that are waited for.
    pub of: usize,
    /// Why this poll has found nothing, if so: an error that does not end the wait.
    pub problem: Option<String>,
}

/// A wait, poll by poll. It ends after the poll that finds the goal reached, and after an error.
#[must_use = "nothing is sent before `next` is called and awaited"]
pub struct Watch<G> {
    state: State,
    goal: PhantomData<fn() -> G>,
}

enum State {
    Ready(Box<Poller>),
    Polling(BoxFuture<'static, (Box<Poller>, Result<Report, WaitError>)>),
    Ended,
}

type Item<G> = Result<Progress<<G as Goals>::State>, WaitError<<<G as Goals>::Request as TypedRequest>::Error>>;

impl<G: Goals> Watch<G> {
    pub(super) fn new(poller: Poller) -> Self {
        Self { state: State::Ready(Box::new(poller)), goal: PhantomData }
    }

    /// Waits until the next poll is due, and returns what it finds; `None` after the poll that found the goal reached,
    /// and after an error.
    ///
    /// # Errors
    /// [`WaitError`], if the goal cannot be reached.
    pub async fn next(&mut self) -> Option<Item<G>> {
        poll_fn(|context| self.poll(context)).await
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Item<G>>> {
        let report = ready!(self.state.poll(context));
        Poll::Ready(report.map(|report| match report {
            Ok(report) => Ok(Progress {
                state: report.state.map(G::State::from),
                percent: report.percent,
                delay: report.delay,
                elapsed: report.elapsed,
                polls: report.polls,
                reached: report.reached,
                of: report.of,
                problem: report.problem,
            }),
            Err(error) => Err(error.map(Into::into)),
        }))
    }
}

impl State {
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Report, WaitError>>> {
        if let Self::Ready(_) = self
            && let Self::Ready(mut poller) = std::mem::replace(self, Self::Ended)
        {
            *self = Self::Polling(Box::pin(async move {
                let report = poller.step().await;
                (poller, report)
            }));
        }
        let Self::Polling(poll) = self else { return Poll::Ready(None) };
        let (poller, report) = ready!(poll.as_mut().poll(context));
        let goes_on = report.as_ref().is_ok_and(|report| report.received.is_none());
        *self = if goes_on { Self::Ready(poller) } else { Self::Ended };
        Poll::Ready(Some(report))
    }
}

impl<G: Goals> Stream for Watch<G> {
    type Item = Item<G>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl<G> fmt::Debug for Watch<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Ready(_) => "between two polls",
            State::Polling(_) => "polling",
            State::Ended => "ended",
        };
        f.debug_struct("Watch").field("state", &state).finish_non_exhaustive()
    }
}
