//! The files that credentials are read from: the configuration of the `aliyun` command, and the one of the SDKs.
//!
//! The first byte chooses the kind. No secret of the file may show in what is printed of the credentials or of the error.
#![no_main]

use alibabacloud_core::credentials::{CliProfile, IniProfile};
use alibabacloud_core::{BoxFuture, HttpResponse, SignedRequest, Transport, TransportError, TransportErrorKind};
use alibabacloud_core::{Environment, ProvideCredentials};
use libfuzzer_sys::fuzz_target;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use tokio::runtime::{Builder, Runtime};

/// What the files of the corpus have as secrets. A file with more of it may have it where it is no secret.
const SECRET: &str = "c4n4ry";

/// No source may reach a network from here.
#[derive(Debug)]
struct Nowhere;

impl Transport for Nowhere {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        let error = TransportError::new(TransportErrorKind::Connect, request.endpoint.to_string(), None);
        Box::pin(std::future::ready(Err(error)))
    }
}

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_current_thread().enable_all().start_paused(true).build().expect("a runtime starts"));

/// In memory where the system has such a folder.
static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let shared = PathBuf::from("/dev/shm");
    let folder = if shared.is_dir() { shared } else { std::env::temp_dir() };
    folder.join(format!("fuzz-credentials-{}", std::process::id()))
});

fuzz_target!(|data: &[u8]| {
    let Some((choice, text)) = data.split_first() else { return };
    // A program of the file would be run.
    if text.windows(7).any(|window| window.eq_ignore_ascii_case(b"process")) || text.contains(&b'\\') {
        return;
    }
    fs::write(&*FILE, text).expect("the file can be written");
    let environment = Environment::empty().transport(Nowhere).variables(|name| match name {
        "ALIBABA_CLOUD_CONFIG_FILE" | "ALIBABA_CLOUD_CREDENTIALS_FILE" => Some(FILE.to_string_lossy().into_owned()),
        _ => None,
    });
    let is_json = choice % 2 == 0;
    let printed = RUNTIME.block_on(async {
        if is_json {
            format!("{:?}", CliProfile::new(environment).credentials().await)
        } else {
            format!("{:?}", IniProfile::new(environment).credentials().await)
        }
    });
    assert!(!(is_secret(text, is_json) && printed.contains(SECRET)), "{printed}");
});

/// Whether each place of the canary is the value of a key that is secret, in the spelling of this kind of file: in the other, it
/// may be a part of an ID.
fn is_secret(text: &[u8], is_json: bool) -> bool {
    let text = String::from_utf8_lossy(text);
    let count = |wanted: &str| text.matches(wanted).count();
    let after = |key: &str| {
        if is_json {
            count(&format!("\"{key}\": \"{SECRET}\""))
        } else {
            count(&format!("\n{key} = {SECRET}\n")) + count(&format!("\n{key}={SECRET}\n"))
        }
    };
    let secret = ["access_key_secret", "sts_token", "security_token", "access_token", "refresh_token"].map(after);
    count(SECRET) == secret.iter().sum::<usize>()
}
