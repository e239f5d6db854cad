//! Goes through the steps of a job.

use super::event::Event;
use super::pace::Pace;
use crate::error::{RunError, Stop};
use crate::job::{Job, Step, Until};
use crate::run::{KeepRun, Release, Run};
use alibabacloud_dts::wait::{DtsJobGoal, Wait};
use alibabacloud_dts::{Client, WaitError};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What the driver and the stream of its events share.
#[derive(Clone)]
pub(super) struct Shared(Arc<Mutex<State>>);

struct State {
    run: Run,
    events: VecDeque<Event>,
    error: Option<RunError>,
}

impl Shared {
    pub(super) fn new(run: Run) -> Self {
        Self(Arc::new(Mutex::new(State { run, events: VecDeque::new(), error: None })))
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn run(&self) -> Run {
        self.lock().run.clone()
    }

    /// Whether no event waits to be passed on.
    pub(super) fn is_empty(&self) -> bool {
        self.lock().events.is_empty()
    }

    pub(super) fn next_event(&self) -> Option<Event> {
        self.lock().events.pop_front()
    }

    pub(super) fn end(&self, error: Option<RunError>) {
        self.lock().error = error;
    }

    pub(super) fn take_error(&self) -> Option<RunError> {
        self.lock().error.take()
    }
}

pub(super) struct Driver {
    pub(super) client: Client,
    pub(super) job: Job,
    pub(super) keep: Arc<dyn KeepRun>,
    pub(super) pace: Pace,
    pub(super) shared: Shared,
}

impl Driver {
    pub(super) async fn drive(self) -> Result<(), RunError> {
        let run = self.run();
        match &run.release {
            Release::No => {}
            Release::Asked { reason } => {
                self.release().await?;
                return Err(RunError::new(Step::Release, Stop::Released(reason.clone())));
            }
            Release::Done { reason } => return Err(RunError::new(Step::Release, Stop::Released(reason.clone()))),
        }
        run.check(&self.job).and_then(|()| self.job.check()).map_err(RunError::invalid)?;
        for step in self.job.steps() {
            if self.run().is_complete(step) {
                continue;
            }
            self.push(Event::Began { step });
            if let Err(stop) = self.step(step).await {
                return Err(self.after_failure(RunError::new(step, stop)).await);
            }
            self.push(Event::Completed { step });
        }
        Ok(())
    }

    async fn step(&self, step: Step) -> Result<(), Stop> {
        match step {
            Step::Purchase => self.purchase().await,
            Step::Configure(direction) => self.configure(direction).await,
            Step::Precheck(direction) => self.precheck(direction).await,
            Step::Run(direction) => self.reach_goal(direction).await,
            // It is no step of a job.
            Step::Release => Ok(()),
        }
    }

    /// Releases the instance if the caller asks for it.
    async fn after_failure(&self, error: RunError) -> RunError {
        let is_purchased = self.run().instance_id.is_some() && self.run().may_cost();
        if !(self.job.release_on_failure && is_purchased && error.is_of_the_job()) {
            return error;
        }
        let reason = error.to_string();
        self.push(Event::Began { step: Step::Release });
        let asked = self.update(|run| run.release = Release::Asked { reason }).await;
        let released = match asked {
            Ok(()) => self.release().await,
            Err(stop) => Err(RunError::new(Step::Release, stop)),
        };
        if released.is_ok() {
            self.push(Event::Completed { step: Step::Release });
        }
        error.with_release(released)
    }

    pub(super) fn run(&self) -> Run {
        self.shared.run()
    }

    pub(super) fn push(&self, event: Event) {
        self.shared.lock().events.push_back(event);
    }

    pub(super) fn notice(&self, notice: impl Into<String>) {
        self.push(Event::Noticed { notice: notice.into() });
    }

    /// Changes the run, and keeps it before anything else happens.
    pub(super) async fn update(&self, change: impl FnOnce(&mut Run)) -> Result<(), Stop> {
        let mut run = self.run();
        change(&mut run);
        self.keep.keep(&run).await.map_err(Stop::Keep)?;
        self.shared.lock().run = run;
        Ok(())
    }

    /// Waits, and reports each poll.
    pub(super) async fn watch(&self, step: Step, wait: Wait<DtsJobGoal>) -> Result<(), WaitError> {
        let mut polls = self.pace.of(wait).progress();
        while let Some(poll) = polls.next().await {
            let poll = poll?;
            self.push(Event::Polled {
                step,
                status: poll.state,
                percent: poll.percent,
                delay: poll.delay,
                elapsed: poll.elapsed,
                problem: poll.problem,
            });
        }
        Ok(())
    }

    pub(super) fn goal(&self) -> DtsJobGoal {
        match self.job.until {
            Until::PrecheckPassed => DtsJobGoal::PrecheckPassed,
            Until::Running => DtsJobGoal::Running,
            Until::Finished => DtsJobGoal::Finished,
        }
    }
}
