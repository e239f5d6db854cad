use super::keywords::RawOrigin;
use super::{Entries, RawDeprecation, RawEnumValue, RawField, RawLiteral, RawRule};
use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// A shared structure, enum or document: a file of its own, which names one of the three.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("oneOf" = [
    { "required": ["structure", "fields"] },
    { "required": ["enum", "values"] },
    { "required": ["document", "fields"] },
    { "required": ["document", "holds"] }
]))]
pub struct RawTypeFile {
    /// The name of the structure; also the name of the file.
    pub structure: Option<At<String>>,
    /// The name of the enum; also the name of the file.
    #[serde(rename = "enum")]
    pub enumeration: Option<At<String>>,
    /// The name of the JSON document; also the name of the file.
    pub document: Option<At<String>>,
    /// Who wrote the file, if not a person.
    pub origin: Option<At<RawOrigin>>,
    /// What it stands for.
    pub doc: At<String>,
    /// Should no longer be used.
    pub deprecated: Option<RawDeprecation>,
    /// The Rust name, where the derived one is not the sensible one.
    pub rust: Option<At<String>>,
    /// Other names by which people look for it.
    #[serde(default)]
    pub known_as: Vec<At<String>>,
    /// Types with the same members or values, and why this is a type of its own.
    #[serde(default)]
    pub not_merged_with: Entries<At<String>>,
    /// Of a structure or a document: its members.
    pub fields: Option<Entries<RawField>>,
    /// Of a document: what it is, where it has no members but is a list or map as a whole.
    pub holds: Option<Box<RawField>>,
    /// Of a document with members: a plausible, invented one.
    pub example: Option<RawLiteral>,
    /// Of a document: what it looks like for common purposes.
    #[serde(default)]
    pub examples: Vec<RawDocumentExample>,
    /// Of a document: short names for types that it holds, which its own Rust module has.
    #[serde(default)]
    pub aliases: Entries<At<String>>,
    /// Of a structure in documents: the member that names it. Its constructor `named` takes the name, which is also the
    /// key in a map.
    pub named: Option<At<String>>,
    /// Of a structure that maps in documents hold: the Rust name of the member with its key in the map.
    pub key: Option<At<String>>,
    /// Of a structure that is sent: short ways to make one, by their Rust names.
    #[serde(default)]
    pub constructors: Entries<RawConstructor>,
    /// Of a structure that is sent: setters of several members at once, by their Rust names.
    #[serde(default)]
    pub setters: Entries<RawConstructor>,
    /// Of a structure that is sent: the two text members that a pair stands for.
    #[serde(default)]
    pub from_pair: Vec<At<String>>,
    /// Of a structure that no parameter has: the operations with parameters that its members stand for, and the Rust
    /// names of the setters there that take it.
    #[serde(default)]
    pub stands_for: Entries<Entries<RawStandIn>>,
    /// Of a structure: conditions over several members.
    #[serde(default)]
    pub rules: Vec<RawRule>,
    /// Of an enum: its values.
    pub values: Option<Entries<RawEnumValue>>,
    /// Of an enum: named groups of values, for conditions.
    #[serde(default)]
    pub groups: Entries<RawGroup>,
    /// Of an enum: the values that `true` and `false` stand for.
    pub switch: Option<RawSwitch>,
}

/// A document for one purpose.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawDocumentExample {
    /// What it is for, as a heading.
    pub title: At<String>,
    /// The document, with its keys in the order of the fields.
    pub document: RawLiteral,
}

/// A short way to make a structure.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawConstructor {
    /// The members that it sets, and to what: scalars and values of enums.
    #[serde(default)]
    pub sets: Entries<RawLiteral>,
    /// The members that it takes as arguments, in this order.
    #[serde(default)]
    pub takes: Vec<At<String>>,
}

/// The parameters that the members of a structure stand for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawStandIn {
    /// What stands before the name of a member in that of its parameter; with a dot at its end, the parameter that has
    /// the members.
    pub prefix: At<String>,
    /// Members whose parameters have other names: the parameters.
    #[serde(default)]
    pub members: Entries<At<String>>,
    /// Values of members that the parameter spells otherwise.
    #[serde(default)]
    pub values: Entries<Entries<At<String>>>,
    /// Values of members that other members imply here, so that they need no parameter and are omitted.
    #[serde(default)]
    pub implied: Entries<Vec<At<String>>>,
}

/// The values of an enum that a boolean stands for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawSwitch {
    /// The value for `true`.
    pub on: At<String>,
    /// The value for `false`.
    pub off: At<String>,
}

/// A type that only one operation uses, in that operation's file.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("oneOf" = [{ "required": ["structure"] }, { "required": ["enum"] }]))]
pub struct RawLocalType {
    /// It has members.
    pub structure: Option<RawStructure>,
    /// It is one of several values.
    #[serde(rename = "enum")]
    pub enumeration: Option<RawEnum>,
}

/// The body of a structure.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawStructure {
    /// What it stands for.
    pub doc: At<String>,
    /// Should no longer be used.
    pub deprecated: Option<RawDeprecation>,
    /// The Rust name, where the derived one is not the sensible one.
    pub rust: Option<At<String>>,
    /// Other names by which people look for it.
    #[serde(default)]
    pub known_as: Vec<At<String>>,
    /// Types with the same members or values, and why this is a type of its own.
    #[serde(default)]
    pub not_merged_with: Entries<At<String>>,
    /// Its members, by their name on the wire.
    pub fields: Entries<RawField>,
    /// In documents: the member that names it. Its constructor `named` takes the name, which is also the key in a map.
    pub named: Option<At<String>>,
    /// In maps of documents: the Rust name of the member with its key in the map.
    pub key: Option<At<String>>,
    /// Short ways to make one that is sent, by their Rust names.
    #[serde(default)]
    pub constructors: Entries<RawConstructor>,
    /// Conditions over several members.
    #[serde(default)]
    pub rules: Vec<RawRule>,
}

/// The body of an enum.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawEnum {
    /// What it distinguishes.
    pub doc: At<String>,
    /// Should no longer be used.
    pub deprecated: Option<RawDeprecation>,
    /// The Rust name, where the derived one is not the sensible one.
    pub rust: Option<At<String>>,
    /// Other names by which people look for it.
    #[serde(default)]
    pub known_as: Vec<At<String>>,
    /// Types with the same members or values, and why this is a type of its own.
    #[serde(default)]
    pub not_merged_with: Entries<At<String>>,
    /// Spelling on the wire: its meaning.
    pub values: Entries<RawEnumValue>,
    /// Named groups of values, for conditions.
    #[serde(default)]
    pub groups: Entries<RawGroup>,
    /// The values that `true` and `false` stand for.
    pub switch: Option<RawSwitch>,
}

/// A named group of an enum's values.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawGroup {
    /// The values.
    pub values: Vec<At<String>>,
    /// What they have in common.
    pub doc: At<String>,
}
