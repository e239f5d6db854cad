//! XML documents as trees.
//!
//! An element with children becomes an object, any other its text; an element that comes again becomes a list.
//! Attributes are passed over. The shape of the structure decides what a text or a single element means.
//!
//! quick-xml reads the events: it recurses nowhere, expands no entities of a document's own, and needs one small crate.

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

/// The content of the root element, whatever its name. Without children it is an empty object.
///
/// # Errors
/// If it is no XML, too deep, or an HTML page.
pub(super) fn parse(text: &str) -> Result<Tree, String> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = Vec::new();
    let mut root: Option<Element> = None;
    loop {
        match reader.read_event().map_err(|error| said(&error))? {
            Event::Start(tag) => {
                if open.len() >= DEEPEST {
                    return Err(format!("its XML is nested deeper than {DEEPEST} elements"));
                }
                open.push(start(&tag.local_name(), root.as_ref(), &open)?);
            }
            Event::Empty(tag) => {
                let element = start(&tag.local_name(), root.as_ref(), &open)?;
                close(element, &mut open, &mut root);
            }
            Event::End(_) => {
                // The reader refuses an end without a start.
                if let Some(element) = open.pop() {
                    close(element, &mut open, &mut root);
                }
            }
            Event::Text(text) => append(&mut open, &text.xml10_content()),
            Event::CData(text) => append(&mut open, &text.xml10_content()),
            Event::GeneralRef(reference) => append(&mut open, &resolve(&reference)?),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    match root {
        Some(root) if open.is_empty() => Ok(Tree::Object(root.children)),
        Some(_) | None => Err("its XML ends too early".to_owned()),
    }
}

fn said(error: &Error) -> String {
    match error {
        // All else that this kind tells is something that was not closed before the end.
        Error::Syntax(kind) if *kind != SyntaxError::InvalidBangMarkup => format!("its XML ends too early: {error}"),
        _ => format!("it is no XML: {error}"),
    }
}

fn start(name: &quick_xml::name::LocalName<'_>, root: Option<&Element>, open: &[Element]) -> Result<Element, String> {
    let name: &str = name.as_ref();
    if open.is_empty() {
        if root.is_some() {
            return Err("its XML has two root elements".to_owned());
        }
        if name.eq_ignore_ascii_case("html") {
            return Err("it is an HTML page".to_owned());
        }
    }
    Ok(Element { name: name.to_owned(), children: Map::new(), text: String::new() })
}

fn close(element: Element, open: &mut [Element], root: &mut Option<Element>) {
    let Some(parent) = open.last_mut() else {
        *root = Some(element);
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
    let character = reference.resolve_char_ref().map_err(|error| format!("it is no XML: {error}"))?;
    let name = reference.xml10_content();
    Ok(match character {
        Some(character) => character.to_string(),
        // An entity that XML does not know stays as it is written.
        None => resolve_xml_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned),
    })
}
