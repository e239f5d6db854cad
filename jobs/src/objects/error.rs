//! Why objects can't be changed.

use super::difference::ObjectDifference;
use super::path::ObjectPath;
use alibabacloud_dts::error::DocumentError;
use alibabacloud_dts::{Error, WaitError};
use std::fmt;

/// Why the objects of a task could not be read or changed.
#[derive(Debug)]
#[non_exhaustive]
pub enum ObjectError {
    /// A call has failed. Nothing is known to have changed unless its outcome is unknown.
    Call(Error),
    /// The change was sent, and the task has not taken it over.
    Wait(WaitError),
    /// The response has no list of objects.
    #[non_exhaustive]
    NotInResponse {
        /// Where the list is kept as a file, for large lists.
        url: Option<String>,
    },
    /// The list of the response can't be read.
    Unreadable(DocumentError),
    /// The object isn't selected.
    NotSelected(ObjectPath),
    /// The table is selected only as a part of its whole database.
    PartOfWhole(ObjectPath),
    /// Some tables of the database are selected.
    HasTables(String),
    /// Subscriptions have no destination, so that their objects have no other names.
    NoDestination,
    /// The change would drop these objects, which the caller hasn't named. Nothing was sent.
    Unnamed(Vec<ObjectPath>),
    /// The list has changed since it was read, in this way. Nothing was sent.
    ChangedMeanwhile(ObjectDifference),
}

impl ObjectError {
    /// The error of the call that has failed, alone or in a wait, with its kind, code and request ID.
    pub fn call(&self) -> Option<&Error> {
        match self {
            Self::Call(error) => Some(error),
            Self::Wait(error) => error.call(),
            _ => None,
        }
    }
}

impl From<Error> for ObjectError {
    fn from(error: Error) -> Self {
        Self::Call(error)
    }
}

impl fmt::Display for ObjectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => write!(f, "{error}"),
            Self::Wait(error) => write!(f, "the change was sent, and the task has not taken it over: {error}"),
            Self::NotInResponse { url: Some(url) } => {
                write!(f, "the list of objects is too large for the response; it is in the file {url}")
            }
            Self::NotInResponse { url: None } => f.write_str("the task has no list of objects; configure it first"),
            Self::Unreadable(error) => write!(f, "the list of objects can't be read: {error}"),
            Self::NotSelected(path) => write!(f, "`{path}` isn't selected"),
            Self::PartOfWhole(path) => write!(
                f,
                "`{path}` is selected with its whole database: replace the database by the tables that are to stay"
            ),
            Self::HasTables(database) => write!(
                f,
                "some tables of `{database}` are selected, and what is set for them would be lost: remove the database, and \
                 then add it as a whole"
            ),
            Self::NoDestination => f.write_str("a subscription has no destination, so its objects can't be renamed"),
            Self::Unnamed(paths) => {
                let paths: Vec<String> = paths.iter().map(ToString::to_string).collect();
                write!(
                    f,
                    "the task would no longer transfer {}: remove them by name, or name them with `allow_dropping`",
                    paths.join(", ")
                )
            }
            Self::ChangedMeanwhile(difference) => {
                write!(f, "the objects have changed since they were read; read them again:\n{difference}")
            }
        }
    }
}

impl std::error::Error for ObjectError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Call(error) => error.source(),
            Self::Wait(error) => error.source(),
            Self::Unreadable(error) => Some(error),
            _ => None,
        }
    }
}
