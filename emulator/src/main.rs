//! `cargo run -p emulator`: a local DTS.

use mimalloc::MiMalloc;

/// Calls ask for memory often: `docs/performance.md` has the figures.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[tokio::main]
async fn main() -> std::io::Result<()> {
    emulator::command::run().await
}
