//! A new word of the spec language is met in every stage: each struct is taken apart without `..` where it is used, so
//! that the compiler names the place when a member is added.

use crate::sources::{self, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use syn::visit::{self, Visit};

/// Structs of the model that all three kinds of output take apart: what users look up.
const EVERYWHERE: &[&str] = &[
    "CodeFamily",
    "EnumGroup",
    "EnumValue",
    "Enumeration",
    "ErrorCode",
    "Field",
    "Limits",
    "Model",
    "Operation",
    "Pagination",
    "Structure",
    "ThenWait",
    "WaitGoal",
    "Waiter",
];
const OUTPUTS: [&str; 3] = ["dump/", "backend/rust/", "backend/markdown/"];

/// Structs that serde writes as they are.
const WRITTEN_WHOLE: &str = "model/states.rs";

/// What only the check of the wording reads.
const OF_THE_LINT: &[&str] = &["RawAvoided", "RawWords"];

/// What the generator writes for itself, or compares as a whole.
const OF_THE_GENERATOR: &[&str] = &["Path", "Text", "Translation"];

/// What is asked for through methods of the model.
const ASKED: &[&str] = &["Classic"];

/// The name of each struct with named members, and the names of those that a file takes apart without `..`.
#[derive(Default)]
struct Names {
    declared: BTreeSet<String>,
    taken_apart: BTreeSet<String>,
}

impl<'ast> Visit<'ast> for Names {
    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        if matches!((&item.fields, &item.vis), (syn::Fields::Named(_), syn::Visibility::Public(_))) {
            self.declared.insert(item.ident.to_string());
        }
        visit::visit_item_struct(self, item);
    }

    fn visit_pat_struct(&mut self, pattern: &'ast syn::PatStruct) {
        if let (None, Some(name)) = (&pattern.rest, pattern.path.segments.last()) {
            self.taken_apart.insert(name.ident.to_string());
        }
        visit::visit_pat_struct(self, pattern);
    }
}

fn names(sources: &Sources) -> BTreeMap<&str, Names> {
    let of_file = |(file, text): (&'_ String, &String)| {
        let mut names = Names::default();
        names.visit_file(&syn::parse_file(text).expect("a Rust file"));
        names.taken_apart.retain(|_| !file.contains("tests"));
        names
    };
    sources.iter().map(|(file, text)| (file.as_str(), of_file((file, text)))).collect()
}

/// The structs that files below one folder declare and files below none of the others take apart.
fn lost(sources: &Sources, declaring: &str, using: &[&str]) -> Vec<String> {
    let names = names(sources);
    let below = |file: &str, folders: &[&str]| folders.iter().any(|folder| file.starts_with(folder));
    let used: BTreeSet<&String> =
        names.iter().filter(|(file, _)| below(file, using)).flat_map(|(_, names)| &names.taken_apart).collect();
    let declared = names.iter().filter(|(file, _)| file.starts_with(declaring) && **file != WRITTEN_WHOLE);
    declared.flat_map(|(_, names)| &names.declared).filter(|name| !used.contains(name)).cloned().collect()
}

fn generator() -> Sources {
    sources::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../codegen/src"))
}

#[test]
fn every_struct_of_the_files_of_the_spec_is_taken_apart_where_it_is_resolved() {
    let mut lost = lost(&generator(), "spec/raw/", &["resolve/"]);
    lost.retain(|name| !OF_THE_LINT.contains(&name.as_str()));
    assert_eq!(lost, [] as [String; 0]);
}

#[test]
fn the_list_of_words_is_taken_apart_where_the_wording_is_checked() {
    let lost = lost(&generator(), "spec/raw/words.rs", &["lint/"]);
    assert_eq!(lost, [] as [String; 0]);
}

#[test]
fn every_struct_of_the_model_is_taken_apart_where_it_is_written() {
    let mut lost = lost(&generator(), "model/", &["dump/", "backend/", "command/explain/"]);
    lost.retain(|name| !OF_THE_GENERATOR.iter().chain(ASKED).any(|it| it == name));
    assert_eq!(lost, [] as [String; 0]);
}

#[test]
fn what_users_look_up_is_taken_apart_in_every_output() {
    let sources = generator();
    for output in OUTPUTS {
        let lost = lost(&sources, "model/", &[output]);
        let lost: Vec<&str> = EVERYWHERE.iter().copied().filter(|name| lost.iter().any(|it| it == name)).collect();
        assert_eq!(lost, [] as [&str; 0], "{output}");
    }
}

#[test]
fn a_struct_that_nobody_takes_apart_is_found() {
    let case = |text: &str| {
        let files = [("spec/raw/a.rs", "pub struct RawA { pub x: u8 }"), ("resolve/a.rs", text)];
        let sources = files.into_iter().map(|(file, text)| (file.to_owned(), text.to_owned())).collect();
        lost(&sources, "spec/raw/", &["resolve/"])
    };
    assert_eq!(case("fn f(a: &RawA) { a.x; }"), ["RawA"]);
    assert_eq!(case("fn f(a: &RawA) { let RawA { .. } = a; }"), ["RawA"]);
    assert_eq!(case("fn f(a: &RawA) { let RawA { x } = a; }"), [] as [String; 0]);
}
