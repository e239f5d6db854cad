//! Runs a program, and ends it with the programs that it has started.

use super::complaint;
use super::process_group::ProcessGroup;
use crate::ground::wiped::{WipedBytes, reserve};
use crate::http::credential_transport::MAX_RESPONSE_BYTES;
use std::future::poll_fn;
use std::io;
use std::pin::pin;
use std::process::{ExitStatus, Stdio};
use std::task::Poll;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::process::{Child, Command};
use tokio::time::timeout;

/// The number of bytes of the standard error that are kept: the last ones, where the reason mostly is.
const ERROR_BYTES: usize = 4096;

/// What a program has printed, and how it has ended.
#[derive(Default)]
pub(super) struct Outcome {
    /// `None` if the program took too long.
    pub(super) status: Option<ExitStatus>,
    /// Longer than is allowed if there is more of it.
    pub(super) output: WipedBytes,
    /// The end of its standard error.
    pub(super) errors: WipedBytes,
}

impl Outcome {
    /// What it has complained about, for an error.
    pub(super) fn complaint(&self) -> String {
        complaint::shown(&self.errors, &self.output, self.errors.len() >= ERROR_BYTES)
    }
}

/// Runs the command without input, until it ends or the time is over.
pub(super) async fn run(mut command: Command, time: Duration) -> io::Result<Outcome> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
    ProcessGroup::prepare(&mut command);
    let mut child = command.spawn()?;
    // Dropped before the child, also where the caller gives up: while the child is not waited for, its number cannot
    // belong to another program.
    let group = ProcessGroup::of(&child);
    let mut outcome = Outcome::default();
    if let Ok(status) = timeout(time, follow(&mut child, &group, &mut outcome)).await {
        outcome.status = Some(status?);
    }
    Ok(outcome)
}

/// Reads both outputs while the program runs. What it leaves running may hold them open, and is ended with it.
async fn follow(child: &mut Child, group: &ProcessGroup, outcome: &mut Outcome) -> io::Result<ExitStatus> {
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    let (output, errors) = (&mut outcome.output, &mut outcome.errors);
    let ended = async {
        let status = child.wait().await;
        group.end().await;
        status
    };
    let printed = async {
        if let Some(stdout) = stdout {
            read_output(stdout, output).await?;
            if output.len() > MAX_RESPONSE_BYTES {
                group.end().await;
            }
        }
        Ok::<_, io::Error>(())
    };
    let complained = async {
        match stderr {
            Some(stderr) => read_errors(stderr, errors).await,
            None => Ok(()),
        }
    };
    let (status, (printed, complained)) = both(ended, both(printed, complained)).await;
    printed?;
    complained?;
    status
}

/// Reads to the end, or somewhat more than is allowed.
async fn read_output(mut stdout: impl AsyncRead + Unpin, output: &mut WipedBytes) -> io::Result<()> {
    while output.len() <= MAX_RESPONSE_BYTES {
        reserve(output, 4096);
        if stdout.read_buf(&mut **output).await? == 0 {
            break;
        }
    }
    Ok(())
}

/// Reads to the end, so that the program never waits for a reader, and keeps the last bytes.
async fn read_errors(mut stderr: impl AsyncRead + Unpin, errors: &mut WipedBytes) -> io::Result<()> {
    reserve(errors, 2 * ERROR_BYTES);
    loop {
        if errors.len() == errors.capacity() {
            errors.drain(..ERROR_BYTES);
        }
        if stderr.read_buf(&mut **errors).await? == 0 {
            return Ok(());
        }
    }
}

async fn both<A, B>(one: impl Future<Output = A>, other: impl Future<Output = B>) -> (A, B) {
    let (mut one, mut other) = (pin!(one), pin!(other));
    let (mut of_one, mut of_other) = (None, None);
    poll_fn(move |context| {
        if of_one.is_none()
            && let Poll::Ready(value) = one.as_mut().poll(context)
        {
            of_one = Some(value);
        }
        if of_other.is_none()
            && let Poll::Ready(value) = other.as_mut().poll(context)
        {
            of_other = Some(value);
        }
        match (of_one.take(), of_other.take()) {
            (Some(one), Some(other)) => Poll::Ready((one, other)),
            (one, other) => {
                (of_one, of_other) = (one, other);
                Poll::Pending
            }
        }
    })
    .await
}
