//! A second `import`: what upstream changed comes in, and what people changed stays.

use super::fixture;
use super::scratch::Scratch;
use proptest::prelude::*;
use serde_json::{Value, json};

const SHIP: &str = "spec/operations/ships/DockShip.yaml";

fn document() -> Value {
    let text = std::fs::read_to_string(fixture::folder("openmeta").join("harbour.json")).unwrap();
    let mut document: Value = serde_json::from_str(&text).unwrap();
    document["apis"]["DockShip"]["responses"]["200"]["schema"]["properties"]["Tugs"] = json!({ "type": "array",
        "items": { "type": "object", "properties": { "Name": { "type": "string" }, "Power": { "type": "integer" } } } });
    document
}

/// Imports a document into `spec`: the exit code, and what is printed.
fn import(scratch: &Scratch, document: &Value) -> (u8, String) {
    scratch.write("api-docs.json", document.to_string());
    let path = |name: &str| scratch.path().join(name).display().to_string();
    scratch.run(&["import", &path("api-docs.json"), "--to", &path("spec")])
}

/// A spec that was imported.
fn imported(name: &str) -> Scratch {
    let scratch = Scratch::new(name);
    let (code, printed) = import(&scratch, &document());
    assert_eq!(code, 0, "{printed}");
    scratch
}

/// Replaces a text that a file has once.
fn edit(scratch: &Scratch, path: &str, old: &str, new: &str) {
    let text = scratch.read(path);
    assert_eq!(text.matches(old).count(), 1, "`{old}` in {text}");
    scratch.write(path, text.replace(old, new));
}

fn parameters(document: &mut Value) -> &mut Vec<Value> {
    document["apis"]["DockShip"]["parameters"].as_array_mut().unwrap()
}

#[test]
fn the_same_document_again_changes_nothing_whatever_people_changed() {
    let scratch = imported("again-same");
    edit(&scratch, SHIP, "    doc: \"The vessel.\"\n", "    # As in the papers.\n    doc: The ship that comes in.\n");
    edit(&scratch, SHIP, "  Nights:\n", "\n  # For how long.\n  Nights:\n");
    let before = scratch.files();
    let (code, printed) = import(&scratch, &document());
    assert!(code == 0 && printed.contains("0 taken over, 0 changed on both sides"), "{printed}");
    assert_eq!(scratch.files(), before);
}

#[test]
fn edits_and_comments_stay_beside_what_upstream_changed() {
    let scratch = imported("again-both");
    edit(
        &scratch,
        SHIP,
        "    doc: \"The vessel.\"\n",
        "    # As in the papers.\n    doc: The ship that comes in.\n    rust: vessel_id\n",
    );
    edit(&scratch, SHIP, "family: ships\n", "family: ships\ndoc: |\n  Ships wait outside\n  until a tug comes.\n");
    let mut new = document();
    parameters(&mut new)[1]["schema"]["maxLength"] = json!(40);
    parameters(&mut new).insert(2, json!({ "name": "Flag", "in": "query", "schema": { "type": "string" } }));
    new["apis"]["DockShip"]["errorCodes"]["403"] = json!([{ "errorCode": "Fog", "errorMessage": "No view." }]);
    new["apis"]["UndockShip"] = json!({ "operationType": "write", "summary": "Takes a ship away.", "parameters": [],
        "responses": { "200": { "schema": { "type": "object", "properties": { "RequestId": { "type": "string" } } } } } });
    let (code, printed) = import(&scratch, &new);
    assert_eq!(code, 0, "{printed}");
    let ship = scratch.read(SHIP);
    for kept in
        ["# As in the papers.\n    doc: The ship that comes in.\n    rust: vessel_id\n", "  until a tug comes.\n"]
    {
        assert!(ship.contains(kept), "{kept}: {ship}");
    }
    assert!(ship.contains("max_length: 40\n") && ship.contains("  Flag:\n    type: string\n"), "{ship}");
    assert!(ship.contains("Fog") && !ship.contains("QuayFull"), "{ship}");
    assert!(scratch.holds("spec/operations/general/UndockShip.yaml"));
    for place in ["request.ShipId.max_length", "request.Flag", "errors"] {
        assert!(printed.contains(&format!("taken: operations/ships/DockShip.yaml: {place}\n")), "{place}: {printed}");
    }
    let (code, printed) = import(&scratch, &new);
    assert!(code == 0 && printed.contains("0 taken over"), "{printed}");
    assert_eq!(scratch.read(SHIP), ship);
}

#[test]
fn what_both_sides_changed_is_listed_with_both_and_the_edit_stays() {
    let scratch = imported("again-conflict");
    edit(&scratch, SHIP, "max_length: 20", "max_length: 30");
    let ship = scratch.read(SHIP);
    let start = ship.find("  HarbourId:\n").unwrap();
    let end = ship.find("  ShipId:\n").unwrap();
    scratch.write(SHIP, format!("{}{}", &ship[..start], &ship[end..]));
    let mut new = document();
    parameters(&mut new)[0]["schema"]["required"] = json!(true);
    parameters(&mut new)[1]["schema"]["maxLength"] = json!(40);
    let (code, printed) = import(&scratch, &new);
    assert_eq!(code, 1, "{printed}");
    assert!(printed.contains("request.ShipId.max_length: stays 30; the document has 40\n"), "{printed}");
    assert!(
        printed.contains("request.HarbourId: stays removed; the document has { type: string, required: true"),
        "{printed}"
    );
    assert!(scratch.read(SHIP).contains("max_length: 30") && !scratch.read(SHIP).contains("HarbourId"));
}

#[test]
fn a_type_that_people_renamed_and_a_family_that_they_chose_stay() {
    let scratch = imported("again-renamed");
    let (code, printed) = scratch.run(&["rename", "type", "Tugs", "Tugboat"]);
    assert_eq!(code, 0, "{printed}");
    edit(&scratch, "spec/service.yaml", "  ships:\n", "  vessels:\n");
    let ship = scratch.read(SHIP).replace("family: ships", "family: vessels");
    std::fs::remove_file(scratch.path().join(SHIP)).unwrap();
    scratch.write("spec/operations/vessels/DockShip.yaml", ship);
    let mut new = document();
    let tug = &mut new["apis"]["DockShip"]["responses"]["200"]["schema"]["properties"]["Tugs"]["items"]["properties"];
    tug["Captain"] = json!({ "type": "string" });
    let (code, printed) = import(&scratch, &new);
    assert_eq!(code, 0, "{printed}");
    assert!(!scratch.holds("spec/types/Tugs.yaml") && !scratch.holds(SHIP), "{printed}");
    assert!(scratch.read("spec/types/Tugboat.yaml").contains("  Captain:\n"), "{printed}");
}

#[test]
fn types_keep_their_names_when_an_operation_comes_before_them() {
    let scratch = imported("again-names");
    let mut new = document();
    let other =
        json!({ "type": "array", "items": { "type": "object", "properties": { "Flag": { "type": "string" } } } });
    let operation = json!({ "operationType": "read", "summary": "Lists tugs.", "parameters": [], "responses": { "200": { "schema":
        { "type": "object", "properties": { "Tugs": other } } } } });
    let mut operations = serde_json::Map::new();
    operations.insert("AddTug".to_owned(), operation);
    operations.extend(new["apis"].as_object().unwrap().clone());
    new["apis"] = Value::Object(operations);
    let (code, printed) = import(&scratch, &new);
    assert_eq!(code, 0, "{printed}");
    assert!(scratch.read("spec/types/Tugs.yaml").contains("Power"), "{printed}");
    assert!(!printed.contains("taken: types/Tugs.yaml"), "{printed}");
}

#[test]
fn a_spec_that_was_not_imported_is_left_alone_and_so_is_one_that_cannot_be_read() {
    let scratch = Scratch::with_spec("again-by-hand", &fixture::folder("minimal"));
    let before = fixture::files(&scratch.path().join("spec"));
    let (code, printed) = import(&scratch, &document());
    assert!(code == 2 && printed.contains("which `import` did not make"), "{printed}");
    assert_eq!(fixture::files(&scratch.path().join("spec")), before);
    let scratch = imported("again-stray");
    scratch.write("spec/notes.txt", "mine");
    let (code, printed) = import(&scratch, &document());
    assert!(code == 2 && printed.contains("S0005"), "{printed}");
}

/// What a person may do to a parameter, and what upstream may do to it.
#[derive(Clone, Copy, Debug)]
enum Change {
    Nothing,
    Text,
    Limit,
    Remove,
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![Just(Change::Nothing), Just(Change::Text), Just(Change::Limit), Just(Change::Remove)]
}

/// A document of several parameters, after changes of upstream.
fn with_parameters(changes: &[Change]) -> Value {
    let mut document = document();
    let list = changes.iter().enumerate().filter_map(|(index, change)| {
        let text = if matches!(change, Change::Text) { "The new cargo." } else { "The cargo." };
        let limit = if matches!(change, Change::Limit) { 60 } else { 50 };
        let schema = json!({ "type": "string", "description": text, "maxLength": limit });
        let parameter = json!({ "name": format!("Cargo{index}"), "in": "query", "schema": schema });
        (!matches!(change, Change::Remove)).then_some(parameter)
    });
    *parameters(&mut document) = list.collect();
    document
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_edit_stays_and_every_other_change_of_upstream_comes_in(
        changes in proptest::collection::vec((change(), change()), 1..7),
        seed in any::<u32>(),
    ) {
        let scratch = Scratch::new(&format!("again-random-{seed}"));
        let nothing = vec![Change::Nothing; changes.len() + 1];
        let (code, printed) = import(&scratch, &with_parameters(&nothing));
        prop_assert_eq!(code, 0, "{}", printed);
        let mut ship = scratch.read(SHIP);
        for (index, (own, _)) in changes.iter().enumerate() {
            let old = format!("  Cargo{index}:\n    type: string\n    max_length: 50\n    doc: \"The cargo.\"\n");
            let new = match own {
                Change::Nothing => format!("  # Hold {index}.\n{old}"),
                Change::Text => old.replace("\"The cargo.\"", "What she carries. # by hand"),
                Change::Limit => format!("  Cargo{index}: {{ type: string, max_length: 70, doc: The cargo. }}\n"),
                Change::Remove => String::new(),
            };
            prop_assert!(ship.contains(&old), "{}", ship);
            ship = ship.replace(&old, &new);
        }
        scratch.write(SHIP, &ship);
        let theirs: Vec<Change> = changes.iter().map(|(_, theirs)| *theirs).chain([Change::Nothing]).collect();
        let (code, printed) = import(&scratch, &with_parameters(&theirs));
        prop_assert!(code < 2, "{}", printed);
        let ship = scratch.read(SHIP);
        let mut conflicts = 0;
        for (index, (own, theirs)) in changes.iter().enumerate() {
            let is_there = ship.contains(&format!("  Cargo{index}:"));
            let after = ship.split(&format!("  Cargo{index}:")).nth(1).unwrap_or_default();
            let entry = after.split("  Cargo").next().unwrap_or_default();
            let has = |text: &str| entry.contains(text);
            match (own, theirs) {
                (Change::Remove, theirs) => {
                    prop_assert!(!is_there, "{}", ship);
                    conflicts += usize::from(matches!(theirs, Change::Text | Change::Limit));
                }
                (Change::Nothing, Change::Remove) => prop_assert!(!is_there, "{}", ship),
                (Change::Text | Change::Limit, Change::Remove) => {
                    prop_assert!(is_there, "{}", ship);
                    conflicts += 1;
                }
                (own, theirs) => {
                    let (by_hand, new) = (has("What she carries. # by hand"), has("The new cargo."));
                    prop_assert_eq!(by_hand, matches!(own, Change::Text), "{}", ship);
                    prop_assert_eq!(new, matches!(theirs, Change::Text) && !by_hand, "{}", ship);
                    let limit = match (own, theirs) {
                        (Change::Limit, _) => "max_length: 70",
                        (_, Change::Limit) => "max_length: 60",
                        _ => "max_length: 50",
                    };
                    prop_assert!(has(limit), "{limit}: {}", ship);
                    conflicts += usize::from(matches!((own, theirs), (Change::Text, Change::Text) | (Change::Limit, Change::Limit)));
                }
            }
        }
        prop_assert_eq!(printed.matches("conflict: ").count(), conflicts, "{}", printed);
        prop_assert_eq!(code, u8::from(conflicts > 0), "{}", printed);
        let untouched = changes.iter().enumerate().filter(|(_, (own, theirs))| {
            matches!((own, theirs), (Change::Nothing, Change::Nothing | Change::Text | Change::Limit))
        });
        for (index, _) in untouched {
            let comment = format!("  # Hold {index}.\n  Cargo{index}:\n");
            prop_assert!(ship.contains(&comment), "{}", ship);
        }
    }
}

#[test]
fn a_type_that_people_edited_is_named_where_some_of_its_uses_become_another() {
    let scratch = Scratch::new("again-split");
    let mut document = document();
    document["apis"]["LoadShip"] = document["apis"]["DockShip"].clone();
    assert_eq!(import(&scratch, &document).0, 0);
    let names: Vec<String> = scratch.files().into_iter().map(|(path, _)| path).collect();
    let tug = names.iter().find(|path| path.contains("types/") && scratch.read(path).contains("Power")).unwrap();
    edit(&scratch, tug, "  Name:", "  # A name that nobody may see.\n  Name:\n    secret: true");
    let tugs = &mut document["apis"]["LoadShip"]["responses"]["200"]["schema"]["properties"]["Tugs"];
    tugs["items"]["properties"]["Note"] = json!({ "type": "string" });
    let (code, printed) = import(&scratch, &document);
    let named = format!("without the edits of {}", tug.trim_start_matches("spec/"));
    assert!(code == 1 && printed.contains(&named), "{printed}");
    assert!(scratch.read(tug).contains("secret: true"));
}

#[test]
fn the_document_of_another_product_or_version_is_refused() {
    let scratch = imported("again-other");
    let before = scratch.files();
    for (key, value) in [("version", "2031-01-01"), ("product", "Airport")] {
        let mut other = document();
        other["info"][key] = value.into();
        let (code, printed) = import(&scratch, &other);
        assert!(code == 2 && printed.contains("another product or version is another API"), "{printed}");
        let spec = |files: Vec<(String, _)>| {
            files.into_iter().filter(|(path, _)| path.starts_with("spec/")).collect::<Vec<_>>()
        };
        assert_eq!(spec(scratch.files()), spec(before.clone()));
    }
}
