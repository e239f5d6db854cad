use super::{Literal, Text};
use std::fmt;

/// A condition together with how certain it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Guard {
    pub condition: Condition,
    pub certainty: Certainty,
}

/// How certain a rule is, which decides what the client makes of a request that breaks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// Documented only: it rests on a fact that only the server knows, or requests that work break it.
    Documented,
    /// Reported as advice.
    Advised,
    /// Refused: these sources agree on it.
    Certain(Vec<String>),
}

impl Certainty {
    /// Whether the client says anything about a request that breaks the rule.
    #[must_use]
    pub fn is_reported(&self) -> bool {
        !matches!(self, Self::Documented)
    }

    /// Whether the client refuses a request that breaks the rule.
    #[must_use]
    pub fn is_enforced(&self) -> bool {
        matches!(self, Self::Certain(_))
    }
}

/// When a rule applies.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
    Test {
        path: Path,
        test: Test,
    },
    /// The name of a fact of the service file.
    Fact(String),
}

/// What is asked of one parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    OneOf {
        values: Vec<Literal>,
        /// The group of the enum that the spec named, where it named one.
        group: Option<String>,
    },
    Set(bool),
}

/// The way to a parameter: from the siblings, or from the root of the request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path {
    pub from_root: bool,
    pub segments: Vec<String>,
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from_root {
            f.write_str("/")?;
        }
        f.write_str(&self.segments.join("."))
    }
}

/// `value_when`: the values that are valid, or those that are not, while a condition holds.
#[derive(Clone, Debug, PartialEq)]
pub struct ConditionalValues {
    pub when: Guard,
    pub choice: Choice,
    pub values: Vec<Literal>,
}

/// Whether the values of a `value_when` are the valid ones or the invalid ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Valid,
    Invalid,
}

/// A rule over several parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestRule {
    pub kind: RequestRuleKind,
    pub parameters: Vec<Path>,
    /// When it applies; always, without it.
    pub when: Option<Condition>,
    pub doc: Text,
    pub certainty: Certainty,
    /// Whether the compiler insists on it: a group of which one is required, whatever else is set.
    pub compile_time: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestRuleKind {
    ExactlyOneOf,
    AtLeastOneOf,
    AtMostOneOf,
    AllOrNoneOf,
    /// Those that are set have the same value.
    Equal,
    /// Those that are set do not decrease.
    Ascending,
}

impl RequestRuleKind {
    /// The key of the spec.
    #[must_use]
    pub fn keyword(self) -> &'static str {
        match self {
            Self::ExactlyOneOf => "exactly_one_of",
            Self::AtLeastOneOf => "at_least_one_of",
            Self::AtMostOneOf => "at_most_one_of",
            Self::AllOrNoneOf => "all_or_none_of",
            Self::Equal => "equal",
            Self::Ascending => "ascending",
        }
    }
}
