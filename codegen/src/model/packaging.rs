/// How the generated crate is published.
#[derive(Debug)]
pub struct Packaging {
    /// At most five words that registries find the crate by.
    pub keywords: Vec<String>,
    /// At most five categories of registries.
    pub categories: Vec<String>,
    /// What the manifest says by itself; `None` if a workspace around the crate says it.
    pub alone: Option<Alone>,
}

/// What the manifest of a crate outside of a workspace says.
#[derive(Debug)]
pub struct Alone {
    /// The version of the crate.
    pub version: String,
    /// The address of the crate's sources.
    pub repository: Option<String>,
    /// The address of the crate's own site.
    pub homepage: Option<String>,
    /// The versions of the runtime that the crate works with.
    pub core: String,
}
