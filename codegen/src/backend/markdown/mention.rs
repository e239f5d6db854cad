//! What is done to prose once it is safe Markdown: names become links, and wrapped Chinese closes up.

use crate::backend::wording::{is_mark, is_wide};

/// Safe Markdown with each plain word, and each span of code, replaced for which there is a link. Other code, links and
/// addresses stay.
pub(super) fn link_words(
    markdown: &str,
    link: impl Fn(&str) -> Option<String>,
    link_code: impl Fn(&str) -> Option<String>,
) -> String {
    let mut out = String::new();
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '\\' => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
            '`' => {
                let length = code_length(rest);
                let span = rest.get(..length).unwrap_or_default();
                if let Some(link) = span.strip_prefix('`').and_then(|code| code.strip_suffix('`')).and_then(&link_code)
                {
                    out.push_str(&link);
                    rest = rest.get(length..).unwrap_or_default();
                    continue;
                }
                length
            }
            '[' => rest
                .split_once("](")
                .and_then(|(_, behind)| behind.find(')').map(|end| rest.len() - behind.len() + end + 1))
                .unwrap_or(1),
            '<' => rest.find('>').map_or(1, |end| end + 1),
            c if c.is_ascii_alphanumeric() => {
                let length = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
                if let Some(link) = rest.get(..length).and_then(&link) {
                    out.push_str(&link);
                    rest = rest.get(length..).unwrap_or_default();
                    continue;
                }
                length
            }
            c => c.len_utf8(),
        };
        out.push_str(rest.get(..length).unwrap_or(rest));
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

/// Chinese is written without spaces, so a text that was wrapped within it, by a line's end or the space that YAML makes
/// of it, closes up again. Code stays.
pub(super) fn join_wrapped_chinese(markdown: &str) -> String {
    let mut out = String::new();
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        let length = if c == '`' { code_length(rest) } else { c.len_utf8() };
        let (piece, behind) = rest.split_at(length);
        let around = (out.chars().next_back(), behind.chars().next());
        let seam = match (c, around) {
            (' ', (Some(before), Some(after))) if is_mark(before) || is_mark(after) => true,
            (' ' | '\n', (Some(before), Some(after))) => is_wide(before) && is_wide(after),
            _ => false,
        };
        if !seam {
            out.push_str(piece);
        }
        rest = behind;
    }
    out
}

/// How long the code is that begins here: a span or a fenced block, up to as many backticks as it began with.
fn code_length(rest: &str) -> usize {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let mut from = ticks;
    while let Some(found) = rest.get(from..).and_then(|tail| tail.find('`')).map(|at| at + from) {
        let tail = rest.get(found..).unwrap_or_default();
        let run = tail.len() - tail.trim_start_matches('`').len();
        if run == ticks {
            return found + run;
        }
        from = found + run;
    }
    ticks
}
