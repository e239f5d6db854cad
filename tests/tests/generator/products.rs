//! Several products in one project.

use super::fixture::{self, Files};
use super::scratch::Scratch;
use serde_json::Value;

const LIST: &str = "\
products:
  - { name: harbour, spec: spec/harbour, output: generated/harbour, version: \"2026-01-01\", languages: [en, zh-CN] }
  - { name: pier, spec: spec/pier, output: generated/pier, version: \"2026-01-01\", languages: [en, zh-CN] }
";

/// A project with two products.
fn project(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    scratch.write("spec/products.yaml", LIST);
    for (path, bytes) in fixture::files(&fixture::folder("minimal")) {
        let text = String::from_utf8(bytes).unwrap();
        scratch.write(&format!("spec/harbour/{path}"), &text);
        scratch.write(&format!("spec/pier/{path}"), text.replace("harbour", "pier").replace("Harbour", "Pier"));
    }
    scratch
}

fn below(scratch: &Scratch, folder: &str) -> Files {
    fixture::files(&scratch.path().join(folder))
}

/// The command on the list as it is changed: what it prints, after it ended with this code.
fn with_list(scratch: &Scratch, old: &str, new: &str, command: &[&str], code: u8) -> String {
    assert!(LIST.contains(old), "{old}");
    scratch.write("spec/products.yaml", LIST.replacen(old, new, 1));
    let (ended, printed) = scratch.run(command);
    scratch.write("spec/products.yaml", LIST);
    assert_eq!(ended, code, "{printed}");
    printed
}

#[test]
fn each_product_has_an_output_of_its_own_that_no_other_touches() {
    let scratch = project("products-own");
    let (code, printed) = scratch.run(&["generate", "--product", "harbour"]);
    assert_eq!(code, 0, "{printed}");
    assert!(scratch.holds("generated/harbour/MANIFEST") && !scratch.holds("generated/pier"));
    let first = below(&scratch, "generated/harbour");
    let (code, printed) = scratch.run(&["generate", "--product", "pier"]);
    assert_eq!(code, 0, "{printed}");
    assert!(scratch.holds("generated/pier/alibabacloud-pier/Cargo.toml"));
    assert!(below(&scratch, "generated/harbour") == first);
    assert_eq!(scratch.run(&["check"]).0, 0);
    std::fs::remove_dir_all(scratch.path().join("generated")).unwrap();
    assert_eq!(scratch.run(&["generate"]).0, 0);
    assert!(scratch.holds("generated/pier/MANIFEST") && below(&scratch, "generated/harbour") == first);
}

#[test]
fn one_product_that_is_not_current_is_enough_and_other_programs_get_one_whole() {
    let scratch = project("products-check");
    scratch.run(&["generate"]);
    std::fs::remove_file(scratch.path().join("generated/pier/alibabacloud-pier/Cargo.toml")).unwrap();
    assert_eq!(scratch.run(&["check", "--product", "harbour"]).0, 0);
    let (code, printed) = scratch.run(&["check", "--format", "json"]);
    let found: Value = serde_json::from_str(&printed).unwrap();
    assert_eq!((code, found["findings"].as_array().unwrap().len()), (1, 1));
    let path = "spec/pier/operations/ships/DockShip.yaml";
    scratch.write(path, scratch.read(path).replace("type: Berth", "type: Bert"));
    let (code, printed) = scratch.run(&["lint", "--format", "json"]);
    let found: Value = serde_json::from_str(&printed).unwrap();
    assert!(code == 2 && found["findings"][0]["path"].as_str().unwrap().ends_with(path), "{printed}");
}

#[test]
fn the_output_of_another_service_is_refused_and_nothing_of_it_changes() {
    let scratch = project("products-other");
    scratch.run(&["generate"]);
    let before = below(&scratch, "generated");
    for command in ["generate", "check"] {
        let arguments =
            [command, "--product", "pier", "--out", &scratch.path().join("generated/harbour").display().to_string()];
        let (code, printed) = scratch.run(&arguments);
        assert!(code == 2 && printed.contains("holds the output of the service `Harbour`"), "{printed}");
    }
    assert!(below(&scratch, "generated") == before);
}

#[test]
fn what_is_about_one_product_asks_which() {
    let scratch = project("products-which");
    for command in [&["dump"][..], &["rename", "type", "Berth", "Place"]] {
        let (code, printed) = scratch.run(command);
        assert!(code == 2 && printed.contains("name it with `--product`: harbour, pier"), "{printed}");
    }
    assert_eq!(scratch.run(&["dump", "--product", "pier"]).0, 0);
    let (code, printed) = scratch.run(&["generate", "--out", "elsewhere"]);
    assert!(code == 2 && printed.contains("`--out` is the folder of one product"), "{printed}");
    let (code, printed) = scratch.run(&["lint", "--product", "peer"]);
    assert!(code == 2 && printed.contains("did you mean `pier`?"), "{printed}");
    assert_eq!(scratch.run(&["explain", "DockShip"]).0, 0);
}

#[test]
fn mistakes_of_the_list_are_named() {
    let scratch = project("products-list");
    for (old, new, refusal) in [
        ("spec: spec/pier", "spec: ../pier", "cannot be the folder of a product"),
        ("spec: spec/pier", "spec: spec/harbour/pier", "overlaps with a spec folder"),
        ("output: generated/pier", "output: generated/harbour", "overlaps with an output folder"),
        ("output: generated/pier", "output: spec/pier/out", "overlaps with a spec folder"),
        ("name: pier", "name: harbour", "there are two products `harbour`"),
        ("languages: [en, zh-CN]", "languages: [zh-CN]", "neither `[en]` nor"),
        ("languages: [en, zh-CN]", "languages: [en, fr]", "S0204"),
        ("languages: [en, zh-CN]", "languages: [en, zh-CN], source: { file: a.json, sha256: abc }", "is no SHA-256"),
        ("version: \"2026-01-01\", ", "", "`version`"),
    ] {
        let printed = with_list(&scratch, old, new, &["lint"], 2);
        assert!(printed.contains(refusal), "{new}: {printed}");
    }
}

#[test]
fn the_list_and_the_spec_of_a_product_agree() {
    let scratch = project("products-agree");
    let printed = with_list(&scratch, "2026-01-01", "2027-01-01", &["generate"], 2);
    assert!(printed.contains("S0901") && printed.contains("`version:`"), "{printed}");
    assert!(!scratch.holds("generated/harbour") && scratch.holds("generated/pier"));
    let printed = with_list(&scratch, "languages: [en, zh-CN]", "languages: [en]", &["lint"], 2);
    assert!(printed.contains("`languages:`"), "{printed}");
    let printed = with_list(&scratch, "name: pier", "name: quay", &["lint"], 2);
    assert!(printed.contains("`service:`"), "{printed}");
}

#[test]
fn a_new_operation_names_the_schema_of_its_product() {
    let scratch = project("products-new");
    scratch.run(&["generate"]);
    let new = ["new", "operation", "UndockShip", "--family", "ships", "--access", "write", "--product", "pier"];
    assert_eq!(scratch.run(&new).0, 0);
    for folder in ["spec/pier/operations/ships", "spec/pier/zh-CN/operations/ships"] {
        let text = scratch.read(&format!("{folder}/UndockShip.yaml"));
        let schema = text.lines().next().unwrap().split("$schema=").nth(1).unwrap();
        assert!(schema.contains("generated/pier/schema/") && scratch.holds(&format!("{folder}/{schema}")), "{text}");
    }
}

#[test]
fn two_products_with_the_same_crate_are_refused() {
    let scratch = project("products-crate");
    let service = "spec/pier/service.yaml";
    scratch.write(service, scratch.read(service).replace("alibabacloud-pier", "alibabacloud-harbour"));
    for command in ["lint", "generate"] {
        let (code, printed) = scratch.run(&[command]);
        assert!(code == 2 && printed.contains("have the same crate `alibabacloud-harbour`"), "{printed}");
    }
    assert!(!scratch.holds("generated"));
}

#[test]
fn the_output_of_a_product_that_left_the_list_is_named_and_left_alone() {
    let scratch = project("products-left");
    scratch.run(&["generate"]);
    let before = below(&scratch, "generated/pier");
    let pier = LIST.lines().find(|line| line.contains("pier")).unwrap();
    let printed = with_list(&scratch, &format!("{pier}\n"), "", &["check"], 1);
    assert!(printed.contains("pier: the output of a product that is not in the list"), "{printed}");
    let printed = with_list(&scratch, &format!("{pier}\n"), "", &["generate"], 0);
    assert!(printed.contains("delete it"), "{printed}");
    // One product is looked at alone.
    with_list(&scratch, &format!("{pier}\n"), "", &["check", "--product", "harbour"], 0);
    let (spec, mut out, mut errors) = (scratch.path().join("spec/harbour"), Vec::new(), Vec::new());
    let arguments = ["codegen", "--spec", spec.to_str().unwrap(), "check"];
    assert_eq!(codegen::command::run_on(arguments.iter().map(Into::into), &mut out, &mut errors), 0);
    assert_eq!(String::from_utf8(errors).unwrap(), "");
    assert!(below(&scratch, "generated/pier") == before);
}

#[test]
fn an_empty_list_is_a_mistake_because_nothing_would_be_checked() {
    let scratch = project("products-empty");
    scratch.write("spec/products.yaml", "products: []\n");
    for command in ["lint", "check", "generate"] {
        let (code, printed) = scratch.run(&[command]);
        assert!(code == 2 && printed.contains("the list of products is empty"), "{command}: {printed}");
    }
}

/// A reader that stops at once, as `| head -0` does.
struct Gone;

impl std::io::Write for Gone {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(std::io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Err(std::io::ErrorKind::BrokenPipe.into())
    }
}

#[test]
fn all_products_are_written_though_nobody_reads_what_is_printed() {
    let scratch = project("products-unheard");
    let spec = scratch.path().join("spec").display().to_string();
    let run = |command: &str| {
        let arguments = ["codegen", "--spec", &spec, command];
        codegen::command::run_on(arguments.iter().map(Into::into), &mut Gone, &mut Vec::new())
    };
    assert_eq!(run("generate"), 0);
    assert!(scratch.holds("generated/pier/MANIFEST") && scratch.holds("spec/pier/translations.lock"));
    assert_eq!(scratch.run(&["check"]).0, 0);
    std::fs::remove_file(scratch.path().join("generated/pier/alibabacloud-pier/Cargo.toml")).unwrap();
    assert_eq!(run("check"), 1);
}
