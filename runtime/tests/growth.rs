//! The work and the memory that a response costs grow like its size.

use crate::sample::{Everything, SERVICE};
use alibabacloud_core::plumbing::{read_raw_response, read_response};
use alibabacloud_core::{Error, HttpResponse, UnreadableReason};
use std::time::{Duration, Instant};

fn http(body: String) -> HttpResponse {
    HttpResponse { status: 200, headers: Vec::new(), body: body.into() }
}

/// `head`, as many of `unit` as fit, and `tail`.
fn filled(head: &str, unit: &str, tail: &str, size: usize) -> HttpResponse {
    http(format!("{head}{}{tail}", unit.repeat(size / unit.len())))
}

/// The shortest of some readings.
fn time(response: &HttpResponse) -> Duration {
    let read = || {
        let begin = Instant::now();
        let _ = read_response(&SERVICE, response, &mut Everything::default());
        let _ = read_raw_response(&SERVICE, response);
        begin.elapsed()
    };
    (0..5).map(|_| read()).min().unwrap()
}

#[test]
fn every_lenient_rule_is_linear() {
    for (head, unit, tail) in [
        ("{", ",/*", ""),
        ("{", "a/*", ""),
        ("{", "/*", ""),
        ("{", "/**/,", ""),
        ("{", ",/**/", "/*"),
        ("{", ",//", ""),
        ("{", ",#", ""),
        ("{", "# \n,", ""),
        ("{", ", ", ""),
        ("{", "a ", ""),
        ("{", "'a\\'", ""),
        ("{", "\u{201c}", ""),
        ("{", "...,", ""),
        ("{\"a\":", "1", "x"),
        ("{\"a\":", "-", "x"),
        ("{\"a\":\"", "\\ud800", "\" x}"),
        ("", "[", ""),
        ("", "{", ""),
        ("<", "<", ""),
        ("<R>", "&", ""),
        ("<R>", "<a>", ""),
        ("<R>", "<a/>", "</R>"),
        ("<R>", "&x;", "</R>"),
        ("<!--", "-", ""),
    ] {
        // Sixteen times the size: quadratic work would take 256 times as long.
        let (small, large) = (filled(head, unit, tail, 8 << 10), filled(head, unit, tail, 128 << 10));
        let (small, large) = (time(&small), time(&large));
        assert!(
            large < small * 64 + Duration::from_millis(20),
            "{head}{unit}…{tail}: {small:?} for 8 KiB, {large:?} for 128 KiB"
        );
    }
}

#[test]
fn what_is_larger_than_a_mebibyte_is_read_strictly() {
    let padding = "x".repeat(1 << 20);
    let read = |body: String| {
        let mut into = Everything::default();
        read_response(&SERVICE, &http(body), &mut into).map(|metadata| (into, metadata))
    };
    let (text, _) = read(format!(r#"{{"RequestId":"r","Text":"{padding}"}}"#)).unwrap();
    assert_eq!(text.text.map(|text| text.len()), Some(1 << 20));
    let error = read(format!(r#"{{"RequestId":"r","Text":"{padding}",}}"#)).unwrap_err().to_string();
    assert!(error.contains("it is not a JSON object") && error.contains("read strictly"), "{error}");
    // Digits that the parser drops are not dropped silently.
    let (read, metadata) = read(format!(r#"{{"RequestId":"r","Body":"{padding}","Text":123456789012345678901}}"#)).unwrap();
    assert_eq!((read.text, metadata.mismatches[0].path.as_str()), (None, "Text"));
}

#[test]
fn more_memory_than_allowed_is_an_error_that_names_the_limit() {
    let size = 8 << 20;
    for (head, unit, tail) in [
        (r#"{"RequestId":"r","Plain":[{}"#, ",{}", "]}"),
        (r#"{"RequestId":"r","Items":{"Item":[{}"#, ",{}", "]}}"),
        (r#"{"RequestId":"r","Plain":[{}"#, r#",{"Small":[1]}"#, "]}"),
        (r#"{"RequestId":"r","Numbers":[1"#, ",{}", "]}"),
        (r#"{"RequestId":"r","Names":["a""#, r#","b""#, "]}"),
        (r#"{"RequestId":"r","Grid":[[]"#, ",[]", "]}"),
        (r#"{"RequestId":"r","Plain":[{}"#, r#",{"Inner":{"Inner":{"Inner":{"Flag":1}}}}"#, "]}"),
        (r#"{"RequestId":"r","Document":[0"#, ",0", "]}"),
        (r#"{"RequestId":"r","Anything":[0"#, ",[]", "]}"),
        ("<R><RequestId>r</RequestId>", "<Plain/>", "</R>"),
        ("<R><RequestId>r</RequestId><Plain>", "<x/>", "</Plain></R>"),
    ] {
        let response = filled(head, unit, tail, size);
        match read_response(&SERVICE, &response, &mut Everything::default()) {
            Err(Error::Unreadable(error)) => {
                assert_eq!(error.reason, UnreadableReason::TooLarge, "{head}{unit}: {error}");
                let text = error.to_string();
                assert!(text.contains("67108864 bytes") && text.contains("`max_decoded_bytes`"), "{text}");
            }
            other => panic!("{head}{unit}: {:?}", other.map(drop)),
        }
    }
    let keys: String = (0..size / 10).map(|key| format!(",\"{key:x}\":1")).collect();
    let response = http(format!(r#"{{"RequestId":"r","Counts":{{"a":1{keys}}}}}"#));
    assert!(read_response(&SERVICE, &response, &mut Everything::default()).is_err());
    let raw = read_raw_response(&SERVICE, &filled(r#"{"RequestId":"r","List":[{}"#, ",{}", "]}", size)).unwrap_err();
    assert!(raw.to_string().contains("`max_decoded_bytes`"), "{raw}");
}

#[test]
fn a_path_as_long_as_the_body_is_not_repeated_without_end() {
    let key = "k".repeat(500 << 10);
    let unit = r#",{"Small":"x"}"#;
    let units = unit.repeat((500 << 10) / unit.len());
    let response = http(format!(r#"{{"RequestId":"r","ByName":{{"{key}":{{"Plain":[{{}}{units}]}}}}}}"#));
    let error = read_response(&SERVICE, &response, &mut Everything::default()).unwrap_err();
    assert!(error.to_string().contains("`max_decoded_bytes`"), "{error}");
}

#[test]
fn a_full_page_of_large_entries_is_far_from_the_limit() {
    let members: String = (0..290).map(|index| format!(r#","New{index}":"a value of some length {index}""#)).collect();
    let names = r#""n","#.repeat(99);
    let task = format!(
        r#"{{"Text":"t","Names":[{names}"n"],"Plain":[{{"Text":"a"}},{{"Text":"b"}}],"Inner":{{"Small":1}}{members}}}"#
    );
    let tasks = vec![task; 1000].join(",");
    let mut into = Everything::default();
    read_response(&SERVICE, &http(format!(r#"{{"RequestId":"r","Plain":[{tasks}]}}"#)), &mut into).unwrap();
    assert_eq!((into.plain.len(), into.plain[999].names.len()), (1000, 100));
}
