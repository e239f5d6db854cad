use super::{Action, Change, ChangeKind, Plan};
use crate::shown::shown;
use similar::TextDiff;
use std::fmt::Write as _;

/// What `check` prints: every difference at once, and the command that fixes it.
#[must_use]
pub fn report(plan: &Plan) -> String {
    let mut text = String::new();
    for change in &plan.changes {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{}: {}", change.kind, shown(&plan.folder.join(&change.path)));
        match change.kind {
            ChangeKind::Stale | ChangeKind::Edited => text.push_str(&diff(change)),
            ChangeKind::LineEndings => text.push_str("  the line endings are CRLF; see `.gitattributes`\n"),
            ChangeKind::Foreign => text.push_str("  the generator did not make this file; move it elsewhere\n"),
            ChangeKind::EditedOrphan => {
                text.push_str("  it is no longer generated, and was edited; delete it or move it elsewhere\n");
            }
            ChangeKind::Missing | ChangeKind::Orphaned | ChangeKind::InTheWay => {}
        }
    }
    let is_left = |change: &&Change| change.kind.action() == Action::Leave;
    let left = plan.changes.iter().filter(is_left).count();
    let _ = writeln!(text, "{} of {} files are not current", plan.changes.len(), plan.changes.len() + plan.unchanged);
    if plan.changes.len() > left {
        text.push_str("run `cargo codegen generate` and commit what it writes\n");
    }
    text
}

fn diff(change: &Change) -> String {
    let path = &change.path;
    TextDiff::from_lines(&change.before, &change.after)
        .unified_diff()
        .header(&format!("{path} (on the disk)"), &format!("{path} (generated)"))
        .to_string()
}
