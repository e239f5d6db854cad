//! One call: its request, its attempts, and what becomes of the answer.

pub(crate) mod answer;
pub(crate) mod attempts;
pub(crate) mod failure;
pub(crate) mod mask;
pub(crate) mod operation;
pub(crate) mod options;
pub(crate) mod outcome;
pub(crate) mod prepare;
pub(crate) mod request;
pub(crate) mod skew;
pub(crate) mod timeouts;
