//! From blocks to Markdown.

use super::block::{Block, Inline, List, Table};
use super::code::{code, fenced};
use super::escape;
use super::page::Page;
use super::width::{is_mark, is_wide};

pub(super) fn lines(blocks: &[Block], page: &dyn Page) -> Vec<String> {
    let mut writer = Writer { lines: Vec::new(), page };
    writer.blocks(blocks, "", "");
    writer.lines
}

struct Writer<'p> {
    lines: Vec<String>,
    page: &'p dyn Page,
}

impl Writer<'_> {
    /// Blocks below each other. The first line begins with `first`, the others with `following`.
    fn blocks(&mut self, blocks: &[Block], first: &str, following: &str) {
        // An entry of a list without a text.
        if blocks.is_empty() && !first.is_empty() {
            self.lines.push(first.trim_end().to_owned());
        }
        for (index, block) in blocks.iter().enumerate() {
            let before = index.checked_sub(1).and_then(|before| blocks.get(before));
            if before.is_some() && !continues(before, block) {
                self.lines.push(following.trim_end().to_owned());
            }
            let first = if index == 0 { first } else { following };
            match block {
                Block::Paragraph(inlines) => {
                    let text = escape::line_start(&inline(inlines, self.page));
                    self.lines.extend(self.page.wrap(&text, first, following));
                }
                Block::List(list) => self.list(list, first, following),
                Block::Table(table) => self.prefixed(&rows(table, self.page), first, following),
                Block::Code { language, text } => {
                    let block = fenced(language, text, self.page);
                    self.prefixed(&block.lines().map(str::to_owned).collect::<Vec<_>>(), first, following);
                }
            }
        }
    }

    fn list(&mut self, list: &List, first: &str, following: &str) {
        for (index, item) in list.items.iter().enumerate() {
            if index > 0 && !list.is_tight {
                self.lines.push(following.trim_end().to_owned());
            }
            let outer = if index == 0 { first } else { following };
            let marker = marker(list, index);
            let inner = format!("{following}{}", " ".repeat(marker.len()));
            self.blocks(item, &format!("{outer}{marker}"), &inner);
        }
    }

    fn prefixed(&mut self, lines: &[String], first: &str, following: &str) {
        for (index, line) in lines.iter().enumerate() {
            let prefix = if index == 0 { first } else { following };
            self.lines.push(format!("{prefix}{line}").trim_end().to_owned());
        }
    }
}

/// Whether a block needs no empty line in front of it: a list that ends a paragraph.
fn continues(before: Option<&Block>, block: &Block) -> bool {
    // An empty entry would underline the paragraph.
    matches!(before, Some(Block::Paragraph(_)))
        && matches!(block, Block::List(List { start: None | Some(1), is_tight: true, items }) if items.first().is_some_and(|item| !item.is_empty()))
}

/// What an entry of a list begins with.
pub(super) fn marker(list: &List, index: usize) -> String {
    let number = |start: u64| start.saturating_add(u64::try_from(index).unwrap_or(u64::MAX));
    list.start.map_or_else(|| "- ".to_owned(), |start| format!("{}. ", number(start)))
}

fn rows(table: &Table, page: &dyn Page) -> Vec<String> {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let mut rows: Vec<String> = Vec::with_capacity(table.rows.len() + 1);
    for (index, cells) in table.rows.iter().enumerate() {
        rows.push(row(cells.iter().map(|cell| escape_bars(&inline(cell, page))).collect()));
        if index == 0 {
            rows.push(format!("|{}|", table.rules.join("|")));
        }
    }
    rows
}

/// Tables take a bar for the end of the cell even inside a code span.
#[must_use]
pub fn escape_bars(text: &str) -> String {
    let mut out = String::new();
    let mut is_escaped = false;
    for c in text.chars() {
        if c == '|' && !is_escaped {
            out.push('\\');
        }
        out.push(c);
        is_escaped = c == '\\' && !is_escaped;
    }
    out
}

/// The parts of a paragraph on one line.
pub(super) fn inline(parts: &[Inline], page: &dyn Page) -> String {
    let mut out = String::new();
    add(parts, page, &mut out);
    out.trim().to_owned()
}

fn add(parts: &[Inline], page: &dyn Page, out: &mut String) {
    for (index, part) in parts.iter().enumerate() {
        match part {
            Inline::Text(text) => words(text, page, out),
            Inline::Code(text) => {
                let span = page.code(text).unwrap_or_else(|| code(text, page));
                out.push_str(&span);
            }
            Inline::Emphasis(parts) => around("*", parts, page, out),
            Inline::Strong(parts) => around("**", parts, page, out),
            Inline::Link { address, content } => link(address, content, page, out),
            Inline::Break => {
                let after = parts.get(index + 1).and_then(first_character);
                if needs_space(out.chars().next_back(), after) {
                    out.push(' ');
                }
            }
        }
    }
}

/// Text, with what the page has for its words.
fn words(text: &str, page: &dyn Page, out: &mut String) {
    let mut from = 0;
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_alphanumeric()).map(|found| at + found) {
        let length = text[start..].find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len() - start);
        at = start + length;
        if let Some(markdown) = page.word(&text[start..at]) {
            escape::text(&text[from..start], out);
            out.push_str(&markdown);
            from = at;
        }
    }
    escape::text(&text[from..], out);
}

fn around(mark: &str, parts: &[Inline], page: &dyn Page, out: &mut String) {
    out.push_str(mark);
    add(parts, page, out);
    out.push_str(mark);
}

fn link(address: &str, content: &[Inline], page: &dyn Page, out: &mut String) {
    if matches!(content, [Inline::Text(text)] if text == address) {
        out.extend(["<", address, ">"]);
        return;
    }
    // Inside of a link there are no others.
    let code_only = WithoutLinks(page);
    out.push('[');
    add(content, &code_only, out);
    out.extend(["](", &escape::target(address), ")"]);
}

struct WithoutLinks<'p>(&'p dyn Page);

impl Page for WithoutLinks<'_> {
    fn verbatim(&self, code: &str) -> String {
        self.0.verbatim(code)
    }
}

fn first_character(part: &Inline) -> Option<char> {
    match part {
        Inline::Text(text) => text.chars().next(),
        Inline::Code(_) => Some('`'),
        Inline::Emphasis(parts) | Inline::Strong(parts) => parts.first().and_then(first_character),
        Inline::Link { .. } => Some('['),
        Inline::Break => None,
    }
}

/// Chinese is written without spaces, so a line that ends in it goes on without one.
fn needs_space(before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    // Quotes are those of the characters beside them.
    let is_quote = |c| matches!(c, '“' | '”' | '‘' | '’');
    let is_chinese = is_wide(before) && (is_wide(after) || is_quote(after)) || is_quote(before) && is_wide(after);
    !(is_mark(before) || is_mark(after) || is_chinese)
}
