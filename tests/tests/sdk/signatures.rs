//! Whatever is in a signature can be named from the SDK, without the core. The listings in `docs/public-api` are compared
//! with the crates by `.ci/public-api`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What only appears where nobody writes it, with the reason.
const UNNAMED: &[(&str, &str)] = &[
    ("CallError", "the error of the SDK is the only one"),
    ("Present", "the compiler infers the way of a list"),
    ("Optional", "the compiler infers the way of a list"),
    ("Converted", "the compiler infers the way of a list"),
    ("ClockError", "it becomes an `Error` at once"),
    ("Driver", "the thread of the blocking client, which only it starts"),
];

#[test]
fn what_signatures_have_can_be_named_from_the_sdk() {
    let (sdk, core) = (listing("alibabacloud-dts"), listing("alibabacloud-core"));
    let nameable = nameable(&sdk, &core);
    let known: BTreeSet<&str> = UNNAMED.iter().map(|(name, _)| *name).collect();
    let mut missing: BTreeMap<String, &str> = BTreeMap::new();
    for line in sdk.lines().filter(|line| !line.starts_with("pub use")) {
        for name in names_of_core(line) {
            missing.entry(name).or_insert(line);
        }
    }
    // What the SDK exports of the core has signatures too.
    let exported: BTreeSet<&str> = exports(&sdk).filter_map(|path| path.rsplit("::").next()).collect();
    let is_exported = |line: &&str| owner(line).is_some_and(|owner| exported.contains(owner));
    let exported = core.lines().filter(is_exported);
    for line in exported {
        for name in names_of_core(line) {
            missing.entry(name).or_insert(line);
        }
    }
    assert!(missing.len() > 40, "{missing:#?}");
    missing.retain(|name, _| !nameable.contains(name.as_str()) && !known.contains(name.as_str()));
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_root_stays_short() {
    let sdk = listing("alibabacloud-dts");
    let items = sdk.lines().filter(|line| {
        let item =
            ["pub use ", "pub mod ", "pub struct ", "pub enum ", "pub fn ", "pub type "].iter().find_map(|kind| {
                line.trim_start_matches("#[non_exhaustive] ").strip_prefix(kind)?.strip_prefix("alibabacloud_dts::")
            });
        item.is_some_and(|item| !item.split(['<', '(', ' ']).next().unwrap_or(item).contains("::"))
    });
    let items: Vec<&str> = items.collect();
    assert!(items.len() <= 28, "{} {items:#?}", items.len());
}

fn listing(package: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../docs/public-api/{package}.txt"))).unwrap()
}

/// What the SDK exports of the core.
fn exports(sdk: &str) -> impl Iterator<Item = &str> {
    sdk.lines().filter_map(|line| line.strip_prefix("pub use alibabacloud_dts::"))
}

/// The names that the SDK has: items of its own, those that it exports by name, and those of modules that it exports.
fn nameable<'a>(sdk: &'a str, core: &'a str) -> BTreeSet<&'a str> {
    let is_item = |line: &&str| !line.starts_with("impl");
    let own = sdk.lines().filter(is_item).filter_map(|line| {
        let path = line.split_once("alibabacloud_dts::")?.1;
        path.split(['<', '(', ' ', ':', ',']).find(|part| part.starts_with(char::is_uppercase))
    });
    let modules: Vec<&str> =
        exports(sdk).filter(|path| path.starts_with(char::is_lowercase) && !path.contains("::")).collect();
    let of_modules = core.lines().filter_map(|line| {
        let path = line.split_once("alibabacloud_core::")?.1;
        let (module, rest) = path.split_once("::")?;
        modules.contains(&module).then(|| rest.split(['<', '(', ' ', ':', ',']).next())?
    });
    own.chain(of_modules).collect()
}

/// The type or trait of the core whose item the line is.
fn owner(line: &str) -> Option<&str> {
    let path = line.strip_prefix("pub fn ").or(line.strip_prefix("pub "))?.strip_prefix("alibabacloud_core::")?;
    path.split(['<', '(', ' ', ':']).find(|part| part.starts_with(char::is_uppercase))
}

/// The types and traits of the core that a line names.
fn names_of_core(line: &str) -> BTreeSet<String> {
    let paths = line.match_indices("alibabacloud_core::").map(|(at, found)| &line[at + found.len()..]);
    let names = paths.filter_map(|path| {
        let path = path.split(|letter: char| !letter.is_alphanumeric() && letter != '_' && letter != ':').next()?;
        path.split("::").find(|part| part.starts_with(char::is_uppercase))
    });
    names.map(str::to_owned).collect()
}
