//! Values, put into the place of a member or an element, whatever their kind.

use super::budget::Budget;
use super::reader::Reader;
use super::scalar::Scalar;
use super::structure::{Level, StructureVisitor};
use super::tree::TreeSeed;
use crate::contract::json::Json;
use crate::contract::shape::Shape;
use crate::contract::structure::{Structure, ValueMut};
use serde_core::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// The place of one member of a structure.
pub(super) struct MemberSeed<'a, 'r, 'e> {
    pub(super) structure: &'a mut dyn Structure,
    pub(super) shape: &'static Shape,
    pub(super) index: usize,
    pub(super) reader: &'r mut Reader<'e>,
}

impl<'de> DeserializeSeed<'de> for MemberSeed<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { structure, shape, index, reader } = self;
        let (Some(field), Some(member)) = (shape.fields.get(index), structure.member_mut(index)) else {
            return deserializer.deserialize_ignored_any(IgnoredAny).map(drop);
        };
        let (slot, wrapper) = (member.value_mut().at(field), field.wrapper);
        if let (ValueMut::List(_), false) = (&slot, field.format.separator.is_empty()) {
            let ValueMut::List(list) = slot else { return Ok(()) };
            return reader.at_name(field.name, |reader| reader.separated(list, field, deserializer));
        }
        reader
            .at_name(field.name, |reader| ValueSeed { slot, wrapper, element: false, reader }.deserialize(deserializer))
    }
}

/// The same, unless the value is null, which says nothing. Returns whether there is a value.
pub(super) struct PresentSeed<'a, 'r, 'e> {
    pub(super) member: MemberSeed<'a, 'r, 'e>,
    /// Whether the value takes the place of an earlier one, instead of adding to it.
    pub(super) replaces: bool,
}

impl<'de> DeserializeSeed<'de> for PresentSeed<'_, '_, '_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for PresentSeed<'_, '_, '_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_none<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_unit<E>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        let Self { member, replaces } = self;
        if let Some(place) = member.structure.member_mut(member.index).filter(|_| replaces) {
            place.clear();
        }
        member.deserialize(deserializer)?;
        Ok(true)
    }
}

/// Fills a place from whatever comes.
pub(super) struct ValueSeed<'a, 'r, 'e> {
    pub(super) slot: ValueMut<'a>,
    /// The elements' name if it is a list that may be wrapped, or empty.
    pub(super) wrapper: &'static str,
    /// Whether it is the place of a list's element. An empty structure is an element, and no member.
    pub(super) element: bool,
    pub(super) reader: &'r mut Reader<'e>,
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if matches!(self.slot, ValueMut::Json(_) | ValueMut::Document(_)) && self.reader.is_text() {
            let json = Box::<RawValue>::deserialize(deserializer)?;
            self.reader.inner_json(self.slot, json.get());
            return Ok(());
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.reader.scalar(self.slot, Scalar::Boolean(value));
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.reader.scalar(self.slot, Scalar::Integer(value));
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.reader.scalar(self.slot, i64::try_from(value).map_or(Scalar::Unsigned(value), Scalar::Integer));
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.reader.scalar(self.slot, Scalar::Double(value));
        Ok(())
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        match self.slot {
            ValueMut::Text(place) => {
                if !value.is_empty() {
                    self.reader.budget.charge(Budget::TEXT);
                }
                *place = Some(value.to_owned());
            }
            // An empty XML element.
            ValueMut::Structure(place) if self.element && value.trim().is_empty() => drop(place.fill()),
            slot => self.reader.text(slot, value),
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        match self.slot {
            ValueMut::List(list) => self.reader.list(list, seq),
            ValueMut::Json(place) => {
                let tree = TreeSeed(&mut self.reader.budget).deserialize(SeqAccessDeserializer::new(seq))?;
                *place = Some(Json::from(tree));
                Ok(())
            }
            slot @ ValueMut::Document(_) => {
                let tree = TreeSeed(&mut self.reader.budget).deserialize(SeqAccessDeserializer::new(seq))?;
                self.reader.scalar(slot, Scalar::Text(&tree.to_string()));
                Ok(())
            }
            slot => {
                let mut empty = true;
                while seq.next_element::<IgnoredAny>()?.is_some() {
                    empty = false;
                }
                if !empty {
                    self.reader.tree_mismatch(&slot, "a list");
                }
                Ok(())
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        match self.slot {
            ValueMut::Structure(place) => {
                let structure = place.fill();
                self.reader.budget.take(structure.boxed_size())?;
                let mut found = false;
                StructureVisitor { structure, reader: self.reader, level: Level::Inner }.read(map, &mut found)?;
                // In JSON `{}` stands where XML has an empty element, which is absence.
                if !(found || self.element) {
                    place.clear();
                }
                Ok(())
            }
            ValueMut::List(list) => self.reader.list_from_object(list, self.wrapper, map),
            ValueMut::Map(place) => self.reader.map(place, map),
            ValueMut::Json(place) => {
                let tree = TreeSeed(&mut self.reader.budget).deserialize(MapAccessDeserializer::new(map))?;
                *place = Some(Json::from(tree));
                Ok(())
            }
            slot @ ValueMut::Document(_) => {
                let tree = TreeSeed(&mut self.reader.budget).deserialize(MapAccessDeserializer::new(map))?;
                self.reader.scalar(slot, Scalar::Text(&tree.to_string()));
                Ok(())
            }
            slot => {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                self.reader.tree_mismatch(&slot, "an object");
                Ok(())
            }
        }
    }
}
