//! The kinds of mistakes, with the numbers that people look up.

use std::fmt;

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
    /// The spec folder contains no spec.
    EmptyFolder = "S0003",
    /// A file is not UTF-8.
    NotUtf8 = "S0004",
    /// A file where the spec has no files, or with a name that not every system allows.
    StrayFile = "S0005",
    /// A required file is missing.
    MissingFile = "S0006",
    /// A file exceeds the size limit.
    TooLarge = "S0007",
    /// Invalid YAML.
    Syntax = "S0101",
    /// A key occurs more than once in a map.
    DuplicateKey = "S0102",
    /// Aliases expand beyond the limit.
    AliasBomb = "S0103",
    /// A file is nested too deeply.
    TooDeep = "S0104",
    /// An unknown key.
    UnknownKey = "S0201",
    /// A required key is missing.
    MissingKey = "S0202",
    /// A value of the wrong kind.
    WrongKind = "S0203",
    /// An invalid word for the key.
    UnknownWord = "S0204",
    /// An undeclared type.
    UnknownType = "S0301",
    /// An undeclared parameter in a condition, rule, paginator or waiter.
    UnknownParameter = "S0302",
    /// A value that the enum does not have.
    UnknownValue = "S0303",
    /// An undeclared error code.
    UnknownError = "S0304",
    /// A shared parameter that `parameters.yaml` does not have.
    UnknownShared = "S0305",
    /// An undeclared family, fact, source, operation or envelope field.
    UnknownReference = "S0306",
    /// A default, example or value that does not match the type.
    WrongLiteral = "S0307",
    /// Facets that contradict each other or the type.
    Contradiction = "S0308",
    /// A condition without effect in its place, such as `present_when` in a request.
    MisplacedCondition = "S0309",
    /// An invalid regular expression.
    BadPattern = "S0310",
    /// A condition that never or always holds, or that other rules exclude.
    ImpossibleCondition = "S0311",
    /// A rule marked as certain without two sources that agree, or together with a fact that only the server knows.
    UncertainRule = "S0312",
    /// Two names with the same Rust name.
    NameCollision = "S0401",
    /// A name that is reserved in Rust.
    ReservedWord = "S0402",
    /// An invalid name.
    BadName = "S0403",
    /// A name declared twice.
    DuplicateName = "S0404",
    /// A name that leads out of the output folder.
    EscapingName = "S0405",
    /// A file whose name or folder differs from its declaration.
    WrongFile = "S0406",
    /// A parameter with the name of a protocol parameter.
    ProtocolName = "S0407",
    /// A structure of a request that contains itself without end.
    CyclicType = "S0501",
    /// An unused type.
    UnusedType = "S0601",
    /// An error code of calls that no operation lists.
    UnusedError = "S0602",
    /// An unused shared parameter.
    UnusedShared = "S0603",
    /// An unused fact, source or family.
    UnusedName = "S0604",
    /// Two structures with the same members, or two enums with the same values, without a reason.
    TwinTypes = "S0605",
    /// A type whose Rust name is too long.
    LongName = "S0606",
    /// A missing text in one of the languages.
    MissingText = "S0701",
    /// A text that only repeats the name.
    EmptyWords = "S0702",
    /// A Chinese text without a counterpart in the English file.
    OrphanText = "S0703",
    /// A word that the word list of the spec avoids.
    AvoidedWord = "S0704",
    /// A text whose beginning or end is wrong for its kind: a summary, or the text of a boolean.
    WrongForm = "S0705",
    /// Wrong spaces or punctuation, such as a half-width comma in Chinese.
    WrongMark = "S0706",
    /// A block of code in a text that nothing closes.
    OpenFence = "S0710",
    /// HTML in the guide, or a link to something other than the web or the crate.
    UnsafeMarkdown = "S0711",
    /// A Chinese text that was confirmed for another English text.
    StaleTranslation = "S0712",
    /// A parameter with the name of a secret that is not marked as secret.
    UnmarkedSecret = "S0801",
    /// An example that does not match its operation.
    BadExample = "S0802",
    /// An entry of the list of products that is wrong, or that differs from the spec of the product.
    BadProduct = "S0901",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.number())
    }
}
