//! What YAML says, each part with its place.

use crate::place::Place;
use std::borrow::Cow;

/// A value, or a key, which is always a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node<'t> {
    pub(super) kind: NodeKind<'t>,
    pub(super) place: Place,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum NodeKind<'t> {
    Null,
    /// Something that is no value, which has been reported.
    Broken,
    Boolean(bool),
    Integer(i64),
    Double(f64),
    Text(Cow<'t, str>),
    List(Vec<Node<'t>>),
    /// In the order of the file. The keys are texts, whatever they look like.
    Map(Vec<(Node<'t>, Node<'t>)>),
}

impl Node<'_> {
    /// The text, or nothing where the node is none; keys always are.
    pub(super) fn text(&self) -> &str {
        match &self.kind {
            NodeKind::Text(text) => text,
            _ => "",
        }
    }
}

impl NodeKind<'_> {
    /// What a message calls it.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Null | Self::Broken => "nothing",
            Self::Boolean(_) => "`true` or `false`",
            Self::Integer(_) | Self::Double(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
        }
    }
}
