//! The command line.

use crate::clock::Clock;
use crate::emulator::Emulator;
use crate::faults::Fault;
use crate::settings::{AccessKey, Settings};
use clap::Parser;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;

/// Runs a local DTS until it is interrupted.
#[derive(Debug, Parser)]
#[command(name = "emulator", version)]
struct Arguments {
    /// The address to listen on. An address other than loopback is open to the network.
    #[arg(long, default_value = "127.0.0.1:18080")]
    listen: SocketAddr,
    /// An access key that may sign, as ID:SECRET or ID:SECRET:TOKEN. May be repeated.
    #[arg(long = "key", value_parser = access_key, default_value = "testid:testsecret")]
    keys: Vec<AccessKey>,
    /// The seed of the IDs, so that each run makes the same.
    #[arg(long)]
    seed: Option<u64>,
    /// Passes over parameters that the spec doesn't know, as the gateway does.
    #[arg(long)]
    accept_unknown_parameters: bool,
    /// Responds by the spec's examples to calls that name unknown IDs.
    #[arg(long)]
    accept_unknown_ids: bool,
    /// A fault, as [OPERATION:]FAULT[@PERCENT]. May be repeated.
    #[arg(long = "fault", value_parser = Fault::rule)]
    faults: Vec<(Option<String>, u8, Fault)>,
    /// The file that keeps the state. Without it, the state ends with the emulator.
    #[arg(long)]
    data: Option<PathBuf>,
    /// Records the calls in this file, without secrets. An old file is replaced.
    #[arg(long)]
    record: Option<PathBuf>,
    /// Replays recorded calls under every documented failure, prints what they survive, and ends.
    #[arg(long, conflicts_with_all = ["listen", "data", "record", "faults"])]
    replay: Option<PathBuf>,
}

/// Runs the emulator with the arguments of this process.
///
/// # Errors
/// If the address cannot be listened on, or a file cannot be read or written.
pub async fn run() -> io::Result<()> {
    let Arguments { listen, keys, seed, accept_unknown_parameters, accept_unknown_ids, faults, data, record, replay } =
        Arguments::parse();
    if let Some(recording) = replay {
        for outcome in crate::replay::replay(&recording)? {
            println!("{outcome}");
        }
        return Ok(());
    }
    if !listen.ip().is_loopback() {
        eprintln!("WARNING: {listen} is not loopback: everyone who reaches this machine can call the emulator.");
    }
    let shown: Vec<String> =
        keys.iter().map(|key| format!("access key ID {}, secret {}", key.id, key.secret)).collect();
    let settings = Settings {
        address: listen,
        keys,
        seed,
        clock: Clock::default(),
        refuse_unknown_parameters: !accept_unknown_parameters,
        accept_unknown_ids,
        faults,
        data,
        record,
        ..Settings::default()
    };
    let emulator = Emulator::start_with(settings).await?;
    println!("endpoint {}", emulator.endpoint());
    for key in shown {
        println!("{key}");
    }
    interrupted().await?;
    emulator.stop().await;
    Ok(())
}

/// Waits until the process is asked to end.
async fn interrupted() -> io::Result<()> {
    #[cfg(unix)]
    {
        let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminate.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}

fn access_key(text: &str) -> Result<AccessKey, String> {
    let mut parts = text.splitn(3, ':');
    match (parts.next(), parts.next()) {
        (Some(id), Some(secret)) if !id.is_empty() && !secret.is_empty() => {
            Ok(AccessKey { id: id.to_owned(), secret: secret.to_owned(), token: parts.next().map(str::to_owned) })
        }
        _ => Err("write ID:SECRET or ID:SECRET:TOKEN".to_owned()),
    }
}
