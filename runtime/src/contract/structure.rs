//! The contract between generated types and this crate.
//!
//! A generated structure knows the [`Shape`] of its members and hands each out by index. Everything else (flattening
//! a request, reading a response, comparing, printing, validating) is one loop here, compiled once.

use crate::contract::blob::Blob;
use crate::contract::document::{AnyDocument, Extra};
use crate::contract::json::Json;
use crate::contract::placement::Unplaced;
use crate::contract::response_metadata::ResponseMetadata;
use crate::contract::shape::{Field, Shape};
use crate::contract::time::{TimeFormat, TimeUnit};
use crate::contract::timestamp::Timestamp;
use crate::ground::secret::Secret;
use std::any::Any;
use std::time::Duration;

/// A structure, request or response of a service.
pub trait Structure: Any + Send + Sync {
    /// What the wire calls the members and how it carries them.
    fn shape(&self) -> &'static Shape;

    /// The member at `index` of [`Shape::fields`], or `None` past the last.
    fn member(&self, index: usize) -> Option<&dyn Member>;

    /// The member at `index` of [`Shape::fields`], to be filled, or `None` past the last.
    fn member_mut(&mut self, index: usize) -> Option<&mut dyn Member>;

    /// What it has beside its members, if it occurs in documents.
    fn extra(&self) -> Option<&Extra> {
        None
    }

    /// What it has beside its members, to be changed.
    fn extra_mut(&mut self) -> Option<&mut Extra> {
        None
    }

    /// The key under which a map of a document holds it, if it is made for such maps.
    fn map_key(&self) -> Option<MapKey<'_>> {
        None
    }

    /// Sets the key under which a map of a document holds it.
    fn set_map_key(&mut self, _key: &str) {}

    /// What came with it, if it is a response.
    fn metadata(&self) -> Option<&ResponseMetadata> {
        None
    }

    /// The place for what comes with it, if it is a response.
    fn metadata_mut(&mut self) -> Option<&mut ResponseMetadata> {
        None
    }

    /// What was given to a request by a structure that stands for several parameters, and has no place in it.
    fn unplaced(&self) -> Option<&Unplaced> {
        None
    }

    /// The bytes of memory that it takes behind a box, or 0.
    fn boxed_size(&self) -> usize {
        0
    }

    /// Whether it is a part of documents and may hold secrets, itself or below, so that what its shape does not know is
    /// not shown.
    fn may_hide(&self) -> bool {
        false
    }
}

impl dyn Structure {
    /// The members that are present, in the order of the shape.
    pub fn present(&self) -> impl Iterator<Item = (&'static Field, Value<'_>)> {
        let fields = self.shape().fields.iter().enumerate();
        fields.filter_map(|(index, field)| Some((field, self.value_at(index)?)))
    }

    /// The value of the member at `index`, if it is present.
    pub fn value_at(&self, index: usize) -> Option<Value<'_>> {
        let (field, value) = (self.shape().fields.get(index)?, self.member(index)?.value()?);
        Some(value.at(field))
    }
}

impl<S: Structure + ?Sized> Structure for Box<S> {
    fn shape(&self) -> &'static Shape {
        (**self).shape()
    }

    fn member(&self, index: usize) -> Option<&dyn Member> {
        (**self).member(index)
    }

    fn member_mut(&mut self, index: usize) -> Option<&mut dyn Member> {
        (**self).member_mut(index)
    }

    fn extra(&self) -> Option<&Extra> {
        (**self).extra()
    }

    fn extra_mut(&mut self) -> Option<&mut Extra> {
        (**self).extra_mut()
    }

    fn map_key(&self) -> Option<MapKey<'_>> {
        (**self).map_key()
    }

    fn set_map_key(&mut self, key: &str) {
        (**self).set_map_key(key);
    }

    fn metadata(&self) -> Option<&ResponseMetadata> {
        (**self).metadata()
    }

    fn metadata_mut(&mut self) -> Option<&mut ResponseMetadata> {
        (**self).metadata_mut()
    }

    fn boxed_size(&self) -> usize {
        size_of_val(&**self) + (**self).boxed_size()
    }

    fn may_hide(&self) -> bool {
        (**self).may_hide()
    }
}

/// The key under which a map of a document holds a structure, such as a name in the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapKey<'a> {
    /// What the structure calls it.
    pub label: &'static str,
    /// The key, if it is known.
    pub value: Option<&'a str>,
    /// The index of the member that equals the key unless it is set.
    pub member: usize,
}

/// One member of a structure: an `Option`, a `Vec` or an [`IndexMap`](crate::IndexMap) of [`Element`](crate::plumbing::Element)s.
pub trait Member {
    /// The value, or `None` when it is absent. An empty list or map is absent.
    fn value(&self) -> Option<Value<'_>>;

    /// Where a value read from the wire goes.
    fn value_mut(&mut self) -> ValueMut<'_>;

    /// Makes it absent.
    fn clear(&mut self);
}

/// A value on its way to the wire.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "it may hold a secret, and is printed by `debug` alone")]
pub enum Value<'a> {
    /// A text, or the text of an enumeration.
    Text(&'a str),
    /// A boolean.
    Boolean(bool),
    /// A whole number of either width.
    Integer(i64),
    /// A number with a fraction.
    Double(f64),
    /// A point in time, and how it is written.
    Time(&'a Timestamp, TimeFormat),
    /// A period of time, and the unit in which it is counted.
    Duration(Duration, TimeUnit),
    /// Bytes, as a text in Base64.
    Bytes(&'a Blob),
    /// A text that is never shown.
    Secret(&'a Secret),
    /// A JSON document of which nothing is known, or any JSON value.
    Json(&'a Json),
    /// A JSON document of a known structure.
    Document(&'a dyn AnyDocument),
    /// A nested structure.
    Structure(&'a dyn Structure),
    /// A list.
    List(&'a dyn List),
    /// A map with texts as keys.
    Map(&'a dyn Map),
}

impl Value<'_> {
    /// The value as a member is written that has this description.
    #[must_use]
    pub(crate) fn at(self, field: &Field) -> Self {
        match self {
            Self::Text(text) => Self::Text(field.format.spelled(text)),
            Self::Time(time, _) => Self::Time(time, field.time),
            Self::Duration(period, _) => Self::Duration(period, field.unit),
            other => other,
        }
    }
}

/// A place for a value from the wire. The place stays as it was until a value that fits arrives.
#[allow(missing_debug_implementations, reason = "a place for a secret is no thing to print")]
pub enum ValueMut<'a> {
    /// For a text.
    Text(&'a mut Option<String>),
    /// For the text of an open enumeration.
    OpenEnum(&'a mut dyn SetText),
    /// For a boolean.
    Boolean(&'a mut Option<bool>),
    /// For a whole number of 32 bits.
    Int32(&'a mut Option<i32>),
    /// For a whole number of 64 bits.
    Int64(&'a mut Option<i64>),
    /// For a number with a fraction.
    Double(&'a mut Option<f64>),
    /// For a port.
    Port(&'a mut Option<u16>),
    /// For a point in time.
    Time(&'a mut Option<Timestamp>),
    /// For a period of time that is counted in this unit.
    Duration(&'a mut Option<Duration>, TimeUnit),
    /// For bytes, of a text in Base64.
    Bytes(&'a mut Option<Blob>),
    /// For a text that is never shown.
    Secret(&'a mut Option<Secret>),
    /// For a JSON document, or any JSON value.
    Json(&'a mut Option<Json>),
    /// For the text of a JSON document of a known structure.
    Document(&'a mut dyn SetText),
    /// For a structure.
    Structure(&'a mut dyn StructureMut),
    /// For a list.
    List(&'a mut dyn ListMut),
    /// For a map.
    Map(&'a mut dyn MapMut),
}

impl ValueMut<'_> {
    /// The place of a member that has this description.
    #[must_use]
    pub(crate) fn at(self, field: &Field) -> Self {
        match self {
            Self::Duration(place, _) => Self::Duration(place, field.unit),
            other => other,
        }
    }
}

/// A list to read from.
pub trait List {
    /// The number of elements.
    fn length(&self) -> usize;

    /// The element at `index`, or `None` past the last.
    fn element(&self, index: usize) -> Option<Value<'_>>;
}

impl dyn List + '_ {
    /// The elements.
    pub fn elements(&self) -> impl Iterator<Item = Value<'_>> {
        (0..self.length()).filter_map(|index| self.element(index))
    }
}

/// A map to read from, in its own order.
pub trait Map {
    /// The number of entries.
    fn length(&self) -> usize;

    /// The entry at `index`, or `None` past the last.
    fn entry(&self, index: usize) -> Option<(&str, Value<'_>)>;
}

impl dyn Map + '_ {
    /// The entries.
    pub fn entries(&self) -> impl Iterator<Item = (&str, Value<'_>)> {
        (0..self.length()).filter_map(|index| self.entry(index))
    }
}

/// A list to be filled.
pub trait ListMut {
    /// Hands the place of one more element to `read`, and keeps the element if a value came.
    fn add(&mut self, read: &mut dyn FnMut(ValueMut<'_>));

    /// Says that the list is there, though it may be empty.
    fn begin(&mut self) {}

    /// The elements so far, if there is a list.
    fn list(&self) -> Option<&dyn List>;

    /// What the elements are.
    fn element_kind(&self) -> ElementKind;

    /// The bytes of memory that an element takes in the list.
    fn element_size(&self) -> usize;
}

/// The kind of the elements of a list, as far as it is needed to distinguish a wrapped list from a single element.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub enum ElementKind {
    /// Texts, numbers and the like: an object in their place can only be a wrapper.
    Scalars,
    /// Structures of this shape.
    Structures(&'static Shape),
    /// Maps or any JSON values: an object in their place is an element, unless it is the known wrapper.
    Objects,
}

/// A map to be filled.
pub trait MapMut {
    /// Hands the place for the value of `key` to `read`, and keeps the entry if a value came.
    fn insert(&mut self, key: String, read: &mut dyn FnMut(ValueMut<'_>));

    /// Hands the place of the value of `key` to `change`, with the value that is there, and keeps the order.
    fn update(&mut self, key: &str, change: &mut dyn FnMut(ValueMut<'_>));

    /// The bytes of memory that an entry takes in the map.
    fn entry_size(&self) -> usize;

    /// Says that the map is there, though it may be empty.
    fn begin(&mut self) {}
}

/// A structure to be filled.
pub trait StructureMut {
    /// The structure, created empty if there is none.
    fn fill(&mut self) -> &mut dyn Structure;

    /// Makes the structure absent again.
    fn clear(&mut self);
}

/// A value that is made of a text, to be filled: an open enumeration, or a document.
pub trait SetText {
    /// Makes the value of this text.
    ///
    /// # Errors
    /// If no value can be made of it: what is expected, such as `a time`. The place stays as it was.
    fn set(&mut self, text: &str) -> Result<(), &'static str>;

    /// The text that is kept.
    fn text(&self) -> Option<&str>;
}
