//! IDs of the account's tasks and instances, for completion. They are kept for a moment, since a shell asks at every press of the
//! key; and nothing is asked without credentials on this machine.

use crate::failure::Failure;
use crate::language::Language;
use crate::settings::Settings;
use crate::texts::fingerprint;
use alibabacloud_core::plumbing::to_json;
use alibabacloud_dts::Client;
use alibabacloud_dts::types::DtsJobType;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// The longest time that a person waits for candidates.
const LONGEST: Duration = Duration::from_millis(1500);

/// How long a list counts, and how long it counts that there was none.
const FRESH: Duration = Duration::from_secs(60);
const FRESH_WITHOUT: Duration = Duration::from_secs(15);

/// The number of tasks of each type; more cannot be read at a prompt.
const MOST: i32 = 100;

/// Which IDs are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Task,
    Instance,
    /// Of a task or an instance.
    Either,
}

impl Kind {
    /// The kind of ID that a parameter takes, by the metadata.
    pub(super) fn of(id: &str) -> Option<Self> {
        match id {
            "DtsJobId" => Some(Self::Task),
            "DtsInstanceId" | "MigrationJobId" | "SynchronizationJobId" | "SubscriptionInstanceId" => {
                Some(Self::Instance)
            }
            _ => None,
        }
    }
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Kept {
    /// Seconds since 1970.
    at: u64,
    tasks: Vec<Known>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Known {
    task: String,
    instance: String,
    about: String,
}

/// The IDs, each with the name and the status of its task; none if they cannot be had soon.
pub(super) async fn list(kind: Kind, before: &[String], language: Language) -> Vec<(String, String)> {
    if !has_credentials() {
        return Vec::new();
    }
    let settings = settings(before, language);
    let file = file(&settings);
    let tasks = match file.as_deref().and_then(kept) {
        Some(tasks) => tasks,
        None => {
            let fetched = tokio::time::timeout(LONGEST, fetch(&settings)).await;
            let tasks = fetched.ok().and_then(Result::ok).unwrap_or_default();
            if let Some(file) = &file {
                // Without a place to keep it, the next press of the key asks again.
                let _ = keep(file, &tasks);
            }
            tasks
        }
    };
    let ids = tasks.into_iter().flat_map(|Known { task, instance, about }| match kind {
        Kind::Task => vec![(task, about)],
        Kind::Instance => vec![(instance, about)],
        Kind::Either => vec![(task, about.clone()), (instance, about)],
    });
    let mut ids: Vec<(String, String)> = ids.filter(|(id, _)| !id.is_empty()).collect();
    ids.sort_unstable();
    ids.dedup_by(|one, other| one.0 == other.0);
    ids
}

/// Whether the environment or a file has credentials. Servers that hand them out are not asked: where there are none, each
/// press of the key would wait for them.
fn has_credentials() -> bool {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let in_home = |parts: &[&str]| home().is_some_and(|home| home.join(parts.iter().collect::<PathBuf>()).is_file());
    is_set("ALIBABA_CLOUD_ACCESS_KEY_ID")
        || is_set("ALIBABA_CLOUD_CONFIG_FILE")
        || is_set("ALIBABA_CLOUD_CREDENTIALS_FILE")
        || in_home(&[".aliyun", "config.json"])
        || in_home(&[".alibabacloud", "credentials"])
}

fn home() -> Option<PathBuf> {
    ["HOME", "USERPROFILE"].into_iter().find_map(std::env::var_os).map(PathBuf::from)
}

/// The options of the program before the word.
fn settings(before: &[String], language: Language) -> Settings {
    let option = |name: &str| {
        let behind = before.iter().position(|word| word == name).and_then(|at| before.get(at + 1)).cloned();
        behind.or_else(|| before.iter().find_map(|word| Some(word.strip_prefix(name)?.strip_prefix('=')?.to_owned())))
    };
    Settings {
        language,
        profile: option("--profile"),
        region: option("--region"),
        endpoint: option("--endpoint"),
        format: None,
        query: None,
        debug: false,
        show_secrets: false,
    }
}

/// The file that keeps the list of this account, region and endpoint.
fn file(settings: &Settings) -> Option<PathBuf> {
    let folder = std::env::var_os("XDG_CACHE_HOME").or_else(|| std::env::var_os("LOCALAPPDATA")).map(PathBuf::from);
    let folder = folder.filter(|folder| folder.is_absolute()).or_else(|| Some(home()?.join(".cache")))?;
    let mut key = String::new();
    for part in [&settings.profile, &settings.region, &settings.endpoint] {
        key.push_str(&format!("{part:?};"));
    }
    for name in ["ACCESS_KEY_ID", "PROFILE", "CONFIG_FILE", "CREDENTIALS_FILE", "REGION_ID", "ENDPOINT"] {
        key.push_str(&format!("{:?};", std::env::var_os(format!("ALIBABA_CLOUD_{name}"))));
    }
    Some(folder.join("dts").join(format!("ids-{:016x}.json", fingerprint::of(&key))))
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// The list that is kept, if it still counts.
fn kept(file: &Path) -> Option<Vec<Known>> {
    let Kept { at, tasks } = serde_json::from_str(&std::fs::read_to_string(file).ok()?).ok()?;
    let lasts = if tasks.is_empty() { FRESH_WITHOUT } else { FRESH };
    // A clock that was set back makes no list last for ever.
    let age = now().checked_sub(at)?;
    (age < lasts.as_secs()).then_some(tasks)
}

fn keep(file: &Path, tasks: &[Known]) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let text = serde_json::to_string(&Kept { at: now(), tasks: tasks.to_vec() })?;
    // Two shells may write at the same time.
    let written = file.with_extension(format!("{}.tmp", std::process::id()));
    std::fs::write(&written, text)?;
    std::fs::rename(&written, file)
}

/// The tasks on the first page of each type.
async fn fetch(settings: &Settings) -> Result<Vec<Known>, Failure> {
    let client = settings.quiet_client().await?;
    let (migrations, synchronizations, subscriptions) = tokio::join!(
        of_type(&client, DtsJobType::Migration),
        of_type(&client, DtsJobType::Sync),
        of_type(&client, DtsJobType::Subscribe),
    );
    Ok([migrations, synchronizations, subscriptions].concat())
}

/// A type that cannot be listed has no candidates.
async fn of_type(client: &Client, job_type: DtsJobType) -> Vec<Known> {
    let Ok(response) = client.describe_dts_jobs().job_type(job_type).page_size(MOST).send().await else {
        return Vec::new();
    };
    let known = |task: &Value| {
        let text = |name: &str| task.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let about: Vec<String> =
            ["DtsJobName", "Status"].map(text).into_iter().filter(|text| !text.is_empty()).collect();
        Known { task: text("DtsJobId"), instance: text("DtsInstanceID"), about: about.join(" · ") }
    };
    response.dts_job_list.iter().map(|task| known(&to_json(task))).collect()
}
