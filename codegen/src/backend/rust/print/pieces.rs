//! Tokens as the pieces of one long line, with a space wherever the line has one.
//!
//! It knows the Rust that this backend writes, not all of Rust: an angle always opens the arguments of a type.

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenStream, TokenTree};

/// Stands for a name that is none, and is refused.
pub(in crate::backend::rust) const NO_NAME: &str = "__no_name";

/// Columns up to which the literal of a struct stays on one line, its last brace left out.
const STRUCT_WIDTH: usize = 34;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Literal,
    /// Punctuation.
    Mark,
    /// A bracket, an angle, or the bar in front of a closure's arguments.
    Open,
    Close,
    /// The text of documentation, lines and all, in front of an item.
    Doc,
    /// The same at the top of a module.
    InnerDoc,
}

/// A piece of the line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    /// Where it is in the line, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Of one that opens: the index of the one that closes.
    pub(super) mate: usize,
    /// Whether a space follows before a name.
    space_behind: bool,
    /// Whether it keeps what holds it from standing on one line; later the number of such pieces up to this one.
    pub(super) breaks: usize,
}

/// A stream of tokens as one line.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    pub(super) line: String,
    pub(super) list: Vec<Piece>,
    /// Angles and bars that are open in the innermost bracket.
    open: Vec<usize>,
    has_bad_name: bool,
}

impl Pieces {
    /// The pieces of `tokens`; none where a name is none.
    pub(super) fn of(tokens: TokenStream) -> Option<Self> {
        let mut pieces = Self::default();
        pieces.stream(tokens);
        let mut breaks = 0;
        for piece in &mut pieces.list {
            breaks += piece.breaks;
            piece.breaks = breaks;
        }
        (!pieces.has_bad_name).then_some(pieces)
    }

    /// The text of a piece; empty where there is none.
    pub(super) fn text(&self, index: usize) -> &str {
        self.list.get(index).map_or("", |piece| self.line.get(piece.start..piece.end).unwrap_or_default())
    }

    /// Names that stand alone rather than behind `::` or a dot, each with whether `::` follows.
    pub(super) fn bare_names(&self) -> impl Iterator<Item = (&str, bool)> {
        let is_bare = |index: usize| index.checked_sub(1).is_none_or(|before| !matches!(self.text(before), "::" | "."));
        let words = self.list.iter().enumerate().filter(|(_, piece)| piece.kind == Kind::Word);
        words.filter(move |(index, _)| is_bare(*index)).map(|(index, _)| (self.text(index), self.text(index + 1) == "::"))
    }

    fn stream(&mut self, tokens: TokenStream) {
        let open = std::mem::take(&mut self.open);
        let mut is_match = false;
        let mut trees = tokens.into_iter().peekable();
        while let Some(tree) = trees.next() {
            match tree {
                TokenTree::Ident(name) => {
                    self.display(&name, Kind::Word);
                    let word = self.text(self.list.len() - 1);
                    is_match |= word == "match";
                    self.has_bad_name |= word == NO_NAME;
                }
                TokenTree::Literal(literal) => self.display(&literal, Kind::Literal),
                TokenTree::Group(group) => {
                    let is_block = is_match && group.delimiter() == Delimiter::Brace;
                    is_match &= !is_block;
                    self.group(group, is_block);
                }
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    let is_inner = trees.next_if(|next| matches!(next, TokenTree::Punct(next) if next.as_char() == '!'));
                    match trees.next() {
                        Some(TokenTree::Group(group)) => self.attribute(group, is_inner.is_some()),
                        other => {
                            self.mark("#", false, false);
                            trees = other.into_iter().chain(trees).collect::<TokenStream>().into_iter().peekable();
                        }
                    }
                }
                TokenTree::Punct(punct) if punct.as_char() == '\'' => {
                    if let Some(TokenTree::Ident(name)) = trees.next() {
                        self.display(&format_args!("'{name}"), Kind::Word);
                    }
                }
                TokenTree::Punct(first) => {
                    let mut second = |next: char| {
                        let follows = |tree: &TokenTree| matches!(tree, TokenTree::Punct(it) if it.as_char() == next);
                        first.spacing() == Spacing::Joint && trees.next_if(follows).is_some()
                    };
                    self.punctuation(&first, &mut second);
                }
            }
        }
        self.open = open;
    }

    /// Punctuation of one or two characters; `second` takes a character that belongs to it.
    fn punctuation(&mut self, first: &Punct, second: &mut impl FnMut(char) -> bool) {
        let after_value = self.is_after_value();
        match first.as_char() {
            ':' if second(':') => {
                let spaced = self.list.last().is_some_and(|last| match last.kind {
                    Kind::Word => is_keyword(self.text(self.list.len() - 1)),
                    Kind::Mark => last.space_behind,
                    _ => false,
                });
                self.mark("::", spaced, false);
            }
            '-' if second('>') => self.mark("->", true, true),
            '=' if second('>') => self.mark("=>", true, true),
            '=' if second('=') => self.mark("==", true, true),
            '=' => self.mark("=", true, true),
            '+' => self.mark("+", true, true),
            '.' if second('.') => self.mark("..", self.is_space_due(), false),
            '&' if second('&') => self.mark("&&", after_value || self.is_space_due(), after_value),
            '|' if second('|') => self.mark("||", self.is_space_due(), true),
            '|' => match self.open.last().copied() {
                Some(open) if self.text(open) == "|" => self.close("|", false, open),
                _ => self.open("|", self.is_space_due()),
            },
            '<' => self.open("<", !after_value && self.text(self.list.len().wrapping_sub(1)) != "impl" && self.is_space_due()),
            '>' => match self.open.last().copied() {
                Some(open) if self.text(open) == "<" => self.close(">", false, open),
                _ => self.mark(">", true, true),
            },
            '&' => self.mark("&", self.is_space_due(), false),
            '*' => self.mark("*", self.is_space_due(), false),
            '!' => self.mark("!", self.is_space_due(), false),
            '-' => self.mark("-", self.is_space_due(), after_value),
            ',' => self.mark(",", false, true),
            ';' => self.mark(";", false, true),
            ':' => self.mark(":", false, true),
            '.' => self.mark(".", false, false),
            '?' => self.mark("?", false, false),
            other => self.mark(other.encode_utf8(&mut [0; 4]), true, true),
        }
    }

    fn attribute(&mut self, group: Group, is_inner: bool) {
        let stream = group.stream();
        drop(group);
        let trees: Vec<TokenTree> = stream.into_iter().collect();
        if let Some(text) = documentation(&trees) {
            let kind = if is_inner { Kind::InnerDoc } else { Kind::Doc };
            self.push(kind, false, true, |line| line.push_str(&text));
            self.force();
            return;
        }
        self.mark(if is_inner { "#!" } else { "#" }, false, false);
        self.force();
        let open = self.list.len();
        self.open("[", false);
        self.stream(trees.into_iter().collect());
        self.close("]", false, open);
    }

    fn group(&mut self, group: Group, is_block: bool) {
        let delimiter = group.delimiter();
        let stream = group.stream();
        drop(group);
        let open = self.list.len();
        let before = open.wrapping_sub(1);
        let after_name = self.list.last().is_some_and(|last| matches!(last.kind, Kind::Word)) && !is_keyword(self.text(before));
        let after_value = self.is_after_value();
        match delimiter {
            Delimiter::None => self.stream(stream),
            Delimiter::Parenthesis => {
                let is_tuple = !after_value;
                self.open("(", !after_value && self.is_space_due());
                self.stream(stream);
                let elements = self.trailing_comma(open);
                if is_tuple && elements == 1 {
                    self.mark(",", false, true);
                }
                self.close(")", false, open);
            }
            Delimiter::Bracket => {
                let is_lifetime = self.text(before).starts_with('\'');
                self.open("[", is_lifetime || (!after_value && self.is_space_due()));
                self.stream(stream);
                self.trailing_comma(open);
                self.close("]", false, open);
            }
            Delimiter::Brace => {
                let is_import = self.text(before) == "::";
                self.open("{", !is_import);
                if let Some(piece) = self.list.get_mut(open) {
                    piece.space_behind = !is_import;
                }
                self.stream(stream);
                self.trailing_comma(open);
                let is_empty = self.list.len() == open + 1;
                let is_long = self.line.len() + 1 - self.path_start(open) > STRUCT_WIDTH;
                self.close("}", !is_import && !is_empty, open);
                if !is_import && !is_empty && (is_block || is_long || !(after_name || self.text(before) == ">")) {
                    self.force();
                }
            }
        }
    }

    /// Takes the comma behind the last element away, and says how many elements there are if there was one.
    fn trailing_comma(&mut self, open: usize) -> usize {
        let last = self.list.len() - 1;
        if last <= open || self.text(last) != "," || self.list.get(last).is_none_or(|last| last.kind != Kind::Mark) {
            return 0;
        }
        self.list.pop();
        self.line.pop();
        let mut elements = 1;
        let mut index = open + 1;
        while let Some(piece) = self.list.get(index) {
            elements += usize::from(piece.kind == Kind::Mark && self.text(index) == ",");
            index = if piece.kind == Kind::Open { piece.mate.max(index) + 1 } else { index + 1 };
        }
        elements
    }

    /// Where the path in front of a brace begins.
    fn path_start(&self, brace: usize) -> usize {
        let pieces = self.list.get(..brace).unwrap_or_default();
        let mut start = pieces.last().map_or(0, |last| last.start);
        for pair in pieces.windows(2).rev() {
            let [before, piece] = pair else { break };
            if before.end != piece.start || before.kind == Kind::Open {
                break;
            }
            start = before.start;
        }
        start
    }

    /// Whether the last piece ends a value or a type.
    fn is_after_value(&self) -> bool {
        let last = self.list.len().wrapping_sub(1);
        self.list.get(last).is_some_and(|piece| match piece.kind {
            Kind::Word => !is_keyword(self.text(last)),
            Kind::Literal | Kind::Close => self.text(last) != "|",
            Kind::Mark => matches!(self.text(last), "?" | "::"),
            Kind::Open | Kind::Doc | Kind::InnerDoc => false,
        })
    }

    fn is_space_due(&self) -> bool {
        self.list.last().is_some_and(|last| last.space_behind)
    }

    fn display(&mut self, text: &impl std::fmt::Display, kind: Kind) {
        use std::fmt::Write as _;
        // Writing to a text cannot fail.
        self.push(kind, self.is_space_due(), true, |line| drop(write!(line, "{text}")));
    }

    fn mark(&mut self, text: &str, space_before: bool, space_behind: bool) {
        self.push(Kind::Mark, space_before, space_behind, |line| line.push_str(text));
    }

    fn open(&mut self, text: &str, space_before: bool) {
        self.push(Kind::Open, space_before, false, |line| line.push_str(text));
        if matches!(text, "<" | "|") {
            self.open.push(self.list.len() - 1);
        }
    }

    fn close(&mut self, text: &str, space_before: bool, open: usize) {
        if self.open.last() == Some(&open) {
            self.open.pop();
        }
        let mate = self.list.len();
        if let Some(piece) = self.list.get_mut(open) {
            piece.mate = mate;
        }
        self.push(Kind::Close, space_before, true, |line| line.push_str(text));
    }

    fn push(&mut self, kind: Kind, space_before: bool, space_behind: bool, write: impl FnOnce(&mut String)) {
        if space_before && !self.list.is_empty() {
            self.line.push(' ');
        }
        let start = self.line.len();
        write(&mut self.line);
        self.list.push(Piece { kind, start, end: self.line.len(), mate: 0, space_behind, breaks: 0 });
    }

    fn force(&mut self) {
        if let Some(last) = self.list.last_mut() {
            last.breaks = 1;
        }
    }
}

/// Words behind which a bracket begins a value of its own.
fn is_keyword(word: &str) -> bool {
    matches!(word, "as" | "dyn" | "else" | "for" | "if" | "impl" | "in" | "let" | "match" | "move" | "mut" | "return" | "where")
}

/// The text of `doc = "…"`.
fn documentation(attribute: &[TokenTree]) -> Option<String> {
    let [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(text)] = attribute else { return None };
    if name != "doc" {
        return None;
    }
    let text = text.to_string();
    match text.strip_prefix('"') {
        Some(text) => Some(unescape(text.strip_suffix('"')?)),
        None => Some(text.strip_prefix("r\"")?.strip_suffix('"')?.to_owned()),
    }
}

/// The text that a literal of [`proc_macro2::Literal::string`] stands for.
fn unescape(literal: &str) -> String {
    let mut text = String::with_capacity(literal.len());
    let mut rest = literal;
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let mut characters = escape.chars();
        match characters.next() {
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('r') => text.push('\r'),
            Some('0') => text.push('\0'),
            Some('u') => {
                let digits = escape.get(2..).and_then(|code| code.split_once('}')).map_or("", |(digits, _)| digits);
                text.extend(u32::from_str_radix(digits, 16).ok().and_then(char::from_u32));
                rest = escape.get(digits.len() + 3..).unwrap_or_default();
                continue;
            }
            Some(other) => text.push(other),
            None => {}
        }
        rest = characters.as_str();
    }
    text.push_str(rest);
    text
}
