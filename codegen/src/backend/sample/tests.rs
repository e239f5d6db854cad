use super::layout::text_literal;
use super::{rust_response_sample, rust_sample, sample_imports, sample_use};
use crate::backend::markdown::fixture::{configure, example, field, map, model, path, structure, word};
use crate::model::{
    Condition, Deprecation, DocumentFacets, DocumentRole, Example, Field, ImpliedValue, Literal, Model, Operation,
    Test, Type,
};

fn sample(request: Vec<(&str, Literal)>) -> String {
    let request = request.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    rust_sample(&model(), &configure(), &Example { request, ..example() })
}

#[test]
fn a_short_call_stays_on_one_line() {
    assert_eq!(sample(vec![]), "client.configure_route().send().await?");
    assert_eq!(sample(vec![("RouteId", word("r"))]), "client.configure_route().routeid(\"r\").send().await?");
}

#[test]
fn a_long_call_has_one_setter_a_line_and_structures_inside() {
    let code = rust_sample(&model(), &configure(), &example());
    assert_eq!(
        code,
        r###"client
    .configure_route()
    .routeid("route-1")
    .start(Harbour::new().kind(HarbourKind::Row).key(r##"k"#\"##))
    .tag([Tag::new().key("a").value("")])
    .plan(r##"[{"name":"r"#1"}]"##)
    .stops(["x", "y"])
    .send()
    .await?"###
    );
    assert_eq!(sample_imports(&model(), &configure(), &example()), ["Harbour", "HarbourKind", "Tag"]);
}

#[test]
fn a_structure_too_long_for_its_line_is_broken_too() {
    let long = "a text that is long enough to need a line of its own";
    assert_eq!(
        sample(vec![("Start", map(&[("Kind", word("Sail")), ("Key", word(long))]))]),
        format!(
            "client\n    .configure_route()\n    .start(\n        Harbour::new()\n            .kind(HarbourKind::Sail)\n            \
             .key(\"{long}\"),\n    )\n    .send()\n    .await?"
        )
    );
}

#[test]
fn a_long_array_is_broken_too() {
    let long = "a text that is long enough to need a line of its own";
    assert_eq!(
        sample(vec![("Stops", Literal::List(vec![word(long), word(long)]))]),
        format!(
            "client\n    .configure_route()\n    .stops([\n        \"{long}\",\n        \"{long}\",\n    ])\n    \
             .send()\n    .await?"
        )
    );
}

#[test]
fn maps_are_pairs_and_numbers_have_the_form_of_their_type() {
    let code = sample(vec![
        ("Labels", map(&[("k", word("v"))])),
        ("Speed", Literal::Integer(4)),
        ("Wait", Literal::Integer(-5)),
        ("Mode", Literal::Null),
        ("Unknown", word("left out")),
    ]);
    assert!(code.contains(".labels([(\"k\", \"v\")])"), "{code}");
    assert!(code.contains(".speed(4.0)"), "{code}");
    // A time is a text in any form.
    assert!(code.contains(".wait(\"-5\")"), "{code}");
    assert!(!code.contains("mode") && !code.contains("left out"), "{code}");
}

#[test]
fn a_value_that_the_enum_does_not_know_is_a_text_in_its_whole_array() {
    let kinds = |second: &str| sample(vec![("Kinds", Literal::List(vec![word("row"), word(second)]))]);
    assert!(kinds("Sail").contains("[HarbourKind::Row, HarbourKind::Sail]"), "{}", kinds("Sail"));
    assert!(kinds("swim").contains("[\"row\", \"swim\"]"), "{}", kinds("swim"));
    let request = vec![("Kinds".to_owned(), Literal::List(vec![word("row"), word("swim")]))];
    assert!(sample_imports(&model(), &configure(), &Example { request, ..example() }).is_empty());
}

#[test]
fn a_json_document_may_be_written_as_a_tree() {
    let tree = Literal::List(vec![map(&[("b", Literal::Boolean(true)), ("a", Literal::Integer(1))])]);
    assert!(sample(vec![("Plan", tree)]).contains(".plan(r#\"[{\"b\":true,\"a\":1}]\"#)"));
}

#[test]
fn a_type_named_like_the_prelude_keeps_its_module() {
    let mut model = model();
    for structure in &mut model.structures {
        if structure.name == "Harbour" {
            structure.rust = "Option".into();
        }
    }
    let code = rust_sample(&model, &configure(), &example());
    assert!(code.contains(".start(types::Option::new()"), "{code}");
    assert_eq!(sample_imports(&model, &configure(), &example()), ["HarbourKind", "Tag", "types"]);
}

#[test]
fn text_literals_are_raw_only_where_that_is_safe() {
    assert_eq!(text_literal("plain 名"), "\"plain 名\"");
    assert_eq!(text_literal("it's"), "\"it's\"");
    assert_eq!(text_literal("{\"a\":1}"), "r#\"{\"a\":1}\"#");
    assert_eq!(text_literal("a\"##b"), "r###\"a\"##b\"###");
    assert_eq!(text_literal("C:\\x"), "r\"C:\\x\"");
    assert_eq!(text_literal("tab\t\"\u{202e}"), "\"tab\\t\\\"\\u{202e}\"");
    assert_eq!(text_literal("{\n# hidden\n}"), "\"{\\n# hidden\\n}\"");
}

#[test]
fn imports_are_written_as_rustfmt_would() {
    let mut model = model();
    let mut imported = |request: Vec<(&str, Literal)>, rust: &str| {
        for structure in model.structures.iter_mut().filter(|structure| structure.name == "Harbour") {
            structure.rust = rust.into();
        }
        let request = request.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        sample_use(&model, &configure(), &Example { request, ..example() }).unwrap_or_default()
    };
    let start = || ("Start", map(&[("Kind", word("Row"))]));
    let tag = || ("Tag", Literal::List(vec![map(&[])]));
    assert_eq!(imported(vec![], "Harbour"), "");
    assert_eq!(imported(vec![tag()], "Harbour"), "use example_ferry::types::Tag;");
    assert_eq!(imported(vec![start()], "Harbour"), "use example_ferry::types::{Harbour, HarbourKind};");
    assert_eq!(imported(vec![start()], "Option"), "use example_ferry::types::{self, HarbourKind};");
    assert_eq!(imported(vec![("Start", map(&[]))], "Option"), "use example_ferry::types;");
    let long = "AHarbourWithANameThatTakesMostOfTheLineAllAlone";
    assert_eq!(
        imported(vec![start(), tag()], long),
        format!("use example_ferry::types::{{\n    {long}, HarbourKind, Tag,\n}};")
    );
}

/// The model with a document `Legs`, which maps names to legs, in the place of the plan.
fn with_document() -> (Model, Operation) {
    let mut model = model();
    let whole_is = |condition| ImpliedValue { when: Some(condition), value: Literal::Boolean(false) };
    let mut leg = structure(
        "Leg",
        vec![
            Field {
                document: DocumentFacets { setter: Some("rename".into()), ..DocumentFacets::default() },
                ..field("name", Type::String)
            },
            Field {
                document: DocumentFacets {
                    implied: vec![
                        whole_is(Condition::Test { path: path("kinds"), test: Test::Set(true) }),
                        ImpliedValue { when: None, value: Literal::Boolean(true) },
                    ],
                    ..DocumentFacets::default()
                },
                ..field("whole", Type::Boolean)
            },
            Field {
                separator: Some(",".into()),
                ..field("kinds", Type::List(Box::new(Type::Enum("HarbourKind".into()))))
            },
            field("miles", Type::Int64),
        ],
        &[],
        &[],
    );
    leg.document = DocumentRole { occurs: true, named: Some("name".into()), ..DocumentRole::default() };
    let content = Field {
        document: DocumentFacets { is_content: true, entry: Some("leg".into()), ..DocumentFacets::default() },
        ..field("", Type::Map(Box::new(Type::Structure("Leg".into()))))
    };
    let mut legs = structure("Legs", vec![content], &[], &[]);
    legs.document = DocumentRole { is_root: true, occurs: true, ..DocumentRole::default() };
    model.structures.extend([leg, legs]);
    model.structures.sort_by(|one, other| one.name.cmp(&other.name));
    let mut operation = configure();
    for field in operation.request.iter_mut().filter(|field| field.name == "Plan") {
        field.ty = Type::Document("Legs".into());
    }
    (model, operation)
}

fn document_sample(document: &str) -> String {
    let (model, operation) = with_document();
    let request = vec![("Plan".to_owned(), word(document))];
    rust_sample(&model, &operation, &Example { request, ..example() })
}

#[test]
fn a_document_is_written_in_its_types() {
    let code = document_sample(r#"{"north": {"name": "north", "whole": true}}"#);
    assert!(code.contains(r#".plan(Legs::new().leg(Leg::named("north")))"#), "{code}");
    let code = document_sample(r#"{"north": {"name": "up", "whole": false, "kinds": "Sail,Row", "miles": "12"}}"#);
    let squeezed: String = code.split_whitespace().collect();
    let expected = r#"Leg::named("north").rename("up").kinds([HarbourKind::Sail,HarbourKind::Row]).miles(12)"#;
    assert!(squeezed.contains(expected), "{code}");
}

#[test]
fn a_document_with_more_than_its_types_say_stays_a_text() {
    for document in [
        r#"{"north":{"name":"north","whole":true,"tomorrow":1}}"#,
        r#"{"north":{"name":"north"}}"#,
        r#"{"north":{"whole":true}}"#,
        r#"{"north":{"name":"north","whole":null}}"#,
        r#"{"north":{"name":"north","whole":true,"miles":"far"}}"#,
        r#"{"north":{"name":"north","whole":false,"kinds":"Sail,Fly"}}"#,
        "[]",
        "no JSON",
    ] {
        let code = document_sample(document);
        assert!(!code.contains("Legs") && code.contains(&text_literal(document)), "{code}");
    }
}

#[test]
fn a_sample_names_the_types_inside_of_its_documents() {
    let (model, operation) = with_document();
    let document = word(r#"{"north": {"name": "north", "whole": false, "kinds": "Sail"}}"#);
    let example = Example { request: vec![("Plan".to_owned(), document)], ..example() };
    assert_eq!(sample_imports(&model, &operation, &example), ["HarbourKind", "Leg", "Legs"]);
}

fn lines_after(payload: Vec<Field>) -> Vec<String> {
    let mut operation = configure();
    operation.response.retain(|field| field.envelope.is_some());
    operation.response.extend(payload);
    rust_response_sample(&with_boats(), &operation)
}

/// The model with a structure `Boat`: a secret, an old member, a name, a speed and a kind.
fn with_boats() -> Model {
    let mut model = model();
    let members = vec![
        Field { secret: true, ..field("key", Type::String) },
        Field { deprecated: Some(Deprecation::default()), ..field("old", Type::String) },
        field("name", Type::String),
        field("speed", Type::Int32),
        field("kind", Type::Enum("HarbourKind".into())),
    ];
    model.structures.push(structure("Boat", members, &[], &[]));
    model.structures.sort_by(|one, other| one.name.cmp(&other.name));
    model
}

fn boats() -> Field {
    field("boats", Type::List(Box::new(Type::Structure("Boat".into()))))
}

#[test]
fn the_first_list_is_printed_entry_by_entry_without_its_secrets() {
    let expected = ["for item in &response.boats {", "    println!(\"{:?} {:?}\", item.name, item.kind);", "}"];
    assert_eq!(lines_after(vec![field("total", Type::Int32), boats()]), expected);
    let omitted = Field { omits: vec!["name".into(), "kind".into()], ..boats() };
    assert_eq!(lines_after(vec![omitted])[1], "    println!(\"{:?}\", item.speed);");
    let texts = field("stops", Type::List(Box::new(Type::String)));
    assert_eq!(lines_after(vec![texts]), ["for item in &response.stops {", "    println!(\"{item:?}\");", "}"]);
    let secrets = Field { secret: true, ..field("stops", Type::List(Box::new(Type::String))) };
    assert_eq!(lines_after(vec![secrets]), ["println!(\"request: {:?}\", response.request_id());"]);
}

#[test]
fn without_a_list_one_or_two_fields_are_printed() {
    let secret = || Field { secret: true, ..field("key", Type::String) };
    let name = || field("name", Type::String);
    let printed_name = "println!(\"name: {:?}\", response.name);";
    assert_eq!(lines_after(vec![secret(), name()]), [printed_name]);
    let kind = field("kind", Type::Enum("HarbourKind".into()));
    let both = [printed_name, "println!(\"kind: {:?}\", response.kind);"];
    assert_eq!(lines_after(vec![name(), field("speed", Type::Int32), kind]), both);
    assert_eq!(lines_after(vec![secret()]), ["println!(\"request: {:?}\", response.request_id());"]);
}

#[test]
fn a_list_is_a_detail_of_a_response_with_many_fields() {
    let many = || ["a", "b", "c", "d", "e", "f", "g"].map(|name| field(name, Type::String)).to_vec();
    let fields: Vec<Field> = std::iter::once(boats()).chain(many()).collect();
    assert_eq!(lines_after(fields)[0], "println!(\"a: {:?}\", response.a);");
}
