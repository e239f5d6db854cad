use crate::http::phase::{SendPhase, SendProgress};
use std::sync::{Arc, Mutex, PoisonError};

/// A limit for the retries of many calls together, so that a service in trouble does not get even more requests.
///
/// A bucket of tokens: a retry takes 5, after an attempt that ran out of time 10. They return if the retry succeeds, or
/// if its request is not sent; a call that succeeds at once adds 1. If too few are left, a failed attempt ends its call.
/// Waiting for a state to change, new credentials, a corrected clock and a shorter URL cost nothing.
///
/// A handle that is cheap to clone: clones, and clients that receive clones, share the tokens.
#[derive(Clone, Debug)]
pub struct RetryBudget {
    capacity: u32,
    tokens: Arc<Mutex<u32>>,
}

impl RetryBudget {
    /// A full bucket of `capacity` tokens. A client has 500 of its own by default: 100 retries in a row.
    pub fn new(capacity: u32) -> Self {
        Self { capacity, tokens: Arc::new(Mutex::new(capacity)) }
    }

    /// The number of tokens that are left.
    pub fn tokens(&self) -> u32 {
        *self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes tokens for a retry if there are so many.
    pub(crate) fn take(&self, amount: u32) -> Option<Tokens> {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        *tokens = tokens.checked_sub(amount)?;
        Some(Tokens { budget: self.clone(), amount, sending: None })
    }

    pub(crate) fn give(&self, amount: u32) {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        *tokens = tokens.saturating_add(amount).min(self.capacity);
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new(500)
    }
}

/// What a retry has taken from the budget. When this is dropped, in whatever way the call ends, the tokens return unless
/// the request of the retry was sent.
#[derive(Debug)]
pub(crate) struct Tokens {
    budget: RetryBudget,
    amount: u32,
    sending: Option<Arc<SendProgress>>,
}

impl Tokens {
    /// This is the request that they are for.
    pub(crate) fn follow(&mut self, sending: &Arc<SendProgress>) {
        self.sending = Some(Arc::clone(sending));
    }

    /// Returns them in any case.
    pub(crate) fn refund(mut self) {
        self.sending = None;
    }
}

impl Drop for Tokens {
    fn drop(&mut self) {
        if self.sending.as_ref().is_none_or(|sending| sending.phase() != SendPhase::Sent) {
            self.budget.give(self.amount);
        }
    }
}
