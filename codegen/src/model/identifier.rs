use super::Text;

/// A kind of IDs that has a type of its own in languages where the compiler can find a mix-up. On the wire, it is a text.
#[derive(Debug)]
pub struct Identifier {
    pub name: String,
    /// The Rust type.
    pub rust: String,
    /// The Rust module and file, without extension.
    pub module: String,
    pub doc: Text,
}
