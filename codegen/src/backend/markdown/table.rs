//! What a table's cell can hold: one line, and no bare `|`.

use super::prose;
use crate::backend::wording::is_wide;

/// The pieces of a cell, one below the other.
pub(super) fn cell(pieces: &[String]) -> String {
    escape_bars(&pieces.iter().filter(|piece| !piece.is_empty()).cloned().collect::<Vec<_>>().join("<br>"))
}

/// Markdown of several lines on one, with `<br>` where a paragraph or an entry of a list begins.
pub(super) fn flatten(markdown: &str) -> String {
    let mut out = String::new();
    let mut fence: Option<String> = None;
    let mut fresh = true;
    for line in markdown.lines() {
        let text = line.trim();
        let marker: String = text.chars().take_while(|c| *c == '`').collect();
        if let Some(open) = &fence {
            if marker.len() >= open.len() && text == marker {
                fence = None;
            } else {
                begin(&mut out);
                out.push_str(&prose::code(line));
            }
            fresh = true;
        } else if marker.len() >= 3 {
            fence = Some(marker);
        } else if text.is_empty() {
            fresh = true;
        } else {
            let quoted = text.trim_start_matches("> ");
            let item = quoted.strip_prefix("- ").or_else(|| quoted.strip_prefix("* "));
            if fresh || prose::is_item(quoted) {
                begin(&mut out);
            } else if needs_space(&out, quoted) {
                out.push(' ');
            }
            match item {
                Some(item) => {
                    out.push_str("• ");
                    out.push_str(item);
                }
                None => out.push_str(quoted),
            }
            fresh = false;
        }
    }
    out
}

fn begin(out: &mut String) {
    if !out.is_empty() {
        out.push_str("<br>");
    }
}

/// Chinese is written without spaces, so a line that ends in it goes on without one.
fn needs_space(before: &str, after: &str) -> bool {
    !before.chars().next_back().is_some_and(is_wide) || !after.chars().next().is_some_and(is_wide)
}

/// Tables take a bar for the end of the cell even inside a code span.
fn escape_bars(text: &str) -> String {
    let mut out = String::new();
    let mut escaped = false;
    for c in text.chars() {
        if c == '|' && !escaped {
            out.push('\\');
        }
        out.push(c);
        escaped = c == '\\' && !escaped;
    }
    out
}
