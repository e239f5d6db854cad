use super::Error;
use super::reason::causes;
use crate::contract::code_class::ErrorKind;
use crate::ground::excerpt::excerpt;
use crate::ground::printable::Printable;
use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

/// Why a wait ended without reaching its goal.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError<E = Error> {
    /// The goal can no longer be reached.
    #[non_exhaustive]
    Failed {
        /// What has failed.
        subject: WaitSubject,
        /// The state that says so, as the service spells it.
        state: String,
        /// The service's reason.
        message: Option<String>,
        /// The checks that were not passed.
        checks: Vec<FailedCheck>,
    },
    /// The goal is not reached without somebody's help.
    #[non_exhaustive]
    Stuck {
        /// What is stuck.
        subject: WaitSubject,
        /// The state that says so, as the service spells it.
        state: String,
        /// Why it does not go on, and what to do.
        reason: &'static str,
        /// The service's reason.
        message: Option<String>,
    },
    /// What is waited for is not, or no longer, among what the service lists.
    #[non_exhaustive]
    Missing {
        /// What is missing.
        subject: WaitSubject,
        /// The last state that was seen.
        state: Option<String>,
    },
    /// The time or the number of polls was used up.
    #[non_exhaustive]
    TimedOut {
        /// What has not reached the goal.
        subject: WaitSubject,
        /// The name of the goal.
        goal: &'static str,
        /// The last state that was seen, as the service spells it.
        state: Option<String>,
        /// The duration of the wait.
        elapsed: Duration,
        /// The number of polls.
        polls: u32,
        /// Why the last poll found nothing, if so.
        error: Option<E>,
    },
    /// A poll failed, and another would fail too.
    #[non_exhaustive]
    Call {
        /// What was waited for.
        subject: WaitSubject,
        /// Why it failed.
        error: E,
    },
}

/// What a wait is about: `task l3m1213ye7l`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct WaitSubject {
    /// The kind of thing, as a noun.
    pub noun: &'static str,
    /// Its ID, or those of several, as far as it is known.
    pub name: Option<Box<str>>,
}

/// A check that was not passed.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FailedCheck {
    /// What was checked, as the service calls it; most often a code.
    pub name: String,
    /// What kind of failure the name means, where the SDK knows it as an error code.
    pub kind: Option<ErrorKind>,
    /// The service's reason.
    pub message: Option<String>,
    /// What the service advises to do; often a code and not a sentence.
    pub advice: Option<String>,
    /// What to do about it, where the SDK knows the check.
    pub remedy: Option<&'static str>,
}

impl<E> WaitError<E> {
    /// What the wait was about.
    pub fn subject(&self) -> &WaitSubject {
        match self {
            Self::Failed { subject, .. }
            | Self::Stuck { subject, .. }
            | Self::Missing { subject, .. }
            | Self::TimedOut { subject, .. }
            | Self::Call { subject, .. } => subject,
        }
    }

    /// The last state that was seen, as the service spells it.
    pub fn state(&self) -> Option<&str> {
        match self {
            Self::Failed { state, .. } | Self::Stuck { state, .. } => Some(state),
            Self::Missing { state, .. } | Self::TimedOut { state, .. } => state.as_deref(),
            Self::Call { .. } => None,
        }
    }

    /// The checks that were not passed.
    pub fn checks(&self) -> &[FailedCheck] {
        match self {
            Self::Failed { checks, .. } => checks,
            _ => &[],
        }
    }

    /// The error of the last poll, if it failed.
    pub fn call(&self) -> Option<&E> {
        match self {
            Self::Call { error, .. } => Some(error),
            Self::TimedOut { error, .. } => error.as_ref(),
            _ => None,
        }
    }

    /// The service's reason.
    pub(super) fn reason(&self) -> Option<&str> {
        match self {
            Self::Failed { message, .. } | Self::Stuck { message, .. } => message.as_deref(),
            Self::Missing { .. } | Self::TimedOut { .. } | Self::Call { .. } => None,
        }
    }

    /// What kind of failure it is, apart from the error of a call.
    pub(super) fn reason_kind(&self) -> ErrorKind {
        match self {
            Self::Failed { checks, .. } => {
                checks.iter().find_map(|check| check.kind).unwrap_or(ErrorKind::StateConflict)
            }
            Self::Stuck { .. } => ErrorKind::StateConflict,
            Self::Missing { .. } => ErrorKind::NotFound,
            Self::TimedOut { .. } => ErrorKind::Timeout,
            Self::Call { .. } => ErrorKind::Unknown,
        }
    }

    /// The same with errors of another type.
    pub fn map<F>(self, convert: impl FnOnce(E) -> F) -> WaitError<F> {
        match self {
            Self::Failed { subject, state, message, checks } => WaitError::Failed { subject, state, message, checks },
            Self::Stuck { subject, state, reason, message } => WaitError::Stuck { subject, state, reason, message },
            Self::Missing { subject, state } => WaitError::Missing { subject, state },
            Self::TimedOut { subject, goal, state, elapsed, polls, error } => {
                WaitError::TimedOut { subject, goal, state, elapsed, polls, error: error.map(convert) }
            }
            Self::Call { subject, error } => WaitError::Call { subject, error: convert(error) },
        }
    }
}

impl<E: StdError + 'static> fmt::Display for WaitError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.line(f)?;
        causes(f, self)
    }
}

impl<E: fmt::Display> WaitError<E> {
    /// Prints it without the causes.
    fn line(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed { subject, state, message, checks } => {
                write!(f, "{subject} has failed; its state is {}", Printable(state))?;
                describe(f, message.as_deref())?;
                for (index, check) in checks.iter().enumerate() {
                    f.write_str(if index == 0 { "; not passed: " } else { "; " })?;
                    write!(f, "{check}")?;
                }
                Ok(())
            }
            Self::Stuck { subject, state, reason, message } => {
                write!(f, "{subject} cannot continue by itself; its state is {}: {reason}", Printable(state))?;
                describe(f, message.as_deref())
            }
            Self::Missing { subject, state: Some(state) } => {
                write!(f, "the service no longer lists {subject}, whose last state was {}", Printable(state))
            }
            Self::Missing { subject, state: None } => write!(f, "the service does not list {subject}"),
            Self::TimedOut { subject, goal, state, elapsed, polls, error } => {
                let seconds = elapsed.as_secs_f64();
                let polled = if *polls == 1 { "poll" } else { "polls" };
                write!(f, "{subject} did not reach the goal `{goal}` within {seconds:.0} s and {polls} {polled}; ")?;
                match state.as_deref().filter(|state| !state.is_empty()) {
                    Some(state) => write!(f, "its last state was {}", Printable(state))?,
                    None => f.write_str("no state was seen")?,
                }
                match error {
                    Some(error) => write!(f, "; the last poll failed: {error}"),
                    None => Ok(()),
                }
            }
            Self::Call { subject, error } => write!(f, "the wait for {subject} failed: {error}"),
        }
    }
}

impl fmt::Display for WaitSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{} {}", self.noun, excerpt(name)),
            None => write!(f, "the {}", self.noun),
        }
    }
}

impl fmt::Display for FailedCheck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Printable(&self.name).fmt(f)?;
        describe(f, self.message.as_deref())?;
        match (self.remedy, &self.advice) {
            // It is the SDK's own, and long only where that helps.
            (Some(remedy), _) => {
                f.write_str(" (what to do:")?;
                remedy.split_whitespace().try_for_each(|word| write!(f, " {word}"))?;
                f.write_str(")")
            }
            (None, Some(advice)) => write!(f, " (what to do: {})", excerpt(advice)),
            (None, None) => Ok(()),
        }
    }
}

impl<E: StdError + 'static> StdError for WaitError<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            // What is printed as part of this one is no source of it, but its own sources are.
            Self::Call { error, .. } | Self::TimedOut { error: Some(error), .. } => error.source(),
            _ => None,
        }
    }
}

fn describe(f: &mut fmt::Formatter<'_>, message: Option<&str>) -> fmt::Result {
    match message {
        Some(message) => write!(f, ": {}", excerpt(message)),
        None => Ok(()),
    }
}
