use super::{Literal, Text};
use std::fmt;

/// A condition together with how sure it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Guard {
    pub condition: Condition,
    /// Shown, never enforced: the spec marks it so, or it rests on a fact only the server knows.
    pub advisory: bool,
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

/// `value_when`: the values allowed while a condition holds.
#[derive(Clone, Debug, PartialEq)]
pub struct ConditionalValues {
    pub when: Guard,
    pub values: Vec<Literal>,
}

/// A rule over several parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestRule {
    pub kind: RequestRuleKind,
    pub parameters: Vec<Path>,
    /// When it applies; always, without it.
    pub when: Option<Condition>,
    pub doc: Text,
    /// Shown, never enforced: the spec marks it so, or it rests on a fact only the server knows.
    pub advisory: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestRuleKind {
    ExactlyOneOf,
    AtLeastOneOf,
    AtMostOneOf,
    AllOrNoneOf,
    /// Those that are given have the same value.
    Equal,
    /// Those that are given do not decrease.
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
