//! Paginators: lists that come in several answers.

mod cursor;
mod items;
mod pages;

pub(crate) use cursor::{PageCursor, PageStep};
pub use items::Items;
pub use pages::Pages;

use crate::call::typed::TypedRequest;

/// A request for a page of a list.
pub trait PagedRequest: TypedRequest {
    /// An entry of the list.
    type Item: Send + Unpin + 'static;

    /// How the list is paged.
    const PAGING: &'static Paging;

    /// The entries of a page.
    fn items(response: Self::Response) -> Vec<Self::Item>;
}

/// How a list operation is paged. Names are those of the wire.
#[derive(Debug)]
pub struct Paging {
    style: Style,
    /// The lists of the answer, by path.
    items: &'static [&'static str],
    size: Option<(&'static str, Option<i64>)>,
    total: Option<&'static str>,
    short_is_last: bool,
}

#[derive(Clone, Copy, Debug)]
enum Style {
    Number { parameter: &'static str, first: i64 },
    Token { parameter: &'static str, field: &'static str },
}

impl Paging {
    /// Pages are asked for by number; `first` is the number of the first. The `items` are found at these paths of an
    /// answer; where there are several lists, a page holds a part of each.
    pub const fn numbered(parameter: &'static str, first: i64, items: &'static [&'static str]) -> Self {
        Self::new(Style::Number { parameter, first }, items)
    }

    /// A page is asked for with a token from the answer before it. A list ends where an answer has none.
    pub const fn by_token(parameter: &'static str, field: &'static str, items: &'static [&'static str]) -> Self {
        Self::new(Style::Token { parameter, field }, items)
    }

    /// The parameter for the size of a page, and what it is if the parameter is not given.
    #[must_use]
    pub const fn size(self, parameter: &'static str, default: Option<i64>) -> Self {
        Self { size: Some((parameter, default)), ..self }
    }

    /// The field with the number of all entries. A number that is zero or negative says nothing.
    #[must_use]
    pub const fn total(self, field: &'static str) -> Self {
        Self { total: Some(field), ..self }
    }

    /// A page that is not full is the last. Without this, a list ends with an empty page or when the total is reached.
    #[must_use]
    pub const fn short_is_last(self) -> Self {
        Self { short_is_last: true, ..self }
    }

    const fn new(style: Style, items: &'static [&'static str]) -> Self {
        Self { style, items, size: None, total: None, short_is_last: false }
    }
}
