//! `import`: a spec from the vendor's document.

use super::fixture;
use super::scratch::Scratch;
use serde_json::{Value, json};

fn document() -> Value {
    let text = std::fs::read_to_string(fixture::folder("openmeta").join("harbour.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Imports a document into `spec`: the exit code, and what is printed.
fn import(scratch: &Scratch, document: &Value) -> (u8, String) {
    scratch.write("api-docs.json", document.to_string());
    let path = |name: &str| scratch.path().join(name).display().to_string();
    scratch.run(&["import", &path("api-docs.json"), "--to", &path("spec")])
}

#[test]
fn what_is_imported_has_no_mistakes_and_the_wire_of_the_document() {
    let scratch = Scratch::new("import");
    let mut document = document();
    let ship = &mut document["apis"]["DockShip"];
    ship["parameters"].as_array_mut().unwrap().extend([
        json!({ "name": "Tag", "in": "query", "style": "repeatList", "schema": { "type": "array", "items": { "type": "object",
            "properties": { "Key": { "type": "string" }, "Value": { "type": "string" } } } } }),
        json!({ "name": "Crew", "in": "formData", "style": "json", "schema": { "type": "array", "items": { "type": "string" } } }),
        json!({ "name": "Cranes", "in": "query", "style": "simple", "schema": { "type": "array", "items": { "type": "string" } } }),
        json!({ "name": "Chart", "in": "query", "schema": { "type": "string", "isFileTransferUrl": true } }),
        json!({ "name": "PilotPassword", "in": "query", "schema": { "type": "string" } }),
    ]);
    ship["responses"]["200"]["schema"]["properties"]["Tugs"] = json!({ "type": "array", "items": { "type": "object",
        "properties": { "Name": { "type": "string" }, "Ready": { "type": "boolean", "description": "Is it ready?" } } } });
    let (code, printed) = import(&scratch, &document);
    assert_eq!(code, 0, "{printed}");
    let (code, report) = scratch.run(&["lint"]);
    assert_eq!(code, 0, "{report}");
    let (_, dumped) = scratch.run(&["dump"]);
    let dumped: Value = serde_json::from_str(&dumped).unwrap();
    let request = dumped["operations"]["DockShip"]["request"].as_array().unwrap();
    let entry = |name: &str| request.iter().find(|it| it["path"] == name).unwrap();
    assert_eq!(["Tag", "Crew", "Cranes"].map(|name| entry(name)["style"].clone()), ["repeat", "json", "comma"]);
    assert!(entry("Chart")["upload"] == true && entry("HarbourId")["upload"] == false);
    let path = scratch.path().join("api-docs.json").display().to_string();
    let (_, printed) = scratch.run(&["audit", "--against", &path, "--format", "json"]);
    let printed: Value = serde_json::from_str(&printed).unwrap();
    let rest: Vec<String> = printed["changes"].as_array().unwrap().iter().map(|it| it["path"].to_string()).collect();
    assert!(rest.is_empty(), "{rest:?}");
    let (code, printed) = scratch.run(&["generate", "--quiet"]);
    assert_eq!(code, 0, "{printed}");
}

#[test]
fn what_a_spec_has_no_word_for_is_reported_and_left_behind() {
    let scratch = Scratch::new("import-lost");
    let mut document = document();
    let ship = &mut document["apis"]["DockShip"];
    ship["parameters"].as_array_mut().unwrap().extend([
        json!({ "name": "Flag", "in": "header", "schema": { "type": "string" } }),
        json!({ "name": "Berth", "in": "query", "schema": { "type": "object", "properties": { "Pier": { "type": "string" } } } }),
        json!({ "name": "Loop", "in": "query", "schema": { "$ref": "#/components/schemas/Loop" } }),
    ]);
    document["components"]["schemas"]["Loop"] =
        json!({ "type": "object", "properties": { "Next": { "$ref": "#/components/schemas/Loop" } } });
    document["apis"]["WatchShip"] =
        json!({ "parameters": [], "responses": { "200": { "schema": { "type": "string" } } } });
    let (code, printed) = import(&scratch, &document);
    assert_eq!(code, 0, "{printed}");
    for lost in [
        "DockShip.Flag: the parameter: its position is `header`",
        "DockShip.Berth: the members",
        "WatchShip: the operation",
    ] {
        assert!(printed.contains(lost), "{lost}: {printed}");
    }
    assert!(printed.contains("Loop"), "{printed}");
}

#[test]
fn defaults_deprecations_and_signatures_are_taken_over() {
    let scratch = Scratch::new("import-marks");
    let mut document = document();
    let ship = &mut document["apis"]["DockShip"];
    ship["security"] = json!([{ "Anonymous": [] }]);
    ship["deprecated"] = json!(true);
    ship["parameters"].as_array_mut().unwrap().extend([
        json!({ "name": "Speed", "in": "query", "schema": { "type": "integer", "format": "int32", "default": 7 } }),
        json!({ "name": "Flag", "in": "query", "schema": { "type": "string", "default": "blue", "deprecated": true } }),
    ]);
    let (code, printed) = import(&scratch, &document);
    assert_eq!(code, 0, "{printed}");
    let (_, dumped) = scratch.run(&["dump"]);
    let dumped: Value = serde_json::from_str(&dumped).unwrap();
    let ship = &dumped["operations"]["DockShip"];
    assert_eq!((&ship["auth"], ship["deprecated"].is_null()), (&json!("none"), false), "{printed}");
    let parameter = |name: &str| ship["request"].as_array().unwrap().iter().find(|it| it["path"] == name).unwrap();
    assert_eq!((&parameter("Speed")["default"], &parameter("Flag")["default"]), (&json!("7"), &json!("blue")));
    assert!(!parameter("Flag")["deprecated"].is_null() && parameter("Speed")["deprecated"].is_null());
}

#[test]
fn what_is_malformed_or_missing_in_the_document_has_a_line() {
    let scratch = Scratch::new("import-malformed");
    let mut document = document();
    document["apis"]["UndockShip"] = Value::Null;
    let ship = &mut document["apis"]["DockShip"];
    ship["security"] = json!([{ "ARS_OIDC": [] }]);
    ship["parameters"].as_array_mut().unwrap().extend([
        json!({ "in": "query", "schema": { "type": "string" } }),
        json!({ "name": "Pilot", "in": "query", "schema": { "$ref": "#/components/schemas/Nobody" } }),
    ]);
    ship["responses"]["200"]["schema"]["properties"]["Tug"] = json!({ "$ref": "#/components/schemas/Nobody" });
    let (code, printed) = import(&scratch, &document);
    assert_eq!(code, 0, "{printed}");
    for lost in [
        "UndockShip: the operation: its entry is not an object",
        "DockShip: what a call is signed with: `ARS_OIDC`",
        "DockShip: parameters without a name: 1",
        "DockShip.Pilot",
        "DockShip.Tug: its type: the document has no `Nobody`",
    ] {
        assert!(printed.contains(&format!("lost: {lost}")), "{lost}: {printed}");
    }
}

#[test]
fn a_folder_with_other_files_is_left_alone() {
    let scratch = Scratch::new("import-beside");
    scratch.write("spec/notes.txt", "mine");
    let (code, printed) = import(&scratch, &document());
    assert!(code == 2 && printed.contains("has other files"), "{printed}");
    assert_eq!(fixture::files(&scratch.path().join("spec")).len(), 1);
}

#[test]
fn a_folder_with_a_spec_is_left_alone() {
    let scratch = Scratch::with_spec("import-again", &fixture::folder("minimal"));
    let before = fixture::files(&scratch.path().join("spec"));
    let (code, printed) = import(&scratch, &document());
    assert!(code == 2 && printed.contains("has a spec already"), "{printed}");
    assert_eq!(fixture::files(&scratch.path().join("spec")), before);
}

#[test]
fn names_with_dots_of_the_protocol_and_of_two_things_are_exact() {
    let scratch = Scratch::new("import-exact");
    let mut document = document();
    let ship = &mut document["apis"]["DockShip"];
    let text = json!({ "type": "string" });
    for name in ["Mast.Sail.Colour", "SignatureType", "Berth"] {
        let parameter = json!({ "name": name, "in": "query", "schema": text });
        ship["parameters"].as_array_mut().unwrap().push(parameter);
    }
    ship["responses"]["200"]["schema"]["properties"]["pilot.name"] = text.clone();
    ship["responses"]["200"]["schema"]["properties"]["Tug"] =
        json!({ "type": "object", "properties": { "tug.name": text } });
    let (code, printed) = import(&scratch, &document);
    assert!(code == 0, "{printed}");
    let (code, report) = scratch.run(&["lint"]);
    assert_eq!(code, 0, "{report}");
    let (_, dumped) = scratch.run(&["dump"]);
    let dumped: Value = serde_json::from_str(&dumped).unwrap();
    let paths = |part: &str| -> Vec<String> {
        let list = dumped["operations"]["DockShip"][part].as_array().unwrap();
        list.iter().map(|it| it["path"].as_str().unwrap().to_owned()).collect()
    };
    let request = paths("request");
    for name in ["Mast.Sail.Colour", "SignatureType", "Berth", "Berth.Quay"] {
        assert!(
            request.iter().any(|path| path == name) && !printed.contains(&format!("lost: DockShip.{name}")),
            "{name}: {printed}"
        );
    }
    let response = paths("response");
    assert!(
        response.contains(&"pilot.name".to_owned()) && response.contains(&"Tug.tug.name".to_owned()),
        "{response:?}"
    );
}

#[test]
fn a_code_beside_its_message_says_whether_the_call_succeeded_and_any_other_code_does_not() {
    let scratch = Scratch::new("import-codes");
    let mut document = document();
    let text = json!({ "type": "string" });
    let response = |members: Value| json!({ "200": { "schema": { "type": "object", "properties": members } } });
    let mut add = |name: &str, members: Value| {
        let operation = json!({ "parameters": [], "operationType": "read", "summary": "Asks the harbour.", "responses": response(members) });
        document["apis"][name] = operation;
    };
    add("GetTide", json!({ "RequestId": text, "Code": text, "Message": text, "Height": text }));
    add("GetBuoy", json!({ "RequestId": text, "Code": text, "Colour": text }));
    add("GetFault", json!({ "RequestId": text, "ErrorCode": text }));
    add(
        "GetFog",
        json!({ "RequestId": text, "Success": { "type": "boolean" }, "ErrorCode": text, "HttpStatusCode": { "type": "integer", "format": "int32" } }),
    );
    let (code, printed) = import(&scratch, &document);
    assert!(code == 0 && printed.contains("guessed: envelope.Code"), "{printed}");
    let (code, report) = scratch.run(&["lint"]);
    assert_eq!(code, 0, "{report}");
    let (_, dumped) = scratch.run(&["dump"]);
    let dumped: Value = serde_json::from_str(&dumped).unwrap();
    let role = |operation: &str, path: &str| {
        let list = dumped["operations"][operation]["response"].as_array().unwrap();
        list.iter().find(|it| it["path"] == path).unwrap()["role"].clone()
    };
    assert_eq!((role("GetTide", "Code"), role("GetTide", "Message")), (json!("code"), Value::Null));
    assert_eq!(role("GetBuoy", "Code"), Value::Null);
    let path = "spec/operations/general/GetTide.yaml";
    let tide = scratch.read(path);
    scratch.write(path, tide.replace("  Code: string\n", "  Code: { documented: string, success: [OK, \"200\"] }\n"));
    let (code, printed) = scratch.run(&["explain", "GetTide"]);
    assert!(code == 0 && printed.contains("  success: `Code` is OK or 200\n"), "{printed}");
    // What one operation returns as a fact about something else is no code of the others.
    assert_eq!((role("GetFault", "ErrorCode"), role("GetFog", "ErrorCode")), (Value::Null, Value::Null));
    assert_eq!((role("GetFog", "Success"), role("GetFog", "HttpStatusCode")), (json!("success"), json!("http_status")));
}

#[test]
fn hosts_are_taken_over_whatever_rule_they_follow() {
    let scratch = Scratch::new("import-hosts");
    let mut document = document();
    let imported = |document: &Value| {
        let _ = std::fs::remove_dir_all(scratch.path().join("spec"));
        let (code, printed) = import(&scratch, document);
        assert!(code == 0 && !printed.contains("lost: endpoints"), "{printed}");
        scratch
            .read("spec/service.yaml")
            .split("families:")
            .next()
            .unwrap()
            .split("endpoints:\n")
            .nth(1)
            .unwrap()
            .to_owned()
    };
    let host = |region: &str, host: &str| json!({ "regionId": region, "endpoint": host });
    document["endpoints"] = json!([host("north", "one.example.com"), host("south", "one.example.com")]);
    assert_eq!(imported(&document), "  global: \"one.example.com\"\n");
    document["endpoints"] = json!([
        host("north", "h.north.example.com"),
        host("south", "h.south.example.com"),
        host("west", "h.example.com"),
        host("east", "h.example.com"),
        host("far", "far.example.com"),
        host("isle", "isle-h.example.com"),
    ]);
    let table = "  central_host: \"h.example.com\"\n  central_regions: [\"east\", \"west\"]\n  regional_host: \"h.{region}.example.com\"\n  \
                 regional_regions: [\"north\", \"south\"]\n  hosts:\n    far: \"far.example.com\"\n    isle: \"isle-h.example.com\"\n";
    assert_eq!(imported(&document), table);
}
