use super::layout::text_literal;
use super::{rust_sample, sample_imports, sample_use};
use crate::backend::markdown::fixture::{configure, example, map, model, word};
use crate::model::{Example, Literal};

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
    assert!(code.contains(".wait(-5)"), "{code}");
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
