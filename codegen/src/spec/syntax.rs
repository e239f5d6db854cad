//! What is wrong with text that is not YAML, explained so that it helps.

use super::foreign_types::bracketed;
use crate::diagnostic::Code;
use crate::place::Position;
use granit_parser::{ErrorKind, ScanError};
use std::borrow::Cow;

/// What an error of the YAML parser means.
pub(super) struct Explanation {
    /// Where in the text it is, in bytes.
    pub(super) offset: usize,
    /// The number of its bytes; 0 for one character.
    pub(super) length: usize,
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: Cow<'static, str>,
}

/// `bracket` is where the innermost `[` or `{` stands that has not been closed before the error.
pub(super) fn explain(error: &ScanError, text: &str, bracket: Option<usize>) -> Explanation {
    let kind = error.kind();
    let (code, message, help) = meaning(kind);
    let marked = error.marker().byte_offset().unwrap_or(text.len());
    // The parser marks the beginning of a text, or the end of blanks, where a character within is wrong.
    let offset = match kind {
        ErrorKind::UnexpectedCharacter { character } => {
            let rest = text.get(marked..).unwrap_or_default();
            rest.find(*character).map_or(marked, |distance| marked + distance)
        }
        kind if is_about_a_tab(kind) => tab(text, marked),
        _ => marked,
    };
    if may_come_from_a_bracket(kind)
        && let Some((start, written, ours)) = bracketed(text, offset)
    {
        let message = format!("there is no type `{written}`");
        let (length, help) = (written.len(), format!("did you mean `{ours}`?").into());
        return Explanation { offset: start, length, code: Code::UnknownType, message, help };
    }
    let help = match bracket {
        Some(start) if may_come_from_a_bracket(kind) => {
            let Position { line, column, .. } = Position::of(text, start);
            let open = text.get(start..=start).unwrap_or("[");
            Cow::from(format!("close the `{open}` of {line}:{column} if it lacks its end; otherwise {help}"))
        }
        _ => help,
    };
    Explanation { offset, length: 0, code, message, help }
}

/// Whether the text may only look wrong because an earlier bracket is still open.
fn may_come_from_a_bracket(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::SimpleKeyExpected
            | K::MappingValueNotAllowed
            | K::InvalidColonPlacement
            | K::ExpectedFlowMappingSeparator
            | K::ExpectedFlowSequenceSeparator
            | K::UnexpectedEofFlowMapping
            | K::UnexpectedEofFlowSequence
            | K::UnexpectedEofImplicitFlowMapping
            | K::BlockEntryInFlowCollection
            | K::InvalidIndentation
            | K::InvalidFlowScalarIndent
    )
}

fn is_about_a_tab(kind: &ErrorKind) -> bool {
    use ErrorKind as K;
    matches!(
        kind,
        K::TabNotAllowed
            | K::TabInBlockIndentation
            | K::TabInIndentation
            | K::TabInPlainScalar
            | K::TabAtBlockScalarStart
    )
}

/// The first tab that indents the line of `offset` or one below it; else the last before `offset` in its line.
fn tab(text: &str, offset: usize) -> usize {
    let (before, _) = text.split_at(text.floor_char_boundary(offset));
    let mut start = before.rfind('\n').map_or(0, |end| end + 1);
    let own = &before[start..];
    let beside = own.rfind('\t').map_or(offset, |distance| start + distance);
    for line in text[start..].split_inclusive('\n') {
        let blanks = line.len() - line.trim_start_matches(' ').len();
        if line[blanks..].starts_with('\t') {
            return start + blanks;
        }
        start += line.len();
    }
    beside
}

/// Code, message and help for a kind of error.
fn meaning(kind: &ErrorKind) -> (Code, String, Cow<'static, str>) {
    use ErrorKind as K;
    let (message, help) = match kind {
        K::RecursionLimitExceeded => {
            let help = "give the inner part a name of its own";
            return (Code::TooDeep, "this is nested too deeply".to_owned(), help.into());
        }
        K::SimpleKeyExpected => {
            ("a key without a colon", "write `key: value` with a space behind the colon, or indent the line")
        }
        K::MappingValueNotAllowed | K::InvalidColonPlacement => {
            ("a colon where no key ends", "put a text that contains `: ` in double quotes")
        }
        kind if is_about_a_tab(kind) => ("a tab in the indentation", "indent with spaces"),
        K::ExpectedBlockMappingKey | K::ExpectedBlockSequenceEntry | K::InvalidIndentation => {
            ("this line does not belong to a key above it", "give it the indentation of its neighbours")
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
        K::UnclosedFlowCollection { .. } => {
            ("this bracket is not closed", "close it, and put texts with brackets in quotes")
        }
        K::MismatchedFlowCollectionEnd { .. } => {
            ("this bracket is closed by one of the other kind", "close `{` with `}` and `[` with `]`")
        }
        K::MisplacedFlowCollectionEnd => {
            ("this bracket has no opening one", "remove it, or put a text that begins with it in quotes")
        }
        K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofImplicitFlowMapping => (
            "the brackets do not match, or a comma is missing",
            "write a comma between entries, and put texts with commas or brackets in quotes",
        ),
        K::UnknownAnchor => ("there is no anchor of this name above", "write the value out"),
        K::UnexpectedCharacter { character: character @ ('|' | '>' | '%' | '@' | '`') } => {
            let message = format!("an unquoted text cannot begin with `{}`", character.escape_debug());
            return (Code::Syntax, message, "put the text in double quotes".into());
        }
        K::UnexpectedCharacter { character } => {
            let number = u32::from(*character);
            let message = format!("the invisible character U+{number:04X} cannot stand in a text as it is");
            let help = format!("remove it, or write `\\u{number:04X}` in double quotes");
            return (Code::Syntax, message, help.into());
        }
        other => {
            let message = format!("this is not YAML: {other}");
            return (Code::Syntax, message, "check indentation, quotes and colons".into());
        }
    };
    (Code::Syntax, message.to_owned(), help.into())
}
