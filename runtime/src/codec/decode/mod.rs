//! The one decoder of responses: structures filled from JSON and XML, whatever liberties the document takes.
//!
//! In a response, members may stand one object deeper: where the root has an object that the structure has no member
//! for, that has one of the names which the envelope unwraps and holds a member of the structure, its members are read
//! as the root's own. They win over those of the root, which fills what
//! they leave out; of the envelope, the root's fields win. The first such object counts, and only at the root.

pub(crate) mod budget;
pub(crate) mod envelope;
pub(crate) mod signs;

mod document;
#[cfg(feature = "xml")]
mod elements;
#[cfg(feature = "xml")]
mod html;
mod inner_json;
mod lenient;
mod list;
mod nested;
mod order;
mod reader;
mod scalar;
mod structure;
mod tree;
mod value;
#[cfg(feature = "xml")]
mod xml;

pub(crate) use document::{Document, Problem};
pub(crate) use reader::{Captured, Reader};

#[cfg(feature = "serde")]
use crate::contract::envelope::Envelope;
#[cfg(feature = "serde")]
use crate::contract::response_metadata::ResponseMetadata;
use crate::contract::structure::Structure;
use crate::contract::type_mismatch::TypeMismatch;
use crate::ground::json_repair::repaired;
use serde_core::Deserializer;
use serde_json::Value as Tree;
use structure::{Level, StructureVisitor};

/// What is omitted when a structure is loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loaded {
    /// Values that don't match their member.
    pub mismatches: Vec<TypeMismatch>,
    /// Paths of names that the structure does not have.
    pub unknown: Vec<String>,
}

/// Fills a structure from JSON by wire names, as tolerantly as a response.
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
    // Repaired beforehand: reading a second time would have to empty the structure, and it may hold defaults.
    fill_from_json(repaired(text).as_deref().unwrap_or(text), into, &mut reader)?;
    Ok(reader.into_loaded())
}

/// As [`from_json`], from whatever says of what kind a value is.
///
/// # Errors
/// If the document cannot be read, or is not an object.
#[cfg(feature = "serde")]
pub(crate) fn fill_listing_unknown<'de, D: Deserializer<'de>>(
    document: D,
    into: &mut dyn Structure,
) -> Result<Loaded, D::Error> {
    let mut reader = Reader::listing_unknown();
    fill(document, into, &mut reader)?;
    Ok(reader.into_loaded())
}

/// Fills a response from what [`to_json`](crate::codec::encode::to_json::to_json) made of it, with its envelope.
///
/// # Errors
/// If the document cannot be read, or is not an object.
#[cfg(feature = "serde")]
pub(crate) fn fill_response<'de, D: Deserializer<'de>>(
    envelope: &'static Envelope,
    document: D,
    into: &mut dyn Structure,
) -> Result<Loaded, D::Error> {
    let mut reader = Reader::of_response(envelope, budget::Budget::unlimited());
    fill(document, into, &mut reader)?;
    let (mismatches, captured) = reader.into_response();
    if let Some(place) = into.metadata_mut() {
        *place = ResponseMetadata::of_envelope(envelope, captured.values);
    }
    Ok(Loaded { mismatches, unknown: Vec::new() })
}

fn fill_from_json(text: &str, into: &mut dyn Structure, reader: &mut Reader<'_>) -> Result<(), serde_json::Error> {
    reader.read_text();
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
