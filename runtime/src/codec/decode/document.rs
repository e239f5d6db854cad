//! A response as it came: JSON or XML, repaired where a strict parser refuses it.

use super::budget::Budget;
#[cfg(feature = "xml")]
use super::elements::Elements;
use super::lenient::strict;
use super::reader::{Digits, Reader};
use super::tree::TreeSeed;
use super::{fill, fill_from_json};
use crate::contract::structure::Structure;
use crate::error::UnreadableReason;
use crate::ground::json_repair::repaired;
use serde_core::de::DeserializeSeed;
use serde_json::Value as Tree;
use std::borrow::Cow;

/// The bytes up to which a text is repaired. What writes comments and commas too many is small; what is larger is read
/// strictly, so that nobody can make a client read megabytes again and again.
const LARGEST_REPAIRED: usize = 1 << 20;

/// A document by its content: what begins with `<` is XML, all else JSON.
pub(crate) enum Document<'a> {
    Json(Cow<'a, str>),
    #[cfg(feature = "xml")]
    Xml(Xml<'a>),
}

/// An XML document.
#[cfg(feature = "xml")]
pub(crate) struct Xml<'a> {
    pub(super) elements: Elements<'a>,
    /// The root element; `None` if there are several elements without one.
    pub(super) root: Option<usize>,
}

/// Why a document cannot be read.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) reason: UnreadableReason,
    pub(crate) text: String,
}

impl Problem {
    pub(crate) fn malformed(text: impl Into<String>) -> Self {
        Self { reason: UnreadableReason::Malformed, text: text.into() }
    }

    pub(super) fn of(budget: &Budget, text: String) -> Self {
        if budget.is_exceeded() {
            return Self { reason: UnreadableReason::TooLarge, text: budget.problem() };
        }
        Self::malformed(text)
    }
}

impl<'a> Document<'a> {
    /// # Errors
    /// If it begins like XML and is none, is an HTML page, or takes more than the budget.
    pub(crate) fn detect(text: &'a str, budget: Budget) -> Result<Self, Problem> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if text.starts_with('<') {
            return Self::xml(text, budget);
        }
        // Gateways put a document into a text of JSON.
        let packed = text.starts_with('"').then(|| serde_json::from_str::<String>(text).ok()).flatten();
        match packed {
            Some(inside) if inside.trim_start().starts_with('<') => {
                Document::xml(inside.trim_start(), budget).map(Document::into_owned)
            }
            Some(inside) if inside.trim_start().starts_with('{') => Ok(Self::Json(inside.into())),
            _ => Ok(Self::Json(text.into())),
        }
    }

    #[cfg(feature = "xml")]
    fn xml(text: &'a str, budget: Budget) -> Result<Self, Problem> {
        super::xml::parse(text, budget).map(Self::Xml)
    }

    #[cfg(not(feature = "xml"))]
    fn xml(_: &'a str, _: Budget) -> Result<Self, Problem> {
        Err(Problem::malformed("it is XML or HTML, and the feature `xml` is not enabled"))
    }

    fn into_owned(self) -> Document<'static> {
        match self {
            Self::Json(text) => Document::Json(text.into_owned().into()),
            #[cfg(feature = "xml")]
            Self::Xml(Xml { elements, root }) => Document::Xml(Xml { elements: elements.into_owned(), root }),
        }
    }

    /// Reads it into the structure.
    ///
    /// # Errors
    /// If it is not an object, or takes more than the budget of the reader.
    pub(crate) fn read(&self, into: &mut dyn Structure, reader: &mut Reader<'_>) -> Result<(), Problem> {
        let read = match self {
            Self::Json(text) => fill_from_text(text, into, reader).map_err(|error| describe(text, &error)),
            #[cfg(feature = "xml")]
            Self::Xml(Xml { elements, root }) => {
                reader.see_root(root.map_or("", |root| elements.name(root)));
                fill(elements.object(*root), into, reader).map_err(|error| error.to_string())
            }
        };
        match read {
            Ok(()) if !reader.budget.is_exceeded() => Ok(()),
            failed => Err(Problem::of(&reader.budget, failed.err().unwrap_or_default())),
        }
    }

    /// The whole as a tree.
    ///
    /// # Errors
    /// If it is not JSON, or takes more than the budget.
    pub(crate) fn into_tree(self, mut budget: Budget) -> Result<Tree, Problem> {
        let text = match self {
            Self::Json(text) => text,
            #[cfg(feature = "xml")]
            Self::Xml(Xml { elements, root }) => {
                let tree = TreeSeed(&mut budget).deserialize(elements.object(root));
                return tree.map_err(|error| Problem::of(&budget, error.to_string()));
            }
        };
        let mut read = tree(&text, &mut budget);
        if text.len() <= LARGEST_REPAIRED && !budget.is_exceeded() {
            // A tree does not show that it lacks digits of a number.
            let again = if read.is_err() { Some(readable(&text)) } else { repaired(&text).map(Cow::Owned) };
            if let Some(again) = again {
                budget = budget.renewed();
                // The places of an error are those of the text as it came.
                read = tree(&again, &mut budget).or(read);
            }
        }
        match read {
            Ok(tree) if !budget.is_exceeded() => Ok(tree),
            failed => Err(Problem::of(&budget, failed.err().map(|error| describe(&text, &error)).unwrap_or_default())),
        }
    }
}

fn tree(text: &str, budget: &mut Budget) -> Result<Tree, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let tree = TreeSeed(budget).deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(tree)
}

fn describe(text: &str, error: &serde_json::Error) -> String {
    let what = if error.is_eof() { "its JSON ends too early" } else { "it is not a JSON object" };
    if text.len() > LARGEST_REPAIRED {
        return format!("{what}: {error} (more than {LARGEST_REPAIRED} bytes are read strictly)");
    }
    format!("{what}: {error}")
}

/// Reads the text as it is, and once more, repaired, if it is refused or digits are lost. The structure is empty before.
fn fill_from_text(text: &str, into: &mut dyn Structure, reader: &mut Reader<'_>) -> Result<(), serde_json::Error> {
    if text.len() > LARGEST_REPAIRED {
        reader.set_digits(Digits::Refused);
        return fill_from_json(text, into, reader);
    }
    let read = fill_from_json(text, into, reader);
    if reader.budget.is_exceeded() || (read.is_ok() && reader.digits() != Digits::Lost) {
        return read;
    }
    let again = if read.is_err() { readable(text) } else { repaired(text).map_or(text.into(), Cow::Owned) };
    let mut index = 0;
    while let Some(member) = into.member_mut(index) {
        member.clear();
        index += 1;
    }
    reader.begin_again();
    // The places of an error are those of the text as it came.
    if again.starts_with('[') {
        // A list of one response is that response.
        let alone = serde_json::from_str::<[Tree; 1]>(&again).ok();
        return alone.map_or(read, |[alone]| fill(&alone, into, reader));
    }
    fill_from_json(&again, into, reader).or(read)
}

/// A text that was refused, as it can be read.
fn readable(text: &str) -> Cow<'_, str> {
    let strict = strict(text);
    match repaired(&strict) {
        Some(repaired) => repaired.into(),
        None => strict,
    }
}
