//! What the generator knows about a struct before it writes it.

use crate::model::{Field, RequestRule};
use proc_macro2::TokenStream;

/// What a struct is made of.
pub(super) struct Layout<'a> {
    /// The Rust type.
    pub(super) rust: &'a str,
    /// The name in the spec, for messages.
    /// Other names by which the search finds it.
    pub(super) known_as: &'a [String],
    pub(super) name: String,
    pub(super) fields: &'a [Field],
    /// Rules over several members.
    pub(super) rules: &'a [RequestRule],
    /// Whether it is ever sent, so that there is something to keep to.
    pub(super) is_sent: bool,
    /// Of a response: where the names of its envelope are.
    pub(super) envelope: Option<TokenStream>,
    /// An operation whose request holds it, for paths from the root.
    pub(super) root: &'a [Field],
    /// Members behind the others.
    pub(super) beside: Vec<TokenStream>,
    /// Methods of the contract beside those about members.
    pub(super) contract: TokenStream,
}
