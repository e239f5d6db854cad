//! A response of `DescribeSynchronizationJobs` with a full page of invented data.

use serde_json::{Value, json};
use std::fmt::Write;

const INSTANCES: usize = 30;

/// About 60 kB of compact JSON.
pub(crate) fn json_text() -> String {
    document().to_string()
}

/// The same as XML, as the service writes it: a list is its element again and again.
pub(crate) fn xml_text() -> String {
    let mut text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned();
    element(&mut text, "DescribeSynchronizationJobsResponse", &document());
    text
}

fn element(text: &mut String, name: &str, value: &Value) {
    let members = match value {
        Value::Array(elements) => return elements.iter().for_each(|value| element(text, name, value)),
        other => other,
    };
    write!(text, "<{name}>").unwrap();
    match members {
        Value::Object(members) => members.iter().for_each(|(name, value)| element(text, name, value)),
        Value::String(value) => text.push_str(&value.replace('&', "&amp;").replace('<', "&lt;")),
        other => write!(text, "{other}").unwrap(),
    }
    write!(text, "</{name}>").unwrap();
}

fn document() -> Value {
    json!({
        "RequestId": "5F8C1D7A-3B6E-4E92-A0C4-7D2B9E61F305",
        "PageNumber": 1,
        "PageRecordCount": INSTANCES,
        "TotalRecordCount": INSTANCES,
        "SynchronizationInstances": (0..INSTANCES).map(instance).collect::<Vec<_>>(),
    })
}

fn instance(number: usize) -> Value {
    let include = |table: usize| json!({ "TableName": format!("t_{table}") });
    let found = |item: usize| {
        json!({
            "ItemName": format!("CHECK_CONN_{item}"), "CheckStatus": "Success", "ErrorMessage": "", "RepairMethod": "",
        })
    };
    json!({
        "SynchronizationJobId": format!("dts{:011x}", 0x0012_3456_789a_usize * (number + 7)),
        "SynchronizationJobName": format!("同步到报表库 orders to reporting {number}"),
        "SynchronizationJobClass": "small",
        "SynchronizationDirection": "Forward",
        "Status": "Synchronizing",
        "PayType": "PostPaid",
        "Delay": (number * 31).to_string(),
        "DataInitialization": "true",
        "StructureInitialization": "true",
        "CreateTime": "2026-05-17T02:26:54Z",
        "JobCreateTime": "2026-05-17T02:26:54Z",
        "InstanceCreateTime": "2026-05-17T02:26:55Z",
        "ExpireTime": "2027-05-17T16:00:00Z",
        "ErrorMessage": "",
        "DataInitializationStatus": stage(number * 977),
        "StructureInitializationStatus": stage(number),
        "DataSynchronizationStatus": {
            "Status": "Synchronizing", "Percent": "100", "Delay": "1", "ErrorMessage": "",
        },
        "PrecheckStatus": {
            "Status": "Success", "Percent": "100", "Detail": (0..4).map(found).collect::<Vec<_>>(),
        },
        "Performance": { "FLOW": format!("{number}.25MB/s"), "RPS": (number * 97).to_string() },
        "SourceEndpoint": endpoint(number),
        "DestinationEndpoint": endpoint(number + 1),
        "SynchronizationObjects": [{
            "SchemaName": format!("schema_{number}"),
            "NewSchemaName": format!("schema_{number}"),
            "TableIncludes": (0..5).map(include).collect::<Vec<_>>(),
            "TableExcludes": [{ "TableName": "x\\y \"q\"" }],
        }],
        "Tags": [
            { "Key": "env", "Value": "prod" },
            { "Key": "owner", "Value": format!("team-{}", number % 4) },
        ],
    })
}

fn stage(progress: usize) -> Value {
    json!({ "Status": "Finished", "Percent": "100", "ErrorMessage": "", "Progress": progress.to_string() })
}

/// With members that the spec does not have, as in real responses.
fn endpoint(number: usize) -> Value {
    json!({
        "IP": format!("172.16.{number}.{}", number + 1),
        "Port": "3306",
        "InstanceId": format!("rm-bp1{number:02}ab{}", 104_729 * (number + 3)),
        "InstanceType": "RDS",
        "EngineName": "MySQL",
        "DatabaseName": format!("db_{number}"),
        "UserName": "dts_writer",
        "SslSolutionEnum": "DISABLE",
        "OracleSID": "",
    })
}
