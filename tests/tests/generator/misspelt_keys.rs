//! Each key of the spec language with a slip of the pen is one mistake, at its place, with the key that was meant.

use super::fixture::{self, Files};
use super::lighthouse;
use super::torture;
use codegen::command;
use codegen::diagnostic::{Code, Diagnostic};
use codegen::spec::{Form, Role, SourceSet, load, schema};
use serde_json::Value;
use std::collections::BTreeSet;

/// A key: whether it is one of the Chinese texts, and its name.
type Key = (bool, String);

/// A place in a file where a key seems to stand.
struct Occurrence {
    path: String,
    start: usize,
    key: Key,
}

/// Every key that the schemas know.
fn known_keys() -> BTreeSet<Key> {
    let forms = [Form::Operation, Form::Type, Form::Service, Form::Errors, Form::Parameters, Form::Words];
    let roles = forms.into_iter().flat_map(|form| [false, true].map(|texts| Role { form, texts }));
    let roles = roles.filter(|role| !(role.texts && role.form == Form::Words));
    let mut keys = BTreeSet::new();
    for role in roles {
        let mut open = vec![schema(role)];
        while let Some(node) = open.pop() {
            let properties = node.get("properties").and_then(Value::as_object);
            let names = properties.into_iter().flat_map(|properties| properties.keys());
            keys.extend(names.map(|name| (role.texts, name.clone())));
            match node {
                Value::Object(object) => open.extend(object.into_iter().map(|(_, inner)| inner)),
                Value::Array(list) => open.extend(list),
                _ => {}
            }
        }
    }
    keys
}

/// Words with a colon behind them, where a key can stand: at the beginning of a line, or behind a bracket, a comma or a
/// dash.
fn occurrences(files: &Files) -> Vec<Occurrence> {
    let mut found = Vec::new();
    for (path, bytes) in files {
        let Some(role) = Role::of(path.trim_start_matches("../gateway/")) else { continue };
        let Ok(text) = std::str::from_utf8(bytes) else { continue };
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        for (colon, _) in text.match_indices(':') {
            let before = &text[..colon];
            let start = colon - before.chars().rev().take_while(|c| is_part(*c)).count();
            let stands = before[..start].trim_end_matches(' ');
            let begins = stands.is_empty() || stands.ends_with(['\n', '{', ',', '-']);
            let ends = text[colon + 1..].starts_with([' ', '\n']);
            if begins && ends && start < colon {
                let key = (role.texts, text[start..colon].to_owned());
                found.push(Occurrence { path: path.clone(), start, key });
            }
        }
    }
    found
}

/// The key with a slip: a letter too many, two letters in the wrong order, or a letter too few.
fn slip(key: &str, number: usize) -> String {
    let mut letters: Vec<char> = key.chars().collect();
    let middle = letters.len() / 2;
    match number % 3 {
        1 if letters[middle] != letters[middle - 1] => letters.swap(middle - 1, middle),
        2 if letters.len() > 3 => {
            letters.remove(middle);
        }
        _ => letters.push(letters[letters.len() - 1]),
    }
    letters.into_iter().collect()
}

/// What is wrong with the files; without what only a whole spec shows, where that takes too long.
fn mistakes(files: &Files, is_large: bool) -> (SourceSet, Vec<Diagnostic>) {
    let (sources, found) = SourceSet::from_memory("spec", files.clone());
    let found =
        if is_large { load(&sources).1 } else { command::build_model(&sources, found).err().unwrap_or_default() };
    (sources, found)
}

/// Whether a key of the language stands there, rather than a name that looks like one.
fn is_key(files: &Files, occurrence: &Occurrence) -> bool {
    let mut changed = misspelt(files, occurrence, "unheard-of-key");
    changed.retain(|(path, _)| *path == occurrence.path);
    let (sources, found) = SourceSet::from_memory("spec", changed);
    let found = found.into_iter().chain(load(&sources).1);
    found.into_iter().any(|found| found.code == Code::UnknownKey && found.message == "unknown key `unheard-of-key`")
}

fn misspelt(files: &Files, occurrence: &Occurrence, word: &str) -> Files {
    let mut files = files.clone();
    let Some((_, bytes)) = files.iter_mut().find(|(path, _)| *path == occurrence.path) else { return files };
    bytes.splice(occurrence.start..occurrence.start + occurrence.key.1.len(), word.bytes());
    files
}

/// A spec whose crate is published with facts of its own.
fn published() -> Files {
    let mut files = fixture::files(&fixture::folder("minimal"));
    for (_, bytes) in files.iter_mut().filter(|(path, _)| path == "service.yaml") {
        let address = "https://example.com";
        bytes.extend(format!("package: {{ repository: {address}/a, homepage: {address}, core: \"0.1\" }}\n").bytes());
    }
    files
}

#[test]
fn each_misspelt_key_is_one_mistake_at_its_place_with_what_was_meant() {
    let specs = [
        (fixture::files(&fixture::folder("minimal")), false),
        (torture::plain_spec(), false),
        (fixture::dts(), true),
        (lighthouse::spec(), true),
        (published(), true),
    ];
    let mut missing = known_keys();
    assert!(missing.len() > 150, "{}", missing.len());
    let mut wrong = Vec::new();
    for (files, is_large) in &specs {
        for occurrence in occurrences(files) {
            if !missing.contains(&occurrence.key) || !is_key(files, &occurrence) {
                continue;
            }
            missing.remove(&occurrence.key);
            let key = &occurrence.key.1;
            let word = slip(key, missing.len());
            let mut changed = misspelt(files, &occurrence, &word);
            if *is_large {
                changed.retain(|(path, _)| *path == occurrence.path);
            }
            let (sources, found) = mistakes(&changed, *is_large);
            let told = match found.as_slice() {
                [one] => {
                    let file = one.place.and_then(|place| sources.file(place)).map(|file| file.path.clone());
                    let start = one.place.map(|place| usize::try_from(place.start).unwrap());
                    (one.code, one.help.clone(), file, start)
                }
                several => {
                    let told: Vec<_> = several.iter().map(|found| &found.message).collect();
                    wrong.push(format!("`{word}` in {}: {told:?}", occurrence.path));
                    continue;
                }
            };
            let expected = (
                Code::UnknownKey,
                format!("did you mean `{key}`?"),
                Some(occurrence.path.clone()),
                Some(occurrence.start),
            );
            if told != expected {
                wrong.push(format!("`{word}` in {}: {told:?}", occurrence.path));
            }
        }
    }
    assert!(missing.is_empty(), "no spec of the tests has these keys: {missing:?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}
