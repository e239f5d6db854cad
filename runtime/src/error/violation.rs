use crate::ground::printable::Printable;
use std::borrow::Cow;
use std::fmt;

/// A rule that a request breaks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Violation {
    /// The parameter as the wire calls it, list elements counted from 1: `SourceEndpoint.IP`, `Tag.2.Key`. Several
    /// are joined by commas.
    pub parameter: String,
    /// What the rule asks.
    pub rule: Cow<'static, str>,
    /// Whether the client refuses to send the request. The others are advice: the service has the last word.
    pub enforced: bool,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", Printable(&self.parameter), Printable(&self.rule))
    }
}
