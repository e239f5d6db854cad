//! Changes to the objects of a running task.

mod apply;
mod change;
mod difference;
mod error;
mod path;

pub use change::ObjectChange;
pub use difference::{ObjectDifference, RenamedObject};
pub use error::ObjectError;
pub use path::ObjectPath;
