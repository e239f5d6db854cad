//! Nodes to raw structs, through serde.

use super::at::AT;
use super::node::{Node, NodeKind};
use crate::place::Place;
use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;
use std::fmt::{self, Display};

/// A value that does not fit its type.
#[derive(Debug)]
pub(super) struct DeserializeError {
    pub(super) message: String,
    /// The innermost value that did not fit.
    pub(super) place: Option<Place>,
}

impl Display for DeserializeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DeserializeError {}

impl Error for DeserializeError {
    fn custom<T: Display>(message: T) -> Self {
        Self { message: message.to_string(), place: None }
    }
}

impl<'de> Node<'_> {
    fn visit<V: Visitor<'de>>(&self, visitor: V) -> Result<V::Value, DeserializeError> {
        match &self.kind {
            NodeKind::Null | NodeKind::Broken => visitor.visit_unit(),
            NodeKind::Boolean(value) => visitor.visit_bool(*value),
            NodeKind::Integer(value) => visitor.visit_i64(*value),
            NodeKind::Double(value) => visitor.visit_f64(*value),
            NodeKind::Text(text) => visitor.visit_str(text),
            NodeKind::List(elements) => visitor.visit_seq(SeqDeserializer::new(elements.iter())),
            NodeKind::Map(entries) => {
                visitor.visit_map(MapDeserializer::new(entries.iter().map(|(key, value)| (key, value))))
            }
        }
    }

    /// The error, with its place, unless something within has done so.
    fn located<T>(&self, result: Result<T, DeserializeError>) -> Result<T, DeserializeError> {
        result.map_err(|DeserializeError { message, place }| DeserializeError {
            message,
            place: place.or(Some(self.place)),
        })
    }
}

impl<'n, 't> IntoDeserializer<'_, DeserializeError> for &'n Node<'t> {
    type Deserializer = &'n Node<'t>;

    fn into_deserializer(self) -> Self::Deserializer {
        self
    }
}

impl<'de> Deserializer<'de> for &Node<'_> {
    type Error = DeserializeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        self.located(self.visit(visitor))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DeserializeError> {
        match self.kind {
            NodeKind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        if name == AT {
            return visitor.visit_seq(WithPlace { node: self, given: 0 });
        }
        self.deserialize_any(visitor)
    }

    /// Enums of the spec are words.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DeserializeError> {
        let result = match &self.kind {
            NodeKind::Text(word) => visitor.visit_enum(word.as_ref().into_deserializer()),
            other => Err(DeserializeError::custom(format_args!("a word is expected, {} was found", other.name()))),
        };
        self.located(result)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }
}

/// The parts of an [`super::At`]: the three numbers of the place, then the value.
struct WithPlace<'n, 't> {
    node: &'n Node<'t>,
    given: usize,
}

impl<'de> SeqAccess<'de> for WithPlace<'_, '_> {
    type Error = DeserializeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, DeserializeError> {
        let Place { file, start, end } = self.node.place;
        let part = self.given;
        self.given += 1;
        match part {
            0 => seed.deserialize(file.into_deserializer()).map(Some),
            1 => seed.deserialize(start.into_deserializer()).map(Some),
            2 => seed.deserialize(end.into_deserializer()).map(Some),
            3 => seed.deserialize(self.node).map(Some),
            _ => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec::At;
    use crate::spec::raw::{Entries, RawDeprecation, RawEnumValue, RawLiteral, RawLiteralKind, RawStatus};
    use crate::spec::yaml;
    use serde::Deserialize;

    fn read<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, DeserializeError> {
        let (node, diagnostics) = yaml::parse(text, 7);
        assert!(diagnostics.is_empty(), "{diagnostics:?}");
        T::deserialize(&node.expect("a value"))
    }

    #[test]
    fn a_value_knows_its_place_and_so_does_its_key() {
        let entries: Entries<At<String>> = read("Name: some text\n").expect("texts");
        let (key, value) = entries.iter().next().expect("an entry");
        assert_eq!((key.as_str(), key.place), ("Name", Place { file: 7, start: 0, end: 4 }));
        assert_eq!((value.as_str(), value.place), ("some text", Place { file: 7, start: 6, end: 15 }));
    }

    #[test]
    fn an_enum_value_is_a_text_or_a_map_and_its_doc_has_a_place_either_way() {
        let short: RawEnumValue = read("A meaning.").expect("a text");
        let doc = short.doc.expect("a text");
        assert_eq!((doc.value.as_str(), doc.place.end), ("A meaning.", 10));
        let long: RawEnumValue =
            read("{ doc: A meaning., rust: Ecs, deprecated: { since: \"2020\" } }").expect("a map");
        assert_eq!((long.doc.expect("a text").place.start, long.rust.expect("a name").place.start), (7, 25));
        assert!(long.deprecated.expect("a map").deprecated);
    }

    #[test]
    fn deprecation_is_a_flag_or_a_map() {
        assert!(!read::<RawDeprecation>("false").expect("a flag").deprecated);
        let instead = read::<RawDeprecation>("{ instead: Other }").expect("a map").instead.expect("a name");
        assert_eq!((instead.value.as_str(), instead.place.start), ("Other", 11));
    }

    #[test]
    fn a_status_is_a_number_or_a_list() {
        let statuses =
            |text| read::<RawStatus>(text).map(|status| status.0.iter().map(|at| at.value).collect::<Vec<_>>());
        assert_eq!(statuses("400").expect("one"), [400]);
        assert_eq!(statuses("[400, 503]").expect("two"), [400, 503]);
        assert!(statuses("70000").is_err());
    }

    #[test]
    fn a_literal_is_anything() {
        let literal: RawLiteral = read("[1, 1.5, true, ~, { Key: yes }]").expect("a list");
        let RawLiteralKind::List(elements) = literal.value else { panic!("a list") };
        let kinds: Vec<_> = elements.iter().map(|element| &element.value).collect();
        assert_eq!(
            kinds[..4],
            [
                &RawLiteralKind::Integer(1),
                &RawLiteralKind::Double(1.5),
                &RawLiteralKind::Boolean(true),
                &RawLiteralKind::Null,
            ]
        );
        let RawLiteralKind::Map(entries) = kinds[4] else { panic!("a map") };
        assert_eq!(entries[0].1.value, RawLiteralKind::Text("yes".into()));
    }

    #[test]
    fn a_fraction_may_be_written_as_a_whole_number() {
        let number: At<f64> = read("3").expect("a number");
        assert!((number.value - 3.0).abs() < f64::EPSILON);
    }

    #[test]
    fn an_error_tells_the_innermost_place() {
        let error = read::<Vec<At<u16>>>("[1, 70000]").expect_err("too large");
        assert_eq!(error.place, Some(Place { file: 7, start: 4, end: 9 }));
    }
}
