//! Waiting for futures and streams in programs that have no tokio runtime.

mod blocked;
mod driver;
mod wait;

pub use blocked::Blocked;
pub use driver::Driver;
pub use wait::Wait;
