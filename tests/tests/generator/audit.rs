//! `audit`: a spec against the vendor's document; and documents against each other.

use super::fixture;
use super::scratch::Scratch;
use codegen::diff::wire;
use codegen::upstream::openmeta;
use serde_json::{Value, json};

fn document() -> Value {
    let text = std::fs::read_to_string(fixture::folder("openmeta").join("harbour.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Runs `audit` against a document.
fn audit(scratch: &Scratch, document: &str, arguments: &[&str]) -> (u8, String) {
    scratch.write("upstream.json", document);
    let path = scratch.path().join("upstream.json").display().to_string();
    scratch.run(&[&["audit", "--against", &path], arguments].concat())
}

/// The differences of the spec without mistakes from a document, as `W202 DockShip.request.Tug`.
fn differences(scratch: &Scratch, document: &Value) -> Vec<String> {
    let (_, printed) = audit(scratch, &document.to_string(), &["--format", "json"]);
    let printed: Value = serde_json::from_str(&printed).unwrap();
    let changes = printed["changes"].as_array().unwrap().iter();
    changes.map(|it| format!("{} {}", it["rule"].as_str().unwrap(), it["path"].as_str().unwrap())).collect()
}

#[test]
fn a_document_that_says_the_same_leaves_nothing() {
    let scratch = Scratch::with_spec("audit-same", &fixture::folder("minimal"));
    let (code, printed) = audit(&scratch, &document().to_string(), &[]);
    assert!(code == 0 && printed.starts_with("0 breaking, 0 additive"), "{printed}");
}

#[test]
fn each_difference_has_its_path() {
    let scratch = Scratch::with_spec("audit-different", &fixture::folder("minimal"));
    let ship = "/apis/DockShip";
    let cases: &[(&str, Value, &str)] = &[
        ("/parameters/1/schema/required", json!(false), "W205 DockShip.request.ShipId"),
        ("/parameters/0/schema/required", json!(true), "W204 DockShip.request.HarbourId"),
        ("/parameters/5/schema/type", json!("string"), "W206 DockShip.request.Nights"),
        ("/parameters/0/in", json!("formData"), "W208 DockShip.request.HarbourId"),
        ("/parameters/2/schema/enum", json!(["Ferry", "Cargo", "Tug"]), "W211 DockShip.request.Kind"),
        ("/parameters/2/schema/enum", json!(["Ferry"]), "W210 DockShip.request.Kind"),
        // A blank in front of a value is none of it.
        ("/parameters/2/schema/enum", json!([" Ferry"]), "W210 DockShip.request.Kind"),
        ("/deprecated", json!(true), "W601 DockShip"),
        ("/security", json!([{ "Anonymous": [] }]), "W104 DockShip"),
        ("/operationType", json!("write"), "W103 DockShip"),
        ("/responses/200/schema/properties/Tide", json!({ "type": "string" }), "W302 DockShip.response.Tide"),
        ("/responses/200/schema/properties/Status", json!({ "type": "boolean" }), "W303 DockShip.response.Status"),
        ("/errorCodes/403", json!([{ "errorCode": "QuayFull" }, { "errorCode": "Fog" }]), "W401 DockShip.errors.Fog"),
        ("/errorCodes/403", json!([]), "W402 DockShip.errors.QuayFull"),
    ];
    for (pointer, value, expected) in cases {
        let mut changed = document();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        let place = changed.pointer_mut(&format!("{ship}{parent}")).unwrap();
        match place.as_array_mut() {
            Some(list) => list[key.parse::<usize>().unwrap()] = value.clone(),
            None => place[key] = value.clone(),
        }
        assert_eq!(differences(&scratch, &changed), [*expected], "{pointer}");
    }
    let is_silent: &[(&str, Value)] = &[
        // A document that says both, and signatures that the spec has no word for.
        ("operationType", json!("readAndWrite")),
        ("security", json!([{ "PIER_TOKEN": [] }])),
    ];
    for (key, value) in is_silent {
        let mut changed = document();
        changed["apis"]["DockShip"]["systemTags"] = json!({ "operationType": "list" });
        changed["apis"]["DockShip"][key] = value.clone();
        assert!(differences(&scratch, &changed).is_empty(), "{key}");
    }
    let mut changed = document();
    changed["apis"]["CallPilot"] = json!({ "parameters": [], "responses": {} });
    assert_eq!(differences(&scratch, &changed), ["W102 CallPilot"]);
    changed["apis"].as_object_mut().unwrap().remove("DockShip");
    assert_eq!(differences(&scratch, &changed), ["W101 DockShip", "W102 CallPilot"]);
}

#[test]
fn an_accepted_difference_is_no_longer_reported() {
    let scratch = Scratch::with_spec("audit-accepted", &fixture::folder("minimal"));
    let mut changed = document();
    changed["apis"]["DockShip"]["parameters"][1]["schema"]["required"] = json!(false);
    let (code, printed) = audit(&scratch, &changed.to_string(), &[]);
    assert!(code == 1 && printed.contains("W205") && printed.contains("DockShip.yaml:7:3"), "{printed}");
    let entry = "- rule: W205\n  path: DockShip.request.*\n  reason: A call without it fails.\n  witnesses: [page]\n";
    scratch.write("drift.yaml", entry);
    let drift = scratch.path().join("drift.yaml").display().to_string();
    let (code, printed) = audit(&scratch, &changed.to_string(), &["--accept", &drift]);
    assert!(code == 0 && printed.contains("1 accepted"), "{printed}");
}

#[test]
fn what_came_later_is_accepted_of_older_documents_alone() {
    let scratch = Scratch::with_spec("audit-older", &fixture::folder("minimal"));
    let mut older = document();
    older["apis"]["DockShip"]["parameters"].as_array_mut().unwrap().remove(0);
    let entry = "- rule: W201\n  path: DockShip.request.*\n  reason: New on that day.\n  before: 2027-03-31\n";
    scratch.write("drift.yaml", entry);
    let drift = scratch.path().join("drift.yaml").display().to_string();
    let on =
        |document: &Value, day: &str| audit(&scratch, &document.to_string(), &["--accept", &drift, "--dated", day]);
    let (code, printed) = on(&older, "2027-03-30");
    assert!(code == 0 && printed.contains("1 accepted"), "{printed}");
    let (code, printed) = on(&older, "2027-03-31");
    assert!(code == 1 && printed.contains("W201"), "{printed}");
    // The entry has had its time, and is no mistake.
    let (code, printed) = on(&document(), "2027-03-31");
    assert!(code == 0 && !printed.contains("without effect"), "{printed}");
}

/// The differences of a spec that was just imported from the document with these operations and components.
fn differences_of_imported(name: &str, operations: &Value, components: &Value) -> Vec<String> {
    let scratch = Scratch::new(name);
    let mut document = document();
    document["apis"] = operations.clone();
    document["components"]["schemas"] = components.clone();
    scratch.write("api-docs.json", document.to_string());
    let path = |name: &str| scratch.path().join(name).display().to_string();
    let (code, printed) = scratch.run(&["import", &path("api-docs.json"), "--to", &path("spec")]);
    assert_eq!(code, 0, "{printed}");
    differences(&scratch, &document)
}

#[test]
fn a_spec_is_as_open_as_the_document_that_it_is_imported_from() {
    let text = json!({ "type": "string" });
    let query = |name: &str, style: &str, schema: Value| json!({ "name": name, "in": "query", "style": style, "schema": schema });
    let operations = json!({ "MoorShip": {
        "operationType": "read",
        "systemTags": { "operationType": "create" },
        "parameters": [
            query("Cranes", "simple", json!({ "type": "array", "items": text })),
            query("Cargo", "json", json!({ "type": "object" })),
            query("Manifest.Goods", "json", json!({ "type": "object" })),
            query("Tide", "", json!({ "type": "string", "required": false })),
            query("Tide", "", json!({ "type": "string", "required": true })),
        ],
        "responses": { "200": { "schema": { "type": "object", "properties": {
            "RequestId": { "type": "string", "deprecated": true },
            "Papers": { "type": "object" },
            "Crates": { "type": "array", "items": { "type": "object" } },
            "Bales": { "type": "array" },
            "Rope": { "type": "string", "items": text },
            "Tugs": { "type": "array", "items": { "$ref": "#/components/schemas/Tug" } },
        } } } },
        "errorCodes": { "400": [{ "errorCode": "Invalid%s.Length" }, { "errorCode": "1102" }, { "errorCode": "Fog" }] },
    } });
    let components = json!({ "Tug": { "type": "object", "properties": {
        "Name": text, "Next": { "$ref": "#/components/schemas/Tug" },
        "Behind": { "type": "array", "items": { "$ref": "#/components/schemas/Tug" } },
    } } });
    assert!(differences_of_imported("audit-imported", &operations, &components).is_empty());
}

#[test]
fn documents_that_cannot_be_used_are_refused_by_name() {
    let scratch = Scratch::with_spec("audit-refused", &fixture::folder("minimal"));
    let cases = [
        (r#"{"code":500,"message":"server error"}"#, "it says \"server error\""),
        ("<html>", "the file is not JSON"),
        (
            r#"{"info":{"style":"ROA","product":"Pier","version":"2026-01-01"},"apis":{}}"#,
            "Pier 2026-01-01 is of the style `ROA`",
        ),
        (r#"{"info":{"style":"RPC","product":"Pier","version":"2026-01-01"}}"#, "has no `apis`"),
        ("[]", "no `info`"),
    ];
    for (text, words) in cases {
        let (code, printed) = audit(&scratch, text, &[]);
        assert!(code == 2 && printed.contains(words) && printed.contains("upstream.json"), "{text}: {printed}");
    }
}

/// A document with one operation, which has these parameters and these fields.
fn small(operation: &str, parameters: &[Value], fields: &Value) -> String {
    json!({
        "info": { "style": "RPC", "product": "Dts", "version": "2020-01-01" },
        "apis": { operation: {
            "parameters": parameters,
            "responses": { "200": { "schema": { "type": "object", "properties": fields } } },
        } },
    })
    .to_string()
}

/// The day, the operation, its parameters before and after, and what changes.
type Recorded = (&'static str, &'static str, Vec<Value>, Vec<Value>, &'static [&'static str]);

/// Changes that the vendor made to the API of DTS, with their days, and what a person calls them.
#[test]
fn recorded_changes_of_the_official_metadata_are_classified_as_a_person_does() {
    let query = |name: &str, schema: Value| json!({ "name": name, "in": "query", "schema": schema });
    let text = |required: Value| json!({ "type": "string", "required": required });
    let fields = json!({});
    let recorded: &[Recorded] = &[
        (
            "2022-01-26",
            "ConfigureDtsJob",
            vec![query("DbList", text(json!(true)))],
            vec![json!({ "name": "DbList", "in": "formData", "schema": text(json!(true)) })],
            &["breaking W208"],
        ),
        (
            "2022, Python SDK 5.2.0",
            "ModifyDtsJob",
            vec![query("DbList", text(json!(false)))],
            vec![query("DbList", json!({ "type": "object", "additionalProperties": { "type": "any" } }))],
            &["breaking W206"],
        ),
        (
            "2022, Python SDK 5.2.0",
            "DescribeDataCheckTableDetails",
            vec![query("JobStepId", text(json!(true)))],
            vec![query("DtsJobId", text(json!(false)))],
            &["additive W202", "breaking W201"],
        ),
        // What an object has goes with its type.
        (
            "2024-08-09",
            "DescribeSubscriptionMeta",
            vec![query("Topics", json!({ "type": "object", "properties": { "A": text(json!(false)) } }))],
            vec![query("Topics", text(json!(false)))],
            &["breaking W206"],
        ),
        (
            "2024-09-28",
            "ModifyDtsJobPassword",
            vec![query("DtsJobId", text(json!(true)))],
            vec![query("DtsJobId", text(json!(false))), query("DtsInstanceId", text(Value::Null))],
            &["additive W202", "additive W205"],
        ),
        (
            "2024-11-08",
            "DescribeDtsJobs",
            vec![query("RegionId", json!({ "type": "string", "enum": ["cn-hangzhou", "ap-southeast-2"] }))],
            vec![query("RegionId", json!({ "type": "string", "enum": ["cn-hangzhou"] }))],
            &["breaking W210"],
        ),
        (
            "2024-11-08",
            "ConfigureMigrationJob",
            vec![query("ResourceGroupId", text(Value::Null))],
            vec![query("ResourceGroupId", text(json!(false)))],
            &[],
        ),
        (
            "2024-03-29",
            "SuspendDtsJob",
            vec![],
            vec![query("ResourceGroupId", text(json!(false))), query("ZeroEtlJob", json!({ "type": "boolean" }))],
            &["additive W202", "additive W202"],
        ),
    ];
    for (day, operation, before, after, expected) in recorded {
        let read = |parameters: &[Value]| {
            openmeta::api(&openmeta::read("api-docs.json", &small(operation, parameters, &fields)).unwrap())
        };
        let changes = wire(&read(before), &read(after));
        let mut seen: Vec<String> =
            changes.iter().map(|it| format!("{} {}", it.rule.severity().keyword(), it.rule)).collect();
        seen.sort();
        assert_eq!(seen, *expected, "{operation} on {day}");
    }
    // The change log of the Java SDK of 2021-10-25: a delay changes from int to long.
    let read = |format: &str| {
        let fields = json!({ "Delay": { "type": "integer", "format": format } });
        openmeta::api(&openmeta::read("api-docs.json", &small("DescribeDtsJobDetail", &[], &fields)).unwrap())
    };
    let changes = wire(&read("int32"), &read("int64"));
    assert_eq!(changes.iter().map(|it| it.rule.number()).collect::<Vec<_>>(), ["W304"]);
}

#[test]
fn two_documents_are_compared_on_the_wire() {
    let scratch = Scratch::with_spec("diff-documents", &fixture::folder("minimal"));
    let mut changed = document();
    changed["apis"]["DockShip"]["parameters"].as_array_mut().unwrap().reverse();
    scratch.write("old.json", document().to_string());
    scratch.write("new.json", changed.to_string());
    let path = |name: &str| scratch.path().join(name).display().to_string();
    let (code, printed) = scratch.run(&["diff", &path("old.json"), &path("new.json")]);
    assert!(code == 0 && printed.starts_with("0 breaking, 0 additive"), "{printed}");
    changed["apis"]["DockShip"]["parameters"].as_array_mut().unwrap().pop();
    scratch.write("new.json", changed.to_string());
    let (code, printed) = scratch.run(&["diff", &path("old.json"), &path("new.json")]);
    assert!(code == 1 && printed.contains("W201 `HarbourId` of `DockShip`"), "{printed}");
}
