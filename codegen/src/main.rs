//! The command line of the generator.

use mimalloc::MiMalloc;
use std::process::ExitCode;

/// A third of the time went into asking for memory and giving it back: `docs/performance.md` has the figures.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    codegen::command::run(std::env::args_os())
}
