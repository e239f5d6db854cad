//! What is wrong with a spec, where, and what to do about it.

use crate::place::Place;
use std::fmt;

/// One mistake in the spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub code: Code,
    /// What is wrong, in one line.
    pub message: String,
    /// Where; `None` when the mistake is of no single file.
    pub place: Option<Place>,
    /// What to do; a suggestion where there is a near miss.
    pub help: String,
}

impl Diagnostic {
    #[must_use]
    pub fn new(code: Code, place: Place, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, message: message.into(), place: Some(place), help: help.into() }
    }

    /// A mistake that is not at one place of one file.
    #[must_use]
    pub fn global(code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code, message: message.into(), place: None, help: help.into() }
    }
}

/// Declares the codes once: name, number, what it stands for.
macro_rules! codes {
    ($($(#[doc = $doc:literal])* $name:ident = $number:literal,)*) => {
        /// The kinds of mistakes. The number is stable; `docs/diagnostics.md` explains each.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code { $($(#[doc = $doc])* $name,)* }

        impl Code {
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The stable number, as `S0101`.
            #[must_use]
            pub fn number(self) -> &'static str {
                match self { $(Self::$name => $number),* }
            }

            /// What the code stands for, in one sentence.
            #[must_use]
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$name => concat!($($doc),*).trim_ascii()),* }
            }
        }
    };
}

codes! {
    /// A file of the spec cannot be read.
    Unreadable = "S0001",
    /// The spec folder is missing.
    MissingFolder = "S0002",
    /// The spec folder holds no spec.
    EmptyFolder = "S0003",
    /// A file is not UTF-8.
    NotUtf8 = "S0004",
    /// A file is where no file of the spec belongs.
    StrayFile = "S0005",
    /// A file that the spec needs is missing.
    MissingFile = "S0006",
    /// A file is larger than any spec file should be.
    TooLarge = "S0007",
    /// The text is not well-formed YAML.
    Syntax = "S0101",
    /// A key occurs twice in one map.
    DuplicateKey = "S0102",
    /// Aliases expand to more than a file may hold.
    AliasBomb = "S0103",
    /// A file is nested deeper than the generator follows.
    TooDeep = "S0104",
    /// An unknown key.
    UnknownKey = "S0201",
    /// A required key is missing.
    MissingKey = "S0202",
    /// A value of the wrong kind.
    WrongKind = "S0203",
    /// A word that is not valid for the key.
    UnknownWord = "S0204",
    /// A type that is declared nowhere.
    UnknownType = "S0301",
    /// A parameter that a condition, rule, paginator or waiter names and that is declared nowhere.
    UnknownParameter = "S0302",
    /// A value that the enum does not have.
    UnknownValue = "S0303",
    /// An error code that is declared nowhere.
    UnknownError = "S0304",
    /// A shared parameter that `parameters.yaml` does not have.
    UnknownShared = "S0305",
    /// A family, fact, source, operation or envelope field that is declared nowhere.
    UnknownReference = "S0306",
    /// A default, example or value that does not fit the type.
    WrongLiteral = "S0307",
    /// Facets that contradict each other or the type.
    Contradiction = "S0308",
    /// A condition in a place where it has no effect, such as `present_when` in a request.
    MisplacedCondition = "S0309",
    /// An invalid regular expression.
    BadPattern = "S0310",
    /// A condition that can never hold, or that another one of the same parameter excludes.
    ImpossibleCondition = "S0311",
    /// A rule marked as certain without two sources that agree, or beside a fact that only the server knows.
    UncertainRule = "S0312",
    /// Two names that become one in Rust.
    NameCollision = "S0401",
    /// A name that Rust reserves.
    ReservedWord = "S0402",
    /// An invalid name.
    BadName = "S0403",
    /// A name declared twice.
    DuplicateName = "S0404",
    /// A name that would leave the output folder.
    EscapingName = "S0405",
    /// A file whose name or folder is not what it declares.
    WrongFile = "S0406",
    /// A parameter with the name of one that the protocol itself sends.
    ProtocolName = "S0407",
    /// A structure of a request that contains itself, so that it never ends.
    CyclicType = "S0501",
    /// A type that nothing uses.
    UnusedType = "S0601",
    /// An error code of calls that no operation lists.
    UnusedError = "S0602",
    /// A shared parameter that nothing uses.
    UnusedShared = "S0603",
    /// A fact, a source or a family that nothing uses.
    UnusedName = "S0604",
    /// A text that is missing in one of the languages.
    MissingText = "S0701",
    /// A text that only repeats the name.
    EmptyWords = "S0702",
    /// A Chinese text for something that the English file does not have.
    OrphanText = "S0703",
    /// A word that the word list of the spec avoids.
    AvoidedWord = "S0704",
    /// A text that does not begin, or end, as its kind wants: a summary, or the text of a boolean.
    WrongForm = "S0705",
    /// Spaces or punctuation that do not belong there, such as a narrow comma in Chinese.
    WrongMark = "S0706",
    /// A parameter whose name sounds like a secret and that is not marked as one.
    UnmarkedSecret = "S0801",
    /// An example that does not fit its operation.
    BadExample = "S0802",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number())
    }
}
