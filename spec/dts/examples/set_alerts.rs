//! Sets alerts for a task: one if its latency exceeds a minute, and one if it fails.
//!
//! ```text
//! cargo run --example set_alerts -- a1b2c3d4e5f6g7h 1390000****
//! ```
//!
//! The arguments are the ID of the task, and the phone numbers that receive the alerts.

use alibabacloud_dts::types::{JobMonitorRule, MonitorRuleType};
use alibabacloud_dts::{Client, Result};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let client = Client::from_env().await?;
    let mut arguments = std::env::args().skip(1);
    let task_id = arguments.next().unwrap_or_default();
    let phones: Vec<String> = arguments.collect();
    for rule in run(&client, &task_id, &phones).await? {
        println!("{:?}: {:?}, threshold {:?}", rule.rule_type, rule.state, rule.delay_rule_time);
    }
    Ok(())
}

/// Returns all rules of the task.
pub async fn run(client: &Client, task_id: &str, phones: &[String]) -> Result<Vec<JobMonitorRule>> {
    let rule = client.create_job_monitor_rule().dts_job_id(task_id).state(true).phones(phones);
    // In seconds for this type of rule.
    rule.clone().rule_type(MonitorRuleType::Delay).delay_rule_time(60).send().await?;
    rule.rule_type(MonitorRuleType::Error).send().await?;

    let rules = client.describe_job_monitor_rule().dts_job_id(task_id).send().await?;
    Ok(rules.monitor_rules)
}
