//! Markdown of several lines on one, for headings, bullet points and the cells of tables.

use super::prose;
use crate::backend::wording::is_wide;

/// Prose on one line, for headings and bullet points.
pub(super) fn text(text: &str) -> String {
    flatten(&prose::block(text)).replace("<br>", " ")
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
