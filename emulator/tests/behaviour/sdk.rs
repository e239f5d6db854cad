//! The SDK against the emulator.

use crate::client;
use emulator::Emulator;

#[tokio::test]
async fn the_client_of_the_sdk_calls_the_emulator() {
    let emulator = Emulator::start().await.unwrap();
    let response = client(&emulator)
        .list_tag_resources()
        .region_id("cn-hangzhou")
        .resource_type("ALIYUN::DTS::INSTANCE")
        .send()
        .await;
    response.unwrap();
    assert_eq!(emulator.calls().len(), 1);
    emulator.stop().await;
}

#[tokio::test]
async fn the_same_seed_makes_the_same_ids() {
    let mut ids = Vec::new();
    for _ in 0..2 {
        let mut settings = emulator::Settings::default();
        settings.seed = Some(7);
        let emulator = Emulator::start_with(settings).await.unwrap();
        client(&emulator).describe_dts_jobs().send().await.unwrap();
        ids.push(emulator.calls()[0].request_id.clone());
    }
    assert_eq!(ids[0], ids[1]);
}
