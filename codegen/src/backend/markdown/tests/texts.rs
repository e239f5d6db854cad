//! Texts, labels and names come out as what they are.

use crate::backend::markdown::context::Context;
use crate::backend::markdown::labels::ALL;
use crate::backend::markdown::{fixture, prose, table};
use crate::backend::wording::{append, fill};
use crate::model::{Language, Model, Origin};
use std::collections::BTreeSet;

fn placeholders(template: &str) -> BTreeSet<&str> {
    template.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn every_label_is_told_in_both_languages_with_the_same_places() {
    for (name, english, chinese) in ALL {
        assert!(!english.is_empty(), "{name}");
        assert!(!chinese.is_empty() || english.trim().is_empty(), "{name}");
        assert_eq!(placeholders(english), placeholders(chinese), "{name}");
        assert!(english.chars().all(|c| !('\u{2e80}'..'\u{ffff}').contains(&c)), "{name}: {english}");
    }
    let names: BTreeSet<_> = ALL.iter().map(|(name, ..)| name).collect();
    assert_eq!(names.len(), ALL.len());
}

#[test]
fn a_template_takes_its_values_as_they_are() {
    assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "1")]), "{b} and 1");
    assert_eq!(fill("当{if}时", &[("if", " `X` 为 `1` ")]), "当 `X` 为 `1` 时");
    assert_eq!(fill("{type} 列表", &[("type", "字符串")]), "字符串列表");
    assert_eq!(fill("{type} 列表", &[("type", "[Tag](t.md)")]), "[Tag](t.md) 列表");
}

#[test]
fn spaces_at_a_seam_stay_where_the_language_has_them() {
    let joined = |left: &str, right: &str| {
        let mut out = left.to_owned();
        append(&mut out, right);
        out
    };
    assert_eq!(joined("`a` ", "，且"), "`a`，且");
    assert_eq!(joined("请求 ", "中"), "请求中");
    assert_eq!(joined("one ", " two"), "one two");
    assert_eq!(joined("one", ", two"), "one, two");
}

#[test]
fn code_spans_hold_any_value() {
    assert_eq!(prose::code("a_*b"), "`a_*b`");
    assert_eq!(prose::code(""), "`\"\"`");
    assert_eq!(prose::code("a`b"), "``a`b``");
    assert_eq!(prose::code("`a`"), "`` `a` ``");
    assert_eq!(prose::code("a\nb"), "`a\\nb`");
    assert_eq!(prose::fenced("json", "a ``` b"), "````json\na ``` b\n````");
}

#[test]
fn a_cell_is_one_line() {
    assert_eq!(table::cell(&["a | b".into(), String::new(), "`c|d`".into()]), "a \\| b<br>`c\\|d`");
    assert_eq!(table::cell(&["a \\| b".into()]), "a \\| b");
}

#[test]
fn what_a_text_mentions_is_linked_and_nothing_else() {
    let mut model = fixture::model();
    let go =
        |model: &Model, text: &str| Context::new(model, Language::English, "index.md").line(&fixture::text(text, ""));
    let linked = "[ConfigureRoute](operations/routes/ConfigureRoute.md)";
    assert_eq!(
        go(&model, "ConfigureRoute, or Configure_Routes; 用ConfigureRoute。"),
        format!("{linked}, or Configure_Routes; 用{linked}。")
    );
    assert_eq!(
        go(&model, "`ConfigureRoute` [ConfigureRoute](https://e.org/x)"),
        "`ConfigureRoute` [ConfigureRoute](https://e.org/x)"
    );
    let code = model.errors.first_mut().map(|error| {
        error.origin = Origin::Api;
        error.code.clone()
    });
    let code = code.unwrap_or_default();
    assert_eq!(go(&model, &format!("`{code}`, `{code}x`")), format!("[`{code}`](errors.md#error-{code}), `{code}x`"));
}

#[test]
fn mdbook_finds_no_directives() {
    assert_eq!(prose::code("{{#include x}}"), "`\\{{#include x}}`");
    assert_eq!(prose::code("{{{ #a}} {{b}}"), "`\\{{{ #a}} {{b}}`");
    assert_eq!(prose::title("a {{#include x}}"), "a \\{{#include x}}");
}
