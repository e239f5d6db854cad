//! The command line of the generator.

use std::process::ExitCode;

fn main() -> ExitCode {
    codegen::command::run(std::env::args_os())
}
