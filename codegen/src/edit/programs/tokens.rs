//! Rust code as its tokens, each with its place: what is between them, comments and layout, stays when a name changes.

use ra_ap_rustc_lexer::{FrontmatterAllowed, TokenKind, tokenize};
use std::ops::Range;

/// A token, but no blanks and no comment.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    pub(super) kind: TokenKind,
    /// Without the `r#` of a raw identifier.
    pub(super) text: &'t str,
    pub(super) range: Range<usize>,
    /// The bracket on the other side.
    partner: Option<usize>,
}

/// Rust code, which need not be a whole file.
#[derive(Debug, Default)]
pub(super) struct Code<'t> {
    pub(super) tokens: Vec<Token<'t>>,
    /// Where the comments are.
    pub(super) comments: Vec<Range<usize>>,
}

impl<'t> Code<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let mut code = Self::default();
        let (mut start, mut open) = (0, Vec::new());
        for token in tokenize(text, FrontmatterAllowed::No) {
            let end = start + usize::try_from(token.len).unwrap_or(usize::MAX);
            let range = start..end;
            start = end;
            match token.kind {
                TokenKind::Whitespace => continue,
                TokenKind::LineComment { .. } | TokenKind::BlockComment { .. } => {
                    code.comments.push(range);
                    continue;
                }
                _ => {}
            }
            let index = code.tokens.len();
            let mut partner = None;
            match token.kind {
                TokenKind::OpenParen | TokenKind::OpenBrace | TokenKind::OpenBracket => open.push(index),
                TokenKind::CloseParen | TokenKind::CloseBrace | TokenKind::CloseBracket => {
                    partner = open.pop();
                    if let Some(opening) = partner.and_then(|opening: usize| code.tokens.get_mut(opening)) {
                        opening.partner = Some(index);
                    }
                }
                _ => {}
            }
            let is_raw = token.kind == TokenKind::RawIdent;
            let range = range.start + if is_raw { 2 } else { 0 }..range.end;
            let kind = if is_raw { TokenKind::Ident } else { token.kind };
            let text = text.get(range.clone()).unwrap_or_default();
            code.tokens.push(Token { kind, text, range, partner });
        }
        code
    }

    pub(super) fn is(&self, index: usize, kind: TokenKind) -> bool {
        self.tokens.get(index).is_some_and(|token| token.kind == kind)
    }

    /// The identifier or keyword at an index.
    pub(super) fn word(&self, index: usize) -> Option<&'t str> {
        self.tokens.get(index).filter(|token| token.kind == TokenKind::Ident).map(|token| token.text)
    }

    pub(super) fn is_word(&self, index: usize, word: &str) -> bool {
        self.word(index) == Some(word)
    }

    /// The bracket that belongs to the one at an index.
    pub(super) fn partner(&self, index: usize) -> Option<usize> {
        self.tokens.get(index)?.partner
    }

    /// Whether `::` begins here.
    pub(super) fn is_separator(&self, index: usize) -> bool {
        let colons = (self.tokens.get(index), self.tokens.get(index + 1));
        let (Some(first), Some(second)) = colons else { return false };
        first.kind == TokenKind::Colon && second.kind == TokenKind::Colon && first.range.end == second.range.start
    }

    /// Whether `::` ends in front of this.
    pub(super) fn is_behind_separator(&self, index: usize) -> bool {
        index.checked_sub(2).is_some_and(|start| self.is_separator(start))
    }

    /// Whether it belongs to what is in front of it: a single dot, as of a call.
    pub(super) fn is_behind_dot(&self, index: usize) -> bool {
        let is_dot = |back| index.checked_sub(back).is_some_and(|at| self.is(at, TokenKind::Dot));
        is_dot(1) && !is_dot(2)
    }

    /// Behind the `>` that closes the `<` at an index.
    pub(super) fn behind_generics(&self, open: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for (index, token) in self.tokens.iter().enumerate().skip(open) {
            match token.kind {
                TokenKind::Lt => depth += 1,
                TokenKind::Gt if !self.is_arrow(index) => depth = depth.checked_sub(1)?,
                TokenKind::Semi | TokenKind::OpenBrace => return None,
                _ => {}
            }
            if depth == 0 {
                return Some(index + 1);
            }
        }
        None
    }

    /// The `<` that the `>` at an index closes.
    pub(super) fn opening_of_generics(&self, close: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for index in (0..=close).rev() {
            match self.tokens.get(index)?.kind {
                TokenKind::Gt if !self.is_arrow(index) => depth += 1,
                TokenKind::Lt => depth = depth.checked_sub(1)?,
                TokenKind::Semi | TokenKind::OpenBrace => return None,
                _ => {}
            }
            if depth == 0 {
                return Some(index);
            }
        }
        None
    }

    fn is_arrow(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|at| self.is(at, TokenKind::Minus) || self.is(at, TokenKind::Eq))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_have_places_and_brackets_have_partners() {
        let code = Code::of("a(/* b */ r#type) // c");
        let texts: Vec<&str> = code.tokens.iter().map(|token| token.text).collect();
        assert_eq!(texts, ["a", "(", "type", ")"]);
        assert_eq!((code.partner(1), code.partner(3), code.partner(0)), (Some(3), Some(1), None));
        assert_eq!((code.comments.clone(), code.tokens[2].range.clone()), (vec![2..9, 18..22], 12..16));
    }

    #[test]
    fn unclosed_brackets_have_no_partner() {
        let code = Code::of(") ( [ x");
        assert_eq!((0..3).map(|index| code.partner(index)).collect::<Vec<_>>(), [None, None, None]);
    }

    #[test]
    fn generic_arguments_end_behind_their_own_bracket() {
        let code = Code::of("Vec<Map<a, fn() -> b>> c");
        let open = code.tokens.iter().position(|token| token.kind == TokenKind::Lt).unwrap_or_default();
        let behind = code.behind_generics(open).expect("closed");
        assert_eq!(code.word(behind), Some("c"));
        assert_eq!(code.opening_of_generics(behind - 1), Some(open));
    }
}
