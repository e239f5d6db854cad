//! Names of objects.

use std::fmt;

/// A database, or a table of it, by its name in the source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct ObjectPath {
    /// The database.
    pub database: String,
    /// The table; `None` for the database itself.
    pub table: Option<String>,
}

impl ObjectPath {
    /// A database.
    pub fn database(database: impl Into<String>) -> Self {
        Self { database: database.into(), table: None }
    }

    /// A table.
    pub fn table(database: impl Into<String>, table: impl Into<String>) -> Self {
        Self { database: database.into(), table: Some(table.into()) }
    }
}

impl fmt::Display for ObjectPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.table {
            Some(table) => write!(f, "{}.{table}", self.database),
            None => f.write_str(&self.database),
        }
    }
}
