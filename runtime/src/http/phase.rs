//! How far a request has come.

use tokio::sync::watch;

/// How far a request has come on its way to the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SendPhase {
    /// It waits until the transport has room for it.
    Queued,
    /// A connection is being made.
    Connecting,
    /// A connection has the request: the service may have seen it.
    Sent,
}

/// The place where a [`Transport`](crate::Transport) reports how far a request has come, so that a call that ends early
/// knows whether the service may have seen its request.
#[derive(Debug)]
pub struct SendProgress(watch::Sender<SendPhase>);

impl SendProgress {
    /// The request is queued.
    pub fn new() -> Self {
        Self(watch::Sender::new(SendPhase::Queued))
    }

    /// Reports a phase. A request never goes back: an earlier phase than the last one is ignored.
    pub fn reach(&self, phase: SendPhase) {
        self.0.send_if_modified(|reached| {
            let is_later = phase > *reached;
            if is_later {
                *reached = phase;
            }
            is_later
        });
    }

    /// The last phase that was reported.
    pub fn phase(&self) -> SendPhase {
        *self.0.borrow()
    }

    /// Ends when the request leaves the queue.
    pub(crate) async fn left_queue(&self) {
        // It cannot fail while `self` holds the sender.
        let _ = self.0.subscribe().wait_for(|phase| *phase > SendPhase::Queued).await;
    }
}

impl Default for SendProgress {
    fn default() -> Self {
        Self::new()
    }
}
