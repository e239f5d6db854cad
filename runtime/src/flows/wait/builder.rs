use super::poller::{Poller, Settings};
use super::{Goals, WaitError, Watch};
use crate::call::client::Core;
use crate::call::typed::{TypedRequest, typed};
use crate::contract::structure::Structure;
use crate::ground::future::BoxFuture;
use std::time::Duration;

/// A wait that begins when it is awaited: it asks again and again until the goal is reached.
///
/// It ends at once when the goal cannot be reached any more, or not without somebody's help. An error that may pass,
/// such as throttling or a broken connection, does not end it. Dropping the future ends it, and nothing is left behind.
/// All waiting is done with tokio's clock.
#[must_use = "nothing is asked before it is awaited"]
#[derive(Clone, Debug)]
pub struct Wait<G: Goals> {
    core: Core,
    request: G::Request,
    goal: G,
    settings: Settings,
}

/// What a wait gives in the end.
type Outcome<G> = Result<
    <<G as Goals>::Request as TypedRequest>::Response,
    WaitError<<<G as Goals>::Request as TypedRequest>::Error>,
>;

impl<G: Goals> Wait<G> {
    /// A wait that sends `request`.
    pub fn new(core: &Core, request: G::Request) -> Self {
        let settings = Settings { interval: G::WAITER.interval, timeout: G::WAITER.timeout, max_polls: u32::MAX };
        Self { core: core.clone(), request, goal: G::default(), settings }
    }

    /// What to wait for.
    pub fn until(self, goal: G) -> Self {
        Self { goal, ..self }
    }

    /// How long to wait between two looks, give or take a tenth by chance; at least 100 milliseconds. If the service
    /// asks for more time, it gets it.
    pub fn interval(mut self, interval: Duration) -> Self {
        self.settings.interval = interval.max(Duration::from_millis(100));
        self
    }

    /// How long to wait in all.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// How often to look at most. When they are used up, that is [`WaitError::TimedOut`].
    pub fn max_polls(mut self, polls: u32) -> Self {
        self.settings.max_polls = polls;
        self
    }

    /// What each look tells, as a stream that ends when the goal is reached.
    pub fn progress(self) -> Watch<G> {
        Watch::new(self.poller())
    }

    fn poller(self) -> Poller {
        let request = self.request;
        Poller {
            core: self.core,
            operation: G::Request::OPERATION,
            waiter: G::WAITER,
            goal: self.goal.goal(),
            remedy: G::remedy,
            fresh: Box::new(move || -> (Box<dyn Structure>, Box<dyn Structure>) {
                (Box::new(request.clone()), Box::new(<G::Request as TypedRequest>::Response::default()))
            }),
            settings: self.settings,
            wait_state: super::poller::WaitState::default(),
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
                Ok((response, answer)) => Ok(typed::<G::Request>(response, answer)),
                Err(error) => Err(error.map(Into::into)),
            }
        })
    }
}
