//! The page and the controls.

use crate::client;
use emulator::Emulator;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

async fn sent(emulator: &Emulator, request: &str) -> (u16, String) {
    let mut stream = TcpStream::connect(emulator.address()).await.unwrap();
    let text =
        format!("{request} HTTP/1.1\r\nhost: {}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n", emulator.address());
    stream.write_all(text.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
}

async fn controlled(emulator: &Emulator, request: &str) -> Value {
    serde_json::from_str(&sent(emulator, request).await.1).unwrap()
}

#[tokio::test]
async fn the_page_shows_tasks_and_calls_without_markup_of_their_own() {
    let emulator = Emulator::start().await.unwrap();
    let query = json!({ "RegionId": "<script>alert(1)</script>", "Type": "SYNC" });
    let bought = client(&emulator).call_raw("CreateDtsInstance", &query, &Value::Null).await.unwrap();
    let (status, page) = sent(&emulator, "GET /").await;
    assert_eq!(status, 200);
    assert!(page.contains(bought.document["JobId"].as_str().unwrap()) && page.contains("CreateDtsInstance"));
    assert!(page.contains("NotConfigured") && !page.contains("<script"), "{page}");
}

#[tokio::test]
async fn the_controls_show_turn_fail_and_reset() {
    let emulator = Emulator::start().await.unwrap();
    let client = client(&emulator);
    let query = json!({ "RegionId": "cn-hangzhou", "Type": "SYNC" });
    let bought = client.call_raw("CreateDtsInstance", &query, &Value::Null).await.unwrap();
    let task = bought.document["JobId"].as_str().unwrap().to_owned();
    let calls = controlled(&emulator, "GET /_emulator/calls").await;
    assert_eq!(
        (&calls[0]["operation"], &calls[0]["parameters"]["Type"]),
        (&json!("CreateDtsInstance"), &json!("SYNC"))
    );
    let before = emulator.clock().now();
    controlled(&emulator, "POST /_emulator/clock?advance=3600").await;
    assert!(emulator.clock().now().duration_since(before).unwrap().as_secs() >= 3600);
    let failing = format!("POST /_emulator/failures?id={task}&phase=Prechecking");
    assert_eq!(sent(&emulator, &failing).await.0, 200);
    assert_eq!(sent(&emulator, "POST /_emulator/failures?id=nobody&phase=Prechecking").await.0, 400);
    assert_eq!(sent(&emulator, "POST /_emulator/faults?rule=nonsense").await.0, 400);
    assert_eq!(sent(&emulator, "POST /_emulator/faults?rule=DescribeDtsJobs:reset@100").await.0, 200);
    assert_eq!(sent(&emulator, "POST /_emulator/unknown").await.0, 404);
    controlled(&emulator, "POST /_emulator/reset").await;
    let records = controlled(&emulator, "GET /_emulator/records").await;
    let tasks = records.as_array().unwrap().iter().filter(|record| record["collection"] == "tasks").count();
    assert_eq!((tasks, controlled(&emulator, "GET /_emulator/calls").await), (0, json!([])));
}
