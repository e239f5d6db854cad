//! An environment for tests: a clock that stands, variables and files of the test's own.

use alibabacloud_core::{
    BoxFuture, Credentials, Environment, HttpResponse, ProvideCredentials, SignedRequest, Transport, TransportError,
};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

/// 2026-01-02T03:04:05Z
pub const START: u64 = 1_767_323_045;

/// A clock that moves only when a test moves it.
#[derive(Clone, Debug)]
pub struct Clock(Arc<AtomicU64>);

impl Clock {
    pub fn new() -> Self {
        Self(Arc::new(AtomicU64::new(START)))
    }

    pub fn pass(&self, seconds: u64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }

    pub fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(self.0.load(Ordering::SeqCst))
    }

    /// How the protocol writes the time in so many seconds.
    pub fn text_in(&self, seconds: u64) -> String {
        alibabacloud_core::clock::timestamp(self.now() + Duration::from_secs(seconds)).unwrap()
    }
}

/// A folder that goes away with the test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("credentials-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Writes a file, below folders as needed.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub fn environment(clock: &Clock, variables: &[(&str, &str)]) -> Environment {
    let set: Vec<(String, String)> =
        variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let clock = clock.clone();
    // No response is late only because the machine is busy.
    Environment::empty()
        .metadata_timeout(Duration::from_secs(60))
        .clock(move || clock.now())
        .variables(move |name| set.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()))
}

/// What a test asks of credentials: id, secret and token, read through a signature's parts.
pub async fn get(source: &impl ProvideCredentials) -> Result<Credentials, String> {
    source.credentials().await.map_err(|error| format!("{error:#}"))
}

pub async fn id(source: &impl ProvideCredentials) -> String {
    get(source).await.unwrap().access_key_id().unwrap().to_owned()
}

pub async fn failure(source: &impl ProvideCredentials) -> String {
    get(source).await.unwrap_err()
}

/// The body of a response of the metadata service.
pub fn session(id: &str, expiration: &str) -> String {
    format!(
        r#"{{"Code":"Success","AccessKeyId":"{id}","AccessKeySecret":"{id}-secret","SecurityToken":"{id}-token","Expiration":"{expiration}"}}"#
    )
}

/// The body of a response of STS.
pub fn sts_session(id: &str, expiration: &str) -> String {
    format!(r#"{{"RequestId":"R1","Credentials":{}}}"#, session(id, expiration))
}

/// Never responds, or always returns the same, and keeps where requests go.
#[derive(Clone, Debug)]
pub struct Recorder {
    pub body: Option<String>,
    pub asked: Arc<Mutex<Vec<String>>>,
}

impl Recorder {
    pub fn silent() -> Self {
        Self { body: None, asked: Arc::default() }
    }

    pub fn answering(body: String) -> Self {
        Self { body: Some(body), asked: Arc::default() }
    }
}

impl Transport for Recorder {
    fn send<'a>(&'a self, request: &'a SignedRequest) -> BoxFuture<'a, Result<HttpResponse, TransportError>> {
        self.asked.lock().unwrap().push(request.endpoint.to_string());
        let body = self.body.clone();
        Box::pin(async move {
            match body {
                Some(body) => Ok(HttpResponse { status: 200, headers: Vec::new(), body: body.into() }),
                None => std::future::pending().await,
            }
        })
    }
}

/// The whole of what a request signed with these would show of them.
pub fn shown(credentials: &Credentials) -> (String, String) {
    static SERVICE: &alibabacloud_core::plumbing::Service = &crate::sample::SERVICE;
    let endpoint = alibabacloud_core::Endpoint::parse("example.com").unwrap();
    let config = alibabacloud_core::Config::new(endpoint, credentials.clone());
    let core = alibabacloud_core::plumbing::Core::new(SERVICE, config).unwrap();
    let request = core.prepare_raw("Go", &serde_json::Value::Null, &serde_json::Value::Null, credentials).unwrap();
    let header = |name: &str| {
        request.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    (header("x-acs-accesskey-id"), header("x-acs-security-token"))
}
