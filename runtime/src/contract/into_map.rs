//! What setters of maps take.

use crate::contract::into_list::{Converted, Optional, Present};
use indexmap::IndexMap;

/// What the setter of a map takes: whatever can be iterated, with pairs of a key and a value that convert into a `String`
/// and a `V`. If the map is optional, also an `Option` of that; `None` is the empty map, which is not sent.
///
/// The compiler infers `M`, as for [`IntoList`](crate::IntoList).
#[diagnostic::on_unimplemented(
    message = "a map of `{V}` cannot be set to `{Self}`",
    label = "expected pairs of a text and a value that converts into `{V}`"
)]
pub trait IntoMap<V, M> {
    /// The entries.
    fn into_map(self) -> IndexMap<String, V>;
}

#[diagnostic::do_not_recommend]
impl<V, K: Into<String>, W: Into<V>, I: IntoIterator<Item = (K, W)>> IntoMap<V, Present<Converted>> for I {
    #[inline]
    fn into_map(self) -> IndexMap<String, V> {
        self.into_iter().map(|(key, value)| (key.into(), value.into())).collect()
    }
}

#[diagnostic::do_not_recommend]
impl<V, M, P: IntoMap<V, Present<M>>> IntoMap<V, Optional<M>> for Option<P> {
    #[inline]
    fn into_map(self) -> IndexMap<String, V> {
        self.map(P::into_map).unwrap_or_default()
    }
}
