//! Answers whose members stand in an object of the root instead of in the root.
//!
//! Some services put what they answer into a `data` beside members of a gateway, some into an object that is named
//! like the response. Such an object is read as it comes, so that one that turns out to hold something else costs no
//! memory and does no harm.

use super::reader::Reader;
use super::structure::{KeySeed, Level, MemberSeed};
use crate::contract::structure::Structure;
use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Tree;
use std::fmt;

/// Whether an object of this name may hold the members of an answer.
pub(crate) fn may_nest(name: &str) -> bool {
    const SUFFIX: &str = "Response";
    let end = name.len().checked_sub(SUFFIX.len()).and_then(|start| name.get(start..));
    ["data", "body", "result"].iter().any(|known| name.eq_ignore_ascii_case(known))
        || end.is_some_and(|end| end.eq_ignore_ascii_case(SUFFIX))
}

/// Fills the structure of the root from a value that may nest its members; anything but an object is passed over.
pub(super) struct NestedSeed<'a, 'r, 'e> {
    pub(super) structure: &'a mut dyn Structure,
    pub(super) reader: &'r mut Reader<'e>,
    pub(super) name: String,
    /// Gets the indexes of the fields that were there, null apart.
    pub(super) given: &'a mut Vec<usize>,
}

/// Fills the structure from the object; the answer is whether it has any of the structure's members.
fn read<'de, A: MapAccess<'de>>(
    structure: &mut dyn Structure,
    reader: &mut Reader<'_>,
    given: &mut Vec<usize>,
    mut map: A,
) -> Result<bool, A::Error> {
    let shape = structure.shape();
    let (mut near, mut holds) = (0, false);
    while let Some(key) = map.next_key_seed(KeySeed { shape, near, level: Level::Nested, reader })? {
        let tree = match key.role {
            Some(role) => {
                let value: Tree = map.next_value()?;
                reader.capture(role, &value);
                Some(value)
            }
            None => None,
        };
        let Some(index) = key.field else {
            if tree.is_none() {
                map.next_value::<IgnoredAny>()?;
            }
            continue;
        };
        (near, holds) = (index + 1, true);
        let seed = OverridingSeed(MemberSeed { structure, shape, index, reader });
        let found = match tree {
            Some(value) => seed.deserialize(value).map_err(A::Error::custom)?,
            None => map.next_value_seed(seed)?,
        };
        if found {
            given.push(index);
        }
    }
    Ok(holds)
}

impl<'de> DeserializeSeed<'de> for NestedSeed<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NestedSeed<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let Self { structure, reader, name, given } = self;
        let root = reader.take_captured();
        let read = reader.at_key(&name, |reader| read(structure, reader, given, map));
        reader.end_nested(root, name, matches!(read, Ok(true)));
        read.map(drop)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}

/// Puts a value in the place of what the root has said before. Null says nothing; the value is whether it was none.
struct OverridingSeed<'a, 'r, 'e>(MemberSeed<'a, 'r, 'e>);

impl<'de> DeserializeSeed<'de> for OverridingSeed<'_, '_, '_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for OverridingSeed<'_, '_, '_> {
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
        let Self(member) = self;
        if let Some(place) = member.structure.member_mut(member.index) {
            place.clear();
        }
        member.deserialize(deserializer)?;
        Ok(true)
    }
}
