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

/// The content of the root element, whatever its name, or of a document without one. Without children it is an empty
/// object.
///
/// # Errors
/// If it is no XML, too deep, or an HTML page.
pub(super) fn parse(text: &str) -> Result<Tree, String> {
    let mut reader = Reader::from_str(text);
    // A bare `&`, as in a name, has one meaning.
    reader.config_mut().allow_dangling_amp = true;
    let mut open: Vec<Element> = Vec::new();
    let mut roots: Vec<Element> = Vec::new();
    loop {
        match reader.read_event().map_err(|error| describe(&error))? {
            Event::Start(tag) => {
                if open.len() >= DEEPEST {
                    return Err(format!("its XML is nested deeper than {DEEPEST} elements"));
                }
                open.push(start(&tag.local_name(), &open)?);
            }
            Event::Empty(tag) => {
                let element = start(&tag.local_name(), &open)?;
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
            Event::GeneralRef(reference) => append(&mut open, &resolve(&reference)?),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    if !open.is_empty() || roots.is_empty() {
        return Err("its XML ends too early".to_owned());
    }
    content(roots)
}

fn describe(error: &Error) -> String {
    match error {
        // All else that this kind tells is something that was not closed before the end.
        Error::Syntax(kind) if *kind != SyntaxError::InvalidBangMarkup => format!("its XML ends too early: {error}"),
        _ => format!("it is no XML: {error}"),
    }
}

/// The content of the root. Several elements without one are the content themselves, if any of them is a scalar.
fn content(mut roots: Vec<Element>) -> Result<Tree, String> {
    if roots.len() == 1 {
        return Ok(Tree::Object(roots.remove(0).children));
    }
    if roots.iter().all(|root| !root.children.is_empty() || root.text.trim().is_empty()) {
        return Err("its XML has two root elements".to_owned());
    }
    let mut around = [Element { name: String::new(), children: Map::new(), text: String::new() }];
    for root in roots {
        close(root, &mut around, &mut Vec::new());
    }
    let [around] = around;
    Ok(Tree::Object(around.children))
}

fn start(name: &quick_xml::name::LocalName<'_>, open: &[Element]) -> Result<Element, String> {
    let name: &str = name.as_ref();
    if open.is_empty() && name.eq_ignore_ascii_case("html") {
        return Err("it is an HTML page".to_owned());
    }
    Ok(Element { name: name.to_owned(), children: Map::new(), text: String::new() })
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
    let character = reference.resolve_char_ref().map_err(|error| format!("it is no XML: {error}"))?;
    let name = reference.xml10_content();
    Ok(match character {
        Some(character) => character.to_string(),
        // An entity that XML does not know stays as it is written.
        None => resolve_xml_entity(&name).map_or_else(|| format!("&{name};"), str::to_owned),
    })
}
