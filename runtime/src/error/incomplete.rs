use super::{Error, Failure};
use crate::contract::structure::Structure;
use std::fmt;

/// A response without a member that the program cannot do without.
#[derive(Debug)]
pub(crate) struct IncompleteResponse {
    /// What is missing, and where.
    pub(crate) problem: String,
    /// The ID of the request, if the structure is the response itself.
    pub(crate) request_id: Option<String>,
}

impl fmt::Display for IncompleteResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem)?;
        match &self.request_id {
            Some(id) => write!(f, ", request ID {}", crate::ground::printable::Printable(id)),
            None => Ok(()),
        }
    }
}

/// The member `name` of `structure`, or an error that names it.
///
/// # Errors
/// If the member is absent.
pub fn present<'m, T>(member: Option<&'m T>, name: &str, structure: &dyn Structure) -> Result<&'m T, Error> {
    member.ok_or_else(|| {
        Error::of(Failure::Incomplete(IncompleteResponse {
            problem: format!("the service returned no `{name}` in {}", structure.shape().name),
            request_id: structure.metadata().and_then(|metadata| metadata.request_id()).map(str::to_owned),
        }))
    })
}
