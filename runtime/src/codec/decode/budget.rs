//! The memory that a response may take once it is decoded.
//!
//! A few bytes of JSON can stand for a large structure: `{}` in a list of tasks is 3 bytes on the wire, and as many
//! bytes in memory as a task has members. The budget counts what the body does not bound: list elements, map entries,
//! boxed structures, the overhead of texts, and the values that are listed because they don't match.

use serde_core::de::Error;

/// The default of [`Config::max_decoded_bytes`](crate::Config::max_decoded_bytes). A page of a thousand tasks with
/// three hundred members each takes about a fifth.
pub(crate) const DEFAULT_LIMIT: usize = 64 << 20;

pub(crate) struct Budget {
    limit: usize,
    left: usize,
    is_exceeded: bool,
}

impl Budget {
    /// What the allocator keeps beside the characters of a text.
    pub(super) const TEXT: usize = 32;

    /// A limit, and at least four times the body: members with short values take so much.
    pub(crate) fn for_body(limit: usize, body: usize) -> Self {
        Self::new(limit.max(body.saturating_mul(4)))
    }

    fn new(limit: usize) -> Self {
        Self { limit, left: limit, is_exceeded: false }
    }

    /// For documents of the program itself, which it knows the size of.
    pub(super) fn unlimited() -> Self {
        Self::new(usize::MAX)
    }

    /// All of it again.
    pub(super) fn renewed(&self) -> Self {
        Self::new(self.limit)
    }

    /// Takes some of it.
    ///
    /// # Errors
    /// If no more is left, which ends the reading.
    #[inline]
    pub(super) fn take<E: Error>(&mut self, bytes: usize) -> Result<(), E> {
        self.charge(bytes);
        if self.is_exceeded { Err(E::custom(self.problem())) } else { Ok(()) }
    }

    /// Takes some of it where reading cannot end; it ends with what is taken next.
    #[inline]
    pub(super) fn charge(&mut self, bytes: usize) {
        match self.left.checked_sub(bytes) {
            Some(left) => self.left = left,
            None => self.is_exceeded = true,
        }
    }

    pub(super) fn is_exceeded(&self) -> bool {
        self.is_exceeded
    }

    /// The limit, and what to do.
    pub(super) fn problem(&self) -> String {
        format!(
            "decoded, it takes more than the {} bytes of memory that `max_decoded_bytes` of the configuration allows; \
             request smaller pages, or raise that limit",
            self.limit
        )
    }
}
