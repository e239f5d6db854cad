//! Small crates with one mistake each, so that the check is known to be able to fail.

use crate::layering::{Layers, cycles};
use crate::module::Crate;
use crate::sources::Sources;

const LAYERS: Layers = Layers { folder: &[], layers: &[&["low", "base"], &["middle"], &["high"]] };

fn parsed(files: &[(&str, &str)]) -> Crate {
    let of_layers = [
        ("lib.rs", "mod base; mod high; mod low; mod middle; pub use high::High;"),
        ("base.rs", "pub struct Base;"),
        ("middle.rs", "pub struct Middle;"),
        ("high.rs", "pub struct High; pub fn high() {}"),
        ("low.rs", ""),
    ];
    let mut sources: Sources = of_layers.iter().map(|(file, text)| ((*file).into(), (*text).into())).collect();
    sources.extend(files.iter().map(|(file, text)| ((*file).to_owned(), (*text).to_owned())));
    if sources.contains_key("low/mod.rs") {
        sources.remove("low.rs");
    }
    Crate::parse(&sources)
}

fn mistakes(files: &[(&str, &str)]) -> Vec<String> {
    let found = parsed(files);
    LAYERS.check(&found, &found.arrows())
}

fn cycles_in(files: &[(&str, &str)]) -> Vec<String> {
    cycles(&parsed(files).arrows())
}

/// What is wrong when this is the file `low.rs`.
fn in_low(text: &str) -> Vec<String> {
    mistakes(&[("low.rs", text)])
}

const UPWARDS: &str = "low.rs:1: `low` imports upwards from `high`";

#[test]
fn imports_that_point_down_are_right() {
    let high = "use crate::low; use crate::middle::Middle; pub struct High(Middle, crate::base::Base);";
    assert!(mistakes(&[("high.rs", high), ("low.rs", "use std::fmt; pub fn low() {}")]).is_empty());
}

#[test]
fn an_upward_use_is_reported_with_its_line_and_both_layers() {
    assert_eq!(in_low("\n\nuse crate::high::High;"), ["low.rs:3: `low` imports upwards from `high`"]);
    assert_eq!(in_low("use {std::fmt, crate::high::{self, High}};"), [UPWARDS]);
    assert_eq!(in_low("use crate::high::*;"), [UPWARDS]);
    assert_eq!(in_low("fn local() { use crate::high; }"), [UPWARDS]);
}

#[test]
fn an_upward_path_in_an_expression_or_a_type_is_reported() {
    assert_eq!(in_low("fn low() { crate::high::high(); }"), [UPWARDS]);
    assert_eq!(in_low("fn low(_: Vec<crate::high::High>) {}"), [UPWARDS]);
    assert_eq!(in_low("impl crate::high::Trait for u8 {}"), [UPWARDS]);
    assert_eq!(in_low("fn low() { crate::r#high::high(); }"), [UPWARDS]);
}

#[test]
fn an_upward_path_in_a_macro_or_an_attribute_is_reported() {
    assert_eq!(in_low("fn low() { assert!(crate::high::high() == ()); }"), [UPWARDS]);
    assert_eq!(in_low("macro_rules! low { () => { $crate::high::high() } }"), [UPWARDS]);
    assert_eq!(in_low("#[derive(crate::high::Derive)] struct Low;"), [UPWARDS]);
    assert_eq!(in_low("#[serde(with = \"crate::high\")] struct Low;"), [UPWARDS]);
    assert_eq!(in_low("struct Low { #[serde(default = \"super::high::high\")] low: u8 }"), [UPWARDS]);
    let text_of_another_program =
        "fn low() { quote!(crate::high::High); format!(\"{}\", quote::quote!(crate::high)); }";
    assert!(in_low(text_of_another_program).is_empty());
}

#[test]
fn an_upward_path_through_parents_is_reported() {
    let inner = "fn low() { super::super::high::high(); }";
    let found = mistakes(&[("low/mod.rs", "mod inner;"), ("low/inner.rs", inner)]);
    assert_eq!(found, ["low/inner.rs:1: `low` imports upwards from `high`"]);
    assert_eq!(in_low("fn low() { self::super::high::high(); }"), [UPWARDS]);
    assert_eq!(in_low("mod inline { fn low() { super::super::high::high(); } }"), [UPWARDS]);
}

#[test]
fn an_upward_import_under_another_name_is_reported_where_it_is_made_and_where_it_is_used() {
    let found = in_low("use crate::high as innocent;\nfn low() { innocent::high(); }");
    assert_eq!(found, [UPWARDS, "low.rs:2: `low` imports upwards from `high`"]);
}

#[test]
fn the_crate_under_another_name_is_still_the_crate() {
    let found = mistakes(&[
        ("lib.rs", "extern crate self as me; mod base; mod high; mod low; mod middle;"),
        ("low.rs", "use crate::me::high::High;"),
    ]);
    assert_eq!(found, [UPWARDS]);
    assert_eq!(in_low("use crate as me; fn low() { me::high::high(); }"), [UPWARDS]);
}

#[test]
fn a_macro_is_where_it_is_declared_whatever_brings_it_into_scope() {
    let high = |attribute: &str| format!("{attribute} macro_rules! rise {{ () => {{}} }}");
    assert_eq!(mistakes(&[("high.rs", &high("")), ("low.rs", "fn low() { rise!(); }")]), [UPWARDS]);
    let exported = high("#[macro_export]");
    assert_eq!(mistakes(&[("high.rs", &exported), ("low.rs", "fn low() { crate::rise!(); }")]), [UPWARDS]);
    let down = "fn high() { crate::sink!(); }";
    assert!(mistakes(&[("low.rs", "#[macro_export] macro_rules! sink { () => {} }"), ("high.rs", down)]).is_empty());
}

#[test]
fn a_reexport_is_followed_to_where_the_item_lives() {
    assert_eq!(in_low("use crate::High;"), [UPWARDS], "the root passes it on");
    let passes_on = ("middle.rs", "pub use crate::high::High as Middle;");
    let found = mistakes(&[passes_on, ("low.rs", "use crate::middle::Middle;")]);
    let middle = "middle.rs:1: `middle` imports upwards from `high`";
    assert_eq!(found, [UPWARDS, "low.rs:1: `low` imports upwards from `middle`", middle]);
    let by_glob = mistakes(&[
        ("low/mod.rs", "mod inner; use crate::high::High;"),
        ("low/inner.rs", "use super::*; type T = High;"),
    ]);
    assert_eq!(by_glob.len(), 2, "{by_glob:?}");
}

#[test]
fn an_item_of_the_root_itself_is_above_every_layer() {
    let found = mistakes(&[
        ("lib.rs", "mod base; mod high; mod low; mod middle; pub struct Root;"),
        ("high.rs", "use crate::Root; pub fn high() {}"),
    ]);
    assert_eq!(found, ["high.rs:1: `high` imports upwards from `the root`"]);
}

#[test]
fn modules_of_one_layer_do_not_import_each_other() {
    assert_eq!(in_low("use crate::base::Base;"), ["low.rs:1: `low` imports sideways from `base`"]);
}

#[test]
fn only_what_is_built_for_tests_alone_is_left_out() {
    for condition in ["test", "all(test, unix)", "all(unix, all(test))"] {
        let module = format!("#[cfg({condition})] mod tests {{ use crate::high::High; }}");
        assert!(in_low(&module).is_empty(), "{condition}");
    }
    assert!(in_low("#[cfg(test)] use crate::high::High;").is_empty());
    assert!(
        mistakes(&[("low/mod.rs", "#[cfg(test)] mod tests;"), ("low/tests.rs", "use crate::high::High;")]).is_empty()
    );
    for condition in ["not(test)", "any(test, feature = \"kit\")", "feature = \"test\"", "unix"] {
        let module = format!("#[cfg({condition})] mod kit {{ use crate::high::High; }}");
        assert_eq!(in_low(&module), [UPWARDS], "{condition}");
    }
}

#[test]
fn a_file_outside_of_the_layers_or_of_the_crate_is_reported() {
    let lib = "mod base; mod high; mod low; mod middle; mod stray;";
    let found = mistakes(&[("lib.rs", lib), ("stray/mod.rs", ""), ("low/forgotten.rs", "")]);
    assert_eq!(found, ["low/forgotten.rs: no module declares it", "`stray` belongs to no layer of the crate"]);
}

#[test]
fn the_layers_of_a_folder_are_checked_as_those_of_a_crate() {
    const FOLDER: Layers = Layers { folder: &["low"], layers: &[&["one"], &["two"]] };
    let found = parsed(&[
        ("low/mod.rs", "mod one; mod two;"),
        ("low/one.rs", "use super::two::Two;"),
        ("low/two.rs", "use crate::high::High; pub struct Two;"),
    ]);
    let found = FOLDER.check(&found, &found.arrows());
    assert_eq!(found, ["low/one.rs:1: `one` imports upwards from `two`"]);
}

#[test]
fn a_cycle_of_files_is_reported_however_long_and_however_written() {
    let low = ("low/mod.rs", "mod a; mod b; mod c; pub use c::C;");
    let none = [
        low,
        ("low/a.rs", "use super::b::B;"),
        ("low/b.rs", "use super::C; pub struct B;"),
        ("low/c.rs", "pub struct C;"),
    ];
    assert!(cycles_in(&none).is_empty());
    let three =
        [low, ("low/a.rs", "use super::b::B; pub struct A;"), none[2], ("low/c.rs", "pub struct C(crate::low::a::A);")];
    let found = cycles_in(&three);
    let arrows =
        ["a cycle in `low`:", "low/a.rs:1: `a` needs `b`", "low/b.rs:1: `b` needs `c`", "low/c.rs:1: `c` needs `a`"];
    assert_eq!(found, [arrows.join("\n  ")]);
    let with_its_folder =
        [("low/mod.rs", "mod a; fn low() { a::a() } pub struct Low;"), ("low/a.rs", "use super::Low; pub fn a() {}")];
    assert_eq!(cycles_in(&with_its_folder).len(), 1);
    let folders = [
        ("low/mod.rs", "mod a; mod b;"),
        ("low/a/mod.rs", "mod one; mod two;"),
        ("low/a/one.rs", "use crate::low::b::B;"),
        ("low/a/two.rs", "pub struct Two;"),
        ("low/b.rs", "mod inner { use crate::low::a::two::Two; } pub struct B;"),
    ];
    assert_eq!(cycles_in(&folders).len(), 1, "no file is in a cycle, the folder is");
}
