//! What is renamed.

/// A name of the generated crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustName {
    /// A structure or enum, and the module that documents have.
    Type { rust: String, module: String },
    /// The module of an operation, and the method of the client.
    Operation { rust: String },
    /// A parameter, a field, or the setter of one.
    Member { owner: Owner, rust: String },
}

/// What has members, by its name in the spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    Operation(String),
    Structure(String),
}

/// Another name for something.
#[derive(Clone, Debug)]
pub struct Renaming<'r> {
    pub old: RustName,
    pub new: &'r str,
    /// Of a type, the name of its module from now on.
    pub new_module: &'r str,
    /// How code names the crate.
    pub crate_name: String,
}
