//! What is wrong with a spec, where, and what to do about it.

mod code;
mod level;

pub use code::Code;
pub use level::{Author, Level};

use crate::place::Place;
use crate::suggestion::{Fix, Help};

/// One mistake in the spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    /// What it leads to.
    pub level: Level,
    /// What is wrong, in one line.
    pub message: String,
    /// Where; `None` when the mistake is of no single file.
    pub place: Option<Place>,
    /// What to do; a suggestion where there is a near miss.
    pub help: String,
    /// The change of the place that fixes it, where there is no doubt about it.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    #[must_use]
    pub fn new(code: Code, place: Place, message: impl Into<String>, help: impl Into<Help>) -> Self {
        let Help { text: help, fix } = help.into();
        Self { code, level: Level::Error, message: message.into(), place: Some(place), help, fix }
    }

    /// A block of code without an end, at the line that opens it.
    #[must_use]
    pub fn open_fence(place: Place) -> Self {
        let help = "close it with a line of the same marks as the line that opens it";
        Self::new(Code::OpenFence, place, "a block of code is not closed", help)
    }

    /// Whether it keeps the spec from being used.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.level == Level::Error
    }

    /// A mistake that is not at one place of one file.
    #[must_use]
    pub fn global(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, level: Level::Error, message: message.into(), place: None, help: help.into(), fix: None }
    }
}
