//! Runs the program.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// What a run has printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) code: i32,
}

impl Run {
    pub(crate) fn of(output: Output) -> Self {
        Self {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap(),
        }
    }

    /// The output of a run that succeeded, as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        assert_eq!(self.code, 0, "{self:?}");
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// The program with an environment of its own: a key, a region, English, and nothing of whoever runs the tests.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dts"));
    command
        .args(arguments)
        .env_clear()
        .env("LANG", "en_US.UTF-8")
        .env("HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("ALIBABA_CLOUD_REGION_ID", "cn-hangzhou")
        .env("ALIBABA_CLOUD_ACCESS_KEY_ID", "testid")
        .env("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "testsecret")
        .stdin(Stdio::null());
    command
}

/// A run that calls nobody.
pub(crate) fn dts(arguments: &[&str]) -> Run {
    Run::of(command(arguments).output().unwrap())
}

/// A run with this text on standard input.
pub(crate) fn dts_with(arguments: &[&str], input: &str) -> Run {
    let mut command = command(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Whoever does not read its input may have ended already.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    Run::of(child.wait_with_output().unwrap())
}

/// A run that calls an emulator, which needs the thread of the test in the meantime.
pub(crate) async fn calling(emulator: &emulator::Emulator, arguments: &[&str]) -> Run {
    let mut command = tokio::process::Command::from(command(arguments));
    Run::of(command.env("ALIBABA_CLOUD_ENDPOINT", emulator.endpoint()).output().await.unwrap())
}
