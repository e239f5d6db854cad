//! Futures without a type of their own.

use std::pin::Pin;

/// A future behind a pointer, so that callers compile no state machines of this crate.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
