//! What a spec that was imported cannot have, entry by entry.

use crate::diagnostic::{Code, Diagnostic};
use crate::edit::Files;
use crate::place::Position;
use crate::spec::SourceSet;
use std::collections::BTreeMap;

/// Changes the lines that have mistakes, and says what is lost or guessed; nothing, if no line has one.
pub(super) fn repair(files: &mut Files, found: &[Diagnostic], sources: &SourceSet) -> Vec<String> {
    let mut lines: BTreeMap<(String, usize), &Diagnostic> = BTreeMap::new();
    for diagnostic in found {
        let Some((place, file)) = diagnostic.place.and_then(|place| Some((place, sources.file(place)?))) else {
            continue;
        };
        let line = Position::of(&file.text, usize::try_from(place.start).unwrap_or(0)).line;
        lines.entry((file.path.clone(), line)).or_insert(diagnostic);
    }
    let mut lost = Vec::new();
    // From the end, so that the numbers of the lines before stay.
    for ((path, line), diagnostic) in lines.into_iter().rev() {
        if diagnostic.code == Code::UnusedType {
            // What it was for is lost, and said to be.
            lost.extend(files.remove(&path).map(|_| format!("lost: {path}: nothing has the type any more")));
            continue;
        }
        let Some(text) = files.get_mut(&path) else { continue };
        let mut all: Vec<String> = text.lines().map(str::to_owned).collect();
        if let Some(what) = change(&mut all, line.saturating_sub(1)) {
            lost.push(format!("lost: {path}: {what} ({})", diagnostic.message));
            *text = all.join("\n") + "\n";
        }
    }
    lost
}

fn change(lines: &mut Vec<String>, at: usize) -> Option<String> {
    let line = lines.get(at)?.clone();
    let indent = line.len() - line.trim_start().len();
    let key = line.trim().split(':').next().unwrap_or_default().to_owned();
    // A text gives way to the formula.
    let formula = match key.as_str() {
        "doc" | "meaning" | "remedy" | "title" => "Undocumented.",
        "summary" => "Calls the operation of this name.",
        _ => "",
    };
    let replaced = format!("{:indent$}{key}: {}", "", serde_json::Value::from(formula));
    if !formula.is_empty() && line != replaced {
        *lines.get_mut(at)? = replaced;
        return Some(format!("the text of `{key}`"));
    }
    let is_below = |line: &String| line.len() - line.trim_start().len() > indent;
    let end = at + 1 + lines.get(at + 1..)?.iter().take_while(|line| is_below(line)).count();
    lines.drain(at..end);
    Some(format!("`{key}`"))
}
