//! Paginators: lists that come in several responses.

mod cursor;
mod items;
mod pages;
mod repeats;

pub use cursor::{PageCursor, PageStep};
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
    /// The lists of the response, by path.
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
    /// Pages are requested by number; `first` is the number of the first. The `items` are found at these paths of a
    /// response; where there are several lists, a page holds a part of each.
    pub const fn numbered(parameter: &'static str, first: i64, items: &'static [&'static str]) -> Self {
        Self::new(Style::Number { parameter, first }, items)
    }

    /// A page is requested with a token from the response before it. A list ends where a response has none.
    pub const fn by_token(parameter: &'static str, field: &'static str, items: &'static [&'static str]) -> Self {
        Self::new(Style::Token { parameter, field }, items)
    }

    /// The parameter for the size of a page, and its default.
    #[must_use]
    pub const fn size(self, parameter: &'static str, default: Option<i64>) -> Self {
        Self { size: Some((parameter, default)), ..self }
    }

    /// The field with the number of all entries. Beside entries, a number that is zero or negative counts as none.
    #[must_use]
    pub const fn total(self, field: &'static str) -> Self {
        Self { total: Some(field), ..self }
    }

    /// Without a total, a page that is not full is the last. Without this too, a list ends with an empty page.
    #[must_use]
    pub const fn short_is_last(self) -> Self {
        Self { short_is_last: true, ..self }
    }

    const fn new(style: Style, items: &'static [&'static str]) -> Self {
        Self { style, items, size: None, total: None, short_is_last: false }
    }
}
