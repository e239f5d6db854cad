//! Lists, plain and wrapped, and maps.

use super::budget::Budget;
use super::reader::Reader;
use super::scalar::Scalar;
use super::tree::TreeSeed;
use super::value::ValueSeed;
use crate::contract::shape::Field;
use crate::contract::structure::{ElementKind, ListMut, MapMut, ValueMut};
use serde_core::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess};
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
        let scalars = matches!(list.element_kind(), ElementKind::Scalars);
        let is_wrapper = |key: &str| scalars || (!wrapper.is_empty() && key.eq_ignore_ascii_case(wrapper));
        let Some(mut key) = map.next_key::<String>()? else { return Ok(()) };
        if !is_wrapper(&key) {
            let mut object = Map::new();
            object.insert(key, map.next_value_seed(TreeSeed(&mut self.budget))?);
            while let Some(key) = map.next_key()? {
                object.insert(key, map.next_value_seed(TreeSeed(&mut self.budget))?);
            }
            return self.element_or_wrapper(list, object, is_wrapper).map_err(A::Error::custom);
        }
        loop {
            if is_wrapper(&key) {
                let slot = ValueMut::List(list);
                map.next_value_seed(ValueSeed { slot, wrapper: "", element: false, reader: self })?;
            } else if has_parts(&map.next_value_seed(TreeSeed(&mut self.budget))?) {
                self.beside_wrapper(&key);
            }
            match map.next_key()? {
                Some(next) => key = next,
                None => return Ok(()),
            }
        }
    }

    /// An object that does not begin like the known wrapper. It may have the wrapper further on; else it is an element if
    /// any of its names means something to one; else its only part is what could be elements.
    fn element_or_wrapper(
        &mut self,
        list: &mut dyn ListMut,
        object: Map<String, Tree>,
        is_wrapper: impl Fn(&str) -> bool,
    ) -> Result<(), serde_json::Error> {
        let is_known = |key: &str| match list.element_kind() {
            ElementKind::Structures(shape) => shape.find(key, 0).is_some(),
            ElementKind::Scalars | ElementKind::Objects => true,
        };
        let parts = || object.iter().filter(|(_, value)| has_parts(value)).map(|(key, _)| key.clone());
        let name = match object.keys().find(|key| is_wrapper(key)) {
            Some(name) => name.clone(),
            None if object.keys().any(|key| is_known(key)) => return self.only_element(list, object),
            None => match (parts().next(), parts().nth(1)) {
                (Some(name), None) => name,
                _ => {
                    self.mismatch("a list", "an object of unknown members");
                    return Ok(());
                }
            },
        };
        for (key, value) in object {
            if key == name {
                let slot = ValueMut::List(list);
                ValueSeed { slot, wrapper: "", element: false, reader: self }.deserialize(&value)?;
            } else if has_parts(&value) {
                self.beside_wrapper(&key);
            }
        }
        Ok(())
    }

    fn only_element(&mut self, list: &mut dyn ListMut, object: Map<String, Tree>) -> Result<(), serde_json::Error> {
        self.budget.take(list.element_size())?;
        let mut read = Ok(());
        let element = Tree::Object(object);
        self.at_index(0, |reader| {
            list.add(&mut |slot| {
                read = ValueSeed { slot, wrapper: "", element: true, reader }.deserialize(&element);
            });
        });
        read
    }

    /// Lists what stands beside the elements and could be elements itself.
    fn beside_wrapper(&mut self, name: &str) {
        self.at_key(name, |reader| reader.mismatch("nothing beside the entries of the list", "an object or a list"));
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

fn has_parts(value: &Tree) -> bool {
    value.is_array() || value.is_object()
}
