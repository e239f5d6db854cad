//! `cargo run -p emulator`: a local DTS.

#[tokio::main]
async fn main() -> std::io::Result<()> {
    emulator::command::run().await
}
