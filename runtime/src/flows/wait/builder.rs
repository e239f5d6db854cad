use super::action::Action;
use super::checks::Remedy;
use super::poller::{Poller, Settings, WaitState};
use super::{Goals, WaitError, Waiter, Watch};
use crate::call::client::Core;
use crate::call::typed::{TypedRequest, typed};
use crate::contract::response_metadata::ResponseMetadata;
use crate::contract::structure::Structure;
use crate::ground::future::BoxFuture;
use std::time::Duration;

/// The grace period, unless the caller sets it.
pub(super) const GRACE: Duration = Duration::from_mins(1);

/// A wait that begins when it is awaited: it polls until the goal is reached.
///
/// It ends at once when the goal can no longer be reached, or only with somebody's help. But the state at the first poll
/// may be older than what the caller has just done, so a bad one counts only once it outlasts the
/// [grace period](Self::grace) or has changed in between. The wait that a response begins knows the action before it,
/// and there a good one has to do the same.
///
/// A transient error, such as throttling or a broken connection, does not end it; neither do a few responses in a row
/// that cannot be read. Dropping the future ends it, and nothing is left behind. All waiting is done with tokio's
/// clock.
#[must_use = "nothing is sent before it is awaited"]
#[derive(Clone, Debug)]
pub struct Wait<G: Goals> {
    core: Core,
    request: G::Request,
    goal: G,
    after: Option<&'static Action>,
    settings: Settings,
}

/// How a wait ends.
type Outcome<G> = Result<
    <<G as Goals>::Request as TypedRequest>::Response,
    WaitError<<<G as Goals>::Request as TypedRequest>::Error>,
>;

impl<G: Goals> Wait<G> {
    /// A wait that sends `request`.
    #[doc(hidden)]
    pub fn new(core: &Core, request: G::Request) -> Self {
        let Waiter { interval, timeout, .. } = *G::WAITER;
        let settings = Settings { interval, timeout, max_polls: u32::MAX, grace: GRACE };
        Self { core: core.clone(), request, goal: G::default(), after: None, settings }
    }

    /// The wait that follows `action`: its `response` and the parameters of its request name in `request` what to wait
    /// for.
    #[doc(hidden)]
    pub fn after(
        core: &Core,
        action: &'static Action,
        response: &dyn Structure,
        metadata: &ResponseMetadata,
        mut request: G::Request,
    ) -> Self {
        action.name(response, metadata, &mut request);
        Self { goal: action.goal(metadata), after: Some(action), ..Self::new(core, request) }
    }

    /// What to wait for.
    pub fn until(self, goal: G) -> Self {
        Self { goal, ..self }
    }

    /// The time between two polls, varied at random by up to a tenth; at least 100 milliseconds. If the service
    /// requests a longer wait, the wait is longer.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.settings.interval = interval.max(Duration::from_millis(100));
        self
    }

    /// The maximum time to wait.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// The time for which a state of the first poll may be an old one. Defaults to 1 minute. A failed or stuck one
    /// counts once it outlasts this time or has changed in between. After an action, that holds for a state that is the
    /// goal too. Zero makes every state count at once.
    pub fn grace(mut self, grace: Duration) -> Self {
        self.settings.grace = grace;
        self
    }

    /// The maximum number of polls. When they are used up, the wait ends with [`WaitError::TimedOut`].
    pub fn max_polls(mut self, polls: u32) -> Self {
        self.settings.max_polls = polls;
        self
    }

    /// What each poll finds, as a stream that ends when the goal is reached.
    pub fn progress(self) -> Watch<G> {
        Watch::new(self.poller())
    }

    fn poller(self) -> Poller {
        let request = self.request;
        Poller {
            operation: G::Request::OPERATION,
            waiter: G::WAITER,
            goal: self.goal.goal(),
            after: self.after,
            remedy: Remedy { remedy: G::remedy, classify: self.core.service().classify },
            fresh: Box::new(move || -> (Box<dyn Structure>, Box<dyn Structure>) {
                (Box::new(request.clone()), Box::new(<G::Request as TypedRequest>::Response::default()))
            }),
            settings: self.settings,
            wait_state: WaitState::default(),
            core: self.core,
        }
    }
}

impl<G: Goals> IntoFuture for Wait<G> {
    type Output = Outcome<G>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let run = self.poller().run_boxed();
        Box::pin(async move {
            match run.await {
                Ok((response, metadata)) => Ok(typed::<G::Request>(response, metadata)),
                Err(error) => Err(error.map(Into::into)),
            }
        })
    }
}
