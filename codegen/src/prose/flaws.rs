//! What a text that is used as it is written must not have.

use super::fences::is_open;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use std::ops::Range;

/// A stretch of Markdown that does more than a reader expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    Html,
    /// A link to neither an address of the web nor a place beside the page.
    Link(String),
    OpenFence,
}

/// What is wrong with the Markdown of a whole page, in its order.
#[must_use]
pub fn flaws(markdown: &str) -> Vec<(Range<usize>, Flaw)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let flaw = |(event, range): (Event, Range<usize>)| {
        let flaw = match event {
            Event::Html(_) | Event::InlineHtml(_) => Flaw::Html,
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) if is_foreign(&dest_url) => {
                Flaw::Link(dest_url.into_string())
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) if is_open(&markdown[range.clone()]) => {
                Flaw::OpenFence
            }
            _ => return None,
        };
        Some((range, flaw))
    };
    Parser::new_ext(markdown, options).into_offset_iter().filter_map(flaw).collect()
}

/// Whether the address has another scheme than `https`. A path such as `crate::Client` has none.
fn is_foreign(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return address.starts_with("//") };
    let is_scheme = !scheme.contains(['/', '#', '?', '.', '@']) && !rest.starts_with(':');
    is_scheme && !address.starts_with("https://") || address.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flaws_are_found_where_they_are() {
        let page = "# A\n\n<b>x</b> [a](javascript:b) [`Client`](crate::Client) [c](#d) [e](https://e.org)\n\n```\n<i>";
        let found: Vec<(&str, Flaw)> = flaws(page).into_iter().map(|(range, flaw)| (&page[range], flaw)).collect();
        let link = Flaw::Link("javascript:b".to_owned());
        assert_eq!(
            found,
            [("<b>", Flaw::Html), ("</b>", Flaw::Html), ("[a](javascript:b)", link), ("```\n<i>", Flaw::OpenFence)]
        );
    }

    #[test]
    fn only_https_and_places_beside_the_page_are_no_foreign_addresses() {
        for address in ["https://e.org", "crate::A", "Self::b", "a/b.md", "#c", "struct@A", "../a.md#b:c", ""] {
            assert!(!is_foreign(address), "{address}");
        }
        for address in ["http://e.org", "javascript:a", "data:x", "mailto:a", "//e.org", "JavaScript:a"] {
            assert!(is_foreign(address), "{address}");
        }
    }
}
