//! `dts doctor`: what works, what does not, and why.

use crate::failure::{Exit, Failure, exit_of};
use crate::language::Language;
use crate::output::{self, Format};
use crate::settings::Settings;
use alibabacloud_core::credentials::DefaultChain;
use alibabacloud_core::{Environment, ErrorKind, ProvideCredentials};
use alibabacloud_dts::operation::describe_dts_jobs::{OPERATION, Request, Response};
use alibabacloud_dts::{Client, ErrorCode};
use serde_json::{Value, json};
use std::time::{Duration, SystemTime};

/// How far a clock may be off: the service refuses signatures that are 15 minutes old.
const TOLERANCE: Duration = Duration::from_secs(60);

/// What the checks have found.
struct Findings {
    language: Language,
    rows: Vec<Value>,
    exit: Option<Exit>,
}

impl Findings {
    fn good(&mut self, check: (&str, &str), found: &str) {
        self.row(check, self.language.pick("ok", "通过"), found, "");
    }

    fn bad(&mut self, check: (&str, &str), exit: Exit, found: &str, advice: &str) {
        self.exit.get_or_insert(exit);
        self.row(check, self.language.pick("failed", "失败"), found, advice);
    }

    fn row(&mut self, (english, chinese): (&str, &str), result: &str, found: &str, advice: &str) {
        let check = self.language.pick(english, chinese);
        self.rows.push(json!({ "check": check, "result": result, "found": found, "advice": advice }));
    }
}

/// Checks the configuration, the credentials, the endpoint, the clock and a permission.
pub(crate) async fn examine(settings: &Settings) -> Result<(), Failure> {
    let language = settings.language;
    let mut findings = Findings { language, rows: Vec::new(), exit: None };
    look(settings, &mut findings).await;
    output::print(settings.format.unwrap_or(Format::Table), &findings.rows.into(), None, language)?;
    match findings.exit {
        None => Ok(()),
        Some(exit) => Err(Failure::new(exit, language.pick("not everything works", "存在未通过的检查项"))),
    }
}

async fn look(settings: &Settings, findings: &mut Findings) {
    let language = settings.language;
    let config = match settings.config().await {
        Ok(config) => config,
        Err(failure) => {
            let advice = language.pick(
                "set --region, ALIBABA_CLOUD_REGION_ID or a profile",
                "请设置 --region、ALIBABA_CLOUD_REGION_ID 或配置（profile）",
            );
            return findings.bad(("configuration", "配置"), failure.exit, &failure.message, advice);
        }
    };
    let client = match Client::new(config) {
        Ok(client) => client,
        Err(error) => return findings.bad(("configuration", "配置"), Exit::Configuration, &error.to_string(), ""),
    };
    let chain = DefaultChain::with_profile(Environment::process(), settings.profile.clone());
    let credentials = match chain.credentials().await {
        Ok(found) => {
            let id = found.access_key_id().unwrap_or("-");
            findings.good(("credentials", "凭证"), &format!("{id} ({})", found.provider_name()));
            found
        }
        Err(error) => {
            let advice = language.pick(
                "set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or a profile by `aliyun configure`",
                "请设置 ALIBABA_CLOUD_ACCESS_KEY_ID 和 ALIBABA_CLOUD_ACCESS_KEY_SECRET，或用 `aliyun configure` 设置 profile",
            );
            return findings.bad(("credentials", "凭证"), Exit::Configuration, &error.to_string(), advice);
        }
    };
    // A list of one entry changes nothing and costs nothing.
    let request = Request::new().page_size(1);
    let mut response = Response::default();
    let signed = client.core().prepare(&OPERATION, &request, &credentials);
    let endpoint = signed.map(|signed| signed.endpoint.to_string()).unwrap_or_default();
    match client.core().call(&OPERATION, &request, &mut response).await {
        Ok(metadata) => {
            findings.good(("endpoint", "服务地址"), &endpoint);
            clock(metadata.header("date"), findings);
            findings.good(("permission", "权限"), "dts:DescribeDtsJobs");
        }
        Err(error) => {
            let exit = exit_of(error.kind());
            let remedy = error.code().and_then(|code| ErrorCode::from(code).remedy()).unwrap_or_default();
            let check = match error.kind() {
                ErrorKind::Permission => ("permission", "权限"),
                ErrorKind::Authentication => ("credentials", "凭证"),
                _ => ("endpoint", "服务地址"),
            };
            if check.0 == "permission" {
                findings.good(("endpoint", "服务地址"), &endpoint);
            }
            findings.bad(check, exit, &error.to_string(), findings.language.text(remedy));
        }
    }
}

/// The clock of this machine against that of the service.
fn clock(date: Option<&str>, findings: &mut Findings) {
    let Some(theirs) = date.and_then(|date| httpdate::parse_http_date(date).ok()) else { return };
    let ours = SystemTime::now();
    let off = ours.duration_since(theirs).or_else(|_| theirs.duration_since(ours)).unwrap_or_default();
    let found = format!("{} s", off.as_secs());
    let found = found.as_str();
    if off <= TOLERANCE {
        findings.good(("clock", "时钟"), found);
    } else {
        let advice = findings.language.pick("set the clock of this machine", "请校准本机时钟");
        findings.bad(("clock", "时钟"), Exit::Configuration, found, advice);
    }
}
