//! Lists, plain and wrapped, and maps.

use super::budget::Budget;
use super::reader::Reader;
use super::scalar::Scalar;
use super::tree::TreeSeed;
use super::value::ValueSeed;
use crate::contract::shape::Field;
use crate::contract::structure::{ElementKind, ListMut, MapMut, ValueMut};
use serde_core::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess};
use serde_json::{Map, Value as Tree};

impl Reader<'_> {
    /// A list that is written as one text with separators, or as any other list.
    pub(super) fn separated<'de, D: Deserializer<'de>>(
        &mut self,
        list: &mut dyn ListMut,
        field: &Field,
        deserializer: D,
    ) -> Result<(), D::Error> {
        let tree = TreeSeed(&mut self.budget).deserialize(deserializer)?;
        let Tree::String(text) = tree else {
            let seed = ValueSeed { slot: ValueMut::List(list), wrapper: field.wrapper, element: false, reader: self };
            return seed.deserialize(tree).map_err(D::Error::custom);
        };
        list.begin();
        let parts = text.split(field.format.separator).map(str::trim).filter(|part| !part.is_empty());
        for (index, part) in parts.enumerate() {
            self.budget.take(list.element_size())?;
            self.at_index(index, |reader| list.add(&mut |slot| reader.scalar(slot, Scalar::Text(part))));
        }
        Ok(())
    }

    /// A plain list. Nulls in it are omitted.
    pub(super) fn list<'de, A: SeqAccess<'de>>(&mut self, list: &mut dyn ListMut, mut seq: A) -> Result<(), A::Error> {
        list.begin();
        let mut index = 0;
        loop {
            let mut read = Ok(None);
            self.at_index(index, |reader| {
                list.add(&mut |slot| {
                    read = seq.next_element_seed(ValueSeed { slot, wrapper: "", element: true, reader });
                });
            });
            if read?.is_none() {
                return Ok(());
            }
            self.budget.take(list.element_size())?;
            index += 1;
        }
    }

    /// An object in the place of a list: the wrapper of the list, or its only element.
    pub(super) fn list_from_object<'de, A: MapAccess<'de>>(
        &mut self,
        list: &mut dyn ListMut,
        wrapper: &str,
        mut map: A,
    ) -> Result<(), A::Error> {
        list.begin();
        let is_wrapper = |key: &str| match list.element_kind() {
            ElementKind::Scalars => true,
            ElementKind::Structures(_) | ElementKind::Objects => {
                !wrapper.is_empty() && key.eq_ignore_ascii_case(wrapper)
            }
        };
        let scalars = matches!(list.element_kind(), ElementKind::Scalars);
        let Some(mut key) = map.next_key::<String>()? else { return Ok(()) };
        if !is_wrapper(&key) {
            return self.element_or_strange_wrapper(list, key, map);
        }
        let name = key.clone();
        loop {
            if scalars || key == name {
                map.next_value_seed(ValueSeed {
                    slot: ValueMut::List(list),
                    wrapper: "",
                    element: false,
                    reader: self,
                })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
            match map.next_key()? {
                Some(next) => key = next,
                None => return Ok(()),
            }
        }
    }

    /// An object that does not begin like the known wrapper. It is an element, unless its only name means nothing
    /// to an element and holds what could be elements.
    fn element_or_strange_wrapper<'de, A: MapAccess<'de>>(
        &mut self,
        list: &mut dyn ListMut,
        key: String,
        mut map: A,
    ) -> Result<(), A::Error> {
        let mut object = Map::new();
        object.insert(key, map.next_value_seed(TreeSeed(&mut self.budget))?);
        while let Some(key) = map.next_key()? {
            object.insert(key, map.next_value_seed(TreeSeed(&mut self.budget))?);
        }
        let strange = match (list.element_kind(), object.iter().next()) {
            (ElementKind::Structures(shape), Some((key, value))) if object.len() == 1 => {
                (value.is_array() || value.is_object()) && shape.find(key, 0).is_none()
            }
            _ => false,
        };
        let read = if strange {
            let value = object.into_iter().next().map(|(_, value)| value).unwrap_or_default();
            ValueSeed { slot: ValueMut::List(list), wrapper: "", element: false, reader: self }.deserialize(&value)
        } else {
            self.budget.take(list.element_size())?;
            let mut read = Ok(());
            let element = Tree::Object(object);
            self.at_index(0, |reader| {
                list.add(&mut |slot| {
                    read = ValueSeed { slot, wrapper: "", element: true, reader }.deserialize(&element);
                });
            });
            read
        };
        read.map_err(A::Error::custom)
    }

    /// A map with any keys. Nulls in it are omitted.
    pub(super) fn map<'de, A: MapAccess<'de>>(&mut self, place: &mut dyn MapMut, mut map: A) -> Result<(), A::Error> {
        place.begin();
        while let Some(key) = map.next_key::<String>()? {
            self.budget.take(place.entry_size() + Budget::TEXT + key.len())?;
            let mut read = Ok(());
            self.at_key(&key, |reader| {
                place.insert(key.clone(), &mut |slot| {
                    read = map.next_value_seed(ValueSeed { slot, wrapper: "", element: true, reader });
                });
            });
            read?;
        }
        Ok(())
    }
}
