//! The one decoder of answers: structures filled from JSON and XML, whatever liberties the document takes.
//!
//! Of an answer, members may stand one object deeper: where the root has an object that the structure has no member
//! for, that is called `data`, `body`, `result` or something that ends in `Response` (in any letter case) and holds a
//! member of the structure, its members are read as the root's own. They win over what the root says; what they leave
//! out, the root fills. The first such object counts, and only at the root.

mod lenient;
mod list;
mod nested;
mod reader;
mod repair;
mod scalar;
mod structure;
#[cfg(feature = "xml")]
mod xml;

pub(crate) use nested::may_nest;
pub(crate) use reader::{Captured, Reader};
pub(crate) use scalar::boolean_of;

use crate::contract::structure::Structure;
use crate::contract::type_mismatch::TypeMismatch;
use lenient::strict;
use repair::mended;
use serde_core::Deserializer;
use serde_json::Value as Tree;
use std::borrow::Cow;
use structure::{Level, StructureVisitor};

/// What was left out when a structure was loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loaded {
    /// Values that did not fit their member.
    pub mismatches: Vec<TypeMismatch>,
    /// Paths of names that the structure does not have.
    pub unknown: Vec<String>,
}

/// Fills a structure from JSON by wire names, as tolerantly as an answer.
pub fn from_json(document: &Tree, into: &mut dyn Structure) -> Loaded {
    let mut reader = Reader::listing_unknown();
    // Reading a tree that is already in memory meets no syntax error.
    let _ = fill(document, into, &mut reader);
    reader.into_loaded()
}

/// As [`from_json`], from a text.
///
/// # Errors
/// If the text is not JSON.
pub fn from_json_str(text: &str, into: &mut dyn Structure) -> Result<Loaded, serde_json::Error> {
    let mut reader = Reader::listing_unknown();
    // Mended beforehand: reading a second time would have to empty the structure, and it may hold defaults.
    fill_from_json(mended(text).as_deref().unwrap_or(text), into, &mut reader)?;
    Ok(reader.into_loaded())
}

/// As [`from_json`], from whatever says of what kind a value is.
///
/// # Errors
/// If the document cannot be read, or is no object.
#[cfg(feature = "serde")]
pub(crate) fn fill_listing_unknown<'de, D: Deserializer<'de>>(
    document: D,
    into: &mut dyn Structure,
) -> Result<Loaded, D::Error> {
    let mut reader = Reader::listing_unknown();
    fill(document, into, &mut reader)?;
    Ok(reader.into_loaded())
}

/// A document as it came, by its content: what begins with `<` is XML, all else JSON.
pub(crate) enum Document<'a> {
    Json(Cow<'a, str>),
    #[cfg_attr(not(feature = "xml"), expect(dead_code, reason = "nothing makes one"))]
    Xml(Tree),
}

impl<'a> Document<'a> {
    /// # Errors
    /// If it begins like XML and is none, or is an HTML page.
    pub(crate) fn detect(text: &'a str) -> Result<Self, String> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if text.starts_with('<') {
            return Self::xml(text);
        }
        // Gateways put a document into a text of JSON.
        let packed = text.starts_with('"').then(|| serde_json::from_str::<String>(text).ok()).flatten();
        match packed {
            Some(inside) if inside.trim_start().starts_with('<') => Self::xml(inside.trim_start()),
            Some(inside) if inside.trim_start().starts_with('{') => Ok(Self::Json(inside.into())),
            _ => Ok(Self::Json(text.into())),
        }
    }

    #[cfg(feature = "xml")]
    fn xml(text: &str) -> Result<Self, String> {
        xml::parse(text).map(Self::Xml)
    }

    #[cfg(not(feature = "xml"))]
    fn xml(_: &str) -> Result<Self, String> {
        Err("it is XML or HTML, and the feature `xml` is off".to_owned())
    }

    /// Reads it into the structure.
    ///
    /// # Errors
    /// If it is no object.
    pub(crate) fn read(self, into: &mut dyn Structure, reader: &mut Reader<'_>) -> Result<(), String> {
        match self {
            Self::Json(text) => fill_from_text(&text, into, reader).map_err(|error| describe(&error, "no JSON object")),
            Self::Xml(tree) => fill(&tree, into, reader).map_err(|error| error.to_string()),
        }
    }

    /// The whole as a tree.
    ///
    /// # Errors
    /// If it is no JSON.
    pub(crate) fn into_tree(self) -> Result<Tree, String> {
        match self {
            Self::Json(text) => serde_json::from_str(&text)
                .or_else(|error| serde_json::from_str(&readable(&text)).map_err(|_| error))
                .map_err(|error| describe(&error, "no JSON")),
            Self::Xml(tree) => Ok(tree),
        }
    }
}

fn describe(error: &serde_json::Error, is: &str) -> String {
    if error.is_eof() { format!("its JSON ends too early: {error}") } else { format!("it is {is}: {error}") }
}

/// Reads the text as it is, and once more, mended, if it was refused or digits were lost. The structure is empty before.
fn fill_from_text(text: &str, into: &mut dyn Structure, reader: &mut Reader<'_>) -> Result<(), serde_json::Error> {
    let read = fill_from_json(text, into, reader);
    if read.is_ok() && !reader.has_lost_digits() {
        return read;
    }
    let again = if read.is_err() { readable(text) } else { mended(text).map_or(text.into(), Cow::Owned) };
    let mut index = 0;
    while let Some(member) = into.member_mut(index) {
        member.clear();
        index += 1;
    }
    reader.begin_again();
    // What is wrong with a text is told by its own places.
    if again.starts_with('[') {
        // A list of one answer is that answer.
        let alone = serde_json::from_str::<[Tree; 1]>(&again).ok();
        return alone.map_or(read, |[alone]| fill(&alone, into, reader));
    }
    fill_from_json(&again, into, reader).or(read)
}

/// A text that was refused, as it can be read.
fn readable(text: &str) -> Cow<'_, str> {
    let strict = strict(text);
    match mended(&strict) {
        Some(mended) => mended.into(),
        None => strict,
    }
}

fn fill_from_json(text: &str, into: &mut dyn Structure, reader: &mut Reader<'_>) -> Result<(), serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    fill(&mut deserializer, into, reader)?;
    deserializer.end()
}

fn fill<'de, D: Deserializer<'de>>(
    document: D,
    into: &mut dyn Structure,
    reader: &mut Reader<'_>,
) -> Result<(), D::Error> {
    document.deserialize_any(StructureVisitor { structure: into, reader, level: Level::Root })
}
