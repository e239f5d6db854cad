//! What a backend makes: the text of one file, and where it belongs.

/// One file of the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Relative to the output folder, with `/` between the parts.
    pub path: String,
    /// The whole text, with the header where the format has comments.
    pub text: String,
}
