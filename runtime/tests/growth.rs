//! The work and the memory that a response costs grow like its size.

use crate::sample::{Everything, SERVICE};
use alibabacloud_core::plumbing::{Core, Operation, read_raw_response, read_response};
use alibabacloud_core::{
    Access, BoxFuture, Config, Credentials, Endpoint, Error, ErrorKind, HttpResponse, SignedRequest, Transport,
    TransportError, UnreadableReason,
};
use std::fs;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

fn http(body: String) -> HttpResponse {
    HttpResponse { status: 200, headers: Vec::new(), body: body.into() }
}

/// `head`, as many of `unit` as fit, and `tail`.
fn filled(head: &str, unit: &str, tail: &str, size: usize) -> HttpResponse {
    http(format!("{head}{}{tail}", unit.repeat(size / unit.len())))
}

/// The time that this thread works to read a response some times.
fn time(response: &HttpResponse, times: usize) -> Duration {
    let begin = worked();
    for _ in 0..times {
        let _ = read_response(&SERVICE, response, &mut Everything::default());
        let _ = read_raw_response(&SERVICE, response);
    }
    worked().saturating_sub(begin)
}

/// The processor time of this thread, where the system provides it, so that a loaded machine does not count.
pub fn worked() -> Duration {
    static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let worked = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let worked = worked.and_then(|text| text.split(' ').next()?.parse().ok());
    worked.map_or_else(|| BEGIN.elapsed(), Duration::from_nanos)
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
        // As many bytes at once as in 64 parts: quadratic work takes 64 times as long.
        let (part, whole) = (filled(head, unit, tail, 2 << 10), filled(head, unit, tail, 128 << 10));
        let (parts, whole) = (time(&part, 64), time(&whole, 1));
        assert!(
            whole < parts * 8 + Duration::from_millis(50),
            "{head}{unit}…{tail}: {parts:?} in parts, {whole:?} at once"
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
    let (read, metadata) =
        read(format!(r#"{{"RequestId":"r","Body":"{padding}","Text":123456789012345678901}}"#)).unwrap();
    assert_eq!((read.text, metadata.mismatches()[0].path.as_str()), (None, "Text"));
}

/// Sends every request the same response.
#[derive(Clone, Debug)]
struct Fixed(HttpResponse);

impl Transport for Fixed {
    fn send<'a>(&'a self, _: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        Box::pin(std::future::ready(Ok(self.0.clone())))
    }
}

static READ: Operation = Operation::new("Read", Access::Read);

async fn call(response: &HttpResponse, limit: usize) -> Result<(), Error> {
    let endpoint = Endpoint::parse("tasks.example.com").unwrap();
    let config = Config::new(endpoint, Credentials::access_key("testid", "testsecret"));
    let core = Core::new(&SERVICE, config.transport(Fixed(response.clone())).max_decoded_bytes(limit)).unwrap();
    core.call(&READ, &Everything::default(), &mut Everything::default()).await.map(drop)
}

#[tokio::test]
async fn more_memory_than_allowed_is_an_error_that_names_the_limit() {
    const LIMIT: usize = 1 << 20;
    let mut responses: Vec<HttpResponse> = [
        (r#"{"RequestId":"r","Plain":[{}"#, ",{}", "]}"),
        (r#"{"RequestId":"r","Items":{"Item":[{}"#, ",{}", "]}}"),
        (r#"{"RequestId":"r","Plain":[{}"#, r#",{"Small":[1]}"#, "]}"),
        (r#"{"RequestId":"r","Numbers":[1"#, ",{}", "]}"),
        (r#"{"RequestId":"r","Names":["a""#, r#","b""#, "]}"),
        (r#"{"RequestId":"r","Grid":[[]"#, ",[]", "]}"),
        (r#"{"RequestId":"r","Plain":[{}"#, r#",{"Inner":{"Inner":{"Inner":{"Flag":1}}}}"#, "]}"),
        (r#"{"RequestId":"r","Anything":[0"#, ",[]", "]}"),
        ("<R><RequestId>r</RequestId>", "<Plain/>", "</R>"),
        ("<R><RequestId>r</RequestId><Plain>", "<x/>", "</Plain></R>"),
    ]
    .map(|(head, unit, tail)| filled(head, unit, tail, LIMIT / 8))
    .into();
    let keys = (0..20_000).map(|key| format!(",\"{key}\":1")).collect::<Vec<_>>().concat();
    responses.push(http(format!(r#"{{"RequestId":"r","Counts":{{"a":1{keys}}}}}"#)));
    // The path of what does not match is as long as the body.
    let (key, units) = ("k".repeat(LIMIT / 8), r#",{"Small":"x"}"#.repeat(20));
    responses.push(http(format!(r#"{{"RequestId":"r","ByName":{{"{key}":{{"Plain":[{{}}{units}]}}}}}}"#)));
    for response in responses {
        let begins = String::from_utf8_lossy(&response.body[..60]).into_owned();
        match call(&response, LIMIT).await {
            Err(error) => {
                assert_eq!(error.unreadable_reason(), Some(UnreadableReason::TooLarge), "{error}");
                assert_eq!(error.kind(), ErrorKind::TooLarge, "{error}");
                let text = error.to_string();
                assert!(text.contains("1048576 bytes") && text.contains("`max_decoded_bytes`"), "{text}");
            }
            Ok(()) => panic!("{begins}"),
        }
        call(&response, usize::MAX).await.unwrap_or_else(|error| panic!("{begins}: {error}"));
    }
}

#[test]
fn a_mebibyte_of_empty_elements_is_more_than_allowed() {
    let response = filled(r#"{"RequestId":"r","Plain":[{}"#, ",{}", "]}", 1 << 20);
    let error = read_response(&SERVICE, &response, &mut Everything::default()).unwrap_err();
    assert!(error.to_string().contains("67108864 bytes"), "{error}");
    let response = filled(r#"{"RequestId":"r","List":[{}"#, ",{}", "]}", 4 << 20);
    let error = read_raw_response(&SERVICE, &response).unwrap_err();
    assert!(error.to_string().contains("67108864 bytes"), "{error}");
}

#[test]
fn a_full_page_of_large_entries_is_far_from_the_limit() {
    let member = |index| format!(r#","New{index}":"a value of some length {index}""#);
    let members = (0..190).map(member).collect::<Vec<_>>().concat();
    let names = r#""n","#.repeat(99);
    let task = format!(
        r#"{{"Text":"t","Names":[{names}"n"],"Plain":[{{"Text":"a"}},{{"Text":"b"}}],"Inner":{{"Small":1}}{members}}}"#
    );
    let tasks = vec![task; 1000].join(",");
    let mut into = Everything::default();
    read_response(&SERVICE, &http(format!(r#"{{"RequestId":"r","Plain":[{tasks}]}}"#)), &mut into).unwrap();
    assert_eq!((into.plain.len(), into.plain[999].names.len()), (1000, 100));
}
