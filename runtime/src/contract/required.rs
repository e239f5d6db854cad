//! Required parameters, checked by the compiler.
//!
//! A generated builder has one type parameter for each required parameter: [`Missing`] at first, [`Given`] once the
//! setter was called. `send` asks for a trait of each, which [`Given`] alone has, so that the compiler names the
//! parameter that was left out.

/// The parameter has not been given yet.
#[derive(Clone, Copy, Debug, Default)]
pub struct Missing;

/// The parameter has been given.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given;
