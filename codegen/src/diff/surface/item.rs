/// A public item of a crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::diff) struct Item {
    /// As Rust writes it, without bodies, documentation and names of bound variables.
    pub(in crate::diff) signature: String,
    /// The module or type that it is in.
    pub(in crate::diff) parent: String,
    /// Its own name.
    pub(in crate::diff) name: String,
    /// The spec file that it is made of, as the first line of its file says.
    pub(in crate::diff) source: String,
    pub(in crate::diff) deprecated: bool,
    /// Whether a program can name all members of what it is in, so that one more breaks it.
    pub(in crate::diff) in_exhaustive: bool,
}
