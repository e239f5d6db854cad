//! The elements of an XML document, in one piece of memory, with their names and texts where the document has them.
//!
//! An element with children is an object, any other its text; an element that comes again is a list. The shape of the
//! structure decides what a text or a single element means.

use serde_core::de::value::{Error, StrDeserializer};
use serde_core::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde_core::forward_to_deserialize_any;
use std::borrow::Cow;
use std::collections::HashMap;

/// The number of different names up to which siblings are searched one by one.
const FEW: usize = 16;

#[derive(Default)]
pub(super) struct Elements<'a>(Vec<Element<'a>>);

pub(super) struct Element<'a> {
    name: Cow<'a, str>,
    text: Cow<'a, str>,
    /// Its first child.
    first: Option<usize>,
    /// The first element of the next name among its siblings.
    next: Option<usize>,
    /// The next sibling of its name.
    again: Option<usize>,
    /// Of the first sibling of a name, the last one of it.
    last: usize,
}

/// An element whose children are still to come.
#[derive(Default)]
pub(super) struct Parent<'a> {
    /// `None` around the whole document.
    element: Option<usize>,
    first: Option<usize>,
    /// The first child of the last name.
    last: Option<usize>,
    /// The first child of each name, once there are many names.
    names: HashMap<Cow<'a, str>, usize>,
    count: usize,
}

impl Parent<'_> {
    pub(super) fn new(element: usize) -> Self {
        Self { element: Some(element), ..Self::default() }
    }

    pub(super) fn has_children(&self) -> bool {
        self.first.is_some()
    }
}

impl<'a> Elements<'a> {
    /// Adds a child, and returns its index.
    pub(super) fn add(&mut self, name: Cow<'a, str>, parent: &mut Parent<'a>) -> usize {
        let index = self.0.len();
        let first = self.known(&name, parent);
        self.0.push(Element { name, text: Cow::Borrowed(""), first: None, next: None, again: None, last: index });
        if let Some(first) = first {
            let last = std::mem::replace(&mut self.0[first].last, index);
            self.0[last].again = Some(index);
            return index;
        }
        match (parent.last.replace(index), parent.element) {
            (Some(before), _) => self.0[before].next = Some(index),
            (None, Some(element)) => self.0[element].first = Some(index),
            (None, None) => {}
        }
        parent.first = parent.first.or(Some(index));
        self.remember(index, parent);
        index
    }

    /// The first child of this name. The last one, which lists repeat, is looked at first.
    fn known(&self, name: &str, parent: &Parent<'a>) -> Option<usize> {
        let last = parent.last.filter(|last| self.0[*last].name == name);
        if last.is_some() || parent.count > FEW {
            return last.or_else(|| parent.names.get(name).copied());
        }
        self.siblings(parent.first).find(|index| self.0[*index].name == name)
    }

    fn remember(&self, index: usize, parent: &mut Parent<'a>) {
        parent.count += 1;
        let unknown = match parent.count {
            0..=FEW => return,
            // From here on, all names are remembered.
            many if many == FEW + 1 => parent.first,
            _ => Some(index),
        };
        parent.names.extend(self.siblings(unknown).map(|index| (self.0[index].name.clone(), index)));
    }

    /// The first element of each name, from one on.
    fn siblings(&self, first: Option<usize>) -> impl Iterator<Item = usize> {
        std::iter::successors(first, |index| self.0.get(*index)?.next)
    }

    pub(super) fn append(&mut self, index: usize, text: Cow<'a, str>) {
        let own = &mut self.0[index].text;
        if own.is_empty() {
            *own = text;
        } else {
            own.to_mut().push_str(&text);
        }
    }

    /// Whether it is a text that says something.
    pub(super) fn is_scalar(&self, index: usize) -> bool {
        self.0[index].first.is_none() && !self.0[index].text.trim().is_empty()
    }

    pub(super) fn name(&self, index: usize) -> &str {
        &self.0[index].name
    }

    /// The children of an element, or the elements around which there is none, as an object.
    pub(super) fn object(&self, around: Option<usize>) -> Content<'_> {
        let first = around.map_or((!self.0.is_empty()).then_some(0), |index| self.0[index].first);
        Content { elements: &self.0, what: What::Object(first) }
    }

    /// The same, independent of the text of the document.
    pub(super) fn into_owned(self) -> Elements<'static> {
        let owned = |Element { name, text, first, next, again, last }: Element<'a>| Element {
            name: name.into_owned().into(),
            text: text.into_owned().into(),
            first,
            next,
            again,
            last,
        };
        Elements(self.0.into_iter().map(owned).collect())
    }
}

/// A part of a document, to be read.
#[derive(Clone, Copy)]
pub(super) struct Content<'e> {
    elements: &'e [Element<'e>],
    what: What,
}

#[derive(Clone, Copy)]
enum What {
    /// The siblings from this one on, whatever they are.
    Object(Option<usize>),
    /// All elements of the name of this one.
    Name(usize),
    /// This one alone.
    Element(usize),
}

impl<'de> Deserializer<'de> for Content<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Self { elements, what } = self;
        let index = match what {
            What::Object(first) => return visitor.visit_map(Children { elements, next: first, value: 0 }),
            What::Name(index) if elements[index].again.is_some() => {
                return visitor.visit_seq(Repeated { elements, next: Some(index) });
            }
            What::Name(index) | What::Element(index) => index,
        };
        match elements[index].first {
            None => visitor.visit_str(&elements[index].text),
            first => visitor.visit_map(Children { elements, next: first, value: 0 }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier
    }
}

/// The children of an element, by their names.
struct Children<'e> {
    elements: &'e [Element<'e>],
    next: Option<usize>,
    /// The one whose name was read last.
    value: usize,
}

impl<'de> MapAccess<'de> for Children<'_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some(index) = self.next else { return Ok(None) };
        self.value = index;
        self.next = self.elements[index].next;
        let name: StrDeserializer<'_, Error> = (&*self.elements[index].name).into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(Content { elements: self.elements, what: What::Name(self.value) })
    }
}

/// The elements of one name.
struct Repeated<'e> {
    elements: &'e [Element<'e>],
    next: Option<usize>,
}

impl<'de> SeqAccess<'de> for Repeated<'_> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        let Some(index) = self.next else { return Ok(None) };
        self.next = self.elements[index].again;
        seed.deserialize(Content { elements: self.elements, what: What::Element(index) }).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_core::Deserialize;
    use serde_json::Value;

    #[test]
    fn siblings_of_one_name_are_a_list_however_many_names_there_are() {
        for names in [1, 2, FEW, FEW + 1, FEW + 2, 100] {
            let (mut elements, mut around) = (Elements::default(), Parent::default());
            for round in ["a", "b", "c"] {
                for name in 0..names {
                    let index = elements.add(format!("n{name}").into(), &mut around);
                    elements.append(index, format!("{round}{name}").into());
                }
            }
            let read = Value::deserialize(elements.object(None)).unwrap();
            let expected = (0..names).map(|name| {
                let values = ["a", "b", "c"].map(|round| Value::from(format!("{round}{name}")));
                (format!("n{name}"), Value::from(values.to_vec()))
            });
            assert_eq!(read, Value::Object(expected.collect()), "{names} names");
        }
    }
}
