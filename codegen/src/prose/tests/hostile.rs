//! Whatever a text is made of, a page stays free of HTML and of links that lead elsewhere than to the web.

use crate::prose::{Page, Plain, Prose};
use proptest::collection::vec;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

/// What hostile texts are made of.
const PIECES: &[&str] = &[
    "<script>",
    "</script>",
    "<div onmouseover=x>",
    "<!--",
    "-->",
    "<b",
    ">",
    "<",
    "`",
    "``",
    "```",
    "````",
    "~~~",
    "\n",
    "\n\n",
    "\n    ",
    "\n- ",
    "\n1. ",
    "\n> ",
    "\n# ",
    "\n---\n",
    "\n| a | b |\n|---|---|\n| ",
    " | ",
    "\\",
    "\\\\",
    "*",
    "**",
    "_",
    "~~",
    "[a](javascript:b)",
    "[a](https://e.org)",
    "[a]: javascript:b\n",
    "[a]",
    "][",
    "](",
    "![a](x)",
    "<javascript:b>",
    "&lt;",
    "&",
    "<https://e.org>",
    "https://e.org/x",
    "http://e.org",
    "data:x",
    "word",
    " ",
    "  \n",
    "中文",
    "，",
    "\u{202e}",
    "\r\n",
    "\t",
    "!",
    "[^1]",
    "[^1]: x",
    ": x",
    "$x$",
    "{{#include x}}",
    "- [ ] x",
    "`x\n<script>`",
    "vbscript:a",
    "<a href=\"javascript:b\">",
    ")",
    "(",
];

/// What mdBook and rustdoc turn on.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_SMART_PUNCTUATION)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM);

/// A page with links of its own.
struct Linked;

impl Page for Linked {
    fn word(&self, word: &str) -> Option<String> {
        (word == "word").then(|| "[word](https://e.org/word)".to_owned())
    }

    fn code(&self, code: &str) -> Option<String> {
        (code == "x").then(|| "[`x`](https://e.org/x)".to_owned())
    }
}

/// Everything on the page that must not be.
fn dangers(page: &str) -> Vec<String> {
    let danger = |event: Event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(html.into_string()),
        Event::Start(Tag::Link { dest_url, .. }) if !dest_url.starts_with("https://") => Some(dest_url.into_string()),
        Event::Start(
            tag @ (Tag::Image { .. }
            | Tag::Heading { .. }
            | Tag::HtmlBlock
            | Tag::BlockQuote(_)
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::Strikethrough),
        ) => Some(format!("{tag:?}")),
        event @ (Event::Rule | Event::FootnoteReference(_) | Event::TaskListMarker(_)) => Some(format!("{event:?}")),
        _ => None,
    };
    Parser::new_ext(page, OPTIONS).filter_map(danger).collect()
}

/// The letters that a reader sees.
fn letters(page: &str) -> String {
    let seen = Parser::new_ext(page, OPTIONS).map(|event| match event {
        Event::Text(text) | Event::Code(text) => text.into_string(),
        _ => String::new(),
    });
    seen.collect::<String>().chars().filter(|c| c.is_alphanumeric()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn no_text_brings_html_or_foreign_links(pieces in vec(prop::sample::select(PIECES), 0..24)) {
        let text = pieces.concat();
        let prose = Prose::parse(&text);
        for page in [&Plain as &dyn Page, &Linked] {
            let block = prose.lines(page).join("\n");
            prop_assert!(dangers(&block).is_empty(), "{:?} in\n{}\nof\n{}", dangers(&block), block, text);
            let line = prose.line(" ", page);
            prop_assert!(dangers(&line).is_empty(), "{:?} in\n{}\nof\n{}", dangers(&line), line, text);
            let entry = format!("- {line}\n");
            prop_assert!(dangers(&entry).is_empty(), "{:?} in\n{}\nof\n{}", dangers(&entry), entry, text);
            prop_assert!(!line.contains('\n'));
        }
    }

    /// What is written reads as it was read: the letters are all there, and those of the second time are those of the first.
    #[test]
    fn no_letter_gets_lost(pieces in vec(prop::sample::select(PIECES), 0..24)) {
        let text = pieces.concat();
        let once = Prose::parse(&text).lines(&Plain).join("\n");
        let twice = Prose::parse(&once).lines(&Plain).join("\n");
        prop_assert_eq!(letters(&once), letters(&twice));
    }
}
