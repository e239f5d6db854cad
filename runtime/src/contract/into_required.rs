//! What setters of required parameters take.

/// What the setter of a required parameter takes: a value, or a type that converts into it by [`Into`]. Every such type
/// has the trait, so that there is nothing to implement.
///
/// It takes no `Option`. A value that may be absent is taken out first: `response.job_id()?` returns an ID, or an error
/// that names what the service did not return.
///
/// It is a trait of its own for what the compiler says: of [`Into`] it lists the types that convert.
#[diagnostic::on_unimplemented(
    message = "a required parameter of the type `{T}` cannot be set to `{Self}`",
    label = "expected `{T}` or a type that converts into it",
    note = "a required parameter takes no `Option`: take the value out first, as `response.job_id()?` does for an ID",
    note = "an ID of another kind is passed as its text, `id.as_str()`"
)]
pub trait IntoRequired<T>: Into<T> {}

#[doc(hidden)]
#[diagnostic::do_not_recommend]
impl<S: Into<T>, T> IntoRequired<T> for S {}
