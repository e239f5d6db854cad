//! What members are made of: scalars, structures, lists and maps of them.

use crate::contract::from_text::FromText;
use crate::contract::json::Json;
use crate::contract::structure::{
    ElementKind, List, ListMut, Map, MapMut, Member, SetText, Structure, StructureMut, Value, ValueMut,
};
use crate::contract::time::TimeUnit;
use crate::ground::secret::Secret;
use indexmap::IndexMap;
use std::time::Duration;

/// A value that members, lists and maps can hold. Every `Structure + Default` is one, and so are
/// enumerations and identifiers.
pub trait Element: Sized {
    /// The value.
    fn value(&self) -> Value<'_>;

    /// The slot that fills `place`.
    fn value_mut(place: &mut Option<Self>) -> ValueMut<'_>;

    /// What a list of it holds.
    fn element_kind() -> ElementKind {
        ElementKind::Scalars
    }
}

macro_rules! scalar {
    ($($rust:ty, $value:ident($read:expr), $slot:ident;)*) => {$(
        impl Element for $rust {
            fn value(&self) -> Value<'_> {
                let read: fn(&Self) -> _ = $read;
                Value::$value(read(self))
            }

            fn value_mut(place: &mut Option<Self>) -> ValueMut<'_> {
                ValueMut::$slot(place)
            }
        }
    )*};
}

scalar! {
    bool, Boolean(|value| *value), Boolean;
    i32, Integer(|value| i64::from(*value)), Int32;
    i64, Integer(|value| *value), Int64;
    f64, Double(|value| *value), Double;
    u16, Integer(|value| i64::from(*value)), Port;
}

impl Element for Duration {
    fn value(&self) -> Value<'_> {
        Value::Duration(*self, TimeUnit::default())
    }

    fn value_mut(place: &mut Option<Self>) -> ValueMut<'_> {
        ValueMut::Duration(place, TimeUnit::default())
    }
}

impl Element for String {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }

    fn value_mut(place: &mut Option<Self>) -> ValueMut<'_> {
        ValueMut::Text(place)
    }
}

#[doc(hidden)]
impl Element for Secret {
    fn value(&self) -> Value<'_> {
        Value::Secret(self)
    }

    fn value_mut(place: &mut Option<Self>) -> ValueMut<'_> {
        ValueMut::Secret(place)
    }
}

#[doc(hidden)]
impl Element for Json {
    fn value(&self) -> Value<'_> {
        Value::Json(self)
    }

    fn value_mut(place: &mut Option<Self>) -> ValueMut<'_> {
        ValueMut::Json(place)
    }

    fn element_kind() -> ElementKind {
        ElementKind::Objects
    }
}

/// Enumerations and identifiers.
impl<T: FromText + AsRef<str>> SetText for Option<T> {
    fn set(&mut self, text: &str) -> Result<(), &'static str> {
        *self = Some(T::from_text(text));
        Ok(())
    }

    fn text(&self) -> Option<&str> {
        self.as_ref().map(T::as_ref)
    }
}

impl<S: Structure + Default> Element for S {
    fn value(&self) -> Value<'_> {
        Value::Structure(self)
    }

    fn value_mut(place: &mut Option<Self>) -> ValueMut<'_> {
        ValueMut::Structure(place)
    }

    fn element_kind() -> ElementKind {
        ElementKind::Structures(S::default().shape())
    }
}

impl<S: Structure + Default> StructureMut for Option<S> {
    fn fill(&mut self) -> &mut dyn Structure {
        self.get_or_insert_default()
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Element> Member for Option<T> {
    fn value(&self) -> Option<Value<'_>> {
        self.as_ref().map(T::value)
    }

    fn value_mut(&mut self) -> ValueMut<'_> {
        T::value_mut(self)
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Element> Member for Vec<T> {
    fn value(&self) -> Option<Value<'_>> {
        (!self.is_empty()).then_some(Value::List(self))
    }

    fn value_mut(&mut self) -> ValueMut<'_> {
        ValueMut::List(self)
    }

    fn clear(&mut self) {
        *self = Self::new();
    }
}

impl<T: Element> List for Vec<T> {
    fn length(&self) -> usize {
        self.len()
    }

    fn element(&self, index: usize) -> Option<Value<'_>> {
        self.get(index).map(T::value)
    }
}

impl<T: Element> ListMut for Vec<T> {
    fn add(&mut self, read: &mut dyn FnMut(ValueMut<'_>)) {
        let mut element = None;
        read(T::value_mut(&mut element));
        self.extend(element);
    }

    fn list(&self) -> Option<&dyn List> {
        Some(self)
    }

    fn element_kind(&self) -> ElementKind {
        T::element_kind()
    }

    fn element_size(&self) -> usize {
        size_of::<T>()
    }
}

/// A list inside a list or map.
impl<T: Element> Element for Vec<T> {
    fn value(&self) -> Value<'_> {
        Value::List(self)
    }

    fn value_mut(place: &mut Option<Self>) -> ValueMut<'_> {
        ValueMut::List(place)
    }
}

impl<T: Element> ListMut for Option<Vec<T>> {
    fn add(&mut self, read: &mut dyn FnMut(ValueMut<'_>)) {
        self.get_or_insert_default().add(read);
    }

    fn list(&self) -> Option<&dyn List> {
        self.as_ref().map(|list| list as &dyn List)
    }

    fn begin(&mut self) {
        self.get_or_insert_default();
    }

    fn element_kind(&self) -> ElementKind {
        T::element_kind()
    }

    fn element_size(&self) -> usize {
        size_of::<T>()
    }
}

impl<T: Element> Member for IndexMap<String, T> {
    fn value(&self) -> Option<Value<'_>> {
        (!self.is_empty()).then_some(Value::Map(self))
    }

    fn value_mut(&mut self) -> ValueMut<'_> {
        ValueMut::Map(self)
    }

    fn clear(&mut self) {
        *self = Self::new();
    }
}

impl<T: Element> Map for IndexMap<String, T> {
    fn length(&self) -> usize {
        self.len()
    }

    fn entry(&self, index: usize) -> Option<(&str, Value<'_>)> {
        self.get_index(index).map(|(key, value)| (key.as_str(), value.value()))
    }
}

impl<T: Element> MapMut for IndexMap<String, T> {
    fn insert(&mut self, key: String, read: &mut dyn FnMut(ValueMut<'_>)) {
        let mut value = None;
        read(T::value_mut(&mut value));
        if let Some(value) = value {
            self.insert(key, value);
        }
    }

    fn update(&mut self, key: &str, change: &mut dyn FnMut(ValueMut<'_>)) {
        let Some((index, key, value)) = self.swap_remove_full(key) else {
            return MapMut::insert(self, key.to_owned(), change);
        };
        let mut value = Some(value);
        change(T::value_mut(&mut value));
        if let Some(value) = value {
            // The last entry took the place, and gives it back.
            let (last, _) = self.insert_full(key, value);
            self.swap_indices(index, last);
        }
    }

    fn entry_size(&self) -> usize {
        // The map keeps a hash and an index beside each entry.
        size_of::<(String, T)>() + 2 * size_of::<usize>()
    }
}

/// A map inside a list or map.
impl<T: Element> Element for IndexMap<String, T> {
    fn value(&self) -> Value<'_> {
        Value::Map(self)
    }

    fn value_mut(place: &mut Option<Self>) -> ValueMut<'_> {
        ValueMut::Map(place)
    }

    fn element_kind() -> ElementKind {
        ElementKind::Objects
    }
}

impl<T: Element> MapMut for Option<IndexMap<String, T>> {
    fn insert(&mut self, key: String, read: &mut dyn FnMut(ValueMut<'_>)) {
        MapMut::insert(self.get_or_insert_default(), key, read);
    }

    fn update(&mut self, key: &str, change: &mut dyn FnMut(ValueMut<'_>)) {
        MapMut::update(self.get_or_insert_default(), key, change);
    }

    fn entry_size(&self) -> usize {
        size_of::<(String, T)>() + 2 * size_of::<usize>()
    }

    fn begin(&mut self) {
        self.get_or_insert_default();
    }
}
