//! Structures, filled from objects by the names of their members.

use super::envelope::Role;
use super::nested::NestedSeed;
use super::reader::Reader;
use super::tree::TreeSeed;
use super::value::{MemberSeed, PresentSeed};
use crate::contract::shape::Shape;
use crate::contract::structure::Structure;
use serde_core::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
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
    /// The whole document: it has the envelope, or an object with the members of the response.
    Root,
    /// Such an object: it has the envelope.
    Nested,
    /// Everything else.
    Inner,
}

impl StructureVisitor<'_, '_, '_> {
    /// Fills the structure; `found` becomes true if the map has any key.
    pub(super) fn read<'de, A: MapAccess<'de>>(self, map: A, found: &mut bool) -> Result<(), A::Error> {
        // Nearly all structures of a response are inner ones, so that these have a loop of their own.
        if self.level == Level::Inner { self.read_members(map, found) } else { self.read_with_envelope(map, found) }
    }

    fn read_members<'de, A: MapAccess<'de>>(self, mut map: A, found: &mut bool) -> Result<(), A::Error> {
        let Self { structure, reader, level } = self;
        let shape = structure.shape();
        let mut order = reader.begin_order(shape);
        while let Some(key) = map.next_key_seed(KeySeed { shape, near: order.next(), level, reader })? {
            *found = true;
            match key.field {
                Some(index) => {
                    order.came(index);
                    map.next_value_seed(MemberSeed { structure, shape, index, reader })?;
                }
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        reader.end_order(order);
        Ok(())
    }

    fn read_with_envelope<'de, A: MapAccess<'de>>(self, mut map: A, found: &mut bool) -> Result<(), A::Error> {
        let Self { structure, reader, level } = self;
        let shape = structure.shape();
        let mut near = 0;
        // What a nested object holds, the root does not change.
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
                let has_value = match field {
                    Some(index) => {
                        let member = MemberSeed { structure, shape, index, reader };
                        map.next_value_seed(PresentSeed { member, replaces: false })?
                    }
                    None => map.next_value::<Option<IgnoredAny>>()?.is_some(),
                };
                if key.is_evidence && has_value {
                    reader.see_member();
                }
                continue;
            };
            let value = map.next_value_seed(TreeSeed(&mut reader.budget))?;
            reader.capture(role, &value);
            // A nested object may have filled the member, and the root says nothing of it.
            let is_nothing = value.is_null() || value.as_str().is_some_and(str::is_empty);
            if let (None, Role::Envelope(role)) = (key.field, role) {
                if !(is_nothing && reader.has_value(role)) {
                    reader.keep(role, value).map_err(A::Error::custom)?;
                }
                continue;
            }
            let is_filled = |index| structure.member(index).is_some_and(|member| member.value().is_some());
            if let Some(index) = field.filter(|index| !(is_nothing && is_filled(*index))) {
                MemberSeed { structure, shape, index, reader }.deserialize(&value).map_err(A::Error::custom)?;
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
    /// Whether a value shows that the response is from the service.
    pub(super) is_evidence: bool,
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
        let (role, is_evidence) = match self.level {
            Level::Inner => (None, false),
            level => {
                let role = self.reader.role(name, field, level == Level::Root);
                (role, role.is_none() && self.reader.is_evidence(name, self.shape, field))
            }
        };
        if field.is_none() && self.reader.lists_unknown() {
            self.reader.unknown(name);
        }
        Ok(Key { field, role, is_evidence })
    }
}
