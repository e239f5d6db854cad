//! `dts jobs`: all tasks of an account.

use crate::failure::{Exit, Failure};
use crate::output::{self, Format, Query};
use crate::settings::Settings;
use alibabacloud_core::plumbing::to_json;
use alibabacloud_dts::Client;
use alibabacloud_dts_jobs::{AllTasks, FoundTask, Scope};
use serde_json::{Map, Value, json};

/// The columns of a table. A narrow terminal has room for the first ones alone.
const COLUMNS: [&str; 7] = ["Region", "DtsJobId", "DtsInstanceID", "Status", "JobType", "DtsJobName", "CreateTime"];

/// Lists the tasks of these regions and types; of all without any.
pub(crate) async fn print(regions: &[String], types: &[String], settings: &Settings) -> Result<(), Failure> {
    let language = settings.language;
    let query = settings.query.as_deref().map(|text| Query::read(text, language)).transpose()?;
    let config = settings.config().await?;
    let mut scope = Scope::everything();
    if !regions.is_empty() {
        scope = scope.regions(regions.iter().cloned());
    }
    if !types.is_empty() {
        scope = scope.job_types(types.iter().map(|it| it.to_uppercase()));
    }
    // An endpoint that was asked for serves all regions.
    let all = if settings.has_endpoint() {
        AllTasks::with(move |region| Client::new(config.clone().region(region)))
    } else {
        AllTasks::new(config)
    };
    let lines = settings.format == Some(Format::Ndjson) && query.is_none();
    let (mut rows, mut failures) = (Vec::new(), Vec::new());
    let mut tasks = all.scope(scope).list();
    while let Some(found) = tasks.next().await {
        match found {
            Ok(task) if lines => output::print(Format::Ndjson, &row(&task), None, language)?,
            Ok(task) => rows.push(row(&task)),
            Err(failure) => failures.push(failure.to_string()),
        }
    }
    rows.sort_by_cached_key(|row| (row["Region"].to_string(), row["DtsJobId"].to_string()));
    let format = settings.format.unwrap_or(Format::Table);
    let rows = match &query {
        Some(query) => Some(query.apply(&rows.into(), language)?),
        None if lines => None,
        None if format == Format::Table => Some(rows.iter().map(columns).collect()),
        None => Some(rows.into()),
    };
    if let Some(rows) = rows {
        output::print(format, &rows, None, language)?;
    }
    if failures.is_empty() {
        return Ok(());
    }
    let number = failures.len();
    let message = language.pick(
        format!("{number} lists could not be read; the tasks of the others are printed"),
        format!("有 {number} 个列表读取失败；其余任务已输出"),
    );
    Err(failures.into_iter().fold(Failure::new(Exit::Service, message), Failure::note))
}

fn row(found: &FoundTask) -> Value {
    let mut row = Map::from_iter([("Region".to_owned(), Value::from(found.region.as_str()))]);
    if let Value::Object(task) = to_json(&found.task) {
        row.extend(task);
    }
    row.into()
}

fn columns(row: &Value) -> Value {
    COLUMNS
        .iter()
        .map(|name| ((*name).to_owned(), row.get(*name).cloned().unwrap_or(json!(""))))
        .collect::<Map<_, _>>()
        .into()
}
