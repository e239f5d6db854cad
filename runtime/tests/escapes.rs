//! Text from elsewhere in messages: nothing in it changes how a terminal or a log shows the message.

use crate::sample::{Everything, SERVICE};
use alibabacloud_core::plumbing::read_response;
use alibabacloud_core::{CredentialsError, Error, HttpResponse, TransportError, TransportErrorKind};

/// A character of every kind that does harm, and what stands for it.
const HARMFUL: &str = "a\u{1b}[31mb\u{202e}c\u{200b}d\u{2028}e\u{7f}f\u{2066}g\u{feff}h\u{9b}i\0j";
const ESCAPED: &str = r"a\u{1b}[31mb\u{202e}c\u{200b}d\u{2028}e\u{7f}f\u{2066}g\u{feff}h\u{9b}i\u{0}j";

fn is_escaped(printed: &str, times: usize) {
    assert!(
        !printed.chars().any(|character| HARMFUL.contains(character) && !character.is_ascii_graphic()),
        "{printed:?}"
    );
    assert_eq!(printed.matches(r"\u{202e}").count(), times, "{printed}");
}

fn read(status: u16, headers: &[(&str, &str)], body: &str) -> Result<Vec<String>, Error> {
    let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let response = HttpResponse { status, headers, body: body.to_owned().into() };
    let metadata = read_response(&SERVICE, &response, &mut Everything::default())?;
    Ok(metadata.mismatches().iter().map(ToString::to_string).collect())
}

#[test]
fn messages_codes_and_ids_of_a_service_are_escaped() {
    let text = serde_json::to_string(HARMFUL).unwrap();
    let body = format!(
        r#"{{"Code":{text},"Message":{text},"RequestId":{text},"DynamicCode":{text},"Recommend":{text},
            "AccessDeniedDetail":{{"AuthAction":{text},"AuthPrincipalType":{text},"NoPermissionType":{text}}}}}"#
    );
    let printed = read(403, &[], &body).unwrap_err().to_string();
    is_escaped(&printed, 8);
}

#[test]
fn bodies_headers_and_places_are_escaped() {
    let headers = [("content-type", HARMFUL), ("x-acs-request-id", HARMFUL), ("content-encoding", HARMFUL)];
    is_escaped(&read(200, &headers, &format!("no JSON {HARMFUL}")).unwrap_err().to_string(), 4);
    is_escaped(&read(302, &[("location", HARMFUL)], "").unwrap_err().to_string(), 1);
    is_escaped(&read(502, &[("content-type", HARMFUL)], HARMFUL).unwrap_err().to_string(), 2);
    let text = serde_json::to_string(HARMFUL).unwrap();
    let mismatches = read(200, &[], &format!(r#"{{"RequestId":"r","Counts":{{{text}:{text}}}}}"#)).unwrap();
    is_escaped(&mismatches[0], 2);
}

#[test]
fn hosts_causes_and_problems_are_escaped() {
    let cause = std::io::Error::other(HARMFUL);
    let error = TransportError::new(TransportErrorKind::Connect, HARMFUL, Some(cause.into()));
    is_escaped(&error.to_string(), 1);
    is_escaped(&format!("{error:#}"), 2);
    let error = Error::from(CredentialsError::new(HARMFUL).caused_by(HARMFUL));
    assert!(error.to_string().ends_with(ESCAPED), "{error}");
    is_escaped(&format!("{error:#}"), 2);
}
