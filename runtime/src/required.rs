//! Required parameters, checked by the compiler.
//!
//! A generated builder has one type parameter for each required parameter: [`Missing`] at first, [`Given`] once the
//! setter was called. `send` asks each to be [`Has`] of the parameter's marker type, so that the compiler names the
//! parameter that was left out.

/// The parameter has not been given yet.
#[derive(Clone, Copy, Debug, Default)]
pub struct Missing;

/// The parameter has been given.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given;

/// The required parameter `P` has been given.
#[diagnostic::on_unimplemented(
    message = "required parameter `{P}` has not been given",
    label = "call the setter of `{P}` before this"
)]
pub trait Has<P> {}

impl<P> Has<P> for Given {}
