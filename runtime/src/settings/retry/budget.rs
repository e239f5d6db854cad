use std::sync::{Arc, Mutex, PoisonError};

/// What retries of many calls may cost together, so that a service in trouble is not buried under them.
///
/// A bucket of tokens: a retry takes 5, after an attempt that ran out of time 10; a retry that succeeds gives them back,
/// and a call that succeeds at once adds 1. Where too few are left, a failed attempt ends its call. Waiting out a
/// passing state, new credentials and a corrected clock cost nothing.
///
/// A handle that is cheap to clone: clones, and clients that are given clones, share the tokens.
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

    /// How many tokens are left.
    pub fn tokens(&self) -> u32 {
        *self.tokens.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes the tokens if there are so many.
    pub(crate) fn take(&self, cost: u32) -> bool {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        let left = tokens.checked_sub(cost);
        *tokens = left.unwrap_or(*tokens);
        left.is_some()
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
