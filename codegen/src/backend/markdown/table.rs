//! What a table's cell can hold: one line, and no bare `|`.

use crate::prose::escape_bars;

/// The pieces of a cell, one below the other.
pub(super) fn cell(pieces: &[String]) -> String {
    escape_bars(&pieces.iter().filter(|piece| !piece.is_empty()).cloned().collect::<Vec<_>>().join("<br>"))
}
