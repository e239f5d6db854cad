//! Responses whose members stand in an object of the root instead of in the root.
//!
//! Some services put what they return into a `data` beside members of a gateway, some into an object that is named
//! like the response; the envelope names the objects. Such an object is read as it comes, so that one that turns out to
//! hold something else costs no memory and does no harm.

use super::envelope::Role;
use super::reader::{Holds, Reader};
use super::structure::{KeySeed, Level};
use super::tree::TreeSeed;
use super::value::{MemberSeed, PresentSeed};
use crate::contract::structure::Structure;
use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Fills the structure of the root from a value that may nest its members; anything but an object is passed over.
pub(super) struct NestedSeed<'a, 'r, 'e> {
    pub(super) structure: &'a mut dyn Structure,
    pub(super) reader: &'r mut Reader<'e>,
    pub(super) name: String,
    /// Gets the indexes of the fields that are there, null apart.
    pub(super) given: &'a mut Vec<usize>,
}

/// Fills the structure from the object, unless an earlier one has filled it.
fn read<'de, A: MapAccess<'de>>(
    structure: &mut dyn Structure,
    reader: &mut Reader<'_>,
    given: &mut Vec<usize>,
    mut map: A,
) -> Result<Holds, A::Error> {
    let shape = structure.shape();
    let (mut near, mut holds) = (0, Holds::Nothing);
    while let Some(key) = map.next_key_seed(KeySeed { shape, near, level: Level::Nested, reader })? {
        let field = key.field.filter(|_| !reader.is_filled());
        near = field.map_or(near, |index| index + 1);
        if field.is_some() {
            holds = Holds::Members;
        }
        match (key.role, field) {
            (Some(role), _) => {
                let value = map.next_value_seed(TreeSeed(&mut reader.budget))?;
                reader.capture(role, &value);
                if holds == Holds::Nothing {
                    holds = Holds::Envelope;
                }
                // What the root says of the envelope wins, wherever it stands.
                if let (None, Role::Envelope(role)) = (key.field, role) {
                    if !reader.is_raw() && !reader.has_value(role) {
                        reader.keep(role, value).map_err(A::Error::custom)?;
                    }
                    continue;
                }
                let is_filled = |index| structure.member(index).is_some_and(|member| member.value().is_some());
                if let Some(index) = field.filter(|index| !is_filled(*index)) {
                    MemberSeed { structure, shape, index, reader }.deserialize(&value).map_err(A::Error::custom)?;
                }
            }
            (None, Some(index)) => {
                let member = MemberSeed { structure, shape, index, reader };
                if map.next_value_seed(PresentSeed { member, replaces: true })? {
                    given.push(index);
                    if key.is_evidence {
                        reader.see_member();
                    }
                }
            }
            (None, None) => {
                if map.next_value::<Option<IgnoredAny>>()?.is_some() && key.is_evidence {
                    reader.see_member();
                }
            }
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
        reader.end_nested(root, name, *read.as_ref().unwrap_or(&Holds::Nothing));
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
