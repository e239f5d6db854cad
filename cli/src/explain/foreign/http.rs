//! Requests as they are logged or sent by hand: URLs, their queries, curl commands and headers.

use super::aliyun::version;
use super::found::{Found, Worth};
use super::shell;
use crate::failure::Failure;
use crate::language::Language;

/// Parameters of every request, which are no parameters of an operation.
const COMMON: [&str; 12] = [
    "Format",
    "Timestamp",
    "SignatureNonce",
    "SignatureMethod",
    "SignatureVersion",
    "SignatureType",
    "AccessKeyId",
    "SecurityToken",
    "BearerToken",
    "Signature",
    "Product",
    "ServiceCode",
];

/// Whether a request is in the text.
pub(super) fn is_in(text: &str) -> bool {
    let names_action = |rest: &str| rest.starts_with(|it: char| it.is_ascii_uppercase());
    let in_query = text.split("Action=").skip(1).any(names_action);
    let in_header = text.lines().any(|line| line.trim_start().to_ascii_lowercase().starts_with("x-acs-action:"));
    let is_sent = shell::begin(text, "curl").is_some() && text.to_ascii_lowercase().contains("x-acs-action");
    in_query || in_header || is_sent
}

pub(super) fn find(text: &str, language: Language) -> Result<Found, Failure> {
    let mut found = Found { names_of_the_wire: true, ..Found::default() };
    let commands = shell::commands(text, "curl", language)?;
    if let Some(words) = commands.first() {
        of_curl(words, &mut found, language);
        return Ok(found);
    }
    for line in text.lines() {
        let line = line.trim();
        let (name, value) = line.split_once(':').unwrap_or(("", ""));
        match name.trim().to_ascii_lowercase().as_str() {
            "host" => found.host(value.trim()),
            "x-acs-action" => value.trim().clone_into(&mut found.operation),
            "x-acs-version" => version(Some(value.trim()), &mut found, language),
            // `GET /?Action=… HTTP/1.1`, a URL in a line of a log, or a body.
            _ => line.split_whitespace().filter(|word| word.contains('=')).for_each(|word| {
                address(word.trim_matches(['"', '\'', ',', ';']), &mut found, language);
            }),
        }
    }
    Ok(found)
}

fn of_curl(words: &[String], found: &mut Found, language: Language) {
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let (flag, inline) = match word.split_once('=') {
            Some((flag, value)) if flag.starts_with("--") => (flag, Some(value.to_owned())),
            _ => (word.as_str(), None),
        };
        let mut value = || inline.clone().or_else(|| words.next().cloned()).unwrap_or_default();
        match flag {
            "-d" | "--data" | "--data-raw" | "--data-binary" | "--data-ascii" => query(&value(), found, language),
            "--data-urlencode" | "-F" | "--form" | "--form-string" => {
                let pair = value();
                let (name, value) = pair.split_once('=').unwrap_or((pair.as_str(), ""));
                pair_of(name, value, found, language);
            }
            "-H" | "--header" => {
                let header = value();
                let (name, value) = header.split_once(':').unwrap_or((header.as_str(), ""));
                match name.trim().to_ascii_lowercase().as_str() {
                    "x-acs-action" => value.trim().clone_into(&mut found.operation),
                    "x-acs-version" => version(Some(value.trim()), found, language),
                    _ => {}
                }
            }
            "--url" => address(&value(), found, language),
            "-X" | "--request" | "-o" | "--output" | "-A" | "--user-agent" | "-m" | "--max-time"
            | "--connect-timeout" | "-u" | "--user" | "-w" | "--write-out" | "-x" | "--proxy" => drop(value()),
            _ if word.starts_with('-') => {}
            _ => address(word, found, language),
        }
    }
}

/// A URL, a path with a query, or a query alone.
fn address(text: &str, found: &mut Found, language: Language) {
    let (place, pairs) = match text.split_once('?') {
        Some((place, pairs)) => (place, pairs),
        None if text.contains("://") || !text.contains('=') => (text, ""),
        None => ("", text),
    };
    if let Some((scheme, rest)) = place.split_once("://") {
        let host = rest.split('/').next().unwrap_or_default();
        // The client connects by TLS unless the endpoint has another scheme.
        found.host(&if scheme == "http" { format!("http://{host}") } else { host.to_owned() });
    }
    query(pairs, found, language);
}

fn query(pairs: &str, found: &mut Found, language: Language) {
    let pairs = pairs.split('#').next().unwrap_or_default();
    for (name, value) in form_urlencoded::parse(pairs.as_bytes()) {
        pair_of(&name, &value, found, language);
    }
}

fn pair_of(name: &str, value: &str, found: &mut Found, language: Language) {
    match name {
        "Action" => value.clone_into(&mut found.operation),
        "Version" => version(Some(value), found, language),
        _ if name.is_empty() || COMMON.contains(&name) => {}
        _ => found.parameters.push((name.to_owned(), Worth::of_shell(value))),
    }
}
