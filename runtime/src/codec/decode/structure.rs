use super::nested::NestedSeed;
use super::reader::{Reader, Role};
use super::scalar::Scalar;
use crate::contract::json::Json;
use crate::contract::shape::Shape;
use crate::contract::structure::{Structure, ValueMut};
use serde_core::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value as Tree};
use std::fmt;

/// Fills a structure from a map.
pub(super) struct StructureVisitor<'a, 'r, 'e> {
    pub(super) structure: &'a mut dyn Structure,
    pub(super) reader: &'r mut Reader<'e>,
    pub(super) level: Level,
}

/// Where in a document a structure stands, and what its names can mean beside its own members.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// The whole document: it has the envelope, or an object with the members of the answer.
    Root,
    /// Such an object: it has the envelope.
    Nested,
    /// Everything else.
    Inner,
}

impl StructureVisitor<'_, '_, '_> {
    /// Fills the structure; `said` becomes true if the map has any key.
    fn read<'de, A: MapAccess<'de>>(self, map: A, found: &mut bool) -> Result<(), A::Error> {
        // Nearly all structures of an answer are inner ones, so that these have a loop without questions.
        if self.level == Level::Inner { self.read_members(map, found) } else { self.read_with_envelope(map, found) }
    }

    fn read_members<'de, A: MapAccess<'de>>(self, mut map: A, found: &mut bool) -> Result<(), A::Error> {
        let Self { structure, reader, level } = self;
        let shape = structure.shape();
        let mut near = 0;
        while let Some(key) = map.next_key_seed(KeySeed { shape, near, level, reader })? {
            *found = true;
            match key.field {
                Some(index) => {
                    near = index + 1;
                    map.next_value_seed(MemberSeed { structure, shape, index, reader })?;
                }
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }

    fn read_with_envelope<'de, A: MapAccess<'de>>(self, mut map: A, found: &mut bool) -> Result<(), A::Error> {
        let Self { structure, reader, level } = self;
        let shape = structure.shape();
        let mut near = 0;
        // What a nested object has given, the root cannot change any more.
        let mut given = Vec::new();
        while let Some(key) = map.next_key_seed(KeySeed { shape, near, level, reader })? {
            *found = true;
            near = key.field.map_or(near, |index| index + 1);
            if let Some(name) = reader.begin_nested() {
                map.next_value_seed(NestedSeed { structure, reader, name, given: &mut given })?;
                continue;
            }
            let field = key.field.filter(|index| !given.contains(index));
            let Some(role) = key.role else {
                match field {
                    Some(index) => map.next_value_seed(MemberSeed { structure, shape, index, reader })?,
                    None => drop(map.next_value::<IgnoredAny>()?),
                }
                continue;
            };
            let value: Tree = map.next_value()?;
            reader.capture(role, &value);
            if let Some(index) = field {
                MemberSeed { structure, shape, index, reader }.deserialize(value).map_err(A::Error::custom)?;
            }
        }
        Ok(())
    }
}

impl<'de> Visitor<'de> for StructureVisitor<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        self.read(map, &mut false)
    }
}

/// What a key of an object means.
pub(super) struct Key {
    pub(super) field: Option<usize>,
    pub(super) role: Option<Role>,
}

pub(super) struct KeySeed<'r, 'e> {
    pub(super) shape: &'static Shape,
    pub(super) near: usize,
    pub(super) level: Level,
    pub(super) reader: &'r mut Reader<'e>,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_, '_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed<'_, '_> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Key, E> {
        let field = self.shape.find(name, self.near);
        let role = if self.level == Level::Inner { None } else { self.reader.role(name) };
        if field.is_none() {
            if self.reader.lists_unknown() {
                self.reader.unknown(name);
            }
            if self.level == Level::Root && role.is_none() {
                self.reader.see_nesting(name);
            }
        }
        Ok(Key { field, role })
    }
}

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
        let (slot, wrapper) = (member.value_mut(), field.wrapper);
        reader
            .at_name(field.name, |reader| ValueSeed { slot, wrapper, element: false, reader }.deserialize(deserializer))
    }
}

/// Fills a slot from whatever comes.
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
            ValueMut::Text(place) => *place = Some(value.to_owned()),
            // An empty XML element.
            ValueMut::Structure(place) if self.element && value.trim().is_empty() => drop(place.fill()),
            slot => self.reader.scalar(slot, Scalar::Text(value)),
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        match self.slot {
            ValueMut::List(list) => self.reader.list(list, seq),
            ValueMut::Json(place) => {
                let mut elements = Vec::new();
                while let Some(element) = seq.next_element::<Tree>()? {
                    elements.push(element);
                }
                *place = Some(Json::from(Tree::Array(elements)));
                Ok(())
            }
            ValueMut::Document(place) => {
                let mut elements = Vec::new();
                while let Some(element) = seq.next_element::<Tree>()? {
                    elements.push(element);
                }
                place.set(&Tree::Array(elements).to_string());
                Ok(())
            }
            slot => {
                let mut empty = true;
                while seq.next_element::<IgnoredAny>()?.is_some() {
                    empty = false;
                }
                if !empty {
                    self.reader.unfit_tree(&slot, "a list");
                }
                Ok(())
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        match self.slot {
            ValueMut::Structure(place) => {
                let structure = place.fill();
                let mut found = false;
                StructureVisitor { structure, reader: self.reader, level: Level::Inner }.read(map, &mut found)?;
                // JSON says `{}` where XML has an empty element, which is absence.
                if !(found || self.element) {
                    place.clear();
                }
                Ok(())
            }
            ValueMut::List(list) => self.reader.list_from_object(list, self.wrapper, map),
            ValueMut::Map(place) => self.reader.map(place, map),
            ValueMut::Json(place) => {
                let mut object = Map::new();
                while let Some((key, value)) = map.next_entry::<String, Tree>()? {
                    object.insert(key, value);
                }
                *place = Some(Json::from(Tree::Object(object)));
                Ok(())
            }
            ValueMut::Document(place) => {
                let mut object = Map::new();
                while let Some((key, value)) = map.next_entry::<String, Tree>()? {
                    object.insert(key, value);
                }
                place.set(&Tree::Object(object).to_string());
                Ok(())
            }
            slot => {
                while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                self.reader.unfit_tree(&slot, "an object");
                Ok(())
            }
        }
    }
}
