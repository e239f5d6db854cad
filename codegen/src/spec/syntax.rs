//! What is wrong with text that is not YAML, said so that it helps.

use crate::diagnostic::Code;
use granit_parser::ErrorKind;

/// Code, message and help for an error of the YAML parser.
pub(super) fn explain(kind: &ErrorKind) -> (Code, String, &'static str) {
    use ErrorKind as K;
    let (message, help) = match kind {
        K::RecursionLimitExceeded => {
            return (Code::TooDeep, "this is nested too deeply".to_owned(), "give the inner part a name of its own");
        }
        K::SimpleKeyExpected => {
            ("a key without a colon", "write `key: value` with a space behind the colon, or indent the line")
        }
        K::MappingValueNotAllowed | K::InvalidColonPlacement => {
            ("a colon where no key ends", "put a text that contains `: ` in double quotes")
        }
        K::TabNotAllowed | K::TabInBlockIndentation | K::TabInIndentation | K::TabAtBlockScalarStart => {
            ("a tab in the indentation", "indent with spaces")
        }
        K::ExpectedBlockMappingKey | K::ExpectedBlockSequenceEntry | K::InvalidIndentation => {
            ("this line belongs to nothing above it", "give it the indentation of its neighbours")
        }
        K::UnclosedQuotedScalar | K::InvalidQuotedScalarIndent | K::DocumentIndicatorInQuotedScalar => {
            ("a quoted text that began above does not end here", "close its quotes, or indent its further lines")
        }
        K::InvalidTrailingDoubleQuotedScalar | K::InvalidTrailingSingleQuotedScalar => {
            ("something follows the closing quote", "quote the text as a whole, or escape the quote in it")
        }
        K::UnknownQuotedScalarEscape | K::InvalidQuotedScalarHexEscape => {
            ("no such escape", "write `\\\\` for a backslash, or put the text in single quotes")
        }
        K::UnclosedFlowCollection { .. }
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofImplicitFlowMapping
        | K::MismatchedFlowCollectionEnd { .. }
        | K::MisplacedFlowCollectionEnd => (
            "the brackets do not match, or a comma is missing",
            "close every `{` and `[`, and put texts with commas or brackets in quotes",
        ),
        K::UnknownAnchor => ("there is no anchor of this name above", "write the value out"),
        K::UnexpectedCharacter { character } => {
            let message = format!("an unquoted text cannot begin with `{}`", character.escape_debug());
            return (Code::Syntax, message, "put the text in double quotes");
        }
        other => return (Code::Syntax, format!("this is not YAML: {other}"), "check indentation, quotes and colons"),
    };
    (Code::Syntax, message.to_owned(), help)
}
