//! The forms that responses deviate in, in JSON and in XML.

use crate::sample::{Colour, Everything, SERVICE};
use alibabacloud_core::plumbing::{read_response, to_json};
use alibabacloud_core::{Error, ErrorKind, HttpResponse, IndexMap, Json, ResponseMetadata, TypeMismatch};

fn read(text: &str) -> (Everything, ResponseMetadata) {
    match try_read(text) {
        Ok(read) => read,
        Err(error) => panic!("{text}: {error}"),
    }
}

fn try_read(text: &str) -> Result<(Everything, ResponseMetadata), Error> {
    let mut into = Everything::default();
    let answer = HttpResponse { status: 200, headers: Vec::new(), body: text.to_owned().into() };
    let answer = read_response(&SERVICE, &answer, &mut into)?;
    Ok((into, answer))
}

/// Each document holds what the text says in the form of `to_json`, and everything in it fits.
fn all_are(documents: &[&str], expected: &str) {
    for document in documents {
        let (read, answer) = read(document);
        assert_eq!(to_json(&read).to_string(), expected, "{document}");
        assert_eq!(answer.mismatches(), [], "{document}");
    }
}

#[test]
fn booleans_come_in_any_spelling() {
    for yes in ["true", "\"true\"", "\"True\"", "\"TRUE\"", "1", "\"1\"", "\" true \""] {
        all_are(&[&format!("{{\"Flag\":{yes}}}")], r#"{"Flag":true}"#);
    }
    for no in ["false", "\"false\"", "\"False\"", "0", "\"0\""] {
        all_are(&[&format!("{{\"Flag\":{no}}}")], r#"{"Flag":false}"#);
    }
    all_are(
        &["<A><Flag>True</Flag></A>", "<A><Flag>1</Flag></A>", "<A><Flag>\n true\n</Flag></A>"],
        r#"{"Flag":true}"#,
    );
}

#[test]
fn numbers_come_as_texts_and_whole_numbers_with_a_fraction_of_zero() {
    let expected = r#"{"Small":100,"Large":-7,"Ratio":2.5}"#;
    all_are(
        &[
            r#"{"Small":100,"Large":-7,"Ratio":2.5}"#,
            r#"{"Small":"100","Large":"-7","Ratio":"2.5"}"#,
            r#"{"Small":100.0,"Large":"-7.0","Ratio":" 2.5 "}"#,
            "<A><Small>100</Small><Large> -7 </Large><Ratio>2.5</Ratio></A>",
        ],
        expected,
    );
    all_are(&[r#"{"Ratio":3}"#, r#"{"Ratio":"3"}"#], r#"{"Ratio":3.0}"#);
    all_are(
        &[r#"{"Large":9223372036854775807}"#, r#"{"Large":"9223372036854775807"}"#],
        r#"{"Large":9223372036854775807}"#,
    );
}

#[test]
fn texts_come_as_numbers_and_booleans() {
    for (said, text) in [
        ("200", "200"),
        ("true", "true"),
        ("1.5", "1.5"),
        ("2.0", "2.0"),
        ("18446744073709551615", "18446744073709551615"),
    ] {
        all_are(&[&format!("{{\"Text\":{said}}}")], &format!("{{\"Text\":\"{text}\"}}"));
    }
    let (read, _) = read(r#"{"Secret":42,"Colour":7}"#);
    assert_eq!(read.secret.unwrap().expose(), "42");
    assert_eq!(read.colour.unwrap().as_str(), "7");
}

#[test]
fn lists_come_plain_and_wrapped_whatever_the_shape_says() {
    let expected = r#"{"Items":{"Item":[{"Text":"a"},{"Text":"b"}]}}"#;
    all_are(
        &[
            r#"{"Items":{"Item":[{"Text":"a"},{"Text":"b"}]}}"#,
            r#"{"Items":{"item":[{"Text":"a"},{"Text":"b"}]}}"#,
            r#"{"Items":[{"Text":"a"},{"Text":"b"}]}"#,
            r#"{"Items":{"Strange":[{"Text":"a"},{"Text":"b"}]}}"#,
            "<A><Items><Item><Text>a</Text></Item><Item><Text>b</Text></Item></Items></A>",
            "<A><Items><Strange><Text>a</Text></Strange><Strange><Text>b</Text></Strange></Items></A>",
            "<A><Items><Text>a</Text></Items><RequestId/><Items><Text>b</Text></Items></A>"
                .replace("<RequestId/>", "")
                .as_str(),
        ],
        expected,
    );
    let expected = r#"{"Plain":[{"Text":"a"}]}"#;
    all_are(
        &[
            r#"{"Plain":[{"Text":"a"}]}"#,
            r#"{"Plain":{"Text":"a"}}"#,
            r#"{"Plain":{"Row":[{"Text":"a"}]}}"#,
            r#"{"Plain":{"Row":{"Text":"a"}}}"#,
            "<A><Plain><Text>a</Text></Plain></A>",
            "<A><Plain><Row><Text>a</Text></Row></Plain></A>",
        ],
        expected,
    );
    let expected = r#"{"Names":{"Name":["a","b"]},"Numbers":[1,2]}"#;
    all_are(
        &[
            r#"{"Names":["a","b"],"Numbers":[1,"2"]}"#,
            r#"{"Names":{"Name":["a","b"]},"Numbers":{"Number":[1,2]}}"#,
            "<A><Names><Name>a</Name><Name>b</Name></Names><Numbers>1</Numbers><Numbers>2</Numbers></A>",
            "<A><Names>a</Names><Names>b</Names><Numbers><N>1</N><N>2</N></Numbers></A>",
        ],
        expected,
    );
    all_are(
        &[r#"{"Names":"a"}"#, r#"{"Names":{"Name":"a"}}"#, "<A><Names>a</Names></A>"],
        r#"{"Names":{"Name":["a"]}}"#,
    );
}

#[test]
fn elements_of_a_repeated_name_need_not_stand_together() {
    let (read, _) = read("<A><Plain><Text>a</Text></Plain><Text>between</Text><Plain><Text>b</Text></Plain></A>");
    assert_eq!(read.plain.len(), 2);
    assert_eq!(read.text.as_deref(), Some("between"));
}

#[test]
fn a_single_element_with_a_new_first_field_is_no_wrapper() {
    all_are(
        &[
            r#"{"Plain":{"New":{"x":1},"Text":"a"}}"#,
            r#"{"Plain":[{"New":{"x":1},"Text":"a"}]}"#,
            "<A><Plain><New><x>1</x></New><Text>a</Text></Plain></A>",
        ],
        r#"{"Plain":[{"Text":"a"}]}"#,
    );
}

#[test]
fn nulls_are_absence_everywhere() {
    all_are(
        &[
            r#"{"Text":null,"Flag":null,"Small":null,"Inner":null,"Items":null,"Counts":null,"Document":null,"Colour":null,"Success":true}"#,
        ],
        r#"{"Success":true}"#,
    );
    all_are(
        &[r#"{"Names":[null,"a",null],"Counts":{"x":null,"y":1}}"#],
        r#"{"Names":{"Name":["a"]},"Counts":{"y":1}}"#,
    );
}

#[test]
fn empty_texts_are_absence_where_no_text_is_expected() {
    all_are(
        &[
            r#"{"Text":"","Flag":"","Small":"","Ratio":" ","Inner":"","Items":"","Counts":""}"#,
            "<A><Text></Text><Flag/><Small></Small><Ratio/><Inner/><Items/><Counts/></A>",
        ],
        r#"{"Text":""}"#,
    );
}

#[test]
fn empty_lists_and_objects_are_read() {
    all_are(&[r#"{"Items":[],"Names":{},"Numbers":{"N":[]},"Inner":[],"Text":[]}"#], "{}");
    all_are(&[r#"{"Inner":{}}"#, r#"{"Inner":""}"#, "<A><Inner/></A>"], "{}");
    all_are(
        &[r#"{"Plain":[{},{"Text":"a"}]}"#, "<A><Plain/><Plain><Text>a</Text></Plain></A>"],
        r#"{"Plain":[{},{"Text":"a"}]}"#,
    );
}

#[test]
fn unknown_fields_are_passed_over() {
    let (read, answer) =
        read(r#"{"New":{"Deep":[1,{"x":null}]},"Text":"a","Newer":[],"Plain":[{"New":1,"Text":"b"}]}"#);
    assert_eq!((read.text.as_deref(), read.plain[0].text.as_deref()), (Some("a"), Some("b")));
    assert_eq!(answer.mismatches(), []);
}

#[test]
fn names_are_matched_exactly_first_and_then_without_letter_case() {
    let (read, _) = read(r#"{"name":"l","NAME":"u","tExT":"t"}"#);
    assert_eq!((read.lower.as_deref(), read.upper.as_deref(), read.text.as_deref()), (Some("l"), Some("u"), Some("t")));
}

#[test]
fn the_last_of_two_equal_keys_wins() {
    all_are(&[r#"{"Text":"a","Text":"b","Large":1,"Large":"2"}"#], r#"{"Text":"b","Large":2}"#);
}

#[test]
fn documents_keep_texts_verbatim_and_write_the_rest_compactly() {
    for (said, text) in [
        (r#""{ \"a\" : 1 }""#, r#"{ "a" : 1 }"#),
        (r#"{ "z" : [ 1, null ], "a" : "中" }"#, r#"{"z":[1,null],"a":"中"}"#),
        ("[ 1 , {} ]", "[1,{}]"),
        ("5", "5"),
        ("true", "true"),
        (r#""""#, ""),
    ] {
        let (read, _) = read(&format!("{{\"Document\":{said}}}"));
        assert_eq!(read.document, Some(Json::from(text)));
    }
    let (read, _) = read("<A><Document><z>1</z><a/><z>2</z></Document></A>");
    assert_eq!(read.document.unwrap().as_str(), r#"{"z":["1","2"],"a":""}"#);
}

#[test]
fn maps_nested_lists_and_open_values_are_read() {
    let (read, answer) = read(
        r#"{"Counts":{"b":1,"a":"2"},"Grid":[["x"],[],["y","z"]],"Anything":[1,"t",{"k":null}],
            "ByName":{"n":{"Text":"a"}},"Colours":["green","Blue"],"Inner":{"Inner":{"Small":"7"}}}"#,
    );
    assert_eq!(read.counts, IndexMap::from([("b".to_owned(), 1), ("a".to_owned(), 2)]));
    assert_eq!(read.counts.get_index(0).unwrap().0, "b");
    assert_eq!(read.grid, [vec!["x"], vec![], vec!["y", "z"]]);
    assert_eq!(read.anything, [Json::from("1"), Json::from("t"), Json::from(r#"{"k":null}"#)]);
    assert_eq!(read.by_name["n"].text.as_deref(), Some("a"));
    assert_eq!(read.colours[0], Colour::Green);
    assert!(matches!(&read.colours[1], Colour::Unlisted(text) if text.as_str() == "Blue"));
    assert_eq!(read.inner.unwrap().inner.unwrap().small, Some(7));
    assert_eq!(answer.mismatches(), []);
}

#[test]
fn what_does_not_fit_is_absent_and_listed() {
    let (read, answer) = read(
        r#"{"Flag":"maybe","Small":3000000000,"Large":"1.5","Ratio":"NaN","Text":{"a":1},"Inner":"words",
            "Plain":[{"Small":1},{"Small":"x"},"words"],"Numbers":[1,[2],3],"Counts":{"a":{}},"Secret":["hidden"],
            "Names":{"Name":["kept"]}}"#,
    );
    assert_eq!(to_json(&read).to_string(), r#"{"Plain":[{"Small":1},{}],"Names":{"Name":["kept"]},"Numbers":[1,3]}"#);
    let listed: Vec<String> = answer.mismatches().iter().map(TypeMismatch::to_string).collect();
    assert_eq!(
        listed,
        [
            "Flag: expected a boolean, found `maybe`",
            "Small: expected a whole number of 32 bits, found 3000000000",
            "Large: expected a whole number of 64 bits, found `1.5`",
            "Ratio: expected a number, found `NaN`",
            "Text: expected a text, found an object",
            "Inner: expected an object, found `words`",
            "Plain[1].Small: expected a whole number of 32 bits, found `x`",
            "Plain[2]: expected an object, found `words`",
            "Numbers[1]: expected a whole number of 64 bits, found a list",
            "Counts.a: expected a whole number of 64 bits, found an object",
            "Secret: expected a text, found a list",
        ]
    );
}

#[test]
fn whole_numbers_of_any_length_leave_the_answer_readable() {
    let (read, answer) = read(r#"{"Large":18446744073709551616,"Small":-99999999999999999999,"New":1e999,"Text":"a"}"#);
    assert_eq!(to_json(&read).to_string(), r#"{"Text":"a"}"#);
    assert_eq!(answer.mismatches().len(), 2);
}

#[test]
fn xml_texts_are_unescaped_and_the_root_may_have_any_name() {
    let (read, _) = read(
        "\u{feff} <?xml version=\"1.0\"?><!-- c --><x:Foreign xmlns:x='u' a='b'><x:Text>a &lt;&amp;&#x4e2d;&#33; \
         <![CDATA[<b>]]> &unknown;</x:Text></x:Foreign>",
    );
    assert_eq!(read.text.as_deref(), Some("a <&中! <b> &unknown;"));
}

#[test]
fn a_byte_order_mark_and_white_space_before_json_are_passed_over() {
    all_are(&["\u{feff}\r\n {\"Text\":\"a\"}\n"], r#"{"Text":"a"}"#);
}

#[test]
fn deep_nesting_is_refused_before_the_stack_is_full() {
    let json = "{\"Inner\":".repeat(100_000);
    let xml = "<Inner>".repeat(100_000);
    for text in [json, xml] {
        let error = try_read(&text).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unreadable, "{error}");
    }
    let deep = format!("{}\"x\"{}", "{\"Inner\":".repeat(120), "}".repeat(120));
    read(&deep);
}

#[test]
fn deep_nesting_of_unknown_fields_does_no_harm() {
    let text = format!("{{\"New\":{}{},\"Text\":\"a\"}}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(read(&text).0.text.as_deref(), Some("a"));
}

#[test]
fn what_is_no_document_is_an_error_that_shows_it() {
    for (text, reason) in [
        ("", "empty"),
        ("null", "not a JSON object"),
        ("[1]", "not a JSON object"),
        ("\"words\"", "not a JSON object"),
        ("\"\"", "not a JSON object"),
        ("7", "not a JSON object"),
        ("1.5", "not a JSON object"),
        ("true", "not a JSON object"),
        ("{\"Text\":\"a\"", "its JSON ends too early"),
        ("{\"Text\":\"a\"} {\"Text\":\"b\"}", "not a JSON object"),
        ("plain words", "it begins: plain words"),
        ("<A><Text>a</A>", "not XML"),
        ("<A><Text>a</Text>", "ends too early"),
        ("<A/><B/>", "two root elements"),
        ("<!DOCTYPE html><html><body>sign in</body></html>", "HTML page"),
    ] {
        let error = try_read(text).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unreadable, "{text}");
        assert!(error.to_string().contains(reason), "{text}: {error}");
        assert_eq!(error.to_string().lines().count(), 1);
        assert_eq!(error.http_status(), Some(200));
    }
}

#[test]
fn a_root_with_nothing_but_empty_members_is_a_response_without_fields() {
    all_are(&["<A><Items/></A>", "<A><Flag></Flag></A>", r#"{"Items":[]}"#, r#"{"Flag":""}"#], "{}");
}

#[test]
fn elements_of_a_list_may_have_their_members_in_any_order() {
    let expected =
        r#"{"Plain":[{"Text":"a","Flag":true,"Small":1},{"Text":"b","Small":2},{"Text":"c","Flag":false,"Small":3}]}"#;
    all_are(
        &[
            r#"{"Plain":[{"Text":"a","Flag":true,"Small":1},{"Small":2,"Text":"b"},{"Small":3,"Flag":false,"Text":"c"}]}"#,
            r#"{"Plain":[{"Small":1,"Flag":true,"Text":"a"},{"New":0,"Small":2,"Text":"b"},{"Text":"c","Small":3,"Flag":false}]}"#,
            r#"{"Plain":[{"flag":true,"text":"a","Small":1},{"Text":"b","small":2},{"Small":3,"FLAG":false,"Text":"c"}]}"#,
        ],
        expected,
    );
}

#[test]
fn xml_of_many_names_is_read_whole() {
    let unknown = (0..40).map(|name| format!("<New{name}>1</New{name}>")).collect::<Vec<_>>().concat();
    let document = format!("<A>{unknown}<Names>a</Names>{unknown}<Text>t</Text><Names>b</Names></A>");
    all_are(&[&document], r#"{"Text":"t","Names":{"Name":["a","b"]}}"#);
    // The same inside a text of JSON.
    all_are(&[&serde_json::json!(document).to_string()], r#"{"Text":"t","Names":{"Name":["a","b"]}}"#);
}
