//! Uploads of files, against a transport that plays both services.

use alibabacloud_core::plumbing::Upload;
use alibabacloud_core::{BoxFuture, HttpResponse, SignedRequest, Transport, TransportError};
use alibabacloud_dts::settings::RetryPolicy;
use alibabacloud_dts::{Client, Config, Credentials, Endpoint};
use alibabacloud_dts_jobs::{FileSource, MAX_FILE_BYTES, UploadService, upload};
use futures_util::StreamExt;
use serde_json::json;
use std::sync::{Arc, Mutex};

/// What was sent.
#[derive(Debug, Default)]
struct Seen {
    query: Vec<(String, String)>,
    host: String,
    content_type: String,
    length: u64,
    body: Vec<u8>,
    parts: usize,
}

#[derive(Clone, Debug)]
struct Services {
    authorization: (u16, String),
    storage: (u16, &'static str),
    seen: Arc<Mutex<Seen>>,
}

impl Transport for Services {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        self.seen.lock().unwrap().query = request.query.iter().chain(&request.form).cloned().collect();
        let (status, body) = (self.authorization.0, self.authorization.1.clone().into());
        let response = HttpResponse { status, body, ..HttpResponse::default() };
        Box::pin(std::future::ready(Ok(response)))
    }

    fn upload(&self, mut upload: Upload) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        Box::pin(async move {
            let mut body = Vec::new();
            let mut parts = 0;
            while let Some(part) = upload.body.next().await {
                let part = part.map_err(|error| {
                    let kind = alibabacloud_core::TransportErrorKind::Broken;
                    TransportError::new(kind, upload.endpoint.to_string(), Some(error.into()))
                })?;
                body.extend_from_slice(&part);
                parts += 1;
            }
            let mut seen = self.seen.lock().unwrap();
            (seen.host, seen.length, seen.body, seen.parts) = (upload.endpoint.to_string(), upload.length, body, parts);
            seen.content_type = upload.headers.iter().find(|(name, _)| name == "content-type").unwrap().1.clone();
            let (status, body) = (self.storage.0, self.storage.1.into());
            Ok(HttpResponse { status, body, ..HttpResponse::default() })
        })
    }
}

fn permit() -> String {
    let permit = json!({
        "RequestId": "1", "AccessKeyId": "key-id", "EncodedPolicy": "cG9saWN5", "Signature": "c2ln", "ObjectKey": "dts/1/file",
        "Bucket": "bucket", "Endpoint": "oss-cn-hangzhou.aliyuncs.com", "UseAccelerate": false
    });
    permit.to_string()
}

fn services(authorization: (u16, String), storage: (u16, &'static str)) -> (Services, Client) {
    let services = Services { authorization, storage, seen: Arc::default() };
    let config =
        Config::new(Endpoint::parse("dts.example.com").unwrap(), Credentials::access_key("testid", "top-secret"))
            .retry(RetryPolicy::Off)
            .transport(services.clone());
    (services, Client::new(config).unwrap())
}

#[tokio::test]
async fn a_file_goes_to_the_bucket_that_open_platform_names() {
    let (services, client) = services((200, permit()), (201, ""));
    let url = upload(&client, "cn-hangzhou", FileSource::bytes("ob\"jects.json", "{\"shop\":{}}")).await.unwrap();
    assert_eq!(url, "http://bucket.oss-cn-hangzhou.aliyuncs.com/dts/1/file");
    let seen = services.seen.lock().unwrap();
    for (name, value) in [("Product", "Dts"), ("RegionId", "cn-hangzhou")] {
        assert!(seen.query.contains(&(name.to_owned(), value.to_owned())), "{:?}", seen.query);
    }
    assert_eq!(seen.host, "https://bucket.oss-cn-hangzhou.aliyuncs.com");
    let boundary = seen.content_type.strip_prefix("multipart/form-data; boundary=").unwrap();
    let field = |name: &str, value: &str| {
        format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let expected = [
        field("OSSAccessKeyId", "key-id"),
        field("policy", "cG9saWN5"),
        field("Signature", "c2ln"),
        field("key", "dts/1/file"),
        field("success_action_status", "201"),
        format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ob_jects.json\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n{{\"shop\":{{}}}}\r\n--{boundary}--\r\n"
        ),
    ]
    .concat();
    assert_eq!(String::from_utf8(seen.body.clone()).unwrap(), expected);
    assert_eq!(seen.length, expected.len() as u64);
}

#[tokio::test]
async fn paths_and_readers_are_read_part_by_part() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("manual.pdf");
    let bytes = vec![7_u8; 1 << 20];
    std::fs::write(&path, &bytes).unwrap();
    let reader = std::io::Cursor::new(bytes.clone());
    for source in [FileSource::path(&path), FileSource::reader("manual.pdf", bytes.len() as u64, reader)] {
        let (services, client) = services((200, permit()), (201, ""));
        upload(&client, "cn-hangzhou", source).await.unwrap();
        let seen = services.seen.lock().unwrap();
        assert_eq!(seen.length, seen.body.len() as u64);
        assert!(seen.parts > 10 && seen.body.windows(4).any(|window| window == [7; 4]));
        assert!(String::from_utf8_lossy(&seen.body).contains("filename=\"manual.pdf\""));
    }
}

#[tokio::test]
async fn a_reader_of_another_length_fails_and_is_not_cut() {
    for (length, reason) in [(3, "is longer than"), (9, "ended 4 bytes early")] {
        let (_, client) = services((200, permit()), (201, ""));
        let source = FileSource::reader("a", length, std::io::Cursor::new(b"five!".to_vec()));
        let error = upload(&client, "cn-hangzhou", source).await.unwrap_err();
        assert_eq!(error.service(), UploadService::Storage);
        assert!(error.to_string().contains(reason), "{error}");
    }
}

#[tokio::test]
async fn the_error_says_who_refused() {
    let (_, client) =
        services((403, json!({ "Code": "NoPermission", "Message": "no", "RequestId": "1" }).to_string()), (201, ""));
    let error = upload(&client, "cn-hangzhou", FileSource::bytes("a", "a")).await.unwrap_err();
    assert_eq!(
        (error.service(), error.http_status(), error.code()),
        (UploadService::Authorization, Some(403), Some("NoPermission"))
    );
    assert!(error.to_string().contains("OpenPlatform"), "{error}");

    let refusal = "<?xml version=\"1.0\"?><Error><Code>EntityTooLarge</Code><Message>Too large.</Message></Error>";
    let (_, client) = services((200, permit()), (400, refusal));
    let error = upload(&client, "cn-hangzhou", FileSource::bytes("a", "a")).await.unwrap_err();
    assert_eq!(
        (error.service(), error.http_status(), error.code()),
        (UploadService::Storage, Some(400), Some("EntityTooLarge"))
    );
    assert!(
        error.to_string().contains("Object Storage Service") && error.to_string().contains("Too large."),
        "{error}"
    );

    let (_, client) = services((200, json!({ "RequestId": "1", "Bucket": "b" }).to_string()), (201, ""));
    let error = upload(&client, "cn-hangzhou", FileSource::bytes("a", "a")).await.unwrap_err();
    assert_eq!(error.service(), UploadService::Authorization);
    assert!(error.to_string().contains("Endpoint"), "{error}");
}

#[tokio::test]
async fn a_file_that_is_missing_or_too_large_calls_nobody() {
    let (services, client) = services((200, permit()), (201, ""));
    let missing = FileSource::path("/nowhere/at/all");
    let large = FileSource::reader("a", MAX_FILE_BYTES + 1, tokio::io::empty());
    for source in [missing, FileSource::path("/"), large] {
        let error = upload(&client, "cn-hangzhou", source).await.unwrap_err();
        assert_eq!(error.service(), UploadService::File, "{error}");
    }
    assert!(services.seen.lock().unwrap().query.is_empty());
}

#[tokio::test]
async fn no_error_shows_what_allows_the_upload() {
    let (_, client) = services((200, permit()), (500, "broken"));
    let error = upload(&client, "cn-hangzhou", FileSource::bytes("a", "a")).await.unwrap_err();
    let printed = format!("{error} {error:?}");
    assert!(!printed.contains("c2ln") && !printed.contains("cG9saWN5") && !printed.contains("top-secret"), "{printed}");
}
