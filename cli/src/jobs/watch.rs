//! `dts watch`: a task as it moves.

use crate::failure::{Exit, Failure};
use crate::language::Language;
use crate::progress::Line;
use crate::settings::Settings;
use alibabacloud_dts::metadata::{SERVICE, Type};
use serde_json::Value;
use std::time::Duration;

const OPERATION: &str = "DescribeDtsJobDetail";

/// Shows the status and the stages of a task until Ctrl-C, or a number of times.
pub(crate) async fn watch(id: &str, interval: f64, times: Option<u64>, settings: &Settings) -> Result<(), Failure> {
    let language = settings.language;
    let client = settings.client().await?;
    // Instances have IDs of their own.
    let parameter = if id.starts_with("dts") { "DtsInstanceID" } else { "DtsJobId" };
    let query = serde_json::json!({ parameter: id });
    let pause = Duration::try_from_secs_f64(interval).unwrap_or(Duration::from_secs(5));
    let mut line = Line::new();
    let mut shown = 0;
    loop {
        let polled = tokio::select! {
            polled = client.core().call_raw(OPERATION, &query, &Value::Null) => polled,
            _ = tokio::signal::ctrl_c() => return interrupted(&line, language),
        };
        let detail = match polled {
            Ok(response) => response.document,
            Err(error) if shown > 0 && error.is_retryable() => {
                line.poll(&error.to_string(), None);
                Value::Null
            }
            Err(error) => {
                line.end();
                return Err(Failure::of(&error, language));
            }
        };
        if !detail.is_null() {
            let (text, percent) = summary(&detail, language);
            line.poll(&text, percent);
        }
        shown += 1;
        if times.is_some_and(|times| shown >= times) {
            line.end();
            return Ok(());
        }
        tokio::select! {
            () = tokio::time::sleep(pause) => {}
            _ = tokio::signal::ctrl_c() => return interrupted(&line, language),
        }
    }
}

fn interrupted(line: &Line, language: Language) -> Result<(), Failure> {
    line.end();
    Err(Failure::new(
        Exit::Interrupted,
        language.pick("watching has ended; the task goes on", "已停止查看；任务仍在继续"),
    ))
}

/// The status, and each stage with its percentage.
fn summary(detail: &Value, language: Language) -> (String, Option<f64>) {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let number = |value: &Value| value.as_f64().or_else(|| value.as_str()?.trim_end_matches('%').parse().ok());
    let mut parts: Vec<String> = text(&detail["Status"]).into_iter().collect();
    let fields = SERVICE.operation(OPERATION).map_or(&[][..], |operation| operation.response);
    let mut current = None;
    for field in fields.iter().filter(|field| matches!(field.ty, Type::Structure(_))) {
        let stage = &detail[field.name];
        if let (Some(status), Some(percent)) = (text(&stage["Status"]), number(&stage["Percent"])) {
            if percent < 100.0 && current.is_none() {
                current = Some(percent);
            }
            parts.push(format!("{} {status} {percent:.0} %", field.name.trim_end_matches("Status")));
        }
    }
    if let Some(delay) = number(&detail["Delay"]).filter(|delay| *delay >= 0.0) {
        let delay = delay / 1000.0;
        parts.push(language.pick(format!("delay {delay:.1} s"), format!("延迟 {delay:.1} s")));
    }
    if let Some(message) = text(&detail["ErrorMessage"]).filter(|message| !message.is_empty()) {
        parts.push(message);
    }
    // A narrow terminal cuts the end.
    parts.extend(text(&detail["DtsJobName"]));
    (parts.join(" | "), current)
}
