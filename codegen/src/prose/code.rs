use super::characters::visible;
use super::page::Page;

/// A value as a code span; an empty one as `""`.
#[must_use]
pub fn code(value: &str, page: &dyn Page) -> String {
    let value = page.verbatim(&visible(value));
    if value.is_empty() {
        return "`\"\"`".to_owned();
    }
    let ticks = "`".repeat(longest_run(&value) + 1);
    let is_bordered = value.starts_with(['`', ' ']) || value.ends_with(['`', ' ']);
    if is_bordered && !value.trim().is_empty() {
        format!("{ticks} {value} {ticks}")
    } else {
        format!("{ticks}{value}{ticks}")
    }
}

/// A block of code.
#[must_use]
pub fn fenced(language: &str, text: &str, page: &dyn Page) -> String {
    let ticks = "`".repeat(longest_run(text).max(2) + 1);
    let lines: Vec<String> = text.trim_end().split('\n').map(|line| page.verbatim(&visible(line))).collect();
    format!("{ticks}{language}\n{}\n{ticks}", lines.join("\n"))
}

fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or(0)
}
