//! Terraform's resources and data sources for DTS, as the calls that the provider makes for them.

use super::code::lexer::{Token, tokens};
use super::code::node::Node;
use super::code::parser::Parser;
use super::found::{Found, Worth};
use crate::language::Language;
use serde_json::{Value, json};

/// What the provider calls for a resource: operations, with the parameters that it adds.
type Calls = &'static [(&'static str, &'static [(&'static str, &'static str)])];

const RESOURCES: [(&str, Calls); 14] = [
    ("dts_instance", &[("CreateDtsInstance", &[])]),
    ("dts_migration_instance", &[("CreateDtsInstance", &[("Type", "MIGRATION")])]),
    ("dts_synchronization_instance", &[("CreateDtsInstance", &[("Type", "SYNC")])]),
    ("dts_migration_job", &[("ConfigureDtsJob", &[("JobType", "MIGRATION")])]),
    ("dts_synchronization_job", &[("ConfigureDtsJob", &[("JobType", "SYNC")])]),
    ("dts_subscription_job", &[("CreateDtsInstance", &[("Type", "SUBSCRIBE")]), ("ConfigureSubscription", &[])]),
    ("dts_consumer_channel", &[("CreateConsumerChannel", &[])]),
    ("dts_job_monitor_rule", &[("CreateJobMonitorRule", &[])]),
    ("dts_instances", &[("DescribeDtsJobs", &[])]),
    ("dts_migration_jobs", &[("DescribeDtsJobs", &[("JobType", "MIGRATION")])]),
    ("dts_synchronization_jobs", &[("DescribeDtsJobs", &[("JobType", "SYNC")])]),
    ("dts_subscription_jobs", &[("DescribeDtsJobs", &[("JobType", "SUBSCRIBE")])]),
    ("dts_consumer_channels", &[("DescribeConsumerChannel", &[])]),
    ("dts_job_monitor_rules", &[("DescribeJobMonitorRule", &[])]),
];

/// Attributes of a purchase that have another name there.
const PURCHASE: [(&str, &str); 5] = [
    ("payment_type", "PayType"),
    ("payment_duration", "UsedTime"),
    ("payment_duration_unit", "Period"),
    ("source_endpoint_region", "SourceRegion"),
    ("destination_endpoint_region", "DestinationRegion"),
];

/// Attributes of a purchase that belong to the configuration.
const OF_PURCHASES: [&str; 14] = [
    "payment_type",
    "payment_duration",
    "payment_duration_unit",
    "instance_class",
    "sync_architecture",
    "database_count",
    "compute_unit",
    "quantity",
    "auto_pay",
    "auto_start",
    "order_type",
    "fee_type",
    "type",
    "destination_region",
];

/// By what the provider picks from the list that a call returned.
const FILTERS: [&str; 4] = ["ids", "name_regex", "status", "dts_instance_status"];

/// What Terraform keeps for itself.
const OWN: [&str; 13] = [
    "count",
    "depends_on",
    "for_each",
    "lifecycle",
    "provider",
    "provisioner",
    "timeouts",
    "id",
    "output_file",
    "enable_details",
    "create_before_destroy",
    "prevent_destroy",
    "triggers",
];

/// Whether a resource or data source is in the text.
pub(super) fn is_in(text: &str) -> bool {
    text.contains("\"alicloud_dts_") || text.contains("\"alibabacloudstack_dts_")
}

/// The calls of every resource in the text.
pub(super) fn find(text: &str, language: Language) -> Vec<Found> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let Token::Text(label) = &token.token else { continue };
        let Some((_, resource)) = label.split_once('_') else { continue };
        let Some((_, calls)) = RESOURCES.iter().find(|(name, _)| *name == resource) else { continue };
        let Some(open) =
            (index + 1..index + 3).find(|at| tokens.get(*at).is_some_and(|it| it.token == Token::Mark('{')))
        else {
            continue;
        };
        let Node::Map(attributes) = Parser::new(tokens.get(open..).unwrap_or_default()).value() else { continue };
        let mut of_resource: Vec<Found> = calls
            .iter()
            .map(|(operation, added)| of(operation, added, &attributes, calls.len() > 1, language))
            .collect();
        if resource == "dts_instances"
            && let Some(first) = of_resource.first_mut()
        {
            first.notes.push(
                language.pick(
                "the provider calls DescribeDtsInstances, which the API does not describe; this call lists the tasks of the instances",
                "提供商调用的 DescribeDtsInstances 没有 API 文档；此调用列出实例中的任务",
            ).to_owned());
        }
        found.extend(of_resource);
    }
    found
}

fn of(
    operation: &str,
    added: &[(&str, &str)],
    attributes: &[(String, Node)],
    is_one_of_two: bool,
    language: Language,
) -> Found {
    let mut found = Found { operation: operation.to_owned(), ..Found::default() };
    let is_purchase = operation == "CreateDtsInstance";
    let is_reading = operation.starts_with("Describe");
    let mut filters = Vec::new();
    for (name, value) in attributes {
        let belongs_to_purchase = OF_PURCHASES.contains(&name.as_str());
        let is_of_both = matches!(name.as_str(), "source_endpoint_engine_name" | "source_endpoint_region");
        if OWN.contains(&name.as_str())
            || (is_one_of_two && !is_of_both && belongs_to_purchase != is_purchase)
            || (!is_purchase && belongs_to_purchase && name.starts_with("payment"))
        {
            continue;
        }
        if FILTERS.contains(&name.as_str()) && (is_reading || name == "status") {
            status(name, value, operation, &mut found, language);
            if is_reading && !found.parameters.iter().any(|(parameter, _)| parameter == "Status" && name == "status") {
                filters.push(format!("`{name}`"));
            }
            continue;
        }
        if name == "tags" {
            tags(value, is_purchase, &mut found, language);
            continue;
        }
        let renamed = PURCHASE.iter().find(|(attribute, _)| is_purchase && attribute == name).map(|(_, wire)| *wire);
        let worth = match value.worth(name) {
            Some(Worth::Known(Value::String(text))) if name == "payment_type" => Worth::text(match text.as_str() {
                "PayAsYouGo" => "PostPaid",
                "Subscription" => "PrePaid",
                other => other,
            }),
            Some(worth) => worth,
            None => continue,
        };
        found.parameters.push((renamed.unwrap_or(name).to_owned(), worth));
    }
    if !filters.is_empty() {
        let (english, chinese) = (filters.join(", "), filters.join("、"));
        found.notes.push(language.pick(
            format!("Terraform itself picks by {english} from what the call lists"),
            format!("{chinese} 由 Terraform 在返回的列表中筛选"),
        ));
    }
    found.parameters.extend(added.iter().map(|(name, value)| ((*name).to_owned(), Worth::text(value))));
    found
}

/// The state: a parameter of a list of tasks, and another call for a task that is configured.
fn status(name: &str, value: &Node, operation: &str, found: &mut Found, language: Language) {
    if name != "status" {
        return;
    }
    let Some(worth) = value.worth(name) else { return };
    match (operation, worth) {
        ("DescribeDtsJobs", worth) => found.parameters.push(("Status".to_owned(), worth)),
        ("ConfigureDtsJob" | "ConfigureSubscription", Worth::Known(Value::String(state))) => {
            let call =
                if matches!(state.as_str(), "Suspending" | "Abnormal") { "SuspendDtsJob" } else { "StartDtsJob" };
            found.notes.push(language.pick(
                format!("`status`: {call} brings the task there once it is configured"),
                format!("`status`：任务配置完成后由 {call} 实现"),
            ));
        }
        _ => {}
    }
}

/// The provider calls another operation for tags, once the instance exists.
fn tags(value: &Node, is_purchase: bool, found: &mut Found, language: Language) {
    let Node::Map(tags) = value else { return };
    let tags = tags.iter().filter_map(|(key, value)| match value.worth(key)? {
        Worth::Known(value) => Some(json!({ "Key": key, "Value": value })),
        Worth::Open(variable) => Some(json!({ "Key": key, "Value": variable })),
    });
    let tags = Value::from(tags.collect::<Vec<_>>());
    if is_purchase {
        found.notes.push(language.pick(
            format!("TagResources sets the tags once the instance exists: --tag '{tags}'"),
            format!("标签在实例创建后由 TagResources 设置：--tag '{tags}'"),
        ));
    }
}
