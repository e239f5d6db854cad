//! What the value is whose method is called or whose field is read: the chain of calls in front of it says it, with the
//! variable at its beginning.

use super::imports::Imports;
use super::surface::{Known, Step};
use super::tokens::Code;
use crate::model::Model;
use ra_ap_rustc_lexer::TokenKind;

/// Variables that hold variables are followed this far.
const DEEPEST: usize = 8;

/// A file of Rust code whose values are to be known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values<'a> {
    pub(super) code: &'a Code<'a>,
    pub(super) imports: &'a Imports,
    pub(super) model: &'a Model,
}

impl<'a> Values<'a> {
    /// What stands in front of the dot at an index.
    pub(super) fn before_dot(&self, dot: usize) -> Option<Known<'a>> {
        self.ending_at(dot.checked_sub(1)?, DEEPEST)
    }

    /// The value of the expression that ends with a token.
    fn ending_at(&self, mut at: usize, depth: usize) -> Option<Known<'a>> {
        let depth = depth.checked_sub(1)?;
        let mut steps = Vec::new();
        let base = loop {
            if self.code.is(at, TokenKind::Question) {
                at = at.checked_sub(1)?;
            } else if self.code.is(at, TokenKind::CloseParen) {
                let open = self.code.partner(at)?;
                let name = open.checked_sub(1).and_then(|before| self.behind_name(before));
                let Some(name) = name else { break self.ending_at(at.checked_sub(1)?, depth) };
                if !self.code.is_behind_dot(name) {
                    let path = self.path_ending_at(name);
                    break self.only(&path, |path| Known::of_call(self.model, path));
                }
                steps.push(Step::Method(self.code.word(name)?));
                at = name.checked_sub(2)?;
            } else {
                let name = self.code.word(at)?;
                if !self.code.is_behind_dot(at) {
                    break if self.code.is_behind_separator(at) { None } else { self.variable(name, at, depth) };
                }
                steps.push(Step::Field(name));
                at = at.checked_sub(2)?;
            }
        };
        steps.iter().rev().fold(base, |known, step| Known::step(self.model, known, *step))
    }

    /// The name that is called, before its generic arguments.
    fn behind_name(&self, at: usize) -> Option<usize> {
        if !self.code.is(at, TokenKind::Gt) {
            return self.code.word(at).filter(|word| !matches!(*word, "in" | "if" | "match" | "return")).map(|_| at);
        }
        let open = self.code.opening_of_generics(at)?;
        self.code.is_behind_separator(open).then(|| open.checked_sub(3)).flatten()
    }

    /// The parts of a path whose last one is at an index.
    fn path_ending_at(&self, last: usize) -> Vec<(&'a str, usize)> {
        let (mut parts, mut at) = (Vec::new(), last);
        while let Some(word) = self.code.word(at) {
            parts.push((word, at));
            let before = if self.code.is_behind_separator(at) { at.checked_sub(3) } else { None };
            match before.and_then(|before| self.behind_name(before)) {
                Some(before) => at = before,
                None => break,
            }
        }
        parts.reverse();
        parts
    }

    /// What the readings of a path agree on.
    fn only(&self, path: &[(&str, usize)], known: impl Fn(&[&str]) -> Option<Known<'a>>) -> Option<Known<'a>> {
        let readings = self.imports.resolve(path);
        let mut found = readings.iter().filter_map(|path| known(&path.parts()));
        let first = found.next();
        if found.next().is_some() { None } else { first }
    }

    /// What the nearest binding of a variable in front of an index gives it.
    fn variable(&self, name: &str, at: usize, depth: usize) -> Option<Known<'a>> {
        let is_binding = |index: &usize| self.code.is_word(*index, name) && self.is_bound(*index);
        let binding = (0..at).rev().find(is_binding)?;
        if self.code.is(binding + 1, TokenKind::Colon) && !self.code.is_separator(binding + 1) {
            return self.ty(binding + 2);
        }
        let before = binding.checked_sub(1)?;
        let is_plain = self.code.is_word(before, "let") || self.code.is_word(before, "mut");
        if !is_plain || !self.code.is(binding + 1, TokenKind::Eq) {
            return None;
        }
        let end = self.end_of_statement(binding + 2)?;
        self.ending_at(end.checked_sub(1)?, depth)
    }

    /// Whether a variable gets its value here.
    fn is_bound(&self, index: usize) -> bool {
        if self.code.is_behind_dot(index) || self.code.is_behind_separator(index) {
            return false;
        }
        let next = index + 1;
        let is_typed = self.code.is(next, TokenKind::Colon) && !self.code.is_separator(next);
        let is_closed = |kind| self.code.is(next, kind);
        let is_argument = index.checked_sub(1).is_some_and(|before| self.code.is(before, TokenKind::Or));
        is_typed
            || (is_argument && (is_closed(TokenKind::Or) || is_closed(TokenKind::Comma)))
            || self.is_in_pattern(index)
    }

    /// Whether it is between `let` and `=`, between `for` and `in`, or in front of `=>`.
    fn is_in_pattern(&self, index: usize) -> bool {
        let ends = |at: &usize| {
            let is_end = [TokenKind::Semi, TokenKind::OpenBrace, TokenKind::Eq, TokenKind::Dot];
            is_end.iter().any(|kind| self.code.is(*at, *kind)) || self.code.is_word(*at, "in")
        };
        let before = (0..index).rev().take_while(|at| !ends(at));
        let begins = before.into_iter().any(|at| self.code.is_word(at, "let") || self.code.is_word(at, "for"));
        let mut behind = index + 1;
        while self.code.is(behind, TokenKind::CloseParen) || self.code.is(behind, TokenKind::CloseBrace) {
            behind += 1;
        }
        let is_arm = self.code.is(behind, TokenKind::Eq) && self.code.is(behind + 1, TokenKind::Gt);
        begins || is_arm || (behind > index + 1 && self.code.is_word(behind, "if"))
    }

    /// The type that is written from an index on.
    fn ty(&self, mut index: usize) -> Option<Known<'a>> {
        loop {
            let is_lifetime = matches!(self.code.tokens.get(index)?.kind, TokenKind::Lifetime { .. });
            if !self.code.is(index, TokenKind::And) && !is_lifetime && !self.code.is_word(index, "mut") {
                break;
            }
            index += 1;
        }
        let mut path = Vec::new();
        while let Some(word) = self.code.word(index) {
            path.push((word, index));
            if !self.code.is_separator(index + 1) {
                break;
            }
            index += 3;
        }
        self.only(&path, |path| Known::of_type(self.model, path))
    }

    /// The semicolon, or the `else`, that ends a statement.
    fn end_of_statement(&self, mut index: usize) -> Option<usize> {
        loop {
            if self.code.is(index, TokenKind::Semi) || self.code.is_word(index, "else") {
                return Some(index);
            }
            self.code.tokens.get(index)?;
            index = self.code.partner(index).filter(|partner| *partner > index).unwrap_or(index) + 1;
        }
    }
}
