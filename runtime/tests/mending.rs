//! JSON that strict parsers refuse or cut, though its meaning is clear.

use crate::sample::{Everything, SERVICE};
use alibabacloud_core::plumbing::{from_json_str, read_raw_response, read_response, to_json};
use alibabacloud_core::{Error, HttpResponse, ResponseMetadata};

fn http(body: &[u8]) -> HttpResponse {
    HttpResponse { status: 200, headers: Vec::new(), body: body.to_vec().into() }
}

fn try_read(body: impl AsRef<[u8]>) -> Result<(Everything, ResponseMetadata), Error> {
    let mut into = Everything::default();
    let answer = read_response(&SERVICE, &http(body.as_ref()), &mut into)?;
    Ok((into, answer))
}

fn read(body: impl AsRef<[u8]>) -> (Everything, ResponseMetadata) {
    match try_read(body) {
        Ok(read) => read,
        Err(error) => panic!("{error}"),
    }
}

fn mismatches(answer: &ResponseMetadata) -> Vec<String> {
    answer.mismatches().iter().map(ToString::to_string).collect()
}

#[test]
fn a_number_beyond_a_double_is_unfit_at_its_place_and_harms_nothing_else() {
    let (read, answer) = read(r#"{"Ratio":1e999,"Small":-1e999,"Text":"a","Items":[{"Text":"b"},{"Large":1e400}]}"#);
    assert_eq!(to_json(&read).to_string(), r#"{"Text":"a","Items":{"Item":[{"Text":"b"},{}]}}"#);
    assert_eq!(
        mismatches(&answer),
        [
            "Ratio: expected a number, found `1e999`",
            "Small: expected a whole number of 32 bits, found `-1e999`",
            "Items[1].Large: expected a whole number of 64 bits, found `1e400`"
        ]
    );
}

#[test]
fn a_number_beyond_a_double_where_nothing_is_known_is_passed_over() {
    let (read, answer) = read(r#"{"Foreign":1e999,"Text":"a"}"#);
    assert_eq!(read.text.as_deref(), Some("a"));
    assert_eq!(mismatches(&answer), [""; 0]);
}

#[test]
fn a_text_keeps_all_digits_of_a_number() {
    for digits in ["18446744073709551616", "-9223372036854775809", "123456789012345678901234567890", "1e999"] {
        let (read, answer) = read(format!(r#"{{"Text":{digits},"Items":[{{"Text":"b"}}]}}"#));
        assert_eq!(read.text.as_deref(), Some(digits));
        assert_eq!(read.items.len(), 1, "what was read before is not there twice");
        assert_eq!(mismatches(&answer), [""; 0]);
    }
}

#[test]
fn a_whole_number_beyond_64_bits_is_a_number_and_fits_no_integer() {
    let (read, answer) = read(r#"{"Ratio":18446744073709551616,"Large":18446744073709551616}"#);
    assert_eq!(read.ratio, Some(18_446_744_073_709_551_616.0));
    assert_eq!(answer.mismatches().len(), 1);
    assert_eq!(answer.mismatches()[0].path, "Large");
}

#[test]
fn half_a_surrogate_pair_is_a_replacement_character() {
    for (said, text) in [
        (r"a\ud800b", "a\u{fffd}b"),
        (r"\udc00", "\u{fffd}"),
        (r"\ud800\ud83d\ude00", "\u{fffd}\u{1f600}"),
        (r"\\ud800 \ud83d", "\\ud800 \u{fffd}"),
    ] {
        let (read, _) = read(format!("{{\"Text\":\"{said}\"}}"));
        assert_eq!(read.text.as_deref(), Some(text), "{said}");
    }
}

#[test]
fn control_characters_inside_texts_are_part_of_them() {
    let (read, _) = read("{\"Text\":\"a\tb\nc\"}");
    assert_eq!(read.text.as_deref(), Some("a\tb\nc"));
}

#[test]
fn bytes_that_are_no_utf_8_become_replacement_characters() {
    let (read, _) = read(b"{\"Text\":\"a\xff\xe5\xba\"}");
    assert_eq!(read.text.as_deref(), Some("a\u{fffd}\u{fffd}"));
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    let (read, _) = read("\u{feff}{\"Text\":\"a\"}");
    assert_eq!(read.text.as_deref(), Some("a"));
    let (read, _) = self::read("\u{feff}<A><Text>a</Text></A>");
    assert_eq!(read.text.as_deref(), Some("a"));
}

#[test]
fn of_a_key_that_comes_twice_the_last_scalar_counts_and_lists_are_joined() {
    let (read, answer) =
        read(r#"{"Text":"a","Text":"b","Small":1,"Small":"x","Items":[{"Text":"a"}],"Items":[{"Text":"b"}]}"#);
    assert_eq!(to_json(&read).to_string(), r#"{"Text":"b","Small":1,"Items":{"Item":[{"Text":"a"},{"Text":"b"}]}}"#);
    assert_eq!(answer.mismatches().len(), 1);
}

#[test]
fn a_body_that_is_cut_off_says_so() {
    for body in [r#"{"Text":"a","Items":[{"Te"#, r#"{"Text":"#, "{", ""] {
        let error = try_read(body).unwrap_err().to_string();
        assert!(error.contains("its JSON ends too early"), "{body}: {error}");
    }
    for body in ["<A><Text>a</Te", "<A><Text>a", "<A><!-- a", "<A"] {
        let error = try_read(body).unwrap_err().to_string();
        assert!(error.contains("its XML ends too early"), "{body}: {error}");
    }
}

#[test]
fn what_nobody_can_read_is_still_refused_by_its_own_place() {
    let error = try_read("{\"Text\":1e999 = 2}").unwrap_err().to_string();
    assert!(error.contains("line 1 column"), "{error}");
    for body in ["{\"Small\":1.2.3}", "{\"Small\":-}", "{\"Text\":\"\\ud8\"}", "{\"Text\":\"\\"] {
        assert!(try_read(body).is_err(), "{body}");
    }
}

#[test]
fn raw_answers_and_loaded_requests_are_mended_too() {
    let raw = read_raw_response(&SERVICE, &http(br#"{"Number":1e999,"Text":"\ud800"}"#)).unwrap();
    assert_eq!(raw.document, serde_json::json!({ "Number": "1e999", "Text": "\u{fffd}" }));
    let raw = read_raw_response(&SERVICE, &http(br#"{"Number":18446744073709551616,"Other":18446744073709551615}"#));
    let expected = serde_json::json!({ "Number": "18446744073709551616", "Other": 18_446_744_073_709_551_615_u64 });
    assert_eq!(raw.unwrap().document, expected);
    let mut into = Everything::default();
    let loaded = from_json_str(r#"{"Text":18446744073709551616,"Foreign":1e999}"#, &mut into).unwrap();
    assert_eq!(into.text.as_deref(), Some("18446744073709551616"));
    assert_eq!(loaded.unknown, ["Foreign"]);
}

#[test]
fn json_as_people_and_other_languages_write_it_is_read() {
    for body in [
        "{\"Text\":\"a\",\"Small\":1,\"Items\":[{\"Text\":\"b\",},],}",
        "// a sample\n{\"Text\":\"a\", // the text\n\"Small\":1, /* one, */ \"Items\":[{\"Text\":\"b\"}] # all\n}",
        "{\"Text\":\"a\",\n\"Small\":1,\n\"Items\":[{\"Text\":\"b\"}, ...],\n...\n}",
        "{\"Text\":\"a\"\n\"Small\":1\n\"Items\":[{\"Text\":\"b\"}]}",
        "{\"Text\":\"a\",,\"Small\":1,\"Items\":[,{\"Text\":\"b\"}]}",
        "{'Text':'a','Small':1,'Flag':None,'Items':[{'Text':'b'}]}",
        "{Text: \"a\", Small: 1, Items: [{Text: \"b\"}]}",
        "{\u{201c}Text\u{201d}:\u{201c}a\u{201d},\"Small\":1,\"Items\":[{\"Text\":\"b\"}]}",
        "{\u{a0}\"Text\":\"a\",\u{3000}\"Small\":1,\"Items\":[{\"Text\":\"b\"}]\u{feff}}",
        "```json\n{\"Text\":\"a\",\"Small\":1,\"Items\":[{\"Text\":\"b\"}]}\n```",
        ")]}',\n{\"Text\":\"a\",\"Small\":1,\"Items\":[{\"Text\":\"b\"}]}",
        "{\"Text\":\"a\",\"Small\":1,\"Items\":[{\"Text\":\"b\"}]};",
        "{\"Text\":\"a\",\"Small\":1,\"Items\":[{\"Text\":\"b\"}]}\0\0\r\n<!-- served by a proxy -->",
        "[{\"Text\":\"a\",\"Small\":1,\"Items\":[{\"Text\":\"b\"}]}]",
        r#""{\"Text\":\"a\",\"Small\":\"1\",\"Items\":[{\"Text\":\"b\"}]}""#,
    ] {
        let (read, answer) = read(body);
        assert_eq!(to_json(&read).to_string(), r#"{"Text":"a","Small":1,"Items":{"Item":[{"Text":"b"}]}}"#, "{body}");
        assert_eq!(mismatches(&answer), [""; 0], "{body}");
    }
}

#[test]
fn what_looks_like_a_mistake_inside_a_text_is_the_text() {
    let (read, _) = read(r#"{"Text":"// a, ] } 'b' /* c */ ... None \" ,}",}"#);
    assert_eq!(read.text.as_deref(), Some("// a, ] } 'b' /* c */ ... None \" ,}"));
    let (read, _) = self::read(r#"{'Text':'say "it\'s"',}"#);
    assert_eq!(read.text.as_deref(), Some("say \"it's\""));
}

#[test]
fn the_words_of_other_languages_are_booleans_and_null() {
    let (read, _) = read("{\"Flag\": True, \"Text\": None, \"Small\": undefined}");
    assert_eq!(to_json(&read).to_string(), r#"{"Flag":true}"#);
    let (read, _) = self::read("{\"Flag\": FALSE}");
    assert_eq!(to_json(&read).to_string(), r#"{"Flag":false}"#);
}

#[test]
fn a_second_document_and_a_lost_end_are_not_made_up() {
    for body in [
        "{\"Text\":\"a\"}{\"Text\":\"b\"}",
        "[{\"Text\":\"a\"},{\"Text\":\"b\"}]",
        "{\"Text\":\"a\",",
        "{'Text':'a",
        "{\"Text\":\"a\"]",
        "Bad gateway",
        "Bad gateway: {}",
        "<A><Text>a</Text></A><A><Text>b</Text></A>",
    ] {
        assert!(try_read(body).is_err(), "{body}");
    }
}

#[test]
fn xml_without_a_root_and_with_bare_ampersands_is_read() {
    let (read, _) = read("<?xml version=\"1.0\"?>\n<Text>R&D & more &amp; a=b&c=d</Text>\n<Small>1</Small>");
    assert_eq!(to_json(&read).to_string(), r#"{"Text":"R&D & more & a=b&c=d","Small":1}"#);
}

#[test]
fn a_percent_sign_is_not_part_of_the_number() {
    let (read, answer) = read(r#"{"Small":"95%","Ratio":"12.5 %","Large":"12ms"}"#);
    assert_eq!(to_json(&read).to_string(), r#"{"Small":95,"Ratio":12.5}"#);
    assert_eq!(mismatches(&answer), ["Large: expected a whole number of 64 bits, found `12ms`"]);
}

#[test]
fn a_word_for_null_in_the_place_of_a_number_is_absence_and_in_a_text_is_the_word() {
    let (read, answer) = read(r#"{"Small":"None","Flag":"null","Ratio":"NULL","Text":"None"}"#);
    assert_eq!(to_json(&read).to_string(), r#"{"Text":"None"}"#);
    assert_eq!(mismatches(&answer), [""; 0]);
}
