//! The page for programs that used another SDK: what it says of this crate compiles, and its operations exist.

use crate::spec::MODEL;
use alibabacloud_dts::settings::{CallOptions, StandardRetry};
use alibabacloud_dts::types::{AdvancedSettings, ObjectSelection};
use alibabacloud_dts::{Client, Config, Error, blocking};
use serde_json::json;
use std::collections::BTreeSet;
use std::time::Duration;

const PAGE: &str = include_str!("../../../docs/from-other-sdks.md");

/// What the column of the table is about, in a program.
#[allow(dead_code, reason = "it has to compile, and there is nothing to call")]
async fn program(config: Config, id: &str) -> Result<(), Error> {
    let _ = blocking::Client::new(config.clone().retry(StandardRetry::new().max_attempts(2)))?;
    let client = Client::from_env().await?;
    let options = CallOptions::new().call_timeout(Duration::from_secs(5));
    let response = client.describe_dts_job_detail().dts_job_id(id).customize(options).send().await?;
    println!("{:?}", response.status);
    let _ = client
        .describe_dts_jobs()
        .customize(CallOptions::new().call_timeout(Duration::from_secs(5)))
        .items()
        .next()
        .await;
    let _ = client.describe_dts_jobs().pages();
    let response = match client.start_dts_job().dts_job_id(id).send().await {
        Ok(response) => response,
        Err(error) => {
            println!("{:?}", error.code());
            return if error.is_code("InvalidJobId") { Ok(()) } else { Err(error) };
        }
    };
    response.wait(&client).await?;
    client.wait_for_dts_job(id).await?;
    let _ = client.configure_dts_job().objects(ObjectSelection::new()).advanced_settings(AdvancedSettings::new());
    let (query, form) = (json!({ "RegionId": "cn-hangzhou" }), json!({}));
    client.call_raw("Action", &query, &form).await?;
    Ok(())
}

/// The rows of the table whose heading begins so.
fn rows(heading: &str) -> impl Iterator<Item = Vec<&'static str>> {
    let start = PAGE.find(&format!("\n{heading}")).expect("the page has the table") + 1;
    PAGE[start..].lines().skip(2).take_while(|line| line.starts_with('|')).map(|line| {
        let cells = line.trim_matches('|').split(" | ");
        cells.map(str::trim).collect()
    })
}

/// The codes of a cell: what is in backticks.
fn codes(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[test]
fn every_code_of_the_table_is_part_of_a_program_that_compiles() {
    let program: String = include_str!("from_other_sdks.rs").split_whitespace().collect();
    let mut checked = 0;
    for row in rows("| | Python").filter(|row| !["package", "without async"].contains(&row[0])) {
        for code in codes(row.last().unwrap()) {
            // An ellipsis stands for anything.
            let parts: Vec<String> = code.split('…').map(|part| part.split_whitespace().collect()).collect();
            let mut rest = program.as_str();
            for part in &parts {
                let found = rest.find(part.as_str());
                rest = &rest[found.unwrap_or_else(|| panic!("{}: `{code}` is in no program", row[0])) + part.len()..];
            }
            checked += 1;
        }
    }
    assert!(checked >= 15, "{checked}");
}

#[test]
fn every_operation_of_the_page_exists() {
    let known: BTreeSet<&str> = MODEL.operations.iter().map(|operation| operation.name.as_str()).collect();
    let mut count = 0;
    for row in rows("| classic") {
        for name in row.iter().flat_map(|cell| cell.split(", ")) {
            assert!(known.contains(name), "there is no {name}");
            count += 1;
        }
    }
    assert!(count >= 30, "{count}");
}
