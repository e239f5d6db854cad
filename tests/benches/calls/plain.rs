//! The same response as plain structs with derives: the members that the spec has, of the types that the service's
//! documents give them, and no tolerance at all.

use serde::Deserialize;

type Text = Option<String>;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "they are there to be filled")]
pub(crate) struct Answer {
    pub(crate) request_id: Text,
    #[serde(default)]
    pub(crate) synchronization_instances: Vec<Instance>,
    pub(crate) page_number: Option<i32>,
    pub(crate) page_record_count: Option<i32>,
    pub(crate) total_record_count: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "they are there to be filled")]
pub(crate) struct Instance {
    synchronization_job_id: Text,
    synchronization_job_name: Text,
    synchronization_job_class: Text,
    synchronization_direction: Text,
    status: Text,
    error_message: Text,
    pay_type: Text,
    expire_time: Text,
    instance_create_time: Text,
    job_create_time: Text,
    create_time: Text,
    structure_initialization: Text,
    data_initialization: Text,
    pub(crate) delay: Text,
    performance: Option<Performance>,
    source_endpoint: Option<Endpoint>,
    destination_endpoint: Option<Endpoint>,
    #[serde(default)]
    synchronization_objects: Vec<Schema>,
    precheck_status: Option<Precheck>,
    structure_initialization_status: Option<Stage>,
    data_initialization_status: Option<Stage>,
    data_synchronization_status: Option<Synchronization>,
    #[serde(default)]
    tags: Vec<Tag>,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code, reason = "they are there to be filled")]
struct Performance {
    #[serde(rename = "RPS")]
    rps: Text,
    #[serde(rename = "FLOW")]
    flow: Text,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "they are there to be filled")]
struct Endpoint {
    instance_type: Text,
    instance_id: Text,
    engine_name: Text,
    #[serde(rename = "IP")]
    ip: Text,
    port: Text,
    user_name: Text,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "they are there to be filled")]
struct Schema {
    schema_name: Text,
    new_schema_name: Text,
    #[serde(default)]
    table_includes: Vec<Table>,
    #[serde(default)]
    table_excludes: Vec<Table>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "they are there to be filled")]
struct Table {
    table_name: Text,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "they are there to be filled")]
struct Precheck {
    status: Text,
    percent: Text,
    #[serde(default)]
    detail: Vec<Item>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "they are there to be filled")]
struct Item {
    item_name: Text,
    check_status: Text,
    error_message: Text,
    repair_method: Text,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "they are there to be filled")]
struct Stage {
    status: Text,
    percent: Text,
    progress: Text,
    error_message: Text,
    need_upgrade: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "they are there to be filled")]
struct Synchronization {
    status: Text,
    delay: Text,
    percent: Text,
    error_message: Text,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[allow(dead_code, reason = "they are there to be filled")]
struct Tag {
    key: Text,
    value: Text,
}
