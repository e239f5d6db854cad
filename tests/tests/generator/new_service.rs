//! `new service`.

use super::scratch::Scratch;

const HARBOUR: &[&str] =
    &["new", "service", "harbour", "Harbour", "2026-01-01", "--operation", "DescribeShips", "--access", "read"];

fn new_service(scratch: &Scratch, further: &[&str]) -> (u8, String) {
    scratch.run(&[HARBOUR, further].concat())
}

#[test]
fn a_new_service_passes_lint_and_becomes_a_crate_at_once() {
    for (name, languages) in [("new-service", "en"), ("new-service-in-both", "en,zh-CN")] {
        let scratch = Scratch::new(name);
        let (code, printed) = new_service(&scratch, &["--languages", languages]);
        assert_eq!(code, 0, "{printed}");
        for step in ["describe the parameters", "cargo codegen lint --product harbour", "generate --product harbour"] {
            assert!(printed.contains(step), "{printed}");
        }
        for command in ["lint", "generate", "check"] {
            let (code, printed) = scratch.run(&[command, "--product", "harbour"]);
            assert_eq!(code, 0, "{command}: {printed}");
        }
        assert!(scratch.holds("generated/harbour/alibabacloud-harbour/src/operation/describe_ships.rs"));
        assert_eq!(scratch.holds("spec/harbour/zh-CN/service.yaml"), languages == "en,zh-CN");
        assert!(scratch.read("spec/harbour/operations/general/DescribeShips.yaml").contains("RequestId: string"));
        let manifest = scratch.read("generated/harbour/alibabacloud-harbour/Cargo.toml");
        assert!(manifest.contains("version = \"0.1.0\"") && !manifest.contains("workspace = true"), "{manifest}");
    }
}

#[test]
fn every_file_of_a_new_service_names_its_schema() {
    let scratch = Scratch::new("new-service-schemas");
    new_service(&scratch, &["--languages", "en,zh-CN"]);
    scratch.run(&["generate"]);
    let files = scratch.files().into_iter().filter(|(path, _)| path.starts_with("spec/harbour/"));
    let files: Vec<_> = files.filter(|(path, _)| !path.ends_with("translations.lock")).collect();
    assert_eq!(files.len(), 4);
    for (path, text) in files {
        let text = String::from_utf8(text).unwrap();
        let schema = text.lines().next().unwrap().split("$schema=").nth(1).unwrap().to_owned();
        let folder = path.rsplit_once('/').unwrap().0;
        assert!(scratch.holds(&format!("{folder}/{schema}")), "{path}: {schema}");
    }
}

#[test]
fn a_second_service_joins_the_list_and_is_published_like_the_first() {
    let scratch = Scratch::new("new-service-second");
    new_service(&scratch, &[]);
    let service = scratch.read("spec/harbour/service.yaml");
    scratch.write("spec/harbour/service.yaml", service + "package: { workspace: true }\n");
    let list = scratch.read("spec/products.yaml");
    let second = [
        "new",
        "service",
        "pier",
        "Pier",
        "2026-02-01",
        "--operation",
        "CloseGate",
        "--access",
        "write",
        "--summary",
        "Closes the gate.",
    ];
    let (code, printed) = scratch.run(&second);
    assert_eq!(code, 0, "{printed}");
    assert!(scratch.read("spec/products.yaml").starts_with(&list));
    assert!(scratch.read("spec/pier/service.yaml").contains("package: { workspace: true }"));
    assert!(scratch.read("spec/pier/operations/general/CloseGate.yaml").contains("Closes the gate."));
    assert_eq!(scratch.run(&["lint"]).0, 0);
}

#[test]
fn what_cannot_be_a_service_is_refused_and_nothing_is_written() {
    let scratch = Scratch::new("new-service-refused");
    let replaced = |old: &str, new: &str| -> Vec<String> {
        HARBOUR.iter().map(|word| if *word == old { new.to_owned() } else { (*word).to_owned() }).collect()
    };
    for (old, new, refusal) in [
        ("harbour", "Har bour", "cannot be the name of a service"),
        ("harbour", "../escape", "use letters, digits and underscores"),
        ("2026-01-01", "2026-13-01", "is not the version of an API"),
        ("Harbour", "Har/bour", "is not the name of a product"),
        ("DescribeShips", "describe ships", "cannot be an operation"),
    ] {
        let arguments = replaced(old, new);
        let (code, printed) = scratch.run(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(code == 2 && printed.contains(refusal), "{new}: {printed}");
        assert!(scratch.files().is_empty(), "{new}: {:?}", scratch.files());
    }
    new_service(&scratch, &[]);
    let before = scratch.files();
    let (code, printed) = new_service(&scratch, &[]);
    assert!(code == 2 && printed.contains("already"), "{printed}");
    assert_eq!(scratch.files(), before);
}

#[test]
fn a_folder_with_the_spec_of_one_product_is_left_alone() {
    let scratch = Scratch::with_spec("new-service-beside", &super::fixture::folder("minimal"));
    let before = scratch.files();
    let (code, printed) = new_service(&scratch, &[]);
    assert!(code == 2 && printed.contains("is the spec of one product"), "{printed}");
    assert_eq!(scratch.files(), before);
}

/// The YAML of docs/new-product.md, in its order.
fn blocks_of_the_page() -> Vec<String> {
    let page = std::fs::read_to_string(super::fixture::project().join("docs/new-product.md")).unwrap();
    let blocks = page.split("```yaml\n").skip(1).map(|rest| rest.split("```").next().unwrap().to_owned());
    blocks.collect()
}

fn the_block<'b>(blocks: &'b [String], part: &str) -> &'b str {
    let mut found = blocks.iter().filter(|block| block.contains(part));
    let block = found.next().unwrap_or_else(|| panic!("no block has {part}"));
    assert!(found.next().is_none(), "two blocks have {part}");
    block
}

#[test]
fn what_the_page_for_new_products_shows_passes_lint_and_becomes_a_crate() {
    let blocks = blocks_of_the_page();
    let scratch = Scratch::new("new-service-page");
    new_service(&scratch, &[]);
    for (name, summary) in [("DockShip", "Brings a ship to a berth."), ("UndockShip", "Takes a ship away.")] {
        let new = ["new", "operation", name, "--product", "harbour", "--family", "general", "--access", "write"];
        let (code, printed) = scratch.run(&[&new[..], &["--summary", summary]].concat());
        assert_eq!(code, 0, "{printed}");
        let path = format!("spec/harbour/operations/general/{name}.yaml");
        let text = scratch.read(&path).replace("request: {}\n", the_block(&blocks, "as returned by DescribeShips"));
        let errors = if name == "DockShip" { the_block(&blocks, "errors: [BerthTaken]") } else { "" };
        scratch.write(&path, text + errors);
    }
    scratch.write("spec/harbour/operations/general/DescribeShips.yaml", the_block(&blocks, "pagination:"));
    scratch.write("spec/harbour/errors.yaml", the_block(&blocks, "http_status: 409"));
    let (code, printed) = scratch.run(&["generate", "--product", "harbour"]);
    assert_eq!(code, 0, "{printed}");
    let codes = scratch.read("generated/harbour/alibabacloud-harbour/src/error_code/mod.rs");
    assert!(codes.contains("BerthTaken"), "{codes}");
}

#[test]
fn the_chinese_twin_on_the_page_for_new_products_fits_its_sample() {
    let blocks = blocks_of_the_page();
    let scratch = Scratch::new("new-service-page-in-both");
    new_service(&scratch, &["--languages", "en,zh-CN"]);
    let path = "operations/general/DescribeShips.yaml";
    scratch.write(&format!("spec/harbour/{path}"), the_block(&blocks, "pagination:"));
    scratch.write(&format!("spec/harbour/zh-CN/{path}"), the_block(&blocks, "查询港口中的船舶"));
    let (code, printed) = scratch.run(&["generate", "--product", "harbour"]);
    assert_eq!(code, 0, "{printed}");
}
