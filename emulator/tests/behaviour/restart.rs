//! State that outlives the process.

use crate::client;
use crate::fixture::{bought, call, configured, status, turn};
use emulator::{Emulator, Settings};
use serde_json::json;

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_restart() {
    let folder = std::env::temp_dir().join(format!("emulator-test-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("state.redb");
    let _ = std::fs::remove_file(&file);
    let settings = || {
        let mut settings = Settings::default();
        settings.data = Some(file.clone());
        settings
    };
    let emulator = Emulator::start_with(settings()).await.unwrap();
    let (_, task) = bought(&client(&emulator), "SYNC").await;
    turn(&emulator, 100_000);
    let (instance, ending) = bought(&client(&emulator), "MIGRATION").await;
    call(&client(&emulator), "ConfigureDtsJob", configured(&instance, &ending, "MIGRATION")).await;
    let (gone, _) = bought(&client(&emulator), "SYNC").await;
    call(&client(&emulator), "DeleteDtsJob", json!({ "DtsInstanceId": gone })).await;
    emulator.stop().await;
    let emulator = Emulator::start_with(settings()).await.unwrap();
    let client = client(&emulator);
    assert_eq!(status(&client, &task).await, "NotConfigured");
    assert_eq!(call(&client, "DescribeDtsJobs", json!({ "JobType": "SYNC" })).await["TotalRecordCount"], 1);
    // The clock goes on where it was, so that tasks do.
    assert_eq!(status(&client, &ending).await, "Prechecking");
    turn(&emulator, 11);
    assert_ne!(status(&client, &ending).await, "Prechecking");
    emulator.stop().await;
    std::fs::remove_dir_all(&folder).unwrap();
}
