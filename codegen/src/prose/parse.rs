//! From the events of the parser to blocks.

use super::address::{is_address, linked};
use super::block::{Block, Inline, List, Table};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag};
use std::ops::Range;

/// Blocks inside of more blocks than these stand beside them.
const DEEPEST: usize = 24;

/// How often the parser may be asked again, see [`without_definitions`].
const ATTEMPTS: usize = 8;

/// Languages that no tool compiles, and that keep their name.
const LANGUAGES: [&str; 6] = ["json", "sh", "sql", "toml", "xml", "yaml"];

pub(super) fn blocks(text: &str) -> Vec<Block> {
    let Some(text) = without_definitions(text) else {
        let lines = text.split('\n').filter(|line| !line.trim().is_empty());
        return lines.map(|line| Block::Paragraph(vec![Inline::Text(line.to_owned())])).collect();
    };
    let mut builder = Builder { text: &text, open: vec![Frame::new(Kind::Passing)], hidden: 0 };
    for (event, range) in Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter() {
        builder.event(event, range);
    }
    while builder.open.len() > 1 {
        builder.close();
    }
    builder.open.pop().map(Frame::into_blocks).unwrap_or_default()
}

/// A line such as `[name]: address` defines a link and is not shown. Nobody means that in a text of a spec, so its bracket
/// is escaped. Of several definitions of one name, the parser names only the first; `None` for a text with very many.
fn without_definitions(text: &str) -> Option<String> {
    let mut text = text.to_owned();
    for _ in 0..ATTEMPTS {
        let parser = Parser::new_ext(&text, Options::ENABLE_TABLES);
        let mut starts: Vec<usize> =
            parser.reference_definitions().iter().map(|(_, definition)| definition.span.start).collect();
        if starts.is_empty() {
            return Some(text);
        }
        starts.sort_unstable();
        for start in starts.into_iter().rev() {
            text.insert(start, '\\');
        }
    }
    None
}

/// A block or a part of a line whose end has not come yet.
struct Frame {
    kind: Kind,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
}

enum Kind {
    /// Its blocks become those of the block around it.
    Passing,
    /// What stands behind its text.
    Paragraph(String),
    Quote,
    Code(String),
    List(Option<u64>, bool),
    Item,
    Table(Table),
    Row,
    Cell,
    Emphasis,
    Strong,
    Link(String),
}

impl Frame {
    fn new(kind: Kind) -> Self {
        Self { kind, blocks: Vec::new(), inlines: Vec::new() }
    }

    /// Adds text to the text before it.
    fn text(&mut self, text: &str) {
        match self.inlines.last_mut() {
            Some(Inline::Text(before)) => before.push_str(text),
            _ => self.inlines.push(Inline::Text(text.to_owned())),
        }
    }

    /// Ends a paragraph that the parser did not name: in a list without empty lines, there are none.
    fn end_paragraph(&mut self) {
        if !self.inlines.is_empty() {
            self.blocks.push(Block::Paragraph(linked(std::mem::take(&mut self.inlines))));
        }
    }

    fn into_blocks(mut self) -> Vec<Block> {
        self.end_paragraph();
        self.blocks
    }
}

struct Builder<'t> {
    text: &'t str,
    open: Vec<Frame>,
    /// Open parts of what is shown as it was typed.
    hidden: usize,
}

impl Builder<'_> {
    fn event(&mut self, event: Event, range: Range<usize>) {
        if self.hidden > 0 {
            match event {
                Event::Start(_) => self.hidden += 1,
                Event::End(_) => self.hidden -= 1,
                _ => {}
            }
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(_) => self.close(),
            Event::Text(text) | Event::InlineHtml(text) => self.with_top(|top| top.text(&text)),
            // The lines of a block of HTML.
            Event::Html(text) => self.with_top(|top| {
                top.text(text.trim());
                top.inlines.push(Inline::Break);
            }),
            Event::Code(code) => self.with_top(|top| top.inlines.push(Inline::Code(code.into_string()))),
            Event::SoftBreak | Event::HardBreak => self.with_top(|top| top.inlines.push(Inline::Break)),
            Event::Rule => {
                let rule = self.text[range].trim().to_owned();
                self.with_top(|top| {
                    top.end_paragraph();
                    top.blocks.push(Block::Paragraph(vec![Inline::Text(rule)]));
                });
            }
            // Of extensions that are off.
            Event::FootnoteReference(_) | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag, range: Range<usize>) {
        let source = &self.text[range];
        let kind = match tag {
            Tag::Paragraph => {
                if let [.., list, item] = self.open.as_mut_slice()
                    && matches!(item.kind, Kind::Item)
                    && let Kind::List(_, is_tight) = &mut list.kind
                {
                    *is_tight = false;
                }
                Kind::Paragraph(String::new())
            }
            Tag::Heading { .. } => return self.heading(source),
            Tag::HtmlBlock => Kind::Paragraph(String::new()),
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code("text".to_owned()),
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) => {
                let known = LANGUAGES.into_iter().find(|known| *known == language.trim());
                Kind::Code(known.unwrap_or("text").to_owned())
            }
            Tag::List(start) => Kind::List(start, true),
            Tag::Item => Kind::Item,
            Tag::Table(alignments) => {
                Kind::Table(Table { rules: alignments.into_iter().map(rule).collect(), rows: Vec::new() })
            }
            Tag::TableHead | Tag::TableRow => Kind::Row,
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } if is_address(&dest_url) => {
                Kind::Link(dest_url.into_string())
            }
            Tag::Link { .. } | Tag::Image { .. } => {
                self.hidden = 1;
                let source = source.split_whitespace().collect::<Vec<_>>().join(" ");
                return self.with_top(|top| top.text(&source));
            }
            _ => Kind::Passing,
        };
        self.open(kind);
    }

    /// A paragraph with the marks that would have made it a heading.
    fn heading(&mut self, source: &str) {
        let marks = source.len() - source.trim_start_matches('#').len();
        let underline = if marks == 0 { source.trim_end().lines().next_back().unwrap_or_default().trim() } else { "" };
        self.open(Kind::Paragraph(underline.to_owned()));
        if marks > 0 {
            self.with_top(|top| top.text(&format!("{} ", "#".repeat(marks))));
        }
    }

    fn open(&mut self, kind: Kind) {
        let is_block = !matches!(kind, Kind::Emphasis | Kind::Strong | Kind::Link(_));
        if is_block {
            self.with_top(Frame::end_paragraph);
        }
        self.open.push(Frame::new(kind));
    }

    fn with_top(&mut self, act: impl FnOnce(&mut Frame)) {
        if let Some(top) = self.open.last_mut() {
            act(top);
        }
    }

    fn close(&mut self) {
        // The first takes all that is left.
        if self.open.len() < 2 {
            return;
        }
        let is_deep = self.open.len() > DEEPEST;
        let Some(frame) = self.open.pop() else { return };
        let Some(around) = self.open.last_mut() else { return };
        match frame.kind {
            Kind::Quote | Kind::List(..) | Kind::Item if is_deep => around.blocks.extend(frame.into_blocks()),
            Kind::Emphasis | Kind::Strong | Kind::Link(_) if is_deep => around.inlines.extend(frame.inlines),
            _ => close(frame, around),
        }
    }
}

/// Puts what has ended into what is around it.
fn close(mut frame: Frame, around: &mut Frame) {
    match std::mem::replace(&mut frame.kind, Kind::Passing) {
        Kind::Passing => around.blocks.extend(frame.into_blocks()),
        Kind::Paragraph(behind) => {
            if frame.inlines.last() == Some(&Inline::Break) {
                frame.inlines.pop();
            }
            if !behind.is_empty() {
                frame.inlines.extend([Inline::Break, Inline::Text(behind)]);
            }
            around.blocks.extend(frame.into_blocks());
        }
        Kind::Quote => {
            let mut blocks = frame.into_blocks();
            match blocks.first_mut() {
                Some(Block::Paragraph(first)) => match first.first_mut() {
                    Some(Inline::Text(text)) => text.insert_str(0, "> "),
                    _ => first.insert(0, Inline::Text("> ".to_owned())),
                },
                _ => blocks.insert(0, Block::Paragraph(vec![Inline::Text(">".to_owned())])),
            }
            around.blocks.extend(blocks);
        }
        Kind::Code(language) => {
            let text = frame.inlines.into_iter().filter_map(|part| match part {
                Inline::Text(text) => Some(text),
                _ => None,
            });
            around.blocks.push(Block::Code { language, text: text.collect() });
        }
        Kind::List(start, is_tight) => {
            let items = frame.blocks.into_iter().map(|item| match item {
                Block::List(List { items, .. }) => items.into_iter().flatten().collect(),
                other => vec![other],
            });
            around.blocks.push(Block::List(List { start, is_tight, items: items.collect() }));
        }
        // Its list takes it apart again.
        Kind::Item => {
            let items = vec![frame.into_blocks()];
            around.blocks.push(Block::List(List { start: None, is_tight: true, items }));
        }
        Kind::Table(table) => around.blocks.push(Block::Table(with_rows(table, frame.blocks))),
        Kind::Row => around.blocks.extend([Block::Table(Table { rules: Vec::new(), rows: vec![cells(frame.blocks)] })]),
        Kind::Cell => around.blocks.push(Block::Paragraph(linked(frame.inlines))),
        Kind::Emphasis => around.inlines.push(Inline::Emphasis(linked(frame.inlines))),
        Kind::Strong => around.inlines.push(Inline::Strong(linked(frame.inlines))),
        Kind::Link(address) => around.inlines.push(Inline::Link { address, content: frame.inlines }),
    }
}

fn with_rows(mut table: Table, rows: Vec<Block>) -> Table {
    for row in rows {
        if let Block::Table(row) = row {
            table.rows.extend(row.rows);
        }
    }
    table
}

fn cells(blocks: Vec<Block>) -> Vec<Vec<Inline>> {
    let cell = |block| match block {
        Block::Paragraph(inlines) => inlines,
        _ => Vec::new(),
    };
    blocks.into_iter().map(cell).collect()
}

fn rule(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::None => "---",
        Alignment::Left => ":--",
        Alignment::Center => ":-:",
        Alignment::Right => "--:",
    }
}
