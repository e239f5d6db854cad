//! YAML to nodes. The only module that knows the YAML library.

use super::conflict;
use super::node::{Node, NodeKind};
use super::scalar;
use super::syntax::{self, Explanation};
use crate::diagnostic::{Code, Diagnostic};
use crate::place::{Place, Position};
use crate::suggestion::Help;
use granit_parser::{Event, Parser, ScalarStyle, Span, options};
use std::borrow::Cow;
use std::collections::HashMap;

/// How deeply a file may be nested.
const MAX_DEPTH: usize = 64;

/// Nodes that the aliases of a file may repeat. It also bounds how deep aliases of aliases can get.
const MAX_REPEATED: usize = 10_000;

/// The value that a file holds, and what is wrong with it. There is none where the text ends early.
pub(super) fn parse(text: &str, file: u32) -> (Option<Node<'_>>, Vec<Diagnostic>) {
    if let Some(conflict) = conflict::find(text, file, false) {
        return (None, vec![conflict]);
    }
    let options = options! {
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut tree = Tree { text, file, ..Tree::default() };
    for event in Parser::new_from_str_with_options(text, options) {
        let step = match event {
            Ok((event, span)) => tree.event(event, span),
            Err(error) => {
                let Explanation { offset, length, code, message, help } =
                    syntax::explain(&error, text, tree.open_bracket());
                let place = if length == 0 { tree.point(offset) } else { tree.stretch(offset, offset + length) };
                Err(Diagnostic::new(code, place, message, help))
            }
        };
        if let Err(fatal) = step {
            tree.diagnostics.push(fatal);
            return (None, tree.diagnostics);
        }
    }
    let nothing = Node { kind: NodeKind::Null, place: Place { file, start: 0, end: 0 } };
    (Some(tree.root.unwrap_or(nothing)), tree.diagnostics)
}

/// The tree as far as it has grown.
#[derive(Default)]
struct Tree<'t> {
    text: &'t str,
    file: u32,
    documents: usize,
    open: Vec<Frame<'t>>,
    /// What anchors name, with the number of nodes in it.
    anchors: HashMap<usize, (Node<'t>, usize)>,
    repeated: usize,
    root: Option<Node<'t>>,
    diagnostics: Vec<Diagnostic>,
}

/// A list or map whose end has not come yet.
struct Frame<'t> {
    is_map: bool,
    start: usize,
    anchor: usize,
    /// Of a map: keys and values by turns.
    children: Vec<Node<'t>>,
    /// The number of nodes in it.
    nodes: usize,
}

impl<'t> Tree<'t> {
    fn event(&mut self, event: Event<'t>, span: Span) -> Result<(), Diagnostic> {
        let place = self.place(&span);
        if let Some(tag) = event.tag() {
            let place = span.tag_span().map_or(place, |tag| self.place(&tag));
            self.report(
                Code::Syntax,
                place,
                format!("the spec knows no tags such as `{}`", tag.original()),
                "remove it; quotes make a text of anything",
            );
        }
        match event {
            Event::DocumentStart(..) => {
                self.documents += 1;
                if self.documents > 1 {
                    let help = "a file of the spec is one document: move this one to a file of its own";
                    return Err(Diagnostic::new(Code::Syntax, place, "a second document begins here", help));
                }
            }
            Event::Scalar(value, style, anchor, _) => {
                let kind = self.scalar(value, style, place);
                self.add(Node { kind, place }, 1, anchor)?;
            }
            Event::SequenceStart(_, anchor, _) => self.begin(false, place, anchor)?,
            Event::MappingStart(_, anchor, _) => self.begin(true, place, anchor)?,
            Event::SequenceEnd | Event::MappingEnd => self.end(place)?,
            Event::Alias(anchor) => {
                let Some((mut node, nodes)) = self.anchors.get(&anchor).cloned() else {
                    let help = "write the value instead of the alias";
                    return Err(Diagnostic::new(Code::AliasBomb, place, "this alias refers to itself", help));
                };
                self.repeat(nodes, place)?;
                if self.expects_key() {
                    // A key is complained about where it stands, not where its anchor is.
                    node.place = place;
                }
                self.add(node, nodes, 0)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// The value of a scalar; in the place of a key it is a text, whatever it looks like.
    fn scalar(&mut self, value: Cow<'t, str>, style: ScalarStyle, place: Place) -> NodeKind<'t> {
        let plain = style == ScalarStyle::Plain;
        if self.expects_key() {
            // What is not there is reported as `~`, on no characters.
            if plain && place.start == place.end {
                self.report(Code::Syntax, place, "a colon without a key", "name the key, or put the text in quotes");
            } else if plain && value == "<<" {
                let message = "`<<` merges maps in YAML 1.1 only";
                self.report(Code::UnknownKey, place, message, "write the entries out");
            }
            return NodeKind::Text(value);
        }
        if !plain {
            return NodeKind::Text(value);
        }
        scalar::plain(value).unwrap_or_else(|reason| {
            let offset = |offset: u32| usize::try_from(offset).unwrap_or(usize::MAX);
            let written = self.text.get(offset(place.start)..offset(place.end)).unwrap_or("this");
            let message = format!("`{written}` {reason}");
            self.report(Code::WrongKind, place, message, "put it in quotes when it is a text");
            NodeKind::Broken
        })
    }

    fn begin(&mut self, is_map: bool, place: Place, anchor: usize) -> Result<(), Diagnostic> {
        if self.open.len() >= MAX_DEPTH {
            let message = format!("this is nested more than {MAX_DEPTH} levels deep");
            return Err(Diagnostic::new(Code::TooDeep, place, message, "give the inner part a name of its own"));
        }
        let start = usize::try_from(place.start).unwrap_or(usize::MAX);
        self.open.push(Frame { is_map, start, anchor, children: Vec::new(), nodes: 1 });
        Ok(())
    }

    fn end(&mut self, end: Place) -> Result<(), Diagnostic> {
        let Some(Frame { is_map, start, anchor, children, nodes }) = self.open.pop() else { return Ok(()) };
        let end = usize::try_from(end.end).unwrap_or(usize::MAX);
        let place = self.stretch(start, end);
        let kind = if is_map { NodeKind::Map(self.entries(children)) } else { NodeKind::List(children) };
        self.add(Node { kind, place }, nodes, anchor)
    }

    fn add(&mut self, node: Node<'t>, nodes: usize, anchor: usize) -> Result<(), Diagnostic> {
        if anchor != 0 {
            self.repeat(nodes, node.place)?;
            self.anchors.insert(anchor, (node.clone(), nodes));
        }
        match self.open.last_mut() {
            Some(parent) => {
                parent.nodes += nodes;
                parent.children.push(node);
            }
            None => self.root = Some(node),
        }
        Ok(())
    }

    /// Counts the nodes that anchors and aliases repeat.
    fn repeat(&mut self, nodes: usize, place: Place) -> Result<(), Diagnostic> {
        self.repeated += nodes;
        if self.repeated <= MAX_REPEATED {
            return Ok(());
        }
        let message = format!("the aliases of this file repeat more than {MAX_REPEATED} values");
        Err(Diagnostic::new(Code::AliasBomb, place, message, "write the values out, or share them with `use`"))
    }

    /// Keys and values by turns to entries, each key once.
    fn entries(&mut self, children: Vec<Node<'t>>) -> Vec<(Node<'t>, Node<'t>)> {
        let mut entries = Vec::with_capacity(children.len() / 2);
        let mut children = children.into_iter();
        while let (Some(key), Some(value)) = (children.next(), children.next()) {
            if matches!(key.kind, NodeKind::Text(_)) {
                entries.push((key, value));
            } else {
                let message = format!("a key is a text, and this is {}", key.kind.name());
                self.report(Code::Syntax, key.place, message, "put texts with brackets or braces in quotes");
            }
        }
        self.refuse_duplicates(&entries);
        entries
    }

    fn refuse_duplicates(&mut self, entries: &[(Node<'t>, Node<'t>)]) {
        let mut by_key: Vec<&Node<'t>> = entries.iter().map(|(key, _)| key).collect();
        // A stable sort keeps equal keys in the order of the file.
        by_key.sort_by(|left, right| left.text().cmp(right.text()));
        for same in by_key.chunk_by(|left, right| left.text() == right.text()) {
            let Some((first, again)) = same.split_first() else { continue };
            for key in again {
                let offset = usize::try_from(first.place.start).unwrap_or(usize::MAX);
                let Position { line, column, .. } = Position::of(self.text, offset);
                let message = format!("the key `{}` occurs twice in this map", key.text());
                let help = format!("it is also at {line}:{column}: keep one of the two");
                self.report(Code::DuplicateKey, key.place, message, help);
            }
        }
    }

    /// Where the innermost list or map in brackets begins that is still open.
    fn open_bracket(&self) -> Option<usize> {
        let start = self.open.last()?.start;
        self.text.get(start..)?.starts_with(['[', '{']).then_some(start)
    }

    fn expects_key(&self) -> bool {
        self.open.last().is_some_and(|parent| parent.is_map && parent.children.len() % 2 == 0)
    }

    fn report(&mut self, code: Code, place: Place, message: impl Into<String>, help: impl Into<Help>) {
        self.diagnostics.push(Diagnostic::new(code, place, message, help));
    }

    fn place(&self, span: &Span) -> Place {
        let start = span.start.byte_offset().unwrap_or(0);
        self.stretch(start, span.end.byte_offset().unwrap_or(start))
    }

    /// The place of one character.
    fn point(&self, offset: usize) -> Place {
        let start = self.text.floor_char_boundary(offset);
        let width = self.text[start..].chars().next().filter(|c| !matches!(c, '\n' | '\r')).map_or(0, char::len_utf8);
        self.stretch(start, start + width)
    }

    /// A file has at most [`super::source::MAX_FILE_BYTES`], so its offsets fit.
    fn stretch(&self, start: usize, end: usize) -> Place {
        let offset = |value: usize| u32::try_from(value.min(self.text.len())).unwrap_or(u32::MAX);
        Place { file: self.file, start: offset(start), end: offset(end.max(start)) }
    }
}
