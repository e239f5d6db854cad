//! Structures and the values in them for `serde`, by wire names.

use crate::codec::decode::Loaded;
use crate::codec::encode::to_json::{to_json, to_json_with_secrets};
use crate::contract::blob::Blob;
use crate::contract::document::{AnyDocument, Document, DocumentError, first_conflict};
use crate::contract::envelope::Envelope;
use crate::contract::json::Json;
use crate::contract::open_enum::{Enumeration, value_of};
use crate::contract::structure::{MapKey, Structure};
use crate::contract::timestamp::Timestamp;
use crate::ground::secret::Secret;
use crate::ground::wiped::WipedText;
use serde_core::de::{Deserialize, Deserializer, Error as _};
use serde_core::ser::{Serialize, Serializer};
use serde_json::Value as Tree;
use zeroize::Zeroizing;

/// Serializes a structure as [`to_json`] writes it: by wire names, without absent members and secrets.
///
/// # Errors
/// If the serializer fails, or if entries of a map with an equal key set a member to different values.
pub fn serialize<S: Serializer>(structure: &dyn Structure, serializer: S) -> Result<S::Ok, S::Error> {
    with_key(structure, to_json(structure))?.serialize(serializer)
}

/// The tree with the key under which a map holds the structure: on its own, it has no other place.
fn with_key<E: serde_core::ser::Error>(structure: &dyn Structure, tree: Tree) -> Result<Tree, E> {
    if structure.extra().is_some()
        && let Some(conflict) = first_conflict(structure)
    {
        return Err(E::custom(format!("{}: {}", conflict.path, conflict.text)));
    }
    Ok(match (structure.map_key(), tree) {
        (Some(MapKey { label, value: Some(key), .. }), Tree::Object(members)) => {
            let key = (label.to_owned(), Tree::from(key));
            Tree::Object(std::iter::once(key).chain(members).collect())
        }
        (_, tree) => tree,
    })
}

/// Reads a structure by wire names, as tolerantly as a response: letter case, numbers as texts, lists in wrappers. It
/// needs a format that says of what kind a value is, such as JSON or YAML.
///
/// # Errors
/// If a value does not fit its member; and with `strictly`, if a name is none of the structure's. The error names
/// every such place by its path.
pub fn deserialize<'de, T, D>(strictly: bool, deserializer: D) -> Result<T, D::Error>
where
    T: Structure + Default,
    D: Deserializer<'de>,
{
    let mut structure = T::default();
    if structure.extra().is_some() {
        // What its shape does not know is kept, so there is nothing to be strict about.
        let mut tree = Tree::deserialize(deserializer)?;
        let label = structure.map_key().map(|key| key.label);
        let mut key = None;
        if let (Some(label), Tree::Object(members)) = (label, &mut tree)
            && members.get(label).is_some_and(Tree::is_string)
        {
            let (keys, others) = std::mem::take(members).into_iter().partition(|(name, _)| name == label);
            key = serde_json::Map::into_iter(keys).next();
            *members = others;
        }
        let mut structure = from_tree::<T>(tree).map_err(D::Error::custom)?;
        if let Some((_, Tree::String(key))) = key {
            structure.set_map_key(&key);
        }
        return Ok(structure);
    }
    let loaded = crate::codec::decode::fill_listing_unknown(deserializer, &mut structure)?;
    match problem(&loaded, strictly, structure.shape().name) {
        Some(problem) => Err(D::Error::custom(problem)),
        None => Ok(structure),
    }
}

/// The structure of a document.
fn from_tree<T: Structure + Default>(tree: Tree) -> Result<T, DocumentError> {
    let Tree::String(text) = tree else { return Document::from(tree).parsed() };
    let text = Zeroizing::new(text);
    let mut quoted = WipedText::default();
    quoted.push_json(text.as_str());
    // Some documents may be a text. Of others, one that is deeper than a tree was written as its text.
    let read = Document::<T>::from(quoted.into_string()).parsed();
    read.or_else(|error| Document::<T>::from(text.as_str()).parsed().map_err(|_| error))
}

/// As [`deserialize`], of a response, with its envelope: the names of `envelope` that are no members of the response.
///
/// # Errors
/// If a value does not fit its member. The error names every such place by its path.
pub fn deserialize_response<'de, T, D>(envelope: &'static Envelope, deserializer: D) -> Result<T, D::Error>
where
    T: Structure + Default,
    D: Deserializer<'de>,
{
    let mut response = T::default();
    let loaded = crate::codec::decode::fill_response(envelope, deserializer, &mut response)?;
    if let Some(problem) = problem(&loaded, false, response.shape().name) {
        return Err(D::Error::custom(problem));
    }
    Ok(response)
}

fn problem(loaded: &Loaded, strictly: bool, structure: &str) -> Option<String> {
    let mismatches = loaded.mismatches.iter().map(ToString::to_string);
    let unknown = loaded.unknown.iter().filter(|_| strictly);
    let unknown = unknown.map(|path| format!("{path}: {structure} has no such member"));
    let problems: Vec<String> = unknown.chain(mismatches).collect();
    (!problems.is_empty()).then(|| problems.join("; "))
}

/// Serializes a structure with its secrets in the clear.
///
/// ```
/// # use alibabacloud_core::WithSecrets;
/// # use alibabacloud_core::plumbing::Structure;
/// fn saved(request: &dyn Structure) -> serde_json::Result<String> {
///     serde_json::to_string(&WithSecrets(request))
/// }
/// ```
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "it is there to show secrets, and printing it would do so by accident")]
pub struct WithSecrets<'a>(pub &'a dyn Structure);

impl Serialize for WithSecrets<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        with_key(self.0, to_json_with_secrets(self.0))?.serialize(serializer)
    }
}

/// The text of the document.
impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// From the text of a document, or from the document itself.
impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match Tree::deserialize(deserializer)? {
            Tree::String(text) => Self::from(text),
            tree => Self::from(tree),
        })
    }
}

/// The text of the document, without secrets.
impl<T: Structure + Default> Serialize for Document<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.without_secrets().serialize(serializer)
    }
}

/// From the text of a document, or from the document itself.
impl<'de, T> Deserialize<'de> for Document<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Json::deserialize(deserializer).map(Self::from)
    }
}

/// Secrets can be read, and are never written.
impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

/// The text in Base64.
impl Serialize for Blob {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_base64())
    }
}

/// From a text in Base64.
impl<'de> Deserialize<'de> for Blob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::from_base64(&text).ok_or_else(|| D::Error::custom("expected bytes in Base64"))
    }
}

/// Reads a value of an enumeration by its spelling on the wire, ignoring letter case. Any other text is kept.
///
/// # Errors
/// If it is no text.
pub fn deserialize_enum<'de, E: Enumeration, D: Deserializer<'de>>(deserializer: D) -> Result<E, D::Error> {
    String::deserialize(deserializer).map(|text| value_of(&text))
}

/// The text, or the instant in the form of RFC 3339.
impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// From a text, or from the number of seconds or milliseconds since 1970-01-01T00:00:00Z.
impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Tree::deserialize(deserializer)? {
            Tree::String(text) => Ok(Self::from(text)),
            Tree::Number(number) => Ok(Self::from(number.to_string())),
            _ => Err(D::Error::custom("a time is a text or a number")),
        }
    }
}
