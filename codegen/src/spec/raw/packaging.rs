use crate::spec::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// How the generated crate is published.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RawPackaging {
    /// Whether the crate takes its version, edition, oldest Rust, licence, repository, dependencies and lints from the
    /// workspace around it.
    #[serde(default)]
    pub workspace: bool,
    /// The version of the crate, if that of a workspace does not count; `0.1.0` where the key is missing.
    pub version: Option<At<String>>,
    /// The address of the crate's sources.
    pub repository: Option<At<String>>,
    /// The address of the crate's own site.
    pub homepage: Option<At<String>>,
    /// At most five words that registries find the crate by.
    pub keywords: Option<Vec<At<String>>>,
    /// At most five categories of crates.io.
    pub categories: Option<Vec<At<String>>>,
    /// The versions of `alibabacloud-core` that the crate works with; that of the generator where the key is missing.
    pub core: Option<At<String>>,
}
