//! Calls with all of their required parameters, and functions over builders: that they compile is the test. See
//! `tests/ui.rs` for those that do not.

/// What compiles.
pub mod calls {
    pub mod complete_calls;
    pub mod helper_functions;
}
