//! What is wrong with a job.

use std::error::Error;
use std::fmt;

/// A job that can't be carried out as it is described. Nothing has been called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidJob {
    problems: Vec<String>,
}

impl InvalidJob {
    pub(crate) fn new(problem: impl Into<String>) -> Self {
        Self { problems: vec![problem.into()] }
    }

    /// `None` without a problem.
    pub(super) fn of(problems: Vec<String>) -> Option<Self> {
        (!problems.is_empty()).then_some(Self { problems })
    }

    /// What is wrong, and what to do about it.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }
}

impl fmt::Display for InvalidJob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid job: {}", self.problems.join("; "))
    }
}

impl Error for InvalidJob {}
