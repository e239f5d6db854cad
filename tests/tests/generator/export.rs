//! `export`: the API as an OpenAPI document.

use super::fixture;
use super::scratch::Scratch;
use serde_json::{Value, json};

fn document(name: &str, edit: &dyn Fn(&Scratch)) -> Value {
    let scratch = Scratch::with_spec(name, &fixture::folder("minimal"));
    edit(&scratch);
    let (code, printed) = scratch.run(&["export", "openapi"]);
    assert_eq!(code, 0, "{printed}");
    serde_json::from_str(&printed).unwrap()
}

#[test]
fn parameters_have_the_names_that_are_sent() {
    let document = document("export-names", &|_| {});
    let method = &document["paths"]["/#Action=DockShip"]["post"];
    let names: Vec<&str> =
        method["parameters"].as_array().unwrap().iter().filter_map(|it| it["name"].as_str()).collect();
    let expected = ["Action", "Version", "HarbourId", "ShipId", "Kind", "Berth.Quay", "Berth.Depth", "Nights"];
    assert_eq!(names, expected);
    assert_eq!(method["parameters"][3]["required"], true);
    assert_eq!(method["parameters"][0]["schema"]["enum"], json!(["DockShip"]));
    assert_eq!(method["x-errors"], json!(["QuayFull", "Throttling"]));
    assert_eq!(method["x-waiter"]["name"], "ship");
    let response = &method["responses"]["200"]["content"]["application/json"]["schema"]["properties"];
    assert_eq!(response["Status"]["allOf"][0]["$ref"], "#/components/schemas/DockStatus");
    assert_eq!(document["components"]["schemas"]["DockStatus"]["x-values"][1]["value"], "Moored");
}

#[test]
fn a_call_without_a_signature_needs_no_scheme() {
    let unsigned = document("export-unsigned", &|scratch| {
        let ship = "spec/operations/ships/DockShip.yaml";
        scratch.write(ship, scratch.read(ship).replace("access: read\n", "access: read\nauth: none\n"));
    });
    assert_eq!(unsigned["paths"]["/#Action=DockShip"]["post"]["security"], json!([]));
    let signed = document("export-signed", &|_| {});
    assert!(signed["paths"]["/#Action=DockShip"]["post"].get("security").is_none());
}

#[test]
fn what_openapi_has_no_word_for_is_in_keys_of_its_own() {
    let ship = "spec/operations/ships/DockShip.yaml";
    let document = document("export-styles", &|scratch| {
        let text = scratch.read(ship).replace(
            "  Nights:\n",
            "  Cranes: { type: list<string>, doc: Which cranes unload. }\n  \
             Crew: { type: list<string>, style: json, position: form, doc: Who is on board. }\n  Nights:\n",
        );
        let text = text.replace(
            "  Status:\n    type: DockStatus\n",
            "  Tugs: { type: list<string>, wrapper: Tug, doc: Which tugs came. }\n  Status:\n    type: DockStatus\n",
        );
        scratch.write(ship, text);
        let chinese = "spec/zh-CN/operations/ships/DockShip.yaml";
        let text =
            scratch.read(chinese).replace("  Nights:", "  Cranes: 卸货的起重机。\n  Crew: 船员名单。\n  Nights:");
        scratch.write(chinese, text.replace("  Status:", "  Tugs: 到场的拖船。\n  Status:"));
    });
    let method = &document["paths"]["/#Action=DockShip"]["post"];
    let cranes = method["parameters"].as_array().unwrap().iter().find(|it| it["name"] == "Cranes").unwrap();
    assert_eq!((&cranes["x-style"], &cranes["schema"]["type"]), (&json!("repeat"), &json!("array")));
    let form = &method["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]["properties"]["Crew"];
    assert_eq!(form["contentMediaType"], "application/json");
    assert_eq!(form["contentSchema"]["type"], "array");
    let tugs = &method["responses"]["200"]["content"]["application/json"]["schema"]["properties"]["Tugs"];
    assert_eq!((&tugs["x-wrapper"], &tugs["properties"]["Tug"]["type"]), (&json!("Tug"), &json!("array")));
}
