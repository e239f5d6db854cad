//! What a call is signed with, in every output.

use super::fixture::{self, Files};
use std::collections::BTreeMap;

const SHIP: &str = "operations/ships/DockShip.yaml";

/// The files of the output if the operation is signed so.
fn output(auth: &str) -> BTreeMap<String, String> {
    let mut files: Files = fixture::files(&fixture::folder("minimal"));
    for (path, bytes) in &mut files {
        let text = String::from_utf8(bytes.clone()).unwrap();
        *bytes = match path.as_str() {
            SHIP => text.replace("access: read\n", &format!("access: read\n{auth}")).into_bytes(),
            "service.yaml" => text.replace("acronyms:", "ram_prefix: harbour\nacronyms:").into_bytes(),
            _ => continue,
        };
    }
    fixture::artifacts(files).into_iter().map(|it| (it.path, it.text)).collect()
}

fn holding<'f>(files: &'f BTreeMap<String, String>, ending: &str) -> &'f str {
    files.iter().find(|(path, _)| path.ends_with(ending)).map(|(_, text)| text.as_str()).unwrap()
}

#[test]
fn an_unsigned_operation_is_one_in_the_crate_the_metadata_and_the_pages() {
    let files = output("auth: none\n");
    assert!(holding(&files, "src/operation/dock_ship.rs").contains(".unsigned()"));
    let metadata = holding(&files, "src/metadata/operation/dock_ship.json");
    assert!(metadata.contains("\"auth\": \"none\"") && !metadata.contains("ram_action"), "{metadata}");
    let english = holding(&files, "en/src/operations/ships/DockShip.md");
    assert!(english.contains("sent without a signature") && !english.contains("authorization:"), "{english}");
    assert!(!english.contains("harbour:DockShip"), "{english}");
    assert!(holding(&files, "zh-CN/src/operations/ships/DockShip.md").contains("请求不签名"));
}

#[test]
fn one_kind_of_credentials_is_documented_and_left_to_the_caller() {
    for (word, sentence, header) in [
        ("ak", "a bearer token is not accepted", "authorization:"),
        ("bearer", "an AccessKey is not accepted", "x-acs-bearer-token:"),
    ] {
        let files = output(&format!("auth: {word}\n"));
        assert!(!holding(&files, "src/operation/dock_ship.rs").contains(".unsigned()"));
        assert!(holding(&files, "src/metadata/operation/dock_ship.json").contains(&format!("\"auth\": \"{word}\"")));
        let page = holding(&files, "en/src/operations/ships/DockShip.md");
        assert!(page.contains(sentence) && page.contains(header) && page.contains("harbour:DockShip"), "{page}");
    }
}

#[test]
fn nothing_is_said_where_either_kind_of_credentials_will_do() {
    let files = output("");
    assert!(!holding(&files, "src/metadata/operation/dock_ship.json").contains("\"auth\""));
    assert!(holding(&files, "en/src/operations/ships/DockShip.md").contains("authorization:"));
}
