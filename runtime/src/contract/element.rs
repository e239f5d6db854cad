//! What members are made of: scalars, structures, lists and maps of them.

use crate::contract::json::Json;
use crate::contract::open_enum::{Enumeration, Open};
use crate::contract::structure::{
    Holds, List, ListSlot, Map, MapSlot, Member, Slot, Structure, StructureSlot, Symbol, Value,
};
use crate::ground::secret::Secret;
use indexmap::IndexMap;

/// A value that members, lists and maps can hold. Every `Structure + Default` is one.
pub trait Element: Sized {
    /// The value.
    fn value(&self) -> Value<'_>;

    /// The slot that fills `place`.
    fn slot(place: &mut Option<Self>) -> Slot<'_>;

    /// What a list of it holds.
    fn holds() -> Holds {
        Holds::Scalars
    }
}

macro_rules! scalar {
    ($($rust:ty, $value:ident($read:expr), $slot:ident;)*) => {$(
        impl Element for $rust {
            fn value(&self) -> Value<'_> {
                let read: fn(&Self) -> _ = $read;
                Value::$value(read(self))
            }

            fn slot(place: &mut Option<Self>) -> Slot<'_> {
                Slot::$slot(place)
            }
        }
    )*};
}

scalar! {
    bool, Boolean(|value| *value), Boolean;
    i32, Integer(|value| i64::from(*value)), Int32;
    i64, Integer(|value| *value), Int64;
    f64, Double(|value| *value), Double;
}

impl Element for String {
    fn value(&self) -> Value<'_> {
        Value::Text(self)
    }

    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Text(place)
    }
}

impl Element for Secret {
    fn value(&self) -> Value<'_> {
        Value::Secret(self)
    }

    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Secret(place)
    }
}

impl Element for Json {
    fn value(&self) -> Value<'_> {
        Value::Json(self)
    }

    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Json(place)
    }

    fn holds() -> Holds {
        Holds::Objects
    }
}

impl<E: Enumeration> Element for Open<E> {
    fn value(&self) -> Value<'_> {
        Value::Text(self.as_str())
    }

    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Symbol(place)
    }
}

impl<E: Enumeration> Symbol for Option<Open<E>> {
    fn set(&mut self, text: &str) {
        *self = Some(Open::from(text));
    }
}

impl<S: Structure + Default> Element for S {
    fn value(&self) -> Value<'_> {
        Value::Structure(self)
    }

    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Structure(place)
    }

    fn holds() -> Holds {
        Holds::Structures(S::default().shape())
    }
}

impl<S: Structure + Default> StructureSlot for Option<S> {
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

    fn slot(&mut self) -> Slot<'_> {
        T::slot(self)
    }

    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Element> Member for Vec<T> {
    fn value(&self) -> Option<Value<'_>> {
        (!self.is_empty()).then_some(Value::List(self))
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
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

impl<T: Element> ListSlot for Vec<T> {
    fn add(&mut self, read: &mut dyn FnMut(Slot<'_>)) {
        let mut element = None;
        read(T::slot(&mut element));
        self.extend(element);
    }

    fn holds(&self) -> Holds {
        T::holds()
    }
}

/// A list inside a list or map.
impl<T: Element> Element for Vec<T> {
    fn value(&self) -> Value<'_> {
        Value::List(self)
    }

    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::List(place)
    }
}

impl<T: Element> ListSlot for Option<Vec<T>> {
    fn add(&mut self, read: &mut dyn FnMut(Slot<'_>)) {
        self.get_or_insert_default().add(read);
    }

    fn begin(&mut self) {
        self.get_or_insert_default();
    }

    fn holds(&self) -> Holds {
        T::holds()
    }
}

impl<T: Element> Member for IndexMap<String, T> {
    fn value(&self) -> Option<Value<'_>> {
        (!self.is_empty()).then_some(Value::Map(self))
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Map(self)
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

impl<T: Element> MapSlot for IndexMap<String, T> {
    fn insert(&mut self, key: String, read: &mut dyn FnMut(Slot<'_>)) {
        let mut value = None;
        read(T::slot(&mut value));
        if let Some(value) = value {
            self.insert(key, value);
        }
    }
}

/// A map inside a list or map.
impl<T: Element> Element for IndexMap<String, T> {
    fn value(&self) -> Value<'_> {
        Value::Map(self)
    }

    fn slot(place: &mut Option<Self>) -> Slot<'_> {
        Slot::Map(place)
    }

    fn holds() -> Holds {
        Holds::Objects
    }
}

impl<T: Element> MapSlot for Option<IndexMap<String, T>> {
    fn insert(&mut self, key: String, read: &mut dyn FnMut(Slot<'_>)) {
        MapSlot::insert(self.get_or_insert_default(), key, read);
    }

    fn begin(&mut self) {
        self.get_or_insert_default();
    }
}
