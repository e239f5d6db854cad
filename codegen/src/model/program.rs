/// A program that shows how an SDK is used. It is written by hand, and part of the crate.
#[derive(Debug)]
pub struct Program {
    /// The name of the file without its extension.
    pub name: String,
    /// The first sentence of its documentation.
    pub summary: String,
    /// The features of the crate that it needs beyond the default ones.
    pub features: Vec<String>,
    /// The whole text.
    pub text: String,
    /// The file of the spec.
    pub source: String,
}
