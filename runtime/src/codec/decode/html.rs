//! Distinguishes HTML from XML: proxies and log-on portals send pages, and fragments of pages.

/// Names of HTML that services don't give to their elements, in any letter case.
const ELEMENTS: [&str; 31] = [
    "html",
    "head",
    "meta",
    "script",
    "noscript",
    "style",
    "div",
    "span",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "br",
    "hr",
    "img",
    "iframe",
    "frameset",
    "textarea",
    "tbody",
    "tr",
    "td",
    "th",
    "ul",
    "ol",
    "li",
    "center",
    "blockquote",
    "marquee",
    "svg",
];
/// Names that services may give to their elements, though not in lower case.
const WORDS: [&str; 33] = [
    "a", "article", "b", "base", "big", "body", "button", "canvas", "dd", "dl", "dt", "em", "font", "footer", "form",
    "frame", "header", "i", "input", "link", "main", "nav", "p", "pre", "q", "section", "select", "small", "strong",
    "table", "title", "tt", "u",
];

/// Whether an element without parents makes the document HTML.
pub(super) fn is_html(name: &str) -> bool {
    ELEMENTS.iter().any(|known| name.eq_ignore_ascii_case(known)) || WORDS.contains(&name)
}
