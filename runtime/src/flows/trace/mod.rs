//! The spans around the calls of a wait or of a list, if the feature `tracing` is enabled. Without it, nothing happens
//! here.

#[cfg(not(feature = "tracing"))]
mod nothing;
#[cfg(feature = "tracing")]
mod spans;

#[cfg(not(feature = "tracing"))]
pub(crate) use nothing::{PagesSpan, WaitSpan};
#[cfg(feature = "tracing")]
pub(crate) use spans::{PagesSpan, WaitSpan};
