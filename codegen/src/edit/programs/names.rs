//! Where Rust code has a name.

use super::imports::{CratePath, Imports};
use super::receiver::Values;
use super::renaming::{Owner, Renaming, RustName};
use super::surface::Known;
use super::tokens::Code;
use crate::model::Model;
use ra_ap_rustc_lexer::TokenKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// The places of names in a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// What takes the place of what.
    pub(super) edits: BTreeMap<(usize, usize), String>,
    /// Where the name may be that of something else.
    pub(super) doubtful: Vec<usize>,
}

impl Found {
    pub(super) fn replace(&mut self, range: &Range<usize>, text: &str) {
        self.edits.insert((range.start, range.end), text.to_owned());
    }

    pub(super) fn doubt(&mut self, range: &Range<usize>) {
        self.doubtful.push(range.start);
    }

    /// Adds what was found in a part of the text.
    pub(super) fn add(&mut self, part: Self, start: usize) {
        let edits = part.edits.into_iter().map(|((from, to), text)| ((start + from, start + to), text));
        self.edits.extend(edits);
        self.doubtful.extend(part.doubtful.into_iter().map(|at| start + at));
    }
}

/// The names in code, and what imports say about it.
pub(super) struct Names<'a> {
    values: Values<'a>,
    renaming: &'a Renaming<'a>,
    found: Found,
}

impl<'a> Names<'a> {
    pub(super) fn find(
        code: &'a Code<'a>,
        imports: &'a Imports,
        model: &'a Model,
        renaming: &'a Renaming<'a>,
    ) -> Found {
        let mut names = Self { values: Values { code, imports, model }, renaming, found: Found::default() };
        for path in &imports.paths {
            names.path(path, true);
        }
        let mut index = 0;
        while index < code.tokens.len() {
            index = names.at(index).max(index + 1);
        }
        names.found
    }

    /// What begins at a token; returns the index behind it.
    fn at(&mut self, index: usize) -> usize {
        let code = self.values.code;
        let Some(word) = code.word(index) else { return index };
        if self.values.imports.is_import(index) {
            return index;
        }
        if code.is_behind_dot(index) {
            self.member(index, word);
            return index;
        }
        let (written, end) = self.written(index);
        for path in self.values.imports.resolve(&written) {
            // One word is a variable rather than a module.
            self.path(&path, written.len() > 1);
            if code.is(end, TokenKind::OpenBrace) && self.is_owner(&path) {
                self.members_in_braces(end);
            }
        }
        end
    }

    /// The parts of a path, and the index behind it.
    fn written(&self, mut index: usize) -> (Vec<(&'a str, usize)>, usize) {
        let code = self.values.code;
        let mut parts = Vec::new();
        while let Some(word) = code.word(index) {
            parts.push((word, index));
            index += 1;
            if !code.is_separator(index) {
                break;
            }
            let next = index + 2;
            if code.is(next, TokenKind::Lt) {
                match code.behind_generics(next) {
                    Some(behind) if code.is_separator(behind) => index = behind + 2,
                    _ => break,
                }
            } else if code.word(next).is_some() {
                index = next;
            } else {
                break;
            }
        }
        (parts, index)
    }

    fn path(&mut self, path: &CratePath, may_be_module: bool) {
        let parts = path.parts();
        let Renaming { old, new, new_module, crate_name: _ } = self.renaming;
        let named: Vec<(usize, &str)> = match (old, parts.as_slice()) {
            (RustName::Type { rust, .. }, ["types", name, ..]) if name == rust => vec![(1, new)],
            (RustName::Type { module, .. }, ["types", name, ..]) if name == module && may_be_module => {
                vec![(1, new_module)]
            }
            (RustName::Operation { rust }, ["operation", name, ..]) if name == rust && may_be_module => vec![(1, new)],
            (RustName::Operation { rust }, ["Client", name]) if name == rust => vec![(1, new)],
            (RustName::Operation { rust }, ["blocking", "Client", name]) if name == rust => vec![(2, new)],
            (RustName::Member { rust, .. }, [.., name]) if name == rust && self.is_owner_of_last(path) => {
                vec![(parts.len() - 1, new)]
            }
            _ => Vec::new(),
        };
        for (part, text) in named {
            let token = path.tokens.get(part).copied().flatten().and_then(|token| self.values.code.tokens.get(token));
            if let Some(token) = token {
                self.found.replace(&token.range, text);
            }
        }
    }

    fn is_owner_of_last(&self, path: &CratePath) -> bool {
        let mut owner = path.clone();
        owner.parts.pop();
        self.is_owner(&owner)
    }

    /// Whether the path is the type that has the member.
    fn is_owner(&self, path: &CratePath) -> bool {
        let RustName::Member { owner, .. } = &self.renaming.old else { return false };
        Known::of_type(self.values.model, &path.parts()).is_some_and(|known| known.is_of(owner))
    }

    /// The member in a value or a pattern with braces.
    fn members_in_braces(&mut self, open: usize) {
        let code = self.values.code;
        let (RustName::Member { rust, .. }, Some(close)) = (&self.renaming.old, code.partner(open)) else { return };
        let mut index = open + 1;
        while index < close {
            let begins = index == open + 1 || code.is(index - 1, TokenKind::Comma);
            if begins {
                let label = (index..close).find(|at| !matches!(code.word(*at), Some("ref" | "mut"))).unwrap_or(index);
                if let Some(token) = code.tokens.get(label).filter(|token| token.text == rust) {
                    let is_short = !code.is(label + 1, TokenKind::Colon);
                    if !is_short {
                        self.found.replace(&token.range, self.renaming.new);
                    } else if let Some(first) = code.tokens.get(index) {
                        // The variable keeps its name, with its modifiers.
                        self.found
                            .replace(&(first.range.start..first.range.start), &format!("{}: ", self.renaming.new));
                    }
                }
            }
            index = code.partner(index).filter(|partner| *partner > index).unwrap_or(index) + 1;
        }
    }

    /// A method or a field behind a dot.
    fn member(&mut self, index: usize, word: &str) {
        let code = self.values.code;
        let Some(token) = code.tokens.get(index).filter(|_| word == self.renaming.old.rust()) else { return };
        let is_call = code.is(index + 1, TokenKind::OpenParen) || code.is_separator(index + 1);
        let receiver = self.values.before_dot(index - 1);
        let is_wanted = match (&self.renaming.old, receiver) {
            (RustName::Type { .. }, _) => return,
            (RustName::Operation { .. }, _) if !is_call => return,
            (RustName::Operation { .. }, Some(known)) => Some(matches!(known, Known::Client)),
            (RustName::Member { owner, .. }, Some(known)) => Some(known.is_of(owner)),
            (_, None) => None,
        };
        match is_wanted {
            Some(true) => self.found.replace(&token.range, self.renaming.new),
            Some(false) => {}
            None if self.renaming.old.is_alone(self.values.model) => {
                self.found.replace(&token.range, self.renaming.new);
                if matches!(self.renaming.old, RustName::Member { .. }) {
                    self.found.doubt(&token.range);
                }
            }
            None => self.found.doubt(&token.range),
        }
    }
}

impl RustName {
    /// The name until now.
    pub(super) fn rust(&self) -> &str {
        match self {
            Self::Type { rust, .. } | Self::Operation { rust } | Self::Member { rust, .. } => rust,
        }
    }

    /// Whether nothing else that a spec names has it.
    pub(super) fn is_alone(&self, model: &Model) -> bool {
        let rust = self.rust();
        let is_member = Owner::all(model)
            .any(|members| members.has(rust) && !matches!(self, Self::Member { owner, .. } if members.is_of(owner)));
        let is_operation = model.operations.iter().any(|operation| operation.rust == rust);
        !is_member && (matches!(self, Self::Operation { .. }) || !is_operation)
    }
}
