//! Calls in a file, one a line, to be replayed.

use crate::calls::Call;
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    /// The seed of the IDs.
    seed: u64,
}

/// A recording that is being written.
#[derive(Debug)]
pub(crate) struct Recorder(Mutex<File>);

impl Recorder {
    /// Begins a new file in place of an old one.
    ///
    /// # Errors
    /// If the file cannot be written.
    pub(crate) fn create(path: &Path, seed: u64) -> io::Result<Self> {
        let named = |error: io::Error| io::Error::other(format!("{}: {error}", path.display()));
        let mut file = File::create(path).map_err(named)?;
        writeln!(file, "{}", serde_json::to_string(&Head { seed })?).map_err(named)?;
        Ok(Self(Mutex::new(file)))
    }

    /// # Errors
    /// If the file cannot be written.
    pub(crate) fn add(&self, call: &Call) -> io::Result<()> {
        let line = serde_json::to_string(call)? + "\n";
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write_all(line.as_bytes())
    }
}

/// Calls that were recorded, in their order.
#[derive(Debug)]
pub(crate) struct Recording {
    pub(crate) seed: u64,
    pub(crate) calls: Vec<Call>,
}

impl Recording {
    /// # Errors
    /// If the file cannot be read, or is no recording.
    pub(crate) fn read(path: &Path) -> io::Result<Self> {
        let file = File::open(path).map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
        let mut lines = BufReader::new(file).lines();
        let at = |number: usize, error: String| {
            io::Error::other(format!("{}:{number}: this is no recording of an emulator: {error}", path.display()))
        };
        let head = lines.next().ok_or_else(|| at(1, "the file is empty".to_owned()))??;
        let Head { seed } = serde_json::from_str(&head).map_err(|error| at(1, error.to_string()))?;
        let mut calls = Vec::new();
        for (index, line) in lines.enumerate() {
            let call = serde_json::from_str(&line?).map_err(|error| at(index + 2, error.to_string()))?;
            calls.push(call);
        }
        calls.sort_by_key(|call: &Call| call.number);
        Ok(Self { seed, calls })
    }
}
