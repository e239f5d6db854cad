//! What a table's cell can hold: one line, and no bare `|`.

/// The pieces of a cell, one below the other.
pub(super) fn cell(pieces: &[String]) -> String {
    escape_bars(&pieces.iter().filter(|piece| !piece.is_empty()).cloned().collect::<Vec<_>>().join("<br>"))
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
