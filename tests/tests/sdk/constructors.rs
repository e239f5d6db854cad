//! The short ways to make an endpoint.

use alibabacloud_core::plumbing::to_json;
use alibabacloud_dts::types::{MigrationEngine, MigrationSourceEndpoint, SynchronizationSourceEndpoint};
use serde_json::json;

#[test]
fn a_constructor_sets_what_its_name_says_and_takes_the_rest() {
    let rds = SynchronizationSourceEndpoint::rds("rm-bp1example");
    assert_eq!(to_json(&rds), json!({ "InstanceType": "RDS", "InstanceId": "rm-bp1example" }));
    let outside = MigrationSourceEndpoint::public_address(MigrationEngine::MySql, "203.0.113.24", 3306);
    let expected =
        json!({ "InstanceType": "LocalInstance", "EngineName": "MySQL", "IP": "203.0.113.24", "Port": "3306" });
    assert_eq!(to_json(&outside), expected);
}
