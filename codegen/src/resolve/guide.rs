//! The guide to the crate, which is used as it is written.

use super::resolver::Resolver;
use crate::diagnostic::{Code, Diagnostic};
use crate::place::Place;
use crate::prose::{Flaw, flaws};

impl Resolver<'_> {
    pub(super) fn guide(&mut self) -> Option<String> {
        let guide = self.raw.guide.as_ref()?;
        for (range, flaw) in flaws(&guide.value) {
            let offset = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
            let place = Place { file: guide.file, start: offset(range.start), end: offset(range.end) };
            self.report(match flaw {
                Flaw::Html => Diagnostic::new(
                    Code::UnsafeMarkdown,
                    place,
                    "this is HTML",
                    "write it as Markdown, or put it into backticks to show it",
                ),
                Flaw::Link(address) => Diagnostic::new(
                    Code::UnsafeMarkdown,
                    place,
                    format!("this links to `{address}`"),
                    "link to an address that begins with `https://`, or to an item of the crate",
                ),
                Flaw::OpenFence => Diagnostic::open_fence(place),
            });
        }
        Some(guide.value.clone())
    }
}
