//! Secrets that are left in the memory of a process after a call. The process is one of its own, and the server is
//! outside of it, so that each copy is the client's.
#![cfg(target_os = "linux")]

use crate::credentials::server::{Server, ok};
use crate::sample::SERVICE;
use crate::structure;
use alibabacloud_core::plumbing::{Core, Field, Operation};
use alibabacloud_core::{Access, Config, Credentials, Endpoint, HttpsSettings, Proxy, RetryPolicy, Secret};
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::process::Command;

const SERVER: &str = "WIPING_TEST_SERVER";
const LENGTH: usize = 28;

structure! { Deposit {
    0 in_query: Option<Secret> = Field::new("InQuery");
    1 in_form: Option<Secret> = Field::new("InForm").form();
    2 as_json: Option<Box<Deposit>> = Field::new("AsJson").json();
} &[] }

/// The secret of this number, made when it is needed, so that the program has no copy of it.
fn secret(number: usize) -> String {
    let mut text = String::with_capacity(LENGTH);
    text.extend((0..LENGTH).map(|index| char::from(letter(number, index))));
    text
}

fn letter(number: usize, index: usize) -> u8 {
    let letter = (index * (2 * number + 3) + index / 5 + 7 * number) % 26;
    b'a' + u8::try_from(letter).unwrap()
}

/// The number of copies of a secret in this process. The text itself is never put together.
fn copies(number: usize) -> usize {
    let memory = File::open("/proc/self/mem").unwrap();
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let mut chunk = vec![0; 1 << 16];
    let own = chunk.as_ptr() as u64..chunk.as_ptr() as u64 + (1 << 16);
    let mut found = 0;
    for map in maps.lines().filter(|map| map.contains(" rw")) {
        let (range, _) = map.split_once(' ').unwrap();
        let (start, end) = range.split_once('-').unwrap();
        let (mut at, end) = (u64::from_str_radix(start, 16).unwrap(), u64::from_str_radix(end, 16).unwrap());
        while at < end {
            let wanted = usize::try_from((end - at).min(1 << 16)).unwrap();
            let Ok(length) = memory.read_at(&mut chunk[..wanted], at) else { break };
            for start in 0..length.saturating_sub(LENGTH - 1) {
                let is_copy = (0..LENGTH).all(|index| chunk[start + index] == letter(number, index));
                found += usize::from(is_copy && !own.contains(&(at + start as u64)));
            }
            if length < LENGTH || at + length as u64 == end {
                break;
            }
            at += (length - LENGTH + 1) as u64;
        }
    }
    found
}

/// What is left of each secret.
#[tokio::test]
#[ignore = "the other test runs it in a process of its own"]
async fn probe() {
    static GO: Operation = Operation::new("Go", Access::Read);
    let Ok(server) = std::env::var(SERVER) else { return };
    let kept = Secret::from(secret(0));
    let credentials = Credentials::sts("testid", secret(1), secret(2));
    let config = Config::new(Endpoint::parse(&server).unwrap(), credentials).retry(RetryPolicy::Off);
    let core = Core::new(&SERVICE, config.https(HttpsSettings::new().proxy(Proxy::none()))).unwrap();
    let request = Deposit {
        in_query: Some(secret(3).into()),
        in_form: Some(secret(4).into()),
        as_json: Some(Box::new(Deposit { in_query: Some(secret(5).into()), ..Deposit::default() })),
    };
    let mut response = crate::sample::Everything::default();
    core.call(&GO, &request, &mut response).await.unwrap();
    assert_eq!(response.text.as_deref(), Some("done"));
    drop((request, core));
    println!();
    for (number, name) in ["kept", "key", "token", "query", "form", "json"].into_iter().enumerate() {
        println!("left: {name} {}", copies(number));
    }
    assert_eq!(kept.expose().len(), LENGTH);
}

#[test]
fn nothing_is_left_of_a_secret_but_what_the_http_library_has_written() {
    let server = Server::new(|_| ok(r#"{"Text":"done"}"#));
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "wiping::probe", "--ignored", "--nocapture", "--test-threads=1"]);
    let output = command.env(SERVER, server.endpoint().to_string()).output().unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    let received = server.received().remove(0);
    assert_eq!((&received.query["InQuery"], &received.form()["InForm"]), (&secret(3), &secret(4)), "{printed}");
    assert_eq!(received.query["AsJson"], format!(r#"{{"InQuery":"{}"}}"#, secret(5)));
    let left = |name: &str| -> usize {
        let line = printed.lines().find_map(|line| line.strip_prefix(&format!("left: {name} ")));
        line.unwrap_or_else(|| panic!("{printed} {}", String::from_utf8_lossy(&output.stderr))).parse().unwrap()
    };
    assert_eq!(left("kept"), 1, "a copy that is there is found");
    assert_eq!(left("key"), 0);
    // The buffer from which the library writes a connection has the first line and the headers.
    assert_eq!(left("form"), 0, "{printed}");
    for name in ["token", "query", "json"] {
        assert!(left(name) <= 1, "{printed}");
    }
}
