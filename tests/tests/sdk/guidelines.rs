//! What a test can keep of the Rust API Guidelines; `docs/api-guidelines.md` goes through all of them.

use alibabacloud_dts::operation::{describe_dts_jobs, start_dts_job};
use alibabacloud_dts::{Client, Config, Credentials, Endpoint, Error, ErrorCode, Secret, Timestamp};
use alibabacloud_dts::{credentials, error, http, response, settings, types, value, wait};
use std::fs;
use std::path::{Path, PathBuf};

#[test]
fn what_crosses_threads_may_cross_them() {
    fn crosses<T: Send + Sync + 'static>() {}
    fn moves<T: Send + 'static>() {}
    crosses::<(Client, alibabacloud_dts::blocking::Client, Config, settings::ConfigLoader, settings::CallOptions)>();
    crosses::<(Credentials, credentials::DefaultChain, Endpoint, Secret, Timestamp, ErrorCode)>();
    crosses::<(start_dts_job::Request, start_dts_job::Response, start_dts_job::Builder)>();
    crosses::<(types::DtsJob, types::DtsJobStatus, types::DtsJobId, value::Json, value::UnlistedValue)>();
    crosses::<(response::RawResponse, response::ResponseMetadata, http::SignedRequest, http::HttpsTransport)>();
    crosses::<wait::Wait<wait::DtsJobGoal>>();
    moves::<(response::Items<describe_dts_jobs::Request>, response::Pages<describe_dts_jobs::Request>)>();
    moves::<wait::Watch<wait::DtsJobGoal>>();
}

#[test]
fn errors_are_errors_that_can_be_passed_on() {
    fn is_error<T: std::error::Error + Send + Sync + 'static>() {}
    is_error::<Error>();
    is_error::<alibabacloud_core::WaitError<Error>>();
    is_error::<error::CredentialsError>();
    is_error::<error::TransportError>();
    is_error::<error::DocumentError>();
    is_error::<alibabacloud_core::clock::ClockError>();
}

#[test]
fn what_is_empty_still_shows_its_name() {
    assert!(format!("{:?}", start_dts_job::Request::new()).contains("Request"));
    assert!(format!("{:?}", start_dts_job::Response::default()).contains("Response"));
    assert!(format!("{:?}", types::DtsJob::default()).contains("DtsJob"));
    assert!(!format!("{:?}", Secret::from("")).is_empty());
    assert!(!format!("{:?}", types::DtsJobId::from("")).is_empty());
    assert!(!format!("{:?}", types::DtsJobStatus::from("")).is_empty());
}

#[test]
fn examples_of_the_documentation_pass_errors_on() {
    let mut lines = 0;
    for file in [source("generated/dts/alibabacloud-dts/src"), source("runtime/src")].concat() {
        for line in fs::read_to_string(&file).unwrap().lines() {
            let Some(doc) = line.trim_start().strip_prefix("//!").or(line.trim_start().strip_prefix("///")) else {
                continue;
            };
            lines += 1;
            assert!(!doc.contains(".unwrap()") && !doc.contains(".expect("), "{}: {line}", file.display());
        }
    }
    assert!(lines > 10_000, "{lines}");
}

#[test]
fn no_public_name_begins_with_get_and_nothing_is_a_pointer() {
    for file in [source("generated/dts/alibabacloud-dts/src"), source("runtime/src")].concat() {
        let text = fs::read_to_string(&file).unwrap();
        assert!(!text.contains("pub fn get_"), "{}", file.display());
        assert!(!text.contains(" Deref for ") && !text.contains("DerefMut for "), "{}", file.display());
    }
}

/// The Rust files below a folder of the project.
fn source(folder: &str) -> Vec<PathBuf> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path);
            }
        }
    }
    files
}
