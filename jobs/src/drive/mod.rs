//! A job that is carried out.

mod configure;
mod driver;
mod event;
mod looks;
mod lookup;
mod pace;
mod precheck;
mod purchase;
mod release;

pub use event::Event;

use crate::error::RunError;
use crate::job::Job;
use crate::run::{Forgotten, KeepRun, Run};
use alibabacloud_core::BoxFuture;
use alibabacloud_dts::Client;
use driver::{Driver, Shared};
use futures_core::Stream;
use pace::Pace;
use std::fmt;
use std::future::{IntoFuture, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

impl Job {
    /// Carries out the job from its beginning.
    ///
    /// ```no_run
    /// # async fn example(client: alibabacloud_dts::Client, job: alibabacloud_dts_jobs::Job) -> Result<(), Box<dyn std::error::Error>> {
    /// use alibabacloud_dts_jobs::RunFile;
    ///
    /// let run = job.start(&client).keep(RunFile::new("shop.run.json")).await?;
    /// println!("{:?}", run.instance_id());
    /// # Ok(())
    /// # }
    /// ```
    pub fn start(&self, client: &Client) -> Execution {
        self.resume(client, Run::new(self))
    }

    /// Carries out what is left of the job. The run is one that [`start`](Self::start) has kept, in this process or another.
    pub fn resume(&self, client: &Client, run: Run) -> Execution {
        Execution { client: client.clone(), job: self.clone(), run, keep: Arc::new(Forgotten), pace: Pace::default() }
    }
}

/// A job that is about to be carried out. Nothing is called before it is awaited, or [`progress`](Self::progress) is
/// polled.
///
/// Dropping the future ends the job at the call that it is about; the run, as it was kept last, can be resumed. All waiting
/// uses tokio's clock.
#[must_use = "nothing is called before it is awaited"]
pub struct Execution {
    client: Client,
    job: Job,
    run: Run,
    keep: Arc<dyn KeepRun>,
    pace: Pace,
}

impl Execution {
    /// Keeps the run after each change. Without it, a run ends with its process.
    pub fn keep(self, keep: impl KeepRun + 'static) -> Self {
        Self { keep: Arc::new(keep), ..self }
    }

    /// Says that this instance is the one that the run has purchased, after
    /// [`Stop::UnclearPurchase`](crate::Stop::UnclearPurchase).
    pub fn adopt(mut self, instance_id: impl Into<String>) -> Self {
        self.run.instance_id = Some(instance_id.into());
        self
    }

    /// The time between two polls. Defaults to that of the SDK's waiter.
    pub fn poll_interval(mut self, interval: Duration) -> Self {
        self.pace.interval = Some(interval);
        self
    }

    /// The maximum time of each wait: for a precheck, and for a task that is to run. Defaults to that of the SDK's waiter. A
    /// full copy can take longer.
    pub fn wait_timeout(mut self, timeout: Duration) -> Self {
        self.pace.timeout = Some(timeout);
        self
    }

    /// For how long a status may be one from before a call; see [`Wait::grace`](alibabacloud_dts::wait::Wait::grace).
    pub fn grace(mut self, grace: Duration) -> Self {
        self.pace.grace = Some(grace);
        self
    }

    /// For how long to look for what a call with an unknown outcome has done, before it counts as not carried out. Defaults
    /// to 1 minute. A run that is resumed waits what is left of it.
    pub fn settle_timeout(mut self, settle: Duration) -> Self {
        self.pace.settle = settle;
        self
    }

    /// What happens, as a stream. It ends after the job is complete, and after an error.
    pub fn progress(self) -> JobProgress {
        let Self { client, job, run, keep, pace } = self;
        let shared = Shared::new(run);
        let driver = Driver { client, job, keep, pace, shared: shared.clone() };
        JobProgress { shared, driving: Some(Box::pin(driver.drive())) }
    }
}

impl IntoFuture for Execution {
    type Output = Result<Run, RunError>;
    type IntoFuture = BoxFuture<'static, Result<Run, RunError>>;

    /// Carries the job out, and returns its complete run.
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            let mut progress = self.progress();
            while let Some(event) = progress.next().await {
                event?;
            }
            Ok(progress.run())
        })
    }
}

impl fmt::Debug for Execution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Execution").field("job", &self.job).field("run", &self.run).finish_non_exhaustive()
    }
}

/// What happens in a job, event by event.
#[must_use = "nothing is called before `next` is called and awaited"]
pub struct JobProgress {
    shared: Shared,
    driving: Option<BoxFuture<'static, Result<(), RunError>>>,
}

impl JobProgress {
    /// The next event; `None` after the job is complete, and after an error.
    ///
    /// # Errors
    /// [`RunError`], if the job has stopped.
    pub async fn next(&mut self) -> Option<Result<Event, RunError>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// The run as it is now.
    pub fn run(&self) -> Run {
        self.shared.run()
    }

    /// The events come before the error that ends them.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event, RunError>>> {
        if let Some(driving) = &mut self.driving
            && self.shared.is_empty()
            && let Poll::Ready(result) = driving.as_mut().poll(context)
        {
            self.driving = None;
            self.shared.end(result.err());
        }
        match self.shared.next_event() {
            Some(event) => Poll::Ready(Some(Ok(event))),
            None if self.driving.is_some() => Poll::Pending,
            None => Poll::Ready(self.shared.take_error().map(Err)),
        }
    }
}

impl Stream for JobProgress {
    type Item = Result<Event, RunError>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl fmt::Debug for JobProgress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JobProgress").field("run", &self.run()).finish_non_exhaustive()
    }
}
