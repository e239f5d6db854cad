//! A program with all programs that it has started.

#[cfg(unix)]
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::process::{Child, Command};

/// The group of a program on Unix; elsewhere only the program itself is ended. What is left of it when this is dropped
/// is ended then.
pub(super) struct ProcessGroup {
    #[cfg(unix)]
    leader: Option<u32>,
    #[cfg(unix)]
    has_ended: AtomicBool,
}

#[cfg(unix)]
impl ProcessGroup {
    /// Lets the program lead a group of its own, which all its children belong to unless they leave it.
    pub(super) fn prepare(command: &mut Command) {
        command.process_group(0);
    }

    pub(super) fn of(child: &Child) -> Self {
        Self { leader: child.id(), has_ended: AtomicBool::new(false) }
    }

    /// Ends all of the group.
    pub(super) async fn end(&self) {
        let Some(leader) = self.rest() else { return };
        // It fails if the runtime ends, and then the drop ends the group.
        if tokio::task::spawn_blocking(move || kill(leader)).await.is_ok() {
            self.has_ended.store(true, Ordering::Relaxed);
        }
    }

    fn rest(&self) -> Option<u32> {
        self.leader.filter(|_| !self.has_ended.load(Ordering::Relaxed))
    }
}

/// Nothing in the standard library sends a signal to a group, so that the shell does.
#[cfg(unix)]
fn kill(leader: u32) {
    use std::process::Stdio;
    let mut command = std::process::Command::new("/bin/sh");
    command.args(["-c", "kill -s KILL -- \"-$1\"", "sh"]).arg(leader.to_string());
    // It fails where all have ended, which is the usual case.
    let _ = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
}

#[cfg(unix)]
impl Drop for ProcessGroup {
    fn drop(&mut self) {
        if let Some(leader) = self.rest() {
            kill(leader);
        }
    }
}

#[cfg(not(unix))]
impl ProcessGroup {
    pub(super) fn prepare(_: &mut Command) {}

    pub(super) fn of(_: &Child) -> Self {
        Self {}
    }

    #[allow(clippy::unused_async, reason = "as on Unix")]
    pub(super) async fn end(&self) {}
}
