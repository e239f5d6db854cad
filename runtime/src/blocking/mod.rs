//! Waiting for futures and streams in programs that have no tokio runtime.

mod blocked;
mod driver;

pub use blocked::Blocked;
pub use driver::Driver;
