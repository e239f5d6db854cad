//! Small changes to the files of a spec, such as slips of a pen and bad merges make.

use super::random::Random;
use super::tree::{self, Trees};
use crate::fixture::Files;
use crate::torture::yaml;
use serde_json::{Number, Value, json};

/// Texts that have broken some program before.
const TEXTS: &[&str] = &[
    "",
    " ",
    "0",
    "true",
    "null",
    "a b",
    "a\nb",
    "\u{0}",
    "\u{202e}",
    "\u{feff}",
    "\u{200b}x",
    "é",
    "航",
    "ß",
    "İ",
    "<b>",
    "`",
    "```",
    "~~~",
    "\"",
    "\\",
    "'",
    "%s",
    "{}",
    "{region}",
    "{operation}",
    "{0}",
    "*/",
    "//",
    "#",
    "..",
    "../up",
    "CON",
    "aux",
    "self",
    "Self",
    "type",
    "_",
    "r#type",
    "a.b",
    "A",
    "list<string>",
    "https://example.com/",
    "[](x)",
    "|",
];

/// Numbers at the ends of what types hold.
const NUMBERS: &[i64] =
    &[0, 1, -1, 2, 255, 65_536, 2_147_483_648, -2_147_483_649, 9_007_199_254_740_993, i64::MAX, i64::MIN];

/// Makes mutants of a spec.
pub(super) struct Mutator {
    files: Files,
    trees: Trees,
}

/// Changes the tree of one file, and says how; nothing where the tree has no place for it.
type Change = fn(&Trees, &mut Value, &mut Random) -> Option<String>;

const CHANGES: &[Change] =
    &[delete, empty, swap, donate, donate, duplicate, graft, graft, retype, number, letter, text];

impl Mutator {
    pub(super) fn new(files: &Files) -> Self {
        Self { files: files.clone(), trees: Trees::of(files) }
    }

    /// The files with a change or two, and what was changed.
    pub(super) fn mutant(&self, random: &mut Random) -> (Files, String) {
        let mut files = self.files.clone();
        let mut told = Vec::new();
        for _ in 0..=random.below(2) {
            let Some((path, tree)) = random.choose(&self.trees.files) else { continue };
            let mut tree = tree.clone();
            let Some(change) = random.choose(CHANGES) else { continue };
            let Some(what) = change(&self.trees, &mut tree, random) else { continue };
            told.push(format!("{path}: {what}"));
            if let Some((_, bytes)) = files.iter_mut().find(|(name, _)| name == path) {
                *bytes = yaml(&tree).into_bytes();
            }
            self.follow(path, &what, &mut files);
        }
        if random.below(6) == 0
            && let Some((path, bytes)) = pick(&mut files, random)
        {
            let (text, what) = garbled(&String::from_utf8_lossy(bytes), random);
            told.push(format!("{path}: {what}"));
            *bytes = text;
        }
        (files, told.join("; "))
    }

    /// What is deleted loses its Chinese text too, or the missing counterpart would be all that is found.
    fn follow(&self, path: &str, what: &str, files: &mut Files) {
        let Some(pointer) = what.strip_prefix("deleted ") else { return };
        let twin = format!("zh-CN/{path}");
        let Some((_, tree)) = self.trees.files.iter().find(|(name, _)| *name == twin) else { return };
        let mut tree = tree.clone();
        if tree::remove(&mut tree, pointer).is_some()
            && let Some((_, bytes)) = files.iter_mut().find(|(name, _)| *name == twin)
        {
            *bytes = yaml(&tree).into_bytes();
        }
    }
}

fn pick<'f>(files: &'f mut Files, random: &mut Random) -> Option<(&'f str, &'f mut Vec<u8>)> {
    let index = random.below(files.len());
    files.get_mut(index).map(|(path, bytes)| (path.as_str(), bytes))
}

/// The bytes of a file after a bad merge, a slip in an editor, or a copy that ended early.
fn garbled(text: &str, random: &mut Random) -> (Vec<u8>, String) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let at = random.below(lines.len().max(1)).min(lines.len());
    let (before, behind) = lines.split_at(at);
    let (before, behind) = (before.concat(), behind.concat());
    let (first, rest) = behind.split_at(behind.find('\n').map_or(behind.len(), |end| end + 1));
    let (mutant, what): (Vec<u8>, &str) = match random.below(8) {
        0 => (
            format!("{before}<<<<<<< ours\n{first}=======\n{first}>>>>>>> theirs\n{rest}").into(),
            "has the marks of a merge",
        ),
        1 => (format!("{before}{rest}").into(), "lacks a line"),
        2 => (format!("{before}{first}{first}{rest}").into(), "has a line twice"),
        3 => (format!("{before}  {first}{rest}").into(), "has a line that is indented more"),
        4 => (format!("{before}\t{first}{rest}").into(), "has a tab"),
        5 => (before.into(), "ends early"),
        6 => ([before.as_bytes(), &[0xff, 0xfe], behind.as_bytes()].concat(), "is not UTF-8"),
        _ => (
            format!("{before}{}{behind}", random.choose(TEXTS).copied().unwrap_or_default()).into(),
            "has a stray text",
        ),
    };
    (mutant, format!("line {at} {what}"))
}

fn delete(_: &Trees, tree: &mut Value, random: &mut Random) -> Option<String> {
    let pointer = random.choose(&tree::pointers(tree, |_| true))?.clone();
    tree::remove(tree, &pointer)?;
    Some(format!("deleted {pointer}"))
}

fn empty(_: &Trees, tree: &mut Value, random: &mut Random) -> Option<String> {
    let pointer = random.choose(&tree::pointers(tree, |_| true))?.clone();
    let place = tree.pointer_mut(&pointer)?;
    *place = match place {
        Value::Object(_) => json!({}),
        Value::Array(_) => json!([]),
        _ => json!(""),
    };
    Some(format!("emptied {pointer}"))
}

fn swap(_: &Trees, tree: &mut Value, random: &mut Random) -> Option<String> {
    let scalars = tree::pointers(tree, tree::is_scalar);
    let (left, right) = (random.choose(&scalars)?, random.choose(&scalars)?);
    let (a, b) = (tree.pointer(left)?.clone(), tree.pointer(right)?.clone());
    *tree.pointer_mut(left)? = b;
    *tree.pointer_mut(right)? = a;
    Some(format!("swapped {left} and {right}"))
}

/// A value from the same key of another place.
fn donate(trees: &Trees, tree: &mut Value, random: &mut Random) -> Option<String> {
    let pointer = random.choose(&tree::pointers(tree, |_| true))?.clone();
    let key = pointer.rsplit('/').next()?;
    let donor = random.choose(trees.by_key.get(key)?)?.clone();
    *tree.pointer_mut(&pointer)? = donor.clone();
    Some(format!("{pointer} = {donor}"))
}

fn duplicate(_: &Trees, tree: &mut Value, random: &mut Random) -> Option<String> {
    let pointer = random.choose(&tree::pointers(tree, |_| true))?.clone();
    let copy = tree.pointer(&pointer)?.clone();
    let (parent, last) = pointer.rsplit_once('/')?;
    match tree.pointer_mut(parent)? {
        Value::Array(entries) => entries.push(copy),
        Value::Object(entries) => {
            let key = tree::unescaped(last);
            let other = if random.below(2) == 0 { format!("{key}2") } else { key.to_lowercase() };
            entries.insert(other, copy);
        }
        _ => return None,
    }
    Some(format!("duplicated {pointer}"))
}

/// An entry of another map that has a key in common.
fn graft(trees: &Trees, tree: &mut Value, random: &mut Random) -> Option<String> {
    let pointer = random.choose(&tree::pointers(tree, Value::is_object))?.clone();
    let own = tree.pointer(&pointer)?.as_object()?;
    let donors: Vec<_> =
        trees.maps.iter().filter(|map| map.keys().any(|key| own.contains_key(key))).take(4000).collect();
    let donor = random.choose(&donors)?;
    let keys: Vec<&String> = donor.keys().filter(|key| !own.contains_key(*key)).collect();
    let key = (*random.choose(&keys)?).clone();
    let value = donor.get(&key)?.clone();
    let told = format!("{pointer} has {key}: {value}");
    tree.pointer_mut(&pointer)?.as_object_mut()?.insert(key, value);
    Some(told)
}

fn retype(_: &Trees, tree: &mut Value, random: &mut Random) -> Option<String> {
    let pointer = random.choose(&tree::pointers(tree, |_| true))?.clone();
    let place = tree.pointer_mut(&pointer)?;
    let old = place.clone();
    let text = old.as_str().map_or_else(|| old.to_string(), str::to_owned);
    let kinds =
        [json!([old]), json!({ "a": old }), json!(text), json!(true), json!(7), json!(1.5), Value::Null, json!([])];
    *place = random.choose(&kinds)?.clone();
    Some(format!("{pointer} = {place}"))
}

fn number(_: &Trees, tree: &mut Value, random: &mut Random) -> Option<String> {
    let pointer = random.choose(&tree::pointers(tree, Value::is_number))?.clone();
    let place = tree.pointer_mut(&pointer)?;
    let huge = Number::from_f64(1e300)?;
    *place = if random.below(8) == 0 { Value::Number(huge) } else { json!(random.choose(NUMBERS)?) };
    Some(format!("{pointer} = {place}"))
}

/// One letter more, or one less.
fn letter(_: &Trees, tree: &mut Value, random: &mut Random) -> Option<String> {
    let pointer = random.choose(&tree::pointers(tree, Value::is_string))?.clone();
    let place = tree.pointer_mut(&pointer)?;
    let mut letters: Vec<char> = place.as_str()?.chars().collect();
    let at = random.below(letters.len() + 1);
    if random.below(2) == 0 && at < letters.len() {
        letters.remove(at);
    } else {
        let more: Vec<char> = random.choose(TEXTS)?.chars().collect();
        letters.splice(at..at, more);
    }
    *place = Value::String(letters.into_iter().collect());
    Some(format!("{pointer} = {place}"))
}

fn text(_: &Trees, tree: &mut Value, random: &mut Random) -> Option<String> {
    let pointer = random.choose(&tree::pointers(tree, Value::is_string))?.clone();
    let place = tree.pointer_mut(&pointer)?;
    *place = if random.below(12) == 0 { json!("x".repeat(3000)) } else { json!(random.choose(TEXTS)?) };
    Some(format!("{pointer} = {place}"))
}
