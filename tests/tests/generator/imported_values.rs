//! What `import` keeps of a document beside names and types.

use super::fixture;
use super::scratch::Scratch;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn document() -> Value {
    let text = std::fs::read_to_string(fixture::folder("openmeta").join("harbour.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// Imports a document into a new `spec`, and returns what is printed.
fn import(scratch: &Scratch, document: &Value) -> String {
    scratch.write("api-docs.json", document.to_string());
    let path = |name: &str| scratch.path().join(name).display().to_string();
    let (code, printed) = scratch.run(&["import", &path("api-docs.json"), "--to", &path("spec")]);
    assert_eq!(code, 0, "{printed}");
    printed
}

/// A document with these parameters of `DockShip`.
fn with(parameters: &[(&str, Value)]) -> Value {
    let mut document = document();
    let list = parameters.iter().map(|(name, schema)| json!({ "name": name, "in": "query", "schema": schema }));
    document["apis"]["DockShip"]["parameters"] = list.collect();
    document
}

fn parameter(scratch: &Scratch, name: &str) -> Value {
    let (code, dumped) = scratch.run(&["dump"]);
    assert_eq!(code, 0, "{dumped}");
    let dumped: Value = serde_json::from_str(&dumped).unwrap();
    let list = dumped["operations"]["DockShip"]["request"].as_array().unwrap();
    list.iter().find(|it| it["path"] == name).cloned().unwrap_or_else(|| panic!("{name}: {list:?}"))
}

#[test]
fn values_of_texts_are_enums_and_those_of_numbers_stay_with_the_number() {
    let scratch = Scratch::new("import-values");
    let kinds =
        json!({ "type": "string", "enum": ["Ferry", "ferry-small", "10"], "default": "Ferry", "example": "10" });
    let list = json!({ "type": "array", "items": { "type": "string", "enum": ["10", "Ferry", "ferry-small"] } });
    let berths = json!({ "type": "integer", "format": "int32", "enum": ["4", "12"], "minimum": "1", "example": "12" });
    let regions = json!({ "type": "string", "enum": ["cn-north", "cn-south"] });
    let printed =
        import(&scratch, &with(&[("Kind", kinds), ("Kinds", list), ("Berths", berths), ("RegionId", regions)]));
    let text = scratch.read("spec/operations/ships/DockShip.yaml");
    assert!(text.contains("    type: Kind\n") && text.contains("    type: list<Kind>\n"), "{text}");
    assert!(text.contains("    values: [4, 12]\n") && text.contains("    example: 12\n"), "{text}");
    assert!(text.contains("    default: \"Ferry\"\n") && text.contains("    example: \"10\"\n"), "{text}");
    assert!(printed.contains("lost: DockShip.RegionId: the values that it can have: regions are texts"), "{printed}");
    let (code, printed) = scratch.run(&["generate", "--quiet"]);
    assert_eq!(code, 0, "{printed}");
}

#[test]
fn patterns_and_examples_that_agree_with_all_else_stay_and_others_are_named() {
    let scratch = Scratch::new("import-patterns");
    let text = |pattern: &str, example: &str| json!({ "type": "string", "pattern": pattern, "example": example });
    let parameters = [
        ("Good", text("[a-z]{3}", "abc")),
        ("Other", text("[a-z]{3}", "abcd")),
        ("Ahead", text("(?=x)y", "y")),
        ("Slashes", text("/^a$/", "a")),
        ("Small", json!({ "type": "integer", "minimum": "5", "default": "3" })),
        ("Empty", json!({ "type": "integer", "minimum": "5", "maximum": "3" })),
    ];
    let printed = import(&scratch, &with(&parameters));
    let good = parameter(&scratch, "Good");
    assert_eq!((&good["pattern"], &good["example"]), (&json!("[a-z]{3}"), &json!("abc")), "{good}");
    for lost in [
        "Other: its example",
        "Ahead: its pattern: `(?=x)y`",
        "Slashes: its pattern",
        "Small: its default: `3`",
        "Empty: its limits: no value is between 5 and 3",
    ] {
        assert!(printed.contains(&format!("lost: DockShip.{lost}")), "{lost}: {printed}");
    }
}

#[test]
fn names_that_would_be_one_in_rust_are_kept_apart_whatever_their_order() {
    let text = json!({ "type": "string" });
    let names = ["ship_name", "ShipName", "SHIPNAME", "ship-name", "2ndName", "type", "Ship.Name.Long"];
    let mut found = Vec::new();
    for is_reversed in [false, true] {
        let scratch = Scratch::new(&format!("import-names-{is_reversed}"));
        let mut parameters: Vec<(&str, Value)> = names.iter().map(|name| (*name, text.clone())).collect();
        if is_reversed {
            parameters.reverse();
        }
        let printed = import(&scratch, &with(&parameters));
        assert!(!names.iter().any(|name| printed.contains(&format!("lost: DockShip.{name}"))), "{printed}");
        let text = scratch.read("spec/operations/ships/DockShip.yaml");
        let rust = |name: &&str| {
            let key =
                format!("  {}:\n", if name.starts_with('2') { format!("\"{name}\"") } else { name.replace('.', "_") });
            let entry = text.split(&key).nth(1).unwrap_or_else(|| panic!("{key} in {text}"));
            let entry = entry.split("doc:").next().unwrap_or_default();
            entry.split("rust: ").nth(1).and_then(|rest| rest.lines().next()).unwrap_or_default().to_owned()
        };
        found.push(names.iter().map(rust).collect::<Vec<String>>());
    }
    let expected = ["ship_name_underscored", "", "", "ship_name_dashed", "", "", ""];
    assert_eq!(found, [expected, expected]);
}

#[test]
fn a_name_that_the_protocol_cannot_carry_is_named() {
    let scratch = Scratch::new("import-foreign");
    let text = json!({ "type": "string" });
    let mut document = with(&[("船", text.clone())]);
    document["apis"]["DockShip"]["responses"]["200"]["schema"]["properties"]["Tug [m]"] = text;
    let printed = import(&scratch, &document);
    for name in ["船", "Tug [m]"] {
        assert!(printed.contains(&format!("lost: DockShip.{name}: all of it")), "{name}: {printed}");
    }
}

#[test]
fn tokens_of_pages_and_calls_are_no_secrets_and_passwords_are() {
    let scratch = Scratch::new("import-tokens");
    let text = |description: &str| json!({ "type": "string", "description": description, "example": "abc" });
    let parameters = [
        ("NextToken", text("The page.")),
        ("ClientToken", text("Makes the call idempotent.")),
        ("Password", text("It.")),
    ];
    let printed = import(&scratch, &with(&parameters));
    let text = scratch.read("spec/operations/ships/DockShip.yaml");
    assert!(text.contains("idempotency_token: true") && text.contains("secret: false"), "{text}");
    assert_eq!(text.matches("secret: true").count(), 1, "{text}");
    assert!(printed.contains("guessed: DockShip.Password: it is a secret"), "{printed}");
}

#[test]
fn an_imported_file_is_held_to_fewer_lints_until_a_person_has_gone_over_it() {
    let scratch = Scratch::new("import-levels");
    import(&scratch, &document());
    let path = "spec/types/Loose.yaml";
    let loose =
        |mark: &str| format!("structure: Loose\n{mark}doc: Loose.\nfields:\n  Rope: {{ type: string, doc: Rope. }}\n");
    scratch.write(path, loose("origin: imported\n"));
    let (code, printed) = scratch.run(&["lint"]);
    assert!(code == 0 && printed.contains("warning[S0601]") && !printed.contains("S0702"), "{printed}");
    let (_, printed) = scratch.run(&["lint", "--format", "json"]);
    assert!(printed.contains("\"level\": \"warning\""), "{printed}");
    scratch.write(path, loose(""));
    let (code, printed) = scratch.run(&["lint"]);
    assert!(code == 2 && printed.contains("error[S0601]") && printed.contains("error[S0702]"), "{printed}");
}

#[test]
fn several_documents_are_imported_at_once_into_folders_of_their_own() {
    let scratch = Scratch::new("import-several");
    let mut other = document();
    other["info"]["version"] = json!("2027-01-01");
    let mut pier = document();
    pier["info"]["product"] = json!("Pier");
    let path = |name: &str| scratch.path().join(name).display().to_string();
    for (name, document) in [("a.json", document()), ("b.json", other), ("c.json", pier), ("d.json", json!({}))] {
        scratch.write(name, document.to_string());
    }
    let files = ["a.json", "b.json", "c.json", "d.json"].map(path);
    let (code, printed) = scratch.run(&["import", &files[0], &files[1], &files[2], &files[3], "--to", &path("all")]);
    assert!(code == 2 && printed.contains("d.json: the document has no `info`"), "{printed}");
    for folder in ["all/harbour-2026-01-01", "all/harbour-2027-01-01", "all/pier"] {
        assert!(scratch.holds(&format!("{folder}/service.yaml")), "{folder}: {printed}");
    }
}

#[test]
fn four_times_the_operations_take_no_more_than_the_time_for_them() {
    let document = |operations: usize| {
        let mut document = document();
        let one = document["apis"]["DockShip"].clone();
        let member =
            |index: usize| json!({ "type": "object", "properties": { format!("Tug{index}"): { "type": "string" } } });
        for index in 0..operations {
            let mut operation = one.clone();
            operation["responses"]["200"]["schema"]["properties"]["Tugs"] = member(index);
            operation["errorCodes"]["404"] = json!([{ "errorCode": format!("Gone{index}"), "errorMessage": "Gone." }]);
            document["apis"][format!("DockShip{index}")] = operation;
        }
        document
    };
    let time = |operations: usize| -> Duration {
        let document = document(operations);
        let run = |turn: usize| {
            let scratch = Scratch::new(&format!("import-growth-{operations}-{turn}"));
            let start = Instant::now();
            import(&scratch, &document);
            start.elapsed()
        };
        (0..3).map(run).min().unwrap_or_default()
    };
    let (few, many) = (time(100), time(400));
    // Quadratic work would take sixteen times as long.
    assert!(many < few * 10, "{few:?} for 100 operations, {many:?} for 400");
}
