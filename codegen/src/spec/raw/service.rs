use super::keywords::{RawEnvelopeRole, RawLanguage, RawOrigin};
use super::{Entries, RawLiteral, RawPackaging};
use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// The service as a whole.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawService {
    /// The short name, in lower case.
    pub service: At<String>,
    /// The product's name in requests of the vendor.
    pub product: At<String>,
    /// The version of the API.
    pub version: At<String>,
    /// Who wrote this file and those of the error codes, if not a person.
    pub origin: Option<At<RawOrigin>>,
    /// The languages of the texts, English first; English and Chinese where the key is missing.
    #[serde(default)]
    pub languages: Vec<At<RawLanguage>>,
    /// The full name.
    pub title: At<String>,
    /// What the service is for.
    pub doc: At<String>,
    /// The name of the generated crate.
    #[serde(rename = "crate")]
    pub package: At<String>,
    /// How the crate is published: alone, if the key is missing.
    #[serde(rename = "package")]
    pub packaging: Option<RawPackaging>,
    /// Addresses of the vendor's own pages.
    pub links: RawLinks,
    /// The service's name in permissions: the part of an action before the colon.
    pub ram_prefix: Option<At<String>>,
    /// Which host serves a region.
    pub endpoints: RawEndpoints,
    /// Folders whose error codes belong to this service too, relative to the spec folder.
    #[serde(default)]
    pub includes: Vec<At<String>>,
    /// Letters that stay together when a Rust name is derived.
    #[serde(default)]
    pub acronyms: Vec<At<String>>,
    /// Words of wire names, in snake case, and what derived names of parameters and fields say instead.
    #[serde(default)]
    pub rust_words: Entries<At<String>>,
    /// Groups of operations.
    pub families: Entries<RawFamily>,
    /// Texts that the service puts before some of its error codes; the code without is the same.
    #[serde(default)]
    pub alias_prefixes: Vec<At<String>>,
    /// Where codes occur beside the responses to calls, by the word that files of codes have as `origin`.
    #[serde(default)]
    pub origins: Entries<RawCodeOrigin>,
    /// Fields that responses share.
    #[serde(default)]
    pub envelope: Entries<RawEnvelopeField>,
    /// Objects of the root in which a response may have its members, in any letter case; `*` at the beginning of a name stands
    /// for any beginning. An operation can have its own list.
    #[serde(default)]
    pub unwraps: Vec<At<String>>,
    /// What only the server can know, and conditions may name.
    #[serde(default)]
    pub facts: Entries<At<String>>,
    /// Kinds of IDs that have types of their own in Rust, by the name of the type.
    #[serde(default)]
    pub ids: Entries<At<String>>,
    /// Operations that a source names and this spec does not have, each with the source. Raw calls can call them.
    #[serde(default)]
    pub known_operations: Entries<At<String>>,
    /// Where facts come from: what certain rules name, and what it is.
    #[serde(default)]
    pub sources: Entries<At<String>>,
}

/// Addresses of the vendor's page of an operation; `{operation}` stands for its name.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawLinks {
    pub en: At<String>,
    #[serde(rename = "zh-CN")]
    pub zh: Option<At<String>>,
}

/// Which host serves a region. Each key is optional, and at least one names a host.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawEndpoints {
    /// The one host of all regions, but for those in `hosts`.
    pub global: Option<At<String>>,
    /// The host of the regions below.
    pub central_host: Option<At<String>>,
    /// Regions that the central host serves.
    #[serde(default)]
    pub central_regions: Vec<At<String>>,
    /// The host of any other region; `{region}` stands for its id.
    pub regional_host: Option<At<String>>,
    /// Regions that are known to have such a host of their own.
    #[serde(default)]
    pub regional_regions: Vec<At<String>>,
    /// The hosts of regions that follow no rule, by region.
    #[serde(default)]
    pub hosts: Entries<At<String>>,
    /// The host inside a network such as `vpc`; `{network}` and `{region}` are filled in.
    pub network_host: Option<At<String>>,
    /// Regions that are known to have a host inside a network, by the name of the network.
    #[serde(default)]
    pub network_regions: Entries<Vec<At<String>>>,
}

/// A group of operations.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawFamily {
    pub title: At<String>,
    pub doc: At<String>,
    /// The family that new programs use instead.
    pub classic: Option<RawClassic>,
}

/// What replaces an old family of operations.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawClassic {
    /// The family to use instead.
    pub instead: At<String>,
    /// Operations of the old family that nothing replaces.
    #[serde(default)]
    pub except: Vec<At<String>>,
    /// The operations that replace an operation of the family, in the order of the calls.
    #[serde(default)]
    pub operations: Entries<Vec<At<String>>>,
}

/// A place where codes occur that calls do not return, such as the details of a failed task.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawCodeOrigin {
    /// The heading of the list of codes.
    pub title: At<String>,
    /// What the codes are, and where they occur.
    pub doc: At<String>,
    /// What is said of a field that holds one; `{codes}` stands for the link to the list.
    pub sentence: At<String>,
    /// The text of that link.
    pub link: At<String>,
    /// Where they occur, in one sentence for the documentation of the crate.
    pub place: At<String>,
    /// The name of the page with the list.
    pub page: At<String>,
    /// Whether texts of responses mention them, so that the crate can find them there.
    #[serde(default)]
    pub in_messages: bool,
}

/// A field that responses share.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawEnvelopeField {
    /// `string`, `boolean` or `int32`.
    #[serde(rename = "type")]
    pub ty: At<String>,
    /// What the client does with it.
    pub role: At<RawEnvelopeRole>,
    /// Of a code: the codes of calls that succeeded. Without them, the usual words and numbers of success count.
    #[serde(default)]
    pub success: Vec<At<String>>,
    pub doc: At<String>,
    /// A plausible, invented value.
    pub example: Option<RawLiteral>,
}
