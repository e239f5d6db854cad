use super::Error;
use crate::ground::excerpt::excerpt;
use crate::ground::printable::Printable;
use std::fmt;
use std::time::Duration;

/// Why a wait ended without reaching its goal.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError<E = Error> {
    /// The goal cannot be reached any more.
    #[non_exhaustive]
    Failed {
        /// Which of several entries failed, where it is known.
        subject: Option<String>,
        /// The state that says so, as the service spells it.
        state: String,
        /// What the service says about it.
        message: Option<String>,
        /// The checks that were not passed.
        checks: Vec<FailedCheck>,
    },
    /// The goal is not reached without somebody's help.
    #[non_exhaustive]
    Stuck {
        /// Which of several entries is stuck, where it is known.
        subject: Option<String>,
        /// The state that says so, as the service spells it.
        state: String,
        /// Why it does not go on, and what to do.
        reason: &'static str,
        /// What the service says about it.
        message: Option<String>,
    },
    /// What is waited for is not, or no longer, among what the service lists.
    #[non_exhaustive]
    Missing {
        /// What is not there.
        subject: String,
        /// The last state that was seen.
        state: Option<String>,
    },
    /// The time or the number of looks was used up.
    #[non_exhaustive]
    TimedOut {
        /// The last state that was seen, as the service spells it.
        state: Option<String>,
        /// How long the wait took.
        elapsed: Duration,
        /// How often the service was asked.
        polls: u32,
        /// Why the last look gave nothing, if it did not.
        error: Option<E>,
    },
    /// The service could not be asked, and asking again would not help.
    Call(E),
}

/// A check that was not passed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailedCheck {
    /// What was checked, as the service calls it.
    pub name: String,
    /// Why it was not passed, as the service says.
    pub message: Option<String>,
    /// What the service advises to do; often a code and not a sentence.
    pub advice: Option<String>,
    /// What to do about it, where the SDK knows the check.
    pub remedy: Option<&'static str>,
}

impl<E> WaitError<E> {
    /// The last state that was seen, as the service spells it.
    pub fn state(&self) -> Option<&str> {
        match self {
            Self::Failed { state, .. } | Self::Stuck { state, .. } => Some(state),
            Self::Missing { state, .. } | Self::TimedOut { state, .. } => state.as_deref(),
            Self::Call(_) => None,
        }
    }

    /// The checks that were not passed.
    pub fn checks(&self) -> &[FailedCheck] {
        match self {
            Self::Failed { checks, .. } => checks,
            _ => &[],
        }
    }

    /// The same with errors of another type.
    pub fn map<F>(self, convert: impl FnOnce(E) -> F) -> WaitError<F> {
        match self {
            Self::Failed { subject, state, message, checks } => WaitError::Failed { subject, state, message, checks },
            Self::Stuck { subject, state, reason, message } => WaitError::Stuck { subject, state, reason, message },
            Self::Missing { subject, state } => WaitError::Missing { subject, state },
            Self::TimedOut { state, elapsed, polls, error } => {
                WaitError::TimedOut { state, elapsed, polls, error: error.map(convert) }
            }
            Self::Call(error) => WaitError::Call(convert(error)),
        }
    }
}

impl<E: fmt::Display> fmt::Display for WaitError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed { subject, state, message, checks } => {
                write!(f, "{} has failed, its state is {}", Name(subject.as_deref()), Printable(state))?;
                describe(f, message.as_deref())?;
                for (index, check) in checks.iter().enumerate() {
                    f.write_str(if index == 0 { "; not passed: " } else { "; " })?;
                    check.fmt(f)?;
                }
                Ok(())
            }
            Self::Stuck { subject, state, reason, message } => {
                write!(
                    f,
                    "{} does not go on by itself, its state is {}: ",
                    Name(subject.as_deref()),
                    Printable(state)
                )?;
                f.write_str(reason)?;
                describe(f, message.as_deref())
            }
            Self::Missing { subject, state } => {
                write!(f, "the service does not list {}", Printable(subject))?;
                match state {
                    Some(state) => write!(f, " any more, its last state was {}", Printable(state)),
                    None => Ok(()),
                }
            }
            Self::TimedOut { state, elapsed, polls, error } => {
                let seconds = elapsed.as_secs_f64();
                write!(f, "the goal was not reached within {seconds:.0} s and {polls} looks, the last state was ")?;
                Printable(state.as_deref().filter(|state| !state.is_empty()).unwrap_or("not told")).fmt(f)?;
                match error {
                    Some(error) => write!(f, "; the last look failed: {error}"),
                    None => Ok(()),
                }
            }
            Self::Call(error) => error.fmt(f),
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

impl<E: std::error::Error + 'static> std::error::Error for WaitError<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // What is printed as part of this one is no source of it, but its own sources are.
            Self::Call(error) => error.source(),
            _ => None,
        }
    }
}

/// What is waited for, as the subject of a sentence.
struct Name<'a>(Option<&'a str>);

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Printable(self.0.unwrap_or("what was waited for")).fmt(f)
    }
}

fn describe(f: &mut fmt::Formatter<'_>, message: Option<&str>) -> fmt::Result {
    match message {
        Some(message) => write!(f, ": {}", excerpt(message)),
        None => Ok(()),
    }
}
