use super::keywords::RawLanguage;
use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// The products of a project.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawProducts {
    /// In the order in which commands go through them.
    pub products: Vec<RawProduct>,
}

/// A product: where its spec is, and where its output goes.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawProduct {
    /// The short name, which is `service` in its `service.yaml`.
    pub name: At<String>,
    /// The folder of the spec, relative to the folder of the project.
    pub spec: At<String>,
    /// The folder of the output, relative to the folder of the project.
    pub output: At<String>,
    /// The version of the API.
    pub version: At<String>,
    /// The languages of the texts.
    pub languages: Vec<At<RawLanguage>>,
    /// The document that the spec was imported from.
    pub source: Option<RawImport>,
}

/// A document that a spec was imported from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawImport {
    /// Its name.
    pub file: At<String>,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: At<String>,
}
