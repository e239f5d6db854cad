//! XML documents, read into their elements.
//!
//! Attributes are passed over. quick-xml reads the events: it recurses nowhere, expands no entities of a document's
//! own, and needs one small crate.

use super::budget::Budget;
use super::document::{Problem, Xml};
use super::elements::{Element, Elements, Parent};
use super::html::is_html;
use crate::error::UnreadableReason;
use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, Event};
use std::borrow::Cow;

/// As deep as JSON may be.
const DEEPEST: usize = 128;

/// What is read so far.
struct Parsed<'a> {
    text: &'a str,
    elements: Elements<'a>,
    /// The elements that are not closed, the innermost last.
    open: Vec<(usize, Parent<'a>)>,
    /// What is around the root.
    around: Parent<'a>,
    roots: usize,
    /// Whether a root is a text.
    has_scalar: bool,
    budget: Budget,
}

/// The content of the root element, whatever its name, or of a document without one. Without children it is an empty
/// object.
///
/// # Errors
/// If it is not XML, too deep, an HTML page, or more than the budget.
pub(super) fn parse(text: &str, budget: Budget) -> Result<Xml<'_>, Problem> {
    let mut reader = Reader::from_str(text);
    // A bare `&`, as in a name, has one meaning.
    reader.config_mut().allow_dangling_amp = true;
    let (elements, open, around) = (Elements::default(), Vec::new(), Parent::default());
    let mut parsed = Parsed { text, elements, open, around, roots: 0, has_scalar: false, budget };
    loop {
        match reader.read_event().map_err(|error| Problem::malformed(describe(&error)))? {
            Event::Start(tag) => {
                if parsed.open.len() >= DEEPEST {
                    return Err(Problem::malformed(format!("its XML is nested deeper than {DEEPEST} elements")));
                }
                let index = parsed.start(tag.local_name().as_ref())?;
                parsed.open.push((index, Parent::new(index)));
            }
            Event::Empty(tag) => {
                let index = parsed.start(tag.local_name().as_ref())?;
                parsed.end(index);
            }
            Event::End(_) => {
                // The reader refuses an end without a start.
                if let Some((index, _)) = parsed.open.pop() {
                    parsed.end(index);
                }
            }
            Event::Text(text) => parsed.append(text.xml10_content()),
            Event::CData(text) => parsed.append(text.xml10_content()),
            Event::GeneralRef(reference) => parsed.append(resolve(&reference).map_err(Problem::malformed)?.into()),
            Event::Eof => break,
            Event::DocType(name) if parsed.open.is_empty() && is_html_document(&name.xml10_content()) => {
                return Err(html());
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    parsed.finish()
}

impl<'a> Parsed<'a> {
    fn start(&mut self, name: &str) -> Result<usize, Problem> {
        if self.open.is_empty() && is_html(name) {
            return Err(html());
        }
        self.budget.charge(size_of::<Element<'_>>());
        if self.budget.is_exceeded() {
            return Err(Problem::of(&self.budget, String::new()));
        }
        let parent = self.open.last_mut().map_or(&mut self.around, |(_, parent)| parent);
        Ok(self.elements.add(within(self.text, name), parent))
    }

    fn end(&mut self, index: usize) {
        if self.open.is_empty() {
            self.roots += 1;
            self.has_scalar |= self.elements.is_scalar(index);
        }
    }

    /// Adds to the text of the innermost element, which does not count once it has children.
    fn append(&mut self, text: Cow<'a, str>) {
        if let Some((index, parent)) = self.open.last()
            && !parent.has_children()
        {
            self.elements.append(*index, text);
        }
    }

    /// Several elements without a root are the content themselves, if any of them is a scalar.
    fn finish(self) -> Result<Xml<'a>, Problem> {
        if !self.open.is_empty() || self.roots == 0 {
            return Err(Problem::malformed("its XML ends too early"));
        }
        if self.roots > 1 && !self.has_scalar {
            return Err(Problem::malformed("its XML has two root elements"));
        }
        Ok(Xml { root: (self.roots == 1).then_some(0), elements: self.elements })
    }
}

/// The part of the document that `part` is.
fn within<'a>(text: &'a str, part: &str) -> Cow<'a, str> {
    let start = part.as_ptr().addr().wrapping_sub(text.as_ptr().addr());
    let same = text.get(start..start.saturating_add(part.len())).filter(|same| *same == part);
    same.map_or_else(|| Cow::Owned(part.to_owned()), Cow::Borrowed)
}

fn describe(error: &Error) -> String {
    match error {
        // All else of this kind is something that was not closed before the end.
        Error::Syntax(kind) if *kind != SyntaxError::InvalidBangMarkup => format!("its XML ends too early: {error}"),
        _ => format!("it is not XML: {error}"),
    }
}

fn is_html_document(name: &str) -> bool {
    name.trim_start().get(..4).is_some_and(|start| start.eq_ignore_ascii_case("html"))
}

fn html() -> Problem {
    Problem { reason: UnreadableReason::Html, text: "it is an HTML page".to_owned() }
}

fn resolve(reference: &BytesRef<'_>) -> Result<String, String> {
    let character = reference.resolve_char_ref().map_err(|error| format!("it is not XML: {error}"))?;
    let name = reference.xml10_content();
    Ok(match character {
        Some(character) => character.to_string(),
        // An entity that XML does not know stays as it is written.
        None => resolve_xml_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned),
    })
}
