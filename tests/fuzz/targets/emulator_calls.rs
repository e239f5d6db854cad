//! Calls to the emulator, one a line: an action, and after `?` its parameters as in a query.
//!
//! A call may be refused, but each must have a response, and what the emulator keeps must stay readable by it.
#![no_main]

use alibabacloud_dts::Client;
use alibabacloud_dts::ErrorKind::{Broken, Connect, Server, Timeout, Unreadable};
use alibabacloud_dts::settings::StandardRetry;
use emulator::{Clock, Emulator, Settings};
use libfuzzer_sys::fuzz_target;
use serde_json::{Map, Value};
use std::sync::LazyLock;
use std::time::{Duration, UNIX_EPOCH};
use tokio::runtime::{Builder, Runtime};

/// Calls of an input that are sent.
const MOST_CALLS: usize = 40;

static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| Builder::new_current_thread().enable_all().start_paused(true).build().expect("a runtime starts"));

static EMULATOR: LazyLock<Emulator> = LazyLock::new(|| {
    let mut settings = Settings::default();
    settings.seed = Some(1);
    settings.clock = Clock::stopped_at(UNIX_EPOCH + Duration::from_secs(1_800_000_000));
    RUNTIME.block_on(Emulator::start_with(settings)).expect("the emulator starts")
});

fuzz_target!(|text: &str| {
    EMULATOR.reset().expect("a state in memory can be forgotten");
    let config = EMULATOR.config().retry(StandardRetry::new().max_attempts(1));
    let client = Client::new(config).expect("the configuration of the emulator is whole");
    for line in text.lines().take(MOST_CALLS) {
        let (action, query) = line.split_once('?').unwrap_or((line, ""));
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let parameters: Map<String, Value> = pairs.map(|(name, value)| (name.to_owned(), value.into())).collect();
        if let Err(error) = RUNTIME.block_on(client.call_raw(action, &Value::Object(parameters), &Value::Null)) {
            let is_broken = matches!(error.kind(), Unreadable | Broken | Connect | Timeout | Server);
            assert!(!is_broken, "{line}: {error:?}");
        }
        EMULATOR.clock().advance(Duration::from_secs(30));
    }
    let _ = EMULATOR.records();
});
