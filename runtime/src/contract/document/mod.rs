//! JSON documents inside texts, of which the description of the service knows the structure.

mod conflict;
mod conversions;
mod error;
mod extra;
mod merge;
mod raw;
mod read;
mod write;

pub use conflict::ReportedConflict;
pub use error::{DocumentError, Position};
pub use extra::Extra;
pub use merge::{extend_keyed, keyed};
pub(crate) use raw::check;
pub(crate) use write::parameter;

use crate::contract::element::Element;
use crate::contract::shape::Field;
use crate::contract::structure::{ElementKind, SetText, Structure, Value, ValueMut};
use crate::contract::type_mismatch::TypeMismatch;
use crate::ground::json_tree::json_tree;
use serde_json::Value as Tree;
use std::fmt;
use std::marker::PhantomData;
use write::Secrets;
use zeroize::Zeroizing;

/// A JSON document of the structure `T`, which is sent as a text.
///
/// It is made from a `T`, from a text, which then goes to the wire byte for byte, whatever it holds, or from a
/// [`serde_json::Value`]. A document in a response is kept as the text that was received; [`parsed`](Self::parsed)
/// parses it on request.
///
/// A document that may hold secrets prints without them, and one that cannot be read prints as `***`.
/// [`as_str`](Self::as_str) has the whole.
pub struct Document<T> {
    text: Zeroizing<String>,
    /// The conflicts between entries of the structure that it was made from.
    conflicts: Box<[ReportedConflict]>,
    structure: PhantomData<fn() -> T>,
}

impl<T> Document<T> {
    /// The text as it goes to the wire, secrets included.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text, without copying it.
    pub fn into_string(mut self) -> String {
        std::mem::take(&mut self.text)
    }

    fn new(text: String) -> Self {
        Self { text: Zeroizing::new(text), conflicts: Box::default(), structure: PhantomData }
    }
}

impl<T: Structure + Default> Document<T> {
    /// The structure that the text holds. Keys that `T` does not know are kept in its [`Extra`]. Numbers and booleans
    /// are read where texts are expected and the other way round; `null` means that the member is absent. A value of
    /// another type than that of its member is kept as it is, and [`mismatches`](Self::mismatches) lists it; the member
    /// is absent. Turned into a document again, it is the same but for the spaces between tokens.
    ///
    /// # Errors
    /// If the text is not JSON, or is JSON of another kind than the document. The error never repeats a value.
    pub fn parsed(&self) -> Result<T, DocumentError> {
        self.read().map(|(structure, _)| structure)
    }

    /// The values whose type is not that of their member.
    ///
    /// # Errors
    /// As [`parsed`](Self::parsed).
    pub fn mismatches(&self) -> Result<Vec<TypeMismatch>, DocumentError> {
        self.read().map(|(_, mismatches)| mismatches)
    }

    fn read(&self) -> Result<(T, Vec<TypeMismatch>), DocumentError> {
        let mut structure = T::default();
        let mismatches = read::document(&self.text, &mut structure)?;
        Ok((structure, mismatches))
    }
}

/// A document whose structure is left open.
pub trait AnyDocument {
    /// The text as it goes to the wire, secrets included.
    fn text(&self) -> &str;

    /// Whether it may hold secrets.
    fn may_hide(&self) -> bool;

    /// The structure that the text holds, and the values whose type is not that of their member.
    ///
    /// # Errors
    /// As [`Document::parsed`].
    fn structure(&self) -> Result<(Box<dyn Structure>, Vec<TypeMismatch>), DocumentError>;

    /// The conflicts between entries of the structure that it was made from.
    fn conflicts(&self) -> &[ReportedConflict];

    /// As [`structure`](Self::structure), but only with the members that its shape knows, and not to be written again:
    /// enough to check rules, in less time.
    ///
    /// # Errors
    /// As [`Document::parsed`].
    fn values(&self) -> Result<(Box<dyn Structure>, Vec<TypeMismatch>), DocumentError>;

    /// The text without the keys that hold secrets, or that may hold some; `None` if it cannot be read.
    fn without_secrets(&self) -> Option<String>;

    /// Prints it for `Debug`.
    ///
    /// # Errors
    /// If the formatter fails.
    fn debug(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

#[doc(hidden)]
impl<T: Structure + Default> AnyDocument for Document<T> {
    fn text(&self) -> &str {
        &self.text
    }

    fn may_hide(&self) -> bool {
        T::default().may_hide()
    }

    fn structure(&self) -> Result<(Box<dyn Structure>, Vec<TypeMismatch>), DocumentError> {
        let (structure, mismatches) = self.read()?;
        Ok((Box::new(structure), mismatches))
    }

    fn conflicts(&self) -> &[ReportedConflict] {
        &self.conflicts
    }

    fn values(&self) -> Result<(Box<dyn Structure>, Vec<TypeMismatch>), DocumentError> {
        let mut structure = Box::new(T::default());
        let mismatches = read::values(&self.text, &mut *structure)?;
        Ok((structure, mismatches))
    }

    fn without_secrets(&self) -> Option<String> {
        if !self.may_hide() {
            return Some(self.as_str().to_owned());
        }
        Some(write::text(&self.parsed().ok()?, Secrets::LeftOut))
    }

    fn debug(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.may_hide() {
            return fmt::Debug::fmt(self.as_str(), f);
        }
        match self.parsed() {
            Ok(structure) => crate::contract::debug::debug(&structure, f),
            Err(_) => f.write_str("***"),
        }
    }
}

impl<T> Clone for Document<T> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), conflicts: self.conflicts.clone(), structure: PhantomData }
    }
}

impl<T> PartialEq for Document<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.conflicts == other.conflicts
    }
}

impl<T> Eq for Document<T> {}

impl<T: Structure + Default> fmt::Debug for Document<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.debug(f)
    }
}

impl<T: Structure + Default> fmt::Display for Document<T> {
    /// The text as it goes to the wire, but for a document that may hold secrets: there `***` stands in their place.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.may_hide() {
            return f.pad(self.as_str());
        }
        match self.parsed() {
            Ok(structure) => f.pad(&write::text(&structure, Secrets::Masked)),
            Err(_) => f.pad("***"),
        }
    }
}

#[doc(hidden)]
impl<T: Structure + Default> Element for Document<T> {
    fn value(&self) -> Value<'_> {
        Value::Document(self)
    }

    fn value_mut(place: &mut Option<Self>) -> ValueMut<'_> {
        ValueMut::Document(place)
    }

    fn element_kind() -> ElementKind {
        ElementKind::Objects
    }
}

#[doc(hidden)]
impl<T> SetText for Option<Document<T>> {
    fn set(&mut self, text: &str) -> Result<(), &'static str> {
        *self = Some(Document::from(text));
        Ok(())
    }

    fn text(&self) -> Option<&str> {
        self.as_ref().map(Document::as_str)
    }
}

/// The first member that entries of maps with an equal key set to different values.
#[cfg(feature = "serde")]
pub(crate) fn first_conflict(structure: &dyn Structure) -> Option<ReportedConflict> {
    conflict::unsettled(structure).into_iter().next()
}

/// Whether this value is what is written for the member while it is absent.
pub(crate) fn is_implied(structure: &dyn Structure, field: &Field, value: Value<'_>) -> bool {
    !structure.extra().is_none_or(Extra::is_read)
        && write::implied(structure, structure, field).is_some_and(|implied| implied == write::value(field, value))
}

/// A structure of a document as a tree, as the document has it.
pub(crate) fn document_tree(structure: &dyn Structure, secrets: bool) -> Tree {
    let secrets = if secrets { Secrets::Exposed } else { Secrets::LeftOut };
    let text = write::text(structure, secrets);
    // What the writer makes is JSON. What lies deeper than a tree reaches stays a text.
    json_tree(&text).unwrap_or_else(|_| Tree::from(text))
}
