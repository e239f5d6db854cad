//! What is known about the operations besides their parameters and fields.

use alibabacloud_dts::metadata::{Auth, Cost, Operation, SERVICE, call};
use std::time::Duration;

fn described(name: &str) -> &'static Operation {
    SERVICE.operation(name).unwrap()
}

#[test]
fn every_operation_knows_the_permission_that_it_needs() {
    for operation in SERVICE.operations() {
        assert_eq!(operation.ram_action, Some(format!("dts:{}", operation.name).as_str()));
    }
}

#[test]
fn every_purchase_has_time_and_a_way_to_check_it() {
    let purchases = SERVICE.operations().filter(|operation| operation.cost == Some(Cost::Purchase));
    let names: Vec<&str> = purchases.clone().map(|operation| operation.name).collect();
    assert_eq!(
        names,
        [
            "CreateDtsInstance",
            "CreateMigrationJob",
            "CreateSubscriptionInstance",
            "CreateSynchronizationJob",
            "RenewInstance"
        ]
    );
    let price_changes = SERVICE.operations().filter(|operation| operation.cost == Some(Cost::PriceChange));
    for operation in purchases.chain(price_changes) {
        assert_eq!(operation.attempt_timeout, Some(60), "{}", operation.name);
        assert!(operation.lookup.is_some(), "{}", operation.name);
    }
}

#[test]
fn the_client_knows_of_times_and_checks_what_the_metadata_say() {
    for operation in SERVICE.operations() {
        let client = call(operation.name).unwrap().operation;
        let seconds = operation.attempt_timeout.map(|seconds| Duration::from_secs(seconds.into()));
        assert_eq!((client.attempt_timeout, client.lookup), (seconds, operation.lookup), "{}", operation.name);
        assert_eq!(client.unsigned, operation.auth == Some(Auth::Unsigned), "{}", operation.name);
    }
}

#[test]
fn an_operation_that_shows_what_became_of_another_one_can_be_called() {
    for operation in SERVICE.operations() {
        let lookup = operation.lookup.iter().map(|lookup| lookup.operation);
        for name in operation.asynchronous.iter().copied().chain(lookup) {
            assert!(call(name).is_some(), "{name}");
        }
    }
}

#[test]
fn documented_rates_are_those_of_one_account_and_of_all() {
    let rates: Vec<(&str, u32, Option<u32>, u32)> = SERVICE
        .operations()
        .filter_map(|operation| {
            let limit = operation.rate_limit?;
            Some((operation.name, limit.calls, limit.all_accounts, limit.seconds))
        })
        .collect();
    assert_eq!(
        rates,
        [
            ("DescribeDocParserJobResult", 5, Some(100), 1),
            ("DescribeDocParserJobStatus", 20, Some(200), 1),
            ("DescribeDtsJobDetail", 40, Some(160), 1),
            ("DescribeDtsJobs", 20, Some(200), 1),
        ]
    );
}

#[test]
fn lists_that_cover_the_called_region_alone_say_so() {
    for name in
        ["DescribeDtsJobs", "DescribeMigrationJobs", "DescribeSynchronizationJobs", "DescribeSubscriptionInstances"]
    {
        assert!(described(name).regional, "{name}");
    }
    assert!(!described("DescribeDtsJobDetail").regional);
}
