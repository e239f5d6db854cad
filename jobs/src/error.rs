//! Why a job has stopped.

use crate::job::{InvalidJob, Step};
use crate::precheck::PrecheckItem;
use crate::run::KeepError;
use alibabacloud_dts::{Error, ErrorKind, WaitError};
use std::error::Error as StdError;
use std::fmt;

/// Why a job has stopped. The run, as it was kept last, can be resumed unless the instance was released.
///
/// ```
/// # use alibabacloud_dts_jobs::{RunError, Stop};
/// fn report(error: &RunError) {
///     match error.stop() {
///         Stop::Precheck(items) => items.iter().for_each(|item| println!("{}: {:?}", item.code, item.remedy)),
///         Stop::UnclearPurchase(instances) => println!("which of these was purchased? {instances:?}"),
///         _ => println!("{error:#}"),
///     }
/// }
/// ```
#[derive(Debug)]
pub struct RunError {
    step: Option<Step>,
    stop: Stop,
    release: Option<Result<(), Box<Self>>>,
}

/// What has stopped a job.
#[derive(Debug)]
#[non_exhaustive]
pub enum Stop {
    /// The job is invalid, or isn't that of the run. Nothing was called.
    Invalid(InvalidJob),
    /// A call has failed.
    Call(Error),
    /// A task didn't become what the step waits for.
    Wait(WaitError),
    /// The precheck has failed, in items that may not be skipped.
    Precheck(Vec<PrecheckItem>),
    /// The response to a purchase was lost, and several instances could be the purchased one. Find out which one it is, and
    /// then resume the run with [`Execution::adopt`](crate::Execution::adopt), or release the instances.
    UnclearPurchase(Vec<String>),
    /// The run could not be kept. Nothing was called since.
    Keep(KeepError),
    /// The instance was released, here or before, because a step had failed for this reason.
    Released(String),
}

impl RunError {
    pub(crate) fn new(step: Step, stop: impl Into<Stop>) -> Self {
        Self { step: Some(step), stop: stop.into(), release: None }
    }

    pub(crate) fn invalid(problem: InvalidJob) -> Self {
        Self { step: None, stop: Stop::Invalid(problem), release: None }
    }

    pub(crate) fn with_release(self, release: Result<(), Self>) -> Self {
        Self { release: Some(release.map_err(Box::new)), ..self }
    }

    /// The step that has failed; `None` if none has begun.
    pub fn step(&self) -> Option<Step> {
        self.step
    }

    /// What has stopped the job.
    pub fn stop(&self) -> &Stop {
        &self.stop
    }

    /// The failed items of the precheck, if that has stopped the job.
    pub fn precheck(&self) -> &[PrecheckItem] {
        match &self.stop {
            Stop::Precheck(items) => items,
            _ => &[],
        }
    }

    /// The error of the call that has failed, alone or in a wait.
    pub fn call(&self) -> Option<&Error> {
        match &self.stop {
            Stop::Call(error) => Some(error),
            Stop::Wait(error) => error.call(),
            _ => None,
        }
    }

    /// Whether the instance was released afterwards: `None` if that was not tried.
    pub fn release(&self) -> Option<Result<(), &Self>> {
        self.release.as_ref().map(|release| match release {
            Ok(()) => Ok(()),
            Err(error) => Err(&**error),
        })
    }

    /// Whether the failure is one of the job itself, and not of the connection, the credentials or the program.
    pub(crate) fn is_of_the_job(&self) -> bool {
        let is_refused = |error: &Error| {
            let is_ours = matches!(error.kind(), ErrorKind::Authentication | ErrorKind::Credentials);
            error.code().is_some() && !is_ours && !error.is_retryable() && error.unknown_outcome().is_none()
        };
        match &self.stop {
            Stop::Precheck(_) => true,
            Stop::Call(error) => is_refused(error),
            Stop::Wait(error) => match error {
                WaitError::Failed { .. } | WaitError::Stuck { .. } => true,
                _ => error.call().is_some_and(is_refused) && !error.is_timeout(),
            },
            Stop::Invalid(_) | Stop::UnclearPurchase(_) | Stop::Keep(_) | Stop::Released(_) => false,
        }
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

impl From<WaitError> for Stop {
    fn from(error: WaitError) -> Self {
        Self::Wait(error)
    }
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(step) = self.step {
            write!(f, "{step}: ")?;
        }
        write!(f, "{}", self.stop)?;
        match &self.release {
            None => Ok(()),
            Some(Ok(())) => f.write_str("; the instance was released"),
            Some(Err(error)) => write!(f, "; releasing the instance failed too, so it may cost money: {error}"),
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Invalid(problem) => write!(f, "{problem}"),
            Self::Call(error) => write!(f, "{error}"),
            Self::Wait(error) => write!(f, "{error}"),
            Self::Precheck(items) => {
                f.write_str("the precheck has failed")?;
                items.iter().try_for_each(|item| write!(f, "; {item}"))
            }
            Self::UnclearPurchase(instances) => write!(
                f,
                "the response to the purchase was lost, and several instances could be the purchased one: {}; find out \
                 which one, and resume the run with its ID, or release them",
                instances.join(", ")
            ),
            Self::Keep(error) => write!(f, "the run could not be kept, so the job has stopped: {error}"),
            Self::Released(reason) => {
                write!(f, "the instance was released, because the job had failed: {reason}; begin a new run")
            }
        }
    }
}

impl StdError for RunError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.stop {
            Stop::Call(error) => error.source(),
            Stop::Wait(error) => error.source(),
            Stop::Keep(error) => error.source(),
            _ => None,
        }
    }
}
