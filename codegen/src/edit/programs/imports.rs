//! Which names of a file stand for what of the crate.

use super::tokens::Code;
use ra_ap_rustc_lexer::TokenKind;
use std::collections::BTreeMap;

/// A path from the root of the crate, and the token of each part that is written at this place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CratePath {
    pub(super) parts: Vec<String>,
    /// As many as `parts`; nothing where an import says the part.
    pub(super) tokens: Vec<Option<usize>>,
}

impl CratePath {
    pub(super) fn parts(&self) -> Vec<&str> {
        self.parts.iter().map(String::as_str).collect()
    }
}

/// The imports of a file.
#[derive(Clone, Debug, Default)]
pub(super) struct Imports {
    /// How the crate is called.
    crate_name: String,
    /// Whether `crate` is the crate, as in its own documentation.
    is_inside: bool,
    /// The path that a name stands for, and whether its last part is the name.
    names: BTreeMap<String, (Vec<String>, bool)>,
    /// Paths of which all names are imported.
    globs: Vec<Vec<String>>,
    /// The paths in the imports themselves.
    pub(super) paths: Vec<CratePath>,
    /// Where imports begin and end.
    statements: Vec<(usize, usize)>,
}

impl Imports {
    pub(super) fn of(code: &Code, crate_name: &str, is_inside: bool) -> Self {
        let mut imports = Self { crate_name: crate_name.to_owned(), is_inside, ..Self::default() };
        let mut index = 0;
        while index < code.tokens.len() {
            let is_import = code.is_word(index, "use") && !code.is(index + 1, TokenKind::Lt);
            if is_import && !code.is_behind_dot(index) {
                let end = imports.tree(code, index + 1, &CratePath::default());
                imports.statements.push((index, end));
                index = end;
            }
            index += 1;
        }
        imports
    }

    /// Adds the names of the root of the crate and of its types, as texts use them.
    pub(super) fn of_texts(mut self) -> Self {
        self.globs.extend([Vec::new(), vec!["types".to_owned()]]);
        self.is_inside = true;
        self
    }

    /// The names alone, for texts beside the code.
    pub(super) fn of_comments(&self) -> Self {
        Self { paths: Vec::new(), statements: Vec::new(), ..self.clone() }.of_texts()
    }

    pub(super) fn is_import(&self, index: usize) -> bool {
        self.statements.iter().any(|(start, end)| (*start..*end).contains(&index))
    }

    /// One tree of an import; returns the index behind it.
    fn tree(&mut self, code: &Code, mut index: usize, before: &CratePath) -> usize {
        let mut path = before.clone();
        loop {
            if code.is_separator(index) {
                index += 2;
            }
            if let Some(word) = code.word(index) {
                if word == "self" && !path.parts.is_empty() {
                    index += 1;
                } else {
                    path.parts.push(word.to_owned());
                    path.tokens.push(Some(index));
                    index += 1;
                    if code.is_separator(index) {
                        continue;
                    }
                }
                let alias = if code.is_word(index, "as") { code.word(index + 1) } else { None };
                if alias.is_some() {
                    index += 2;
                }
                self.import(&path, alias);
                return index;
            }
            if code.is(index, TokenKind::Star) {
                if let Some(path) = self.in_crate(&path) {
                    self.globs.push(path.parts);
                }
                return index + 1;
            }
            let Some(end) = code.is(index, TokenKind::OpenBrace).then(|| code.partner(index)).flatten() else {
                return index;
            };
            index += 1;
            while index < end {
                // Whatever is there, the next token is another one.
                index = self.tree(code, index, &path).max(index + 1);
                if code.is(index, TokenKind::Comma) {
                    index += 1;
                }
            }
            return end + 1;
        }
    }

    fn import(&mut self, path: &CratePath, alias: Option<&str>) {
        let Some(path) = self.in_crate(path) else { return };
        let own = path.parts.last().cloned();
        if let Some(name) = alias.map(str::to_owned).or(own.clone()) {
            self.names.insert(name.clone(), (path.parts.clone(), own == Some(name)));
        }
        self.paths.push(path);
    }

    /// The path without the name of the crate, if it begins with it.
    fn in_crate(&self, path: &CratePath) -> Option<CratePath> {
        let first = path.parts.first()?;
        let is_crate = *first == self.crate_name || (self.is_inside && first == "crate");
        is_crate.then(|| CratePath {
            parts: path.parts.get(1..).unwrap_or_default().to_vec(),
            tokens: path.tokens.get(1..).unwrap_or_default().to_vec(),
        })
    }

    /// What a written path may be in the crate: one path, or several where all names of modules are imported.
    pub(super) fn resolve(&self, written: &[(&str, usize)]) -> Vec<CratePath> {
        let path = CratePath {
            parts: written.iter().map(|(word, _)| (*word).to_owned()).collect(),
            tokens: written.iter().map(|(_, token)| Some(*token)).collect(),
        };
        if let Some(path) = self.in_crate(&path) {
            return vec![path];
        }
        let Some((first, _)) = written.first() else { return Vec::new() };
        if let Some((imported, keeps_name)) = self.names.get(*first) {
            let Some(before) = imported.len().checked_sub(1) else {
                // The crate itself, with another name.
                return vec![CratePath {
                    parts: path.parts.get(1..).unwrap_or_default().to_vec(),
                    tokens: path.tokens.get(1..).unwrap_or_default().to_vec(),
                }];
            };
            let mut tokens = vec![None; before];
            tokens.push(path.tokens.first().copied().flatten().filter(|_| *keeps_name));
            tokens.extend_from_slice(path.tokens.get(1..).unwrap_or_default());
            let parts = imported.iter().chain(path.parts.get(1..).unwrap_or_default()).cloned().collect();
            return vec![CratePath { parts, tokens }];
        }
        let of_glob = |glob: &Vec<String>| CratePath {
            parts: glob.iter().chain(&path.parts).cloned().collect(),
            tokens: glob.iter().map(|_| None).chain(path.tokens.iter().copied()).collect(),
        };
        self.globs.iter().map(of_glob).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(text: &str, path: &[&str]) -> Vec<String> {
        let code = Code::of(text);
        let imports = Imports::of(&code, "ships", false);
        let written: Vec<(&str, usize)> = path.iter().map(|part| (*part, 0)).collect();
        imports.resolve(&written).iter().map(|path| path.parts.join("::")).collect()
    }

    #[test]
    fn names_stand_for_what_imports_say() {
        let text = "use ships::{operation::{dock, undock as leave}, types::*, Client}; use ships as s; use std::fmt;";
        assert_eq!(resolved(text, &["dock", "Request"]), ["operation::dock::Request"]);
        assert_eq!(resolved(text, &["leave", "Request"]), ["operation::undock::Request"]);
        assert_eq!(resolved(text, &["s", "types", "Kind"]), ["types::Kind"]);
        assert_eq!(resolved(text, &["ships", "wait"]), ["wait"]);
        assert_eq!(resolved(text, &["Kind"]), ["types::Kind"]);
        assert!(resolved("use std::fmt;", &["fmt", "Display"]).is_empty());
    }

    #[test]
    fn an_import_of_a_module_itself_stands_for_the_module() {
        assert_eq!(resolved("use ships::operation::{self, dock};", &["operation", "dock"]), ["operation::dock"]);
        assert_eq!(resolved("use ships::operation::{self as o};", &["o", "dock"]), ["operation::dock"]);
    }

    #[test]
    fn an_import_that_does_not_end_ends_with_the_text() {
        assert_eq!(resolved("use ships::{operation::{dock,", &["ships", "types"]), ["types"]);
    }
}
