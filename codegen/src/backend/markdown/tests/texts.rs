//! Texts, labels and names come out as what they are.

use crate::backend::markdown::labels::ALL;
use crate::backend::markdown::mention::{join_wrapped_chinese, link_words};
use crate::backend::markdown::{one_line, prose, table};
use crate::backend::wording::{append, fill};
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
fn prose_cannot_become_html_or_a_link_that_leads_nowhere() {
    assert_eq!(prose::block("a <b> c"), "a &lt;b> c");
    assert_eq!(prose::block("<script>"), "&lt;script>");
    assert_eq!(prose::block("[x](y.md)"), "\\[x\\](y.md)");
    assert_eq!(prose::block("![x](https://e.org/p.png)"), "!\\[x\\](<https://e.org/p.png>)");
    assert_eq!(prose::block("[x]: y"), "\\[x]: y");
    assert_eq!(prose::block("[a_b](https://e.org/c_d)"), "[a_b](https://e.org/c_d)");
    assert_eq!(prose::block("see https://e.org/a, then"), "see <https://e.org/a>, then");
    assert_eq!(prose::block("<https://e.org>"), "<https://e.org>");
    assert_eq!(prose::block("参见https://e.org/a。"), "参见<https://e.org/a>。");
}

#[test]
fn code_in_prose_stays_as_it_is() {
    assert_eq!(prose::block("`<T>[x](y)`"), "`<T>[x](y)`");
    assert_eq!(prose::block("``a`<b>``"), "``a`<b>``");
    assert_eq!(prose::block("one ` alone <b>"), "one \\` alone &lt;b>");
    assert_eq!(prose::block("```json\n{\"a\": \"<b>\"}\n```"), "```json\n{\"a\": \"<b>\"}\n```");
    assert_eq!(prose::block("```\nnever closed"), "```\nnever closed\n```");
}

#[test]
fn prose_brings_no_headings_and_no_hidden_characters() {
    assert_eq!(prose::block("# title\ntext\n---"), "\\# title\ntext\n\\---");
    assert_eq!(prose::block("text\n\n    indented"), "text\n\nindented");
    assert_eq!(prose::block("~~~\ntildes\n| a |\n|---|"), "\\~~~\ntildes\n\\| a |\n\\|---|");
    assert_eq!(prose::block("a\tb\u{202e}c\u{7}"), "a b\\u{202e}c\\u{7}");
    assert_eq!(prose::block("{{#include x}}"), "\\{{#include x}}");
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
    let flat = |text: &str| one_line::flatten(&prose::block(text));
    assert_eq!(flat("one\ntwo\n\nthree"), "one two<br>three");
    assert_eq!(flat("一\n二"), "一二");
    assert_eq!(flat("values:\n- a\n- b\n\n1. c"), "values:<br>• a<br>• b<br>1. c");
    assert_eq!(flat("```\nx | y\n```\nend"), "`x | y`<br>end");
    assert_eq!(table::cell(&["a | b".into(), String::new(), "`c|d`".into()]), "a \\| b<br>`c\\|d`");
    assert_eq!(table::cell(&["a \\| b".into()]), "a \\| b");
}

#[test]
fn operations_that_a_text_mentions_are_linked() {
    let link = |text: &str| link_words(text, |word| (word == "Go").then(|| "[Go](go.md)".to_owned()), |_| None);
    assert_eq!(link("Go, or Going, or AGo; 用Go。"), "[Go](go.md), or Going, or AGo; 用[Go](go.md)。");
    assert_eq!(
        link("`Go` [Go](https://e.org/Go) <https://e.org/Go>"),
        "`Go` [Go](https://e.org/Go) <https://e.org/Go>"
    );
    assert_eq!(link("\\[Go] ``a`Go`` \\`Go"), "\\[[Go](go.md)] ``a`Go`` \\`[Go](go.md)");
    assert_eq!(link("```\nGo\n```\nGo"), "```\nGo\n```\n[Go](go.md)");
}

#[test]
fn error_codes_that_a_text_mentions_as_code_are_linked() {
    let link = |text: &str| {
        link_words(text, |_| None, |code| (code == "E-1").then(|| "[`E-1`](errors.md#error-E-1)".to_owned()))
    };
    assert_eq!(link("`E-1`, E-1, `E-12`"), "[`E-1`](errors.md#error-E-1), E-1, `E-12`");
    assert_eq!(link("[`E-1`](https://e.org) ``E-1``"), "[`E-1`](https://e.org) ``E-1``");
}

#[test]
fn wrapped_chinese_closes_up_and_code_does_not() {
    assert_eq!(join_wrapped_chinese("一行\n二行，\n三行"), "一行二行，三行");
    assert_eq!(join_wrapped_chinese("过滤 （`A B`）。 `中 文`"), "过滤（`A B`）。`中 文`");
    assert_eq!(join_wrapped_chinese("为 `A` 时\n- 项\n\n段 Go"), "为 `A` 时\n- 项\n\n段 Go");
}
