//! Points in time, periods of time and ports: how each is written at its place, and read from what comes.

use crate::sample::SERVICE;
use crate::structure;
use alibabacloud_core::plumbing::{
    DocumentFormat, Field, Rule, TimeFormat, TimeUnit, flatten, from_json_str, read_response, refusals, to_json,
    validate,
};
use alibabacloud_core::{HttpResponse, Limits, Timestamp};
use std::time::{Duration, SystemTime};

structure! { Window {
    0 utc: Option<Timestamp> = Field::new("Utc");
    1 seconds: Option<Timestamp> = Field::new("Seconds").time(TimeFormat::UnixSeconds);
    2 milliseconds: Option<Timestamp> =
        Field::new("Milliseconds").time(TimeFormat::UnixMilliseconds).document_format(&DocumentFormat::NUMBER);
    3 local: Option<Timestamp> = Field::new("Local").time(TimeFormat::Unzoned);
    4 timeout: Option<Duration> = Field::new("Timeout");
    5 delay: Option<Duration> = Field::new("Delay").unit(TimeUnit::Milliseconds);
    6 period: Option<Duration> = Field::new("Period").unit(TimeUnit::Minutes);
    7 port: Option<u16> = Field::new("Port");
    8 inner: Vec<Window> = Field::new("Inner");
} &[
    Rule::limits("Period", Limits { min: Some(5.0), values: &["5", "10"], ..Limits::NONE }),
    Rule::ascending(&["Seconds", "Milliseconds"], "values that do not decrease"),
] }

fn sent(window: &Window) -> Vec<(String, String)> {
    flatten(window).0
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn an_instant_is_sent_in_the_form_of_its_place_and_a_text_as_given() {
    let time = SystemTime::UNIX_EPOCH + Duration::from_millis(1_767_323_045_678);
    let inner = vec![Window { milliseconds: Some(time.into()), ..Window::default() }];
    let window = Window {
        utc: Some(time.into()),
        seconds: Some(time.into()),
        milliseconds: Some(time.into()),
        inner,
        ..Window::default()
    };
    let expected = pairs(&[
        ("Utc", "2026-01-02T03:04:05Z"),
        ("Seconds", "1767323045"),
        ("Milliseconds", "1767323045678"),
        ("Inner.1.Milliseconds", "1767323045678"),
    ]);
    assert_eq!(sent(&window), expected);
    let given = Window { seconds: Some("2026-01-02 03:04".into()), local: Some("soon".into()), ..Window::default() };
    assert_eq!(sent(&given), pairs(&[("Seconds", "2026-01-02 03:04"), ("Local", "soon")]));
}

#[test]
fn an_instant_is_refused_where_a_time_zone_would_have_to_be_invented() {
    let window = Window { local: Some(SystemTime::UNIX_EPOCH.into()), ..Window::default() };
    let refused: Vec<String> = refusals(&window).iter().map(ToString::to_string).collect();
    assert_eq!(refused, ["Local: must be a text: the time zone of this parameter is undocumented"]);
    assert!(refusals(&Window { local: Some("2026-01-02 03:04:05".into()), ..Window::default() }).is_empty());
}

#[test]
fn a_period_is_counted_in_the_unit_of_its_place() {
    let window = Window {
        timeout: Some(Duration::from_secs(60)),
        delay: Some(Duration::from_secs(2)),
        period: Some(Duration::from_secs(5 * 60)),
        port: Some(3306),
        ..Window::default()
    };
    assert_eq!(sent(&window), pairs(&[("Timeout", "60"), ("Delay", "2000"), ("Period", "5"), ("Port", "3306")]));
    assert_eq!(to_json(&window), serde_json::json!({ "Timeout": 60, "Delay": 2000, "Period": 5, "Port": 3306 }));
    assert!(validate(&window).is_empty());
}

#[test]
fn a_fraction_of_a_unit_is_refused_and_named() {
    let window = Window { timeout: Some(Duration::from_millis(1_500)), ..Window::default() };
    let refused: Vec<String> = refusals(&window).iter().map(ToString::to_string).collect();
    assert_eq!(refused, ["Timeout: must be a whole number of seconds, but is 1.5s"]);
    assert_eq!(sent(&window), pairs(&[("Timeout", "1.5")]));
}

#[test]
fn limits_are_in_the_unit_of_the_place() {
    let told = |minutes: u64| {
        let window = Window { period: Some(Duration::from_secs(minutes * 60)), ..Window::default() };
        validate(&window).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(told(3), ["Period: must be at least 5, but is 3", "Period: must be one of 5, 10"]);
    assert!(told(10).is_empty());
}

#[test]
fn numbers_and_texts_are_read_alike() {
    let texts = r#"{ "Utc": "2026-01-02T03:04:05Z", "Seconds": "1767323045", "Milliseconds": "1767323045678",
        "Timeout": "60", "Delay": "480", "Period": "5", "Port": "3306" }"#;
    let numbers = r#"{ "Utc": 1767323045, "Seconds": 1767323045, "Milliseconds": 1767323045678, "Timeout": 60,
        "Delay": 480.0, "Period": 5, "Port": 3306 }"#;
    let read = |text| {
        let mut window = Window::default();
        assert_eq!(from_json_str(text, &mut window).unwrap().mismatches, []);
        window
    };
    assert_eq!(read(texts), read(numbers));
    assert_eq!(read(texts).delay, Some(Duration::from_millis(480)));
    assert_eq!(read(r#"{ "Timeout": "1.5" }"#).timeout, Some(Duration::from_millis(1_500)));
    assert_eq!(read(r#"{ "Utc": "soon" }"#).utc.unwrap().as_str(), Some("soon"));
    // A text of a time is kept whatever it is; elsewhere, what says nothing is absence.
    assert_eq!(read(r#"{ "Utc": "" }"#).utc.unwrap().as_str(), Some(""));
    assert_eq!(read(r#"{ "Utc": null, "Timeout": "", "Port": null, "Delay": "null" }"#), Window::default());
    let written = serde_json::json!({ "Seconds": "1767323045", "Milliseconds": 1_767_323_045_678_i64 });
    assert_eq!(to_json(&read(&written.to_string())), written);
}

#[test]
fn a_text_in_a_response_that_is_no_time_is_kept_and_listed() {
    let read = |text: &str| {
        let body = serde_json::json!({ "Utc": text, "RequestId": "R" }).to_string();
        let mut window = Window::default();
        let response = HttpResponse { status: 200, headers: Vec::new(), body: body.into() };
        let metadata = read_response(&SERVICE, &response, &mut window).unwrap();
        assert_eq!(window.utc.unwrap().as_str(), Some(text));
        metadata.mismatches().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    for time in
        ["2026-01-02T03:04:05Z", "2026-01-02T03:04Z", "1767323045", "2026-01-02 03:04:05", "2026-01-02", "", " "]
    {
        assert_eq!(read(time), [""; 0], "{time}");
    }
    for text in ["soon", "2026-13-02T03:04:05Z", "0000-00-00 00:00:00"] {
        assert_eq!(read(text), [format!("Utc: expected a time, found `{text}`")]);
    }
}

#[test]
fn what_does_not_fit_is_listed_and_never_lost() {
    let mut window = Window::default();
    let text = r#"{ "Port": "abc", "Timeout": -1, "Delay": "soon", "Utc": {}, "Inner": [{ "Port": 99999 }] }"#;
    let listed: Vec<String> =
        from_json_str(text, &mut window).unwrap().mismatches.iter().map(ToString::to_string).collect();
    let expected = [
        "Port: expected a port, found `abc`",
        "Timeout: expected a duration in seconds, found -1",
        "Delay: expected a duration in milliseconds, found `soon`",
        "Utc: expected a time, found an object",
        "Inner[0].Port: expected a port, found 99999",
    ];
    assert_eq!(listed, expected);
}
