//! A service that uses words that DTS does without: its crate is compiled, and called on a real socket.

use super::fixture::{self, Files};
use super::torture::{cargo, workspace};
use crate::plan;
use serde_json::Value;
use std::collections::BTreeMap;

/// The spec, without the program that calls it.
pub(crate) fn spec() -> Files {
    let mut files = fixture::files(&fixture::folder("lighthouse"));
    files.retain(|(path, _)| !path.starts_with("calls."));
    files
}

fn output() -> BTreeMap<String, String> {
    fixture::artifacts(spec()).into_iter().map(|it| (it.path, it.text)).collect()
}

fn holding<'f>(files: &'f BTreeMap<String, String>, ending: &str) -> &'f str {
    files.iter().find(|(path, _)| path.ends_with(ending)).map(|(_, text)| text.as_str()).unwrap()
}

#[test]
fn its_crate_sends_and_reads_what_the_spec_says() {
    let scratch = workspace("lighthouse", &["generated/alibabacloud-lighthouse", "calls"]);
    plan::generate(&plan::output(&scratch.path().join("generated")), &fixture::artifacts(spec())).unwrap();
    let read = |name: &str| std::fs::read_to_string(fixture::folder("lighthouse").join(name)).unwrap();
    let sdk = "alibabacloud-lighthouse = { path = \"../generated/alibabacloud-lighthouse\" }";
    let manifest = "[package]\nname = \"calls\"\nversion = \"0.0.0\"\nedition.workspace = true\n\n[dependencies]\n";
    let features = "\n\n[features]\nblocking = [\"alibabacloud-lighthouse/blocking\"]\n";
    scratch.write("calls/Cargo.toml", format!("{manifest}{sdk}{features}"));
    scratch.write("calls/src/main.rs", read("calls.rs"));
    let printed = cargo(scratch.path(), &["run", "--package", "calls", "--features", "blocking"]);
    assert_eq!(printed, read("calls.txt"));
}

#[test]
fn exact_names_are_in_every_output() {
    let files = output();
    let page = holding(&files, "en/src/operations/lamps/FindLamps.md");
    for shown in
        ["Height.Least.Metres", "keeper.name", "Lamp.sea.name", "Conditions call it `LeastHeight`", "Lamp.Cape=horn"]
    {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let metadata: Value = serde_json::from_str(holding(&files, "src/metadata/operation/find_lamps.json")).unwrap();
    let names: Vec<&str> =
        metadata["request"].as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["SignatureType", "Version", "format", "Lamp", "Lamp", "Height.Least.Metres"]);
    let model = fixture::model(spec());
    let dumped = codegen::dump::dump(&model);
    let paths: Vec<&str> = dumped["operations"]["FindLamps"]["response"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["path"].as_str().unwrap())
        .collect();
    assert_eq!(paths, ["RequestId", "Success", "keeper.name", "lamps", "lamps[].id", "lamps[].lamp.colour"]);
}

#[test]
fn codes_of_success_are_in_every_output() {
    let files = output();
    assert!(holding(&files, "src/client.rs").contains("success_codes: &[\"OK\", \"200\"]"));
    let own = holding(&files, "src/operation/trim_lamp.rs");
    assert!(own.contains("success_codes: &[\"1\", \"2\"]") && own.contains("code: \"Verdict\""), "{own}");
    assert!(!holding(&files, "src/operation/light_lamp.rs").contains("static ENVELOPE"));
    let page = holding(&files, "en/src/operations/lamps/TrimLamp.md");
    assert!(page.contains("The call succeeded if it is `1` or `2`"), "{page}");
    let metadata: Value = serde_json::from_str(holding(&files, "src/metadata/operation/light_lamp.json")).unwrap();
    let code = metadata["response"].as_array().unwrap().iter().find(|it| it["name"] == "Code").unwrap();
    assert_eq!(code["success_codes"], serde_json::json!(["OK", "200"]));
}

#[test]
fn one_host_for_all_regions_is_in_every_output() {
    let files = output();
    let hosts = holding(&files, "src/endpoint.rs");
    assert!(
        hosts.contains("global_host: \"lighthouse.example.com\"")
            && hosts.contains("(\"island\", \"far.example.com\")")
    );
    assert!(holding(&files, "en/src/operations/lamps/LightLamp.md").contains("host: lighthouse.example.com"));
    let dumped = codegen::dump::dump(&fixture::model(spec()));
    assert_eq!(dumped["service"]["endpoints"]["hosts"]["island"], "far.example.com");
    assert_eq!(dumped["service"]["endpoints"]["regional_host"], Value::Null);
}

#[test]
fn forms_and_limits_are_in_every_output() {
    let files = output();
    let page = holding(&files, "en/src/operations/lamps/PaintLamps.md");
    for shown in
        ["2 to 3 entries", "Greater than 0", "Less than 1", "Colours.roof=red", "Place={\"sea.name\":\"drake\"}"]
    {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let code = holding(&files, "src/operation/paint_lamps.rs");
    for part in ["min_items: Some(2)", "exclusive_min: Some(0.0)", "exclusive_max: Some(1.0)"] {
        assert!(code.contains(part), "{part}");
    }
    let metadata: Value = serde_json::from_str(holding(&files, "src/metadata/operation/paint_lamps.json")).unwrap();
    let limits = &metadata["request"].as_array().unwrap().iter().find(|it| it["name"] == "Share").unwrap()["limits"];
    assert_eq!(*limits, serde_json::json!({ "exclusive_min": 0, "exclusive_max": 1 }));
}

#[test]
fn forms_inside_each_other_are_in_every_output() {
    let files = output();
    let page = holding(&files, "en/src/operations/lamps/HangLamps.md");
    for shown in ["Rooms.N.Hooks.N.Lamps.N", "Rooms.1.Hooks.1.Lamps.2=b", "Rooms.1.Keepers=ida,ole"] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let dumped = codegen::dump::dump(&fixture::model(spec()));
    let style = |path: &str| {
        let entries = dumped["operations"]["HangLamps"]["request"].as_array().unwrap();
        entries.iter().find(|it| it["path"] == path).unwrap()["style"].clone()
    };
    let styles = ["Rooms[].Hooks", "Rooms[].Keepers", "Rooms[].Plan", "Rooms[].Marks", "Rooms[].Middle"].map(style);
    assert_eq!(
        styles,
        ["repeat", "comma", "json", "repeat"].map(Value::from).into_iter().chain([Value::Null]).collect::<Vec<_>>()[..]
    );
    let document = codegen::export::openapi::openapi(&fixture::model(spec()), codegen::model::Language::English);
    let names = &document["components"]["schemas"]["Room"]["properties"]["Keepers"];
    assert_eq!((&names["type"], &names["x-separator"]), (&Value::from("string"), &Value::from(",")));
}

#[test]
fn objects_that_hold_members_are_in_every_output() {
    let files = output();
    assert!(holding(&files, "src/client.rs").contains("unwraps: &[\"*Reply\"]"));
    assert!(holding(&files, "src/operation/find_lamps.rs").contains("unwraps: &[\"box\"]"));
    assert!(!holding(&files, "src/operation/light_lamp.rs").contains("static ENVELOPE"));
    let model = fixture::model(spec());
    let dumped = codegen::dump::dump(&model);
    assert_eq!(dumped["service"]["unwraps"], serde_json::json!(["*Reply"]));
    assert_eq!(dumped["operations"]["FindLamps"]["unwraps"], serde_json::json!(["box"]));
    let document = codegen::export::openapi::openapi(&model, codegen::model::Language::English);
    assert_eq!(document["paths"]["/#Action=FindLamps"]["post"]["x-unwraps"], serde_json::json!(["box"]));
    let mut other = spec();
    for (path, text) in &mut other {
        if path.ends_with("FindLamps.yaml") {
            let spec = String::from_utf8(std::mem::take(text)).unwrap();
            *text = spec.replace("unwraps: [box]", "unwraps: []").into_bytes();
        }
    }
    let changes =
        codegen::diff::wire(&codegen::wire::of_model(&model), &codegen::wire::of_model(&fixture::model(other)));
    let found: Vec<String> = changes.iter().map(|change| format!("{change:?}")).collect();
    assert!(found.len() == 1 && found[0].contains("UnwrapsChanged") && found[0].contains("unwraps"), "{found:?}");
}

#[test]
fn a_response_without_a_request_is_shown_and_makes_no_code() {
    let files = output();
    let page = holding(&files, "en/src/operations/lamps/LightLamp.md");
    let alone = page.split("### A lamp without oil").nth(1).unwrap();
    assert!(alone.contains("LampDark") && !alone.contains("Action=LightLamp"), "{alone}");
    assert!(!holding(&files, "src/operation/light_lamp.rs").contains("without oil"));
    let model = fixture::model(spec());
    let operation = model.operation("LightLamp").unwrap();
    assert_eq!((operation.examples.len(), operation.responses.len()), (1, 1));
}

#[test]
fn bytes_are_in_every_output() {
    let files = output();
    let page = holding(&files, "en/src/operations/lamps/FlashLamp.md");
    for shown in ["bytes in Base64", "Pattern=AAEC", "Marks=YQ==,YmM="] {
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let code = holding(&files, "src/operation/flash_lamp.rs");
    assert!(code.contains(r#".pattern(b"\x00\x01\x02")"#), "{code}");
    let metadata: Value = serde_json::from_str(holding(&files, "src/metadata/operation/flash_lamp.json")).unwrap();
    let entry = |name: &str| metadata["request"].as_array().unwrap().iter().find(|it| it["name"] == name).unwrap();
    assert_eq!((&entry("Pattern")["type"], &entry("Pattern")["format"]), (&"string".into(), &"base64".into()));
    assert_eq!(entry("Parts")["type"], serde_json::json!({ "list": "string" }));
    let model = fixture::model(spec());
    let dumped = &codegen::dump::dump(&model)["operations"]["FlashLamp"]["request"][0];
    assert_eq!((&dumped["type"], &dumped["meaning"]), (&"string".into(), &"bytes".into()));
    let document = codegen::export::openapi::openapi(&model, codegen::model::Language::English);
    let schema = &document["components"]["schemas"]["FlashSetting"]["properties"]["Key"];
    assert_eq!((&schema["type"], &schema["format"]), (&"string".into(), &"byte".into()));
}

#[test]
fn a_text_that_turns_into_bytes_is_the_same_on_the_wire() {
    let mut other = spec();
    for (path, text) in &mut other {
        if path.ends_with("FlashLamp.yaml") {
            let spec = String::from_utf8(std::mem::take(text)).unwrap();
            *text = spec.replace("Seen: { type: bytes", "Seen: { type: string").into_bytes();
        }
    }
    let (old, new) = (fixture::model(other), fixture::model(spec()));
    let changes = codegen::diff::wire(&codegen::wire::of_model(&old), &codegen::wire::of_model(&new));
    assert!(changes.is_empty(), "{changes:?}");
}

#[test]
fn files_to_upload_are_in_every_output() {
    let files = output();
    let code = holding(&files, "src/operation/flash_lamp.rs");
    assert!(code.contains("picture: Option<FileUrl>") && code.contains("upload the file before the call"), "{code}");
    let page = holding(&files, "en/src/operations/lamps/FlashLamp.md");
    assert!(page.contains("Upload the file before the call"), "{page}");
    let metadata: Value = serde_json::from_str(holding(&files, "src/metadata/operation/flash_lamp.json")).unwrap();
    let picture = metadata["request"].as_array().unwrap().iter().find(|it| it["name"] == "Picture").unwrap();
    assert_eq!(picture["upload"], true);
    let model = fixture::model(spec());
    let dumped = codegen::dump::dump(&model)["operations"]["FlashLamp"]["request"].take();
    assert_eq!(dumped.as_array().unwrap().iter().find(|it| it["path"] == "Picture").unwrap()["upload"], true);
    let document = codegen::export::openapi::openapi(&model, codegen::model::Language::English);
    let parameters = document["paths"]["/#Action=FlashLamp"]["post"]["parameters"].as_array().unwrap();
    assert_eq!(parameters.iter().find(|it| it["name"] == "Picture").unwrap()["schema"]["x-upload"], true);
}

#[test]
fn texts_promise_no_pages_and_waits_where_there_are_none() {
    let files = output();
    for file in ["src/client.rs", "src/error.rs", "src/lib.rs", "src/blocking.rs", "src/test_util.rs", "README.md"] {
        let text = holding(&files, file);
        let is_text = |line: &&str| file == "README.md" || line.trim_start().starts_with("//");
        let texts = text.lines().filter(is_text).collect::<Vec<_>>().join(" ");
        for promise in [
            "pages of a list",
            "page of a list",
            "lists are",
            "lists and",
            "a list or",
            "waits for",
            "wait_for",
            "pages(",
        ] {
            assert!(!texts.contains(promise), "{file}: {promise}: {texts}");
        }
    }
    assert!(holding(&files, "src/wait/mod.rs").contains("No operation of this service has a"));
}
