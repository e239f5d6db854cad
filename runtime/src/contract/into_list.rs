//! What setters of lists take.

use std::marker::PhantomData;

/// What the setter of a list takes: whatever can be iterated, with entries that convert into `T` by [`Into`]. Vectors,
/// arrays, slices, sets and maps of pairs can be passed by value or by reference.
///
/// An optional list also takes an `Option` of that; `None` is the empty list, which is not sent. The setter of a required
/// list takes no `Option`, as the setter of any other required parameter.
///
/// ```
/// use alibabacloud_core::IntoList;
///
/// fn names<M>(value: impl IntoList<String, M>) -> Vec<String> {
///     value.into_list()
/// }
///
/// let known = ["orders", "shop"];
/// let owned: Vec<String> = names(&known);
/// assert_eq!(owned, known);
/// assert_eq!(names(owned.iter().map(|name| name.to_uppercase())), ["ORDERS", "SHOP"]);
/// assert_eq!(names(Some(&owned)), known);
/// assert_eq!(names(Some(owned.as_slice())), known);
/// assert!(names(None::<Vec<String>>).is_empty());
/// ```
///
/// The compiler infers `M`, the way in which the list is made; there is nothing to write for it. It needs the type of the
/// entries: an empty list is `Vec::<String>::new()`, and nothing at all is `None::<Vec<String>>`.
#[diagnostic::on_unimplemented(
    message = "a list of `{T}` cannot be set to `{Self}`",
    label = "expected a list, or anything to iterate, whose entries convert into `{T}`",
    note = "an optional list also takes an `Option` of a list; a required one takes no `Option`"
)]
pub trait IntoList<T, M> {
    /// The entries.
    fn into_list(self) -> Vec<T>;
}

/// A list that is there, in the way `M`.
#[derive(Debug)]
pub struct Present<M>(PhantomData<M>);

/// An `Option` of a list, which is made in the way `M`.
#[derive(Debug)]
pub struct Optional<M>(PhantomData<M>);

/// From entries that convert.
#[derive(Debug)]
pub enum Converted {}

/// From references to texts that are borrowed, as the entries of `&["a", "b"]` are.
#[derive(Debug)]
pub enum Texts {}

/// From references to numbers and other values that are copied.
#[derive(Debug)]
pub enum Copied {}

#[diagnostic::do_not_recommend]
impl<T, I: IntoIterator<Item: Into<T>>> IntoList<T, Present<Converted>> for I {
    #[inline]
    fn into_list(self) -> Vec<T> {
        self.into_iter().map(Into::into).collect()
    }
}

#[diagnostic::do_not_recommend]
impl<'a, 't: 'a, T: From<&'t str>, I: IntoIterator<Item = &'a &'t str>> IntoList<T, Present<Texts>> for I {
    #[inline]
    fn into_list(self) -> Vec<T> {
        self.into_iter().map(|text| T::from(text)).collect()
    }
}

#[diagnostic::do_not_recommend]
impl<'a, T: Copy + 'a, I: IntoIterator<Item = &'a T>> IntoList<T, Present<Copied>> for I {
    #[inline]
    fn into_list(self) -> Vec<T> {
        self.into_iter().copied().collect()
    }
}

#[diagnostic::do_not_recommend]
impl<T, M, L: IntoList<T, Present<M>>> IntoList<T, Optional<M>> for Option<L> {
    #[inline]
    fn into_list(self) -> Vec<T> {
        self.map(L::into_list).unwrap_or_default()
    }
}
