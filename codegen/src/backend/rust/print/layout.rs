//! Pieces as lines: items and statements each on their own, and what is too long broken at its brackets.
//!
//! The rules are those of prettyplease, as far as this backend has use for them.

use super::pieces::{Kind, Pieces};
use std::ops::Range;

/// Columns that a line may take.
const WIDTH: usize = 89;
const INDENT: usize = 4;

/// The text of the items.
pub(super) fn items(pieces: &Pieces) -> String {
    let text = String::with_capacity(pieces.line.len() * 5 / 4);
    let mut layout = Layout { pieces, text, line_start: 0, indent: 0 };
    layout.items(0..pieces.list.len());
    layout.text
}

struct Layout<'p> {
    pieces: &'p Pieces,
    text: String,
    /// Where the last line begins in the text.
    line_start: usize,
    indent: usize,
}

impl Layout<'_> {
    fn items(&mut self, mut range: Range<usize>) {
        while !range.is_empty() {
            range.start = self.attributes(range.clone());
            let end = self.item_end(range.clone());
            if !range.is_empty() {
                self.item(range.start..end);
                self.new_line();
            }
            range.start = end;
        }
    }

    /// Documentation and attributes, a line each; where they end.
    fn attributes(&mut self, range: Range<usize>) -> usize {
        let mut index = range.start;
        while index < range.end {
            match self.kind(index) {
                Some(kind @ (Kind::Doc | Kind::InnerDoc)) => {
                    let marks = if kind == Kind::Doc { "///" } else { "//!" };
                    let pieces = self.pieces;
                    for line in pieces.text(index).split('\n') {
                        self.word(marks);
                        self.text.push_str(line.trim_end_matches(' '));
                        self.new_line();
                    }
                    index += 1;
                }
                Some(Kind::Mark) if matches!(self.pieces.text(index), "#" | "#!") => {
                    let end = self.mate(index + 1) + 1;
                    self.attribute(index..end);
                    self.new_line();
                    index = end;
                }
                _ => break,
            }
        }
        index
    }

    fn attribute(&mut self, range: Range<usize>) {
        let content = range.start + 2..range.end - 1;
        if self.column() + self.width(range.clone()) <= WIDTH {
            self.flat(range);
            return;
        }
        self.flat(range.start..content.start);
        let mut index = content.start;
        while index < content.end {
            match self.kind(index) {
                Some(Kind::Open) if self.pieces.text(index) == "(" => {
                    let mate = self.mate(index);
                    self.list(index, mate, "");
                    index = mate + 1;
                }
                _ => {
                    self.flat(index..index + 1);
                    index += 1;
                }
            }
        }
        self.flat(content.end..range.end);
    }

    /// An item ends with its body, or with a semicolon if its body is a value.
    fn item_end(&self, range: Range<usize>) -> usize {
        let has_value = self.top(range.clone()).map(|index| self.pieces.text(index));
        let has_value = has_value
            .skip_while(|word| matches!(*word, "pub" | "("))
            .next()
            .is_some_and(|word| matches!(word, "use" | "static" | "const" | "let" | "type"));
        let is_end = |index: &usize| match self.pieces.text(*index) {
            ";" => true,
            "{" => !has_value,
            _ => false,
        };
        match self.top(range.clone()).find(is_end) {
            Some(index) => self.mate(index).max(index) + 1,
            None => range.end,
        }
    }

    fn item(&mut self, range: Range<usize>) {
        let body = self.top(range.clone()).find(|index| self.pieces.text(*index) == "{");
        let keyword = self.keyword(range.clone());
        match (keyword, body) {
            ("use", Some(open)) => self.import(range, open),
            ("struct" | "enum" | "impl" | "trait" | "mod" | "fn", Some(open)) => {
                let mate = self.mate(open);
                self.header(range.start..open);
                self.word("{");
                if open + 1 < mate {
                    self.begin();
                    match keyword {
                        "struct" | "enum" => self.members(open + 1..mate),
                        "fn" => self.statements(open + 1..mate),
                        _ => self.items(open + 1..mate),
                    }
                    self.indent -= INDENT;
                }
                self.word("}");
            }
            _ => self.expression(range, 0, false),
        }
    }

    /// The word that says what kind of item it is.
    fn keyword(&self, range: Range<usize>) -> &str {
        let mut words = self.top(range).map(|index| self.pieces.text(index));
        words.find(|word| !matches!(*word, "pub" | "(" | "async")).unwrap_or_default()
    }

    /// What stands before the body of an item, and the space before its brace.
    fn header(&mut self, range: Range<usize>) {
        let Some(bounds) = self.top(range.clone()).find(|index| self.pieces.text(*index) == "where") else {
            self.expression(range, 2, false);
            self.word(" ");
            return;
        };
        self.expression(range.start..bounds, 0, false);
        self.new_line();
        self.word("where");
        self.begin();
        self.members(bounds + 1..range.end);
        self.indent -= INDENT;
    }

    fn members(&mut self, range: Range<usize>) {
        for element in self.elements(range) {
            let start = self.attributes(element.clone());
            self.expression(start..element.end, 1, false);
            self.word(",");
            self.new_line();
        }
    }

    fn import(&mut self, range: Range<usize>, open: usize) {
        let mate = self.mate(open);
        let names: Vec<Range<usize>> = self.elements(open + 1..mate).collect();
        if let [only] = names.as_slice() {
            self.flat(range.start..open);
            self.flat(only.clone());
            self.flat(mate + 1..range.end);
            return;
        }
        if self.column() + self.width(range.clone()) <= WIDTH {
            self.flat(range);
            return;
        }
        self.flat(range.start..open + 1);
        self.begin();
        for (index, name) in names.iter().enumerate() {
            let comma = usize::from(index + 1 < names.len());
            if index > 0 {
                if self.column() + 1 + self.width(name.clone()) + comma > WIDTH {
                    self.new_line();
                } else {
                    self.word(" ");
                }
            }
            self.flat(name.clone());
            self.word(",");
        }
        self.indent -= INDENT;
        self.new_line();
        self.flat(mate..range.end);
    }

    fn statements(&mut self, mut range: Range<usize>) {
        while !range.is_empty() {
            range.start = self.attributes(range.clone());
            let end = self.top(range.clone()).find(|index| self.pieces.text(*index) == ";");
            let end = end.map_or(range.end, |semicolon| semicolon + 1);
            self.expression(range.start..end, 0, true);
            self.new_line();
            range.start = end;
        }
    }

    /// A value, a type or anything that is broken like one. `behind` is the width of what has to follow on the line.
    fn expression(&mut self, range: Range<usize>, behind: usize, begins_line: bool) {
        if self.fits(range.clone(), behind) {
            self.flat(range);
            return;
        }
        let sign = ["=", ":"].iter().find_map(|sign| self.top(range.clone()).find(|index| self.is_mark(*index, sign)));
        match sign {
            Some(sign) if !self.begins_closure(range.start) => {
                self.flat(range.start..sign + 1);
                self.expression(sign + 1..range.end, behind, false);
            }
            _ if self.begins_closure(range.start) => self.closure(range, behind),
            _ => self.chain(range, behind, begins_line),
        }
    }

    fn begins_closure(&self, index: usize) -> bool {
        matches!(self.pieces.text(index), "|" | "||")
    }

    fn closure(&mut self, range: Range<usize>, behind: usize) {
        let body = self.mate(range.start).max(range.start) + 1;
        self.flat(range.start..body);
        if self.pieces.text(body) == "{" {
            self.expression(body..range.end, behind, false);
            return;
        }
        self.word(" {");
        self.begin();
        self.expression(body..range.end, 0, true);
        self.new_line();
        self.indent -= INDENT;
        self.word("}");
    }

    /// Calls of methods one below the other, where there are any.
    fn chain(&mut self, range: Range<usize>, behind: usize, begins_line: bool) {
        let mut dots: Vec<usize> = self.top(range.clone()).filter(|index| self.is_mark(*index, ".")).collect();
        let first = self.pieces.text(range.start);
        if begins_line && dots.first() == Some(&(range.start + 1)) && first.len() <= INDENT {
            dots.remove(0);
        }
        if dots.is_empty() {
            self.link(range, behind);
            return;
        }
        self.indent += INDENT;
        let ends = dots.iter().copied().chain([range.end]);
        let starts = [range.start].into_iter().chain(dots.iter().copied());
        for (start, end) in starts.zip(ends) {
            if start != range.start {
                self.new_line();
            }
            self.link(start..end, if end == range.end { behind } else { 0 });
        }
        self.indent -= INDENT;
    }

    /// One link of a chain, broken at its brackets.
    fn link(&mut self, range: Range<usize>, behind: usize) {
        let mut index = range.start;
        while index < range.end {
            let mate = self.mate(index);
            if mate <= index {
                self.flat(index..index + 1);
                index += 1;
                continue;
            }
            let behind = self.width(mate + 1..range.end) + behind;
            if self.fits(index..mate + 1, behind) {
                self.flat(index..mate + 1);
            } else {
                self.group(index, mate, behind);
            }
            index = mate + 1;
        }
    }

    fn group(&mut self, open: usize, mate: usize, behind: usize) {
        let is_call = self.pieces.text(open) == "(";
        let mut elements = self.elements(open + 1..mate);
        if self.pieces.text(open) == "{" {
            drop(elements);
            self.braces(open, mate);
        } else if let (true, Some(only), None) = (is_call, elements.next(), elements.next())
            && self.stands_alone(only.clone())
        {
            drop(elements);
            self.flat(open..open + 1);
            self.expression(only, behind + 1, false);
            self.flat(mate..mate + 1);
        } else {
            drop(elements);
            self.list(open, mate, ",");
        }
    }

    /// The elements of a bracket, a line each.
    fn list(&mut self, open: usize, mate: usize, last: &str) {
        self.flat(open..open + 1);
        self.begin();
        for element in self.elements(open + 1..mate) {
            let is_last = element.end == mate;
            let start = self.attributes(element.clone());
            self.expression(start..element.end, usize::from(!is_last), false);
            self.word(if is_last { last } else { "," });
            self.new_line();
        }
        self.indent -= INDENT;
        self.flat(mate..mate + 1);
    }

    /// The arms of a match, the members of a struct, or a block.
    fn braces(&mut self, open: usize, mate: usize) {
        let is_block = open == 0 || matches!(self.pieces.text(open - 1), "|" | "||" | "=>" | "else");
        self.flat(open..open + 1);
        self.begin();
        if is_block {
            self.statements(open + 1..mate);
        } else {
            for element in self.elements(open + 1..mate) {
                let is_base = self.pieces.text(element.start) == "..";
                let start = self.attributes(element.clone());
                self.expression(start..element.end, usize::from(!is_base), false);
                self.word(if is_base { "" } else { "," });
                self.new_line();
            }
        }
        self.indent -= INDENT;
        self.word("}");
    }

    /// Whether brackets close up around such an argument: an array, a tuple, a closure or a struct.
    fn stands_alone(&self, range: Range<usize>) -> bool {
        let is_whole = |open: &str| self.pieces.text(range.start) == open && self.mate(range.start) + 1 == range.end;
        let is_struct = || {
            let brace = self.top(range.clone()).find(|index| self.pieces.text(*index) == "{");
            let is_path = |index| !matches!(self.pieces.text(index), "match" | "." | "&");
            brace.is_some_and(|brace| self.mate(brace) + 1 == range.end && self.top(range.start..brace).all(is_path))
        };
        is_whole("[") || is_whole("(") || self.begins_closure(range.start) || is_struct()
    }

    /// The ranges between the commas.
    fn elements(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + use<> {
        let commas = self.top(range.clone()).filter(|index| self.is_mark(*index, ","));
        let ends: Vec<usize> = commas.chain((!range.is_empty()).then_some(range.end)).collect();
        let mut start = range.start;
        ends.into_iter().map(move |end| std::mem::replace(&mut start, end + 1)..end).filter(|element| !element.is_empty())
    }

    /// The pieces that are in no bracket within the range; of a bracket the one that opens it.
    fn top(&self, range: Range<usize>) -> impl Iterator<Item = usize> {
        let mut next = range.start;
        std::iter::from_fn(move || {
            let index = next;
            next = self.mate(index).max(index) + 1;
            (index < range.end).then_some(index)
        })
    }

    fn kind(&self, index: usize) -> Option<Kind> {
        self.pieces.list.get(index).map(|piece| piece.kind)
    }

    fn is_mark(&self, index: usize, mark: &str) -> bool {
        self.kind(index) == Some(Kind::Mark) && self.pieces.text(index) == mark
    }

    /// The piece that closes what this one opens; 0 for any other.
    fn mate(&self, index: usize) -> usize {
        self.pieces.list.get(index).map_or(0, |piece| piece.mate)
    }

    /// Columns of the range on one line, with the space before it unless it begins the line.
    fn width(&self, range: Range<usize>) -> usize {
        if range.is_empty() {
            return 0;
        }
        self.line(range).len()
    }

    fn line(&self, range: Range<usize>) -> &str {
        let begins_line = self.text.len() == self.line_start;
        let behind = range.start.checked_sub(1).and_then(|before| self.pieces.list.get(before));
        let first = self.pieces.list.get(range.start);
        let start = if begins_line { first.map(|piece| piece.start) } else { behind.map(|piece| piece.end) };
        let end = range.end.checked_sub(1).and_then(|last| self.pieces.list.get(last)).map_or(0, |piece| piece.end);
        self.pieces.line.get(start.unwrap_or(0)..end).unwrap_or_default()
    }

    fn fits(&self, range: Range<usize>, behind: usize) -> bool {
        let breaks = |end: usize| end.checked_sub(1).and_then(|last| self.pieces.list.get(last)).map_or(0, |it| it.breaks);
        breaks(range.start) == breaks(range.end) && self.column() + self.width(range) + behind <= WIDTH
    }

    fn flat(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        self.word("");
        let pieces = self.pieces;
        let _ = pieces;
        let text = self.line(range).to_owned();
        self.word(&text);
    }

    fn word(&mut self, text: &str) {
        if self.text.len() == self.line_start && !text.is_empty() {
            self.text.extend(std::iter::repeat_n(' ', self.indent));
        }
        self.text.push_str(text);
    }

    fn column(&self) -> usize {
        if self.text.len() == self.line_start { self.indent } else { self.text.len() - self.line_start }
    }

    fn begin(&mut self) {
        self.indent += INDENT;
        self.new_line();
    }

    /// Begins a line unless one has begun.
    fn new_line(&mut self) {
        if self.text.len() > self.line_start {
            self.text.push('\n');
            self.line_start = self.text.len();
        }
    }
}
