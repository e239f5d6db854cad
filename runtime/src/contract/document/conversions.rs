//! What a document is made from.

use super::write::{self, Secrets};
use super::{Document, conflict};
use crate::contract::json::Json;
use crate::contract::structure::Structure;
use crate::ground::wiped::{WipedText, wipe_json};
use serde_json::Value as Tree;

impl<T: Structure> From<T> for Document<T> {
    fn from(structure: T) -> Self {
        Self::from(&structure)
    }
}

impl<T: Structure> From<&T> for Document<T> {
    fn from(structure: &T) -> Self {
        let conflicts = conflict::unsettled(structure).into_boxed_slice();
        Self { conflicts, ..Self::new(write::text(structure, Secrets::Exposed)) }
    }
}

impl<T> From<&str> for Document<T> {
    fn from(text: &str) -> Self {
        Self::new(text.to_owned())
    }
}

impl<T> From<&String> for Document<T> {
    fn from(text: &String) -> Self {
        Self::new(text.clone())
    }
}

impl<T> From<String> for Document<T> {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl<T> From<Tree> for Document<T> {
    fn from(mut tree: Tree) -> Self {
        let document = Self::from(&tree);
        wipe_json(&mut tree);
        document
    }
}

impl<T> From<&Tree> for Document<T> {
    fn from(tree: &Tree) -> Self {
        let mut text = WipedText::default();
        text.push_json(tree);
        Self::new(text.into_string())
    }
}

impl<T> From<Json> for Document<T> {
    fn from(json: Json) -> Self {
        Self::new(json.into_string())
    }
}

impl<T> From<&Json> for Document<T> {
    fn from(json: &Json) -> Self {
        Self::from(json.as_str())
    }
}

impl<T: Structure + FromIterator<I>, I, const N: usize> From<[I; N]> for Document<T> {
    fn from(elements: [I; N]) -> Self {
        T::from_iter(elements).into()
    }
}

impl<T: Structure + FromIterator<I>, I: Clone> From<&[I]> for Document<T> {
    fn from(elements: &[I]) -> Self {
        elements.iter().cloned().collect::<T>().into()
    }
}

impl<T: Structure + FromIterator<I>, I: Clone> From<&Vec<I>> for Document<T> {
    fn from(elements: &Vec<I>) -> Self {
        Self::from(elements.as_slice())
    }
}

impl<T: Structure + FromIterator<I>, I: Clone, const N: usize> From<&[I; N]> for Document<T> {
    fn from(elements: &[I; N]) -> Self {
        Self::from(elements.as_slice())
    }
}

impl<T: Structure + FromIterator<I>, I> From<Vec<I>> for Document<T> {
    fn from(elements: Vec<I>) -> Self {
        T::from_iter(elements).into()
    }
}
