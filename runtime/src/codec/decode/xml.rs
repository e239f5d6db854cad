//! XML documents as trees.
//!
//! An element with children becomes an object, any other its text; an element that comes again becomes a list.
//! Attributes are passed over. The shape of the structure decides what a text or a single element means.
//!
//! quick-xml reads the events: it recurses nowhere, expands no entities of a document's own, and needs one small crate.

use super::budget::Budget;
use super::document::{Problem, Xml};
use super::html::is_html;
use crate::error::UnreadableReason;
use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, Event};
use serde_json::{Map, Value as Tree};

/// As deep as JSON may be.
const DEEPEST: usize = 128;

struct Element {
    name: String,
    children: Map<String, Tree>,
    text: String,
}

impl Element {
    fn into_tree(self) -> Tree {
        if self.children.is_empty() { Tree::String(self.text) } else { Tree::Object(self.children) }
    }
}

/// The content of the root element, whatever its name, or of a document without one. Without children it is an empty
/// object.
///
/// # Errors
/// If it is not XML, too deep, an HTML page, or more than the budget.
pub(super) fn parse(text: &str, mut budget: Budget) -> Result<Xml, Problem> {
    let mut reader = Reader::from_str(text);
    // A bare `&`, as in a name, has one meaning.
    reader.config_mut().allow_dangling_amp = true;
    let mut open: Vec<Element> = Vec::new();
    let mut roots: Vec<Element> = Vec::new();
    loop {
        match reader.read_event().map_err(|error| Problem::malformed(describe(&error)))? {
            Event::Start(tag) => {
                if open.len() >= DEEPEST {
                    return Err(Problem::malformed(format!("its XML is nested deeper than {DEEPEST} elements")));
                }
                open.push(start(&tag.local_name(), &open, &mut budget)?);
            }
            Event::Empty(tag) => {
                let element = start(&tag.local_name(), &open, &mut budget)?;
                close(element, &mut open, &mut roots);
            }
            Event::End(_) => {
                // The reader refuses an end without a start.
                if let Some(element) = open.pop() {
                    close(element, &mut open, &mut roots);
                }
            }
            Event::Text(text) => append(&mut open, &text.xml10_content()),
            Event::CData(text) => append(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => append(&mut open, &resolve(&reference).map_err(Problem::malformed)?),
            Event::Eof => break,
            Event::DocType(name) if open.is_empty() && is_html_document(&name.xml10_content()) => {
                return Err(html());
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    if !open.is_empty() || roots.is_empty() {
        return Err(Problem::malformed("its XML ends too early"));
    }
    content(roots)
}

fn describe(error: &Error) -> String {
    match error {
        // All else of this kind is something that was not closed before the end.
        Error::Syntax(kind) if *kind != SyntaxError::InvalidBangMarkup => format!("its XML ends too early: {error}"),
        _ => format!("it is not XML: {error}"),
    }
}

/// The content of the root. Several elements without one are the content themselves, if any of them is a scalar.
fn content(mut roots: Vec<Element>) -> Result<Xml, Problem> {
    if roots.len() == 1 {
        let Element { name, children, .. } = roots.remove(0);
        return Ok(Xml { root: name, content: Tree::Object(children) });
    }
    if roots.iter().all(|root| !root.children.is_empty() || root.text.trim().is_empty()) {
        return Err(Problem::malformed("its XML has two root elements"));
    }
    let mut around = [Element { name: String::new(), children: Map::new(), text: String::new() }];
    for root in roots {
        close(root, &mut around, &mut Vec::new());
    }
    let [around] = around;
    Ok(Xml { root: String::new(), content: Tree::Object(around.children) })
}

fn start(name: &quick_xml::name::LocalName<'_>, open: &[Element], budget: &mut Budget) -> Result<Element, Problem> {
    let name: &str = name.as_ref();
    if open.is_empty() && is_html(name) {
        return Err(html());
    }
    budget.charge(size_of::<Element>() + Budget::TEXT);
    if budget.is_exceeded() {
        return Err(Problem::of(budget, String::new()));
    }
    Ok(Element { name: name.to_owned(), children: Map::new(), text: String::new() })
}

fn is_html_document(name: &str) -> bool {
    name.trim_start().get(..4).is_some_and(|start| start.eq_ignore_ascii_case("html"))
}

fn html() -> Problem {
    Problem { reason: UnreadableReason::Html, text: "it is an HTML page".to_owned() }
}

fn close(element: Element, open: &mut [Element], roots: &mut Vec<Element>) {
    let Some(parent) = open.last_mut() else {
        roots.push(element);
        return;
    };
    let name = element.name.clone();
    let tree = element.into_tree();
    match parent.children.get_mut(&name) {
        None => drop(parent.children.insert(name, tree)),
        Some(Tree::Array(elements)) => elements.push(tree),
        Some(first) => *first = Tree::Array(vec![first.take(), tree]),
    }
}

fn append(open: &mut [Element], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
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
