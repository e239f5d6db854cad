//! Cases of mistakes in a spec: what differs from the spec without mistakes, and what the user sees.
//!
//! A case is one file:
//!
//! ```text
//! A key with a slip of the pen.
//!
//! --- operations/ships/DockShip.yaml
//! -    required: true
//! +    requierd: true
//! === what the user sees
//! error[S0201]: …
//! ```
//!
//! Lines with `-` stand together exactly once in the file and give way to the lines with `+` behind them; without
//! such lines the new ones go to the end of the file, which may be a new one. Empty lines separate edits. A line with `*` is a `+` with escapes: `\t`, `\r`,
//! `\xFF`. Further, a file may be changed as a whole: `delete`, `crlf`, `pad <bytes>`. `delete` of `*` begins with no
//! files at all.

use super::fixture::{self, Files};
use codegen::command;
use codegen::report::render;
use codegen::spec::SourceSet;
use std::fs;
use std::path::PathBuf;

const RESULT: &str = "=== what the user sees\n";

pub(crate) struct Case {
    pub(crate) name: String,
    path: PathBuf,
    /// What stands above the result.
    head: String,
    pub(crate) expected: String,
}

/// All cases, sorted by name.
pub(crate) fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = fs::read_dir(fixture::folder("diagnostics"))
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let (head, expected) = text.split_once(RESULT).unwrap_or((&text, ""));
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            Case { name, head: head.to_owned(), expected: expected.to_owned(), path }
        })
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

impl Case {
    /// What `lint` says about the spec of this case.
    pub(crate) fn result(&self) -> String {
        let (sources, found) = SourceSet::from_memory("spec", self.files());
        match command::build_model(&sources, found) {
            Ok(_) => "no mistakes\n".to_owned(),
            Err(found) => render(&found, &sources, false),
        }
    }

    /// Makes `result` the expected one.
    pub(crate) fn bless(&self, result: &str) {
        let head = self.head.trim_end();
        fs::write(&self.path, format!("{head}\n{RESULT}{result}")).unwrap();
    }

    /// The spec without mistakes, with the edits of this case.
    pub(crate) fn files(&self) -> Files {
        let mut files = fixture::files(&fixture::folder("minimal"));
        let (_, edits) = self.head.split_once("--- ").unwrap_or_else(|| panic!("{}: no edits", self.name));
        for block in edits.split("\n--- ") {
            let (path, lines) = block.split_once('\n').unwrap_or((block, ""));
            self.edit(&mut files, path.trim(), lines);
        }
        files
    }

    fn edit(&self, files: &mut Files, path: &str, lines: &str) {
        let lines: Vec<&str> = lines.lines().collect();
        if lines.first() == Some(&"delete") {
            let before = files.len();
            files.retain(|(name, _)| name != path && path != "*");
            assert!(files.len() < before, "{}: there is no {path} to delete", self.name);
            return;
        }
        let position = files.iter().position(|(name, _)| name == path).unwrap_or_else(|| {
            files.push((path.to_owned(), Vec::new()));
            files.len() - 1
        });
        let bytes = &mut files[position].1;
        let mut rest = lines.as_slice();
        while let Some(line) = rest.first() {
            if line.is_empty() {
                rest = &rest[1..];
            } else if *line == "crlf" {
                *bytes = String::from_utf8(bytes.clone()).unwrap().replace('\n', "\r\n").into_bytes();
                rest = &rest[1..];
            } else if let Some(count) = line.strip_prefix("pad ") {
                bytes.extend(std::iter::repeat_n(b'#', count.parse().unwrap()));
                rest = &rest[1..];
            } else {
                let old = rest.iter().take_while(|line| line.starts_with('-')).count();
                let new = rest[old..].iter().take_while(|line| line.starts_with(['+', '*'])).count();
                assert!(old + new > 0, "{}: `{line}` is no edit", self.name);
                self.replace(bytes, &rest[..old], &rest[old..old + new]);
                rest = &rest[old + new..];
            }
        }
    }

    fn replace(&self, bytes: &mut Vec<u8>, old: &[&str], new: &[&str]) {
        let new: Vec<u8> = new.iter().flat_map(|line| written(line)).collect();
        if old.is_empty() {
            bytes.extend(new);
            return;
        }
        let old: Vec<u8> = old.iter().flat_map(|line| format!("{}\n", &line[1..]).into_bytes()).collect();
        let starts: Vec<usize> = (0..bytes.len())
            .filter(|start| bytes[*start..].starts_with(&old) && (*start == 0 || bytes[start - 1] == b'\n'))
            .collect();
        let [start] = starts.as_slice() else {
            panic!("{}: found {} times: {}", self.name, starts.len(), String::from_utf8_lossy(&old));
        };
        bytes.splice(*start..start + old.len(), new);
    }
}

/// The bytes of a line with `+` or `*`.
fn written(line: &str) -> Vec<u8> {
    let (kind, text) = line.split_at(1);
    let mut bytes = Vec::new();
    let mut parts = text.split('\\');
    if kind == "+" {
        bytes.extend(text.as_bytes());
    } else {
        bytes.extend(parts.next().unwrap_or_default().as_bytes());
        for part in parts {
            let (byte, length) = match part.as_bytes() {
                [b't', ..] => (b'\t', 1),
                [b'r', ..] => (b'\r', 1),
                [b'x', ..] => (u8::from_str_radix(&part[1..3], 16).unwrap(), 3),
                _ => panic!("unknown escape: \\{part}"),
            };
            bytes.push(byte);
            bytes.extend(&part.as_bytes()[length..]);
        }
    }
    bytes.push(b'\n');
    bytes
}
