//! What a job consists of, before anything is called.

mod check;
mod definition;
mod description;
mod invalid;
mod kind;
mod requests;
mod schema;
mod step;

pub use definition::Job;
pub use invalid::InvalidJob;
pub use kind::{Direction, JobKind, Order, Until};
pub use step::Step;
