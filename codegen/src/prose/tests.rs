mod hostile;

use super::{Plain, Prose, code, fenced, open_fence};

fn text(prose: &str) -> String {
    Prose::parse(prose).lines(&Plain).join("\n")
}

fn line(prose: &str) -> String {
    Prose::parse(prose).line("<br>", &Plain)
}

#[test]
fn the_lines_of_a_paragraph_are_joined() {
    assert_eq!(text("one\ntwo\n\nthree\n"), "one two\n\nthree");
    assert_eq!(text("用\n“任务”\n管理 “it”\nis"), "用“任务”管理 “it” is");
    assert_eq!(text("一行\n二行，\n三行 Go\n四"), "一行二行，三行 Go 四");
}

#[test]
fn html_is_shown_as_it_was_typed() {
    for (prose, expected) in [
        ("a <b> c", "a \\<b> c"),
        ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("<details>\n<summary>one\n\ntwo", "\\<details> \\<summary>one\n\ntwo"),
        ("<!-- x -->", "\\<!-- x -->"),
        ("&lt;b&gt; &amp;lt; a & b", "\\<b> \\&lt; a & b"),
        ("`one\n<script>` `", "\\`one\n\n\\<script>\\` \\`"),
        ("`one <div onmouseover=x>` `", "`one <div onmouseover=x>` \\`"),
    ] {
        assert_eq!(text(prose), expected, "{prose}");
    }
}

#[test]
fn only_addresses_of_the_web_are_links() {
    for (prose, expected) in [
        ("see https://example.com/a?b=c.", "see <https://example.com/a?b=c>."),
        ("(https://example.com)，见https://example.com。", "(<https://example.com>)，见<https://example.com>。"),
        ("<https://example.com>", "<https://example.com>"),
        ("[a_b](https://example.com/c_d)", "[a_b](https://example.com/c_d)"),
        ("[a](https://example.com/b_(c))", "[a](<https://example.com/b_(c)>)"),
        ("[a](javascript:alert(1))", "\\[a\\](javascript:alert(1))"),
        ("[a](JAVASCRIPT:b) <javascript:c>", "\\[a\\](JAVASCRIPT:b) \\<javascript:c>"),
        ("[a](page.md) [b](crate::Foo) [c]", "\\[a\\](page.md) \\[b\\](crate::Foo) \\[c\\]"),
        ("![a](https://example.com/p.png)", "[a](https://example.com/p.png)"),
        ("really![a](x.png)", "really!\\[a\\](x.png)"),
        ("[a]: javascript:b\n\n[a] and [c][a]", "\\[a\\]: javascript:b\n\n\\[a\\] and \\[c\\]\\[a\\]"),
        ("http://example.com, https:// alone", "http:\\//example.com, https:\\// alone"),
        ("say yes![a](https://example.com)", "say yes[a](https://example.com)"),
    ] {
        assert_eq!(text(prose), expected, "{prose}");
    }
}

#[test]
fn definitions_of_links_are_shown_however_many_there_are() {
    let many = "[a]: b\n".repeat(2_000);
    assert_eq!(text(&many).matches("a\\]: b").count(), 2_000);
}

#[test]
fn headings_quotes_and_rules_are_text() {
    assert_eq!(text("# one\n\n> two\n> > three\n\nfour\n---"), "\\# one\n\n\\> two\n\n\\> three\n\nfour ---");
    assert_eq!(text("===\n\n* * *\n\n- - -"), "===\n\n\\* \\* \\*\n\n\\- - -");
    assert_eq!(text("- # one\n- two\n  \n  > three"), "- \\# one\n\n- two\n\n  \\> three");
    assert_eq!(text("1\\. one\n\n\\- two\n\n\\+ three"), "1\\. one\n\n\\- two\n\n\\+ three");
}

#[test]
fn code_blocks_are_closed_and_have_a_language_that_nothing_compiles() {
    assert_eq!(text("```\nlet x;\n```"), "```text\nlet x;\n```");
    assert_eq!(text("see\n```rust\n  let x;"), "see\n\n```text\n  let x;\n```");
    assert_eq!(text("~~~json\n{\"a\": `[1]`}\n~~~"), "```json\n{\"a\": `[1]`}\n```");
    assert_eq!(text("~~~~\n```\n<b>"), "````text\n```\n<b>\n````");
    assert_eq!(text("one\n\n    let x = 1;"), "one\n\n```text\nlet x = 1;\n```");
}

#[test]
fn lists_keep_their_form() {
    assert_eq!(
        text("Values:\n- one\n  more\n- two\n    - deep\n\nafter"),
        "Values:\n- one more\n- two\n  - deep\n\nafter"
    );
    assert_eq!(text("3. one\n4. two"), "3. one\n4. two");
    assert_eq!(text("- one\n\n- two"), "- one\n\n- two");
    assert_eq!(text("- one\n- \n- `x`\n\n  two"), "- one\n\n-\n\n- `x`\n\n  two");
}

#[test]
fn tables_keep_their_form() {
    assert_eq!(text("| a | b |\n|:--|---|\n| `x \\| y` | <T> |"), "| a | b |\n|:--|---|\n| `x \\| y` | \\<T> |");
}

#[test]
fn emphasis_stays_and_marks_that_are_none_are_text() {
    assert_eq!(
        text("*one* __two__ a*b 2 * 3 snake_case_word __init"),
        "*one* **two** a\\*b 2 \\* 3 snake_case_word \\_\\_init"
    );
    assert_eq!(text("~~gone~~ a|b {{#x}} {{{#y}}"), "\\~\\~gone\\~\\~ a\\|b \\{{#x}} {\\{{#y}}");
}

#[test]
fn a_text_on_one_line_has_its_entries_behind_each_other() {
    assert_eq!(line("one\ntwo\n\nthree"), "one two<br>three");
    assert_eq!(line("values:\n- a\n- b\n\n3. c"), "values:<br>• a<br>• b<br>3\\. c");
    assert_eq!(line("```\nx | y\n\nz\n```\nend"), "`x | y`<br>`z`<br>end");
    assert_eq!(line("| a | b |\n|---|---|\n| c | d |"), "a \\| b<br>c \\| d");
}

#[test]
fn characters_that_cannot_be_seen_are_removed_from_texts_and_shown_in_values() {
    assert_eq!(text("a\u{202e}b\u{200f}c\u{0}d\r\ne\rf\u{e000}\tg"), "abcd e f g");
    assert_eq!(code("a\tb\u{202e}c\u{7}", &Plain), "`a b\\u{202e}c\\u{7}`");
}

#[test]
fn code_holds_any_value() {
    assert_eq!(code("a_*b", &Plain), "`a_*b`");
    assert_eq!(code("", &Plain), "`\"\"`");
    assert_eq!(code("a`b", &Plain), "``a`b``");
    assert_eq!(code("`a`", &Plain), "`` `a` ``");
    assert_eq!(code("a\nb", &Plain), "`a\\nb`");
    assert_eq!(fenced("json", "a ``` b\n\n", &Plain), "````json\na ``` b\n````");
}

#[test]
fn an_open_fence_is_found() {
    for open in ["```\nx", "a\n\n~~~\nb\n\nc", "````\n```", "- one\n  ```\n  x\n- two", "```", "> ~~~\n> x"] {
        assert!(open_fence(open).is_some(), "{open}");
    }
    for closed in
        ["```\nx\n```", "~~~\n~~~\nb", "`` ``` ``", "- ```\n  x\n  ```\n- b", "> ~~~\n> x\n> ~~~", "```\n``````"]
    {
        assert!(open_fence(closed).is_none(), "{closed}");
    }
}

#[test]
fn what_is_nested_too_deeply_is_flat() {
    for nest in ["> ", "- ", "*a ", "1. ", "[", "**"] {
        let deep = text(&format!("{}end", nest.repeat(20_000)));
        assert!(deep.contains("end"), "{nest}");
    }
}
