/// What a command ends with.
pub(super) enum Outcome {
    /// All is well.
    Done,
    /// The output is not current.
    NotCurrent,
    /// The spec is wrong, or the disk refused.
    Failed(String),
}

impl Outcome {
    /// A message without a help.
    pub(super) fn failed(message: &str) -> Self {
        Self::Failed(format!("error: {message}\n"))
    }

    /// A message, and what to do.
    pub(super) fn helped(message: &str, help: &str) -> Self {
        Self::Failed(format!("error: {message}\n  help: {help}\n"))
    }

    /// What two runs end with: the worse of both, with all messages.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Failed(one), Self::Failed(other)) => Self::Failed(one + &other),
            (Self::Failed(message), _) | (_, Self::Failed(message)) => Self::Failed(message),
            (Self::NotCurrent, _) | (_, Self::NotCurrent) => Self::NotCurrent,
            (Self::Done, Self::Done) => Self::Done,
        }
    }
}
