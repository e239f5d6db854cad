//! Waiting for futures and streams in programs that have no tokio runtime.

mod driver;
mod iter;
mod wait;

pub use driver::Driver;
pub use iter::BlockingIter;
pub use wait::Wait;
