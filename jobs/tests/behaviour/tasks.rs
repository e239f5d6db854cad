//! All tasks of an account.

use crate::world::{World, client, job, quick};
use alibabacloud_dts::Client;
use alibabacloud_dts::settings::RetryPolicy;
use alibabacloud_dts::types::DtsJobType;
use alibabacloud_dts_jobs::{AllTasks, JobKind, Order, Scope};
use emulator::{Emulator, Fault};
use std::collections::BTreeSet;

/// An emulator with instances of each kind.
async fn account(kinds: &[JobKind]) -> World {
    let world = World::new().await;
    for kind in kinds {
        quick(job(*kind, Order::PurchaseFirst).start(&world.client)).await.unwrap();
    }
    world
}

#[tokio::test]
async fn the_tasks_of_all_regions_and_types_are_one_stream_beside_the_failures_of_a_region() {
    let near = account(&[JobKind::Migration, JobKind::Subscription]).await;
    let far = account(&[JobKind::TwoWaySynchronization]).await;
    let broken = Emulator::start().await.unwrap();
    broken.fault(None, 100, Fault::Unsuccessful);
    let clients =
        [("cn-hangzhou", near.client.clone()), ("eu-central-1", far.client.clone()), ("us-east-1", client(&broken))];
    let regions = clients.clone().map(|(region, _)| region);
    let make = move |region: &str| -> Result<Client, alibabacloud_dts::Error> {
        Ok(clients.iter().find(|(known, _)| *known == region).unwrap().1.clone())
    };
    let (tasks, failures) = AllTasks::with(make).scope(Scope::everything().regions(regions)).list().collect().await;
    let found: Vec<(&str, &DtsJobType)> = tasks.iter().map(|found| (found.region.as_str(), &found.job_type)).collect();
    assert_eq!(found.len(), 4, "{found:?}");
    for expected in [("cn-hangzhou", DtsJobType::Migration), ("cn-hangzhou", DtsJobType::Subscribe)] {
        assert!(found.contains(&(expected.0, &expected.1)), "{found:?}");
    }
    assert_eq!(found.iter().filter(|(region, _)| *region == "eu-central-1").count(), 2);
    // One failure for each type of the region that fails.
    let failed: BTreeSet<(String, String)> =
        failures.iter().map(|failure| (failure.region.clone(), failure.job_type.to_string())).collect();
    assert_eq!(failed.len(), 3);
    assert!(failures.iter().all(|failure| failure.region == "us-east-1"));
    assert!(failures[0].to_string().contains("us-east-1"), "{}", failures[0]);
}

#[tokio::test]
async fn a_task_that_two_regions_list_is_passed_on_once() {
    let world = account(&[JobKind::Migration, JobKind::Synchronization]).await;
    let client = world.client.clone();
    let scope = Scope::everything().regions(["cn-hangzhou", "cn-beijing", "cn-beijing"]);
    let before = world.count("DescribeDtsJobs");
    let (tasks, failures) = AllTasks::with(move |_| Ok(client.clone())).scope(scope).list().collect().await;
    assert_eq!((tasks.len(), failures.len()), (2, 0));
    assert_eq!(world.count("DescribeDtsJobs") - before, 6, "two regions and three types");
}

#[tokio::test]
async fn a_client_that_cannot_be_made_is_a_failure_of_its_region() {
    let world = account(&[JobKind::Migration]).await;
    let good = world.client.clone();
    let make = move |region: &str| match region {
        "cn-hangzhou" => Ok(good.clone()),
        _ => alibabacloud_dts::endpoint::in_region("Not A Region").map(|_| good.clone()),
    };
    let scope = Scope::everything().regions(["cn-hangzhou", "elsewhere"]).job_types(["MIGRATION"]);
    let (tasks, failures) = AllTasks::with(make).scope(scope).concurrency(0).list().collect().await;
    assert_eq!((tasks.len(), failures.len()), (1, 1));
    assert_eq!(failures[0].region, "elsewhere");
}

/// Not more lists at a time than the caller allows: each takes a while, and none is asked while another is open.
#[tokio::test]
async fn the_number_of_lists_at_a_time_is_bounded() {
    let emulator = Emulator::start().await.unwrap();
    emulator.fault(None, 100, Fault::Latency(std::time::Duration::from_millis(300)));
    let client = client(&emulator).customized(alibabacloud_dts::settings::CallOptions::new().retry(RetryPolicy::Off));
    let list = |concurrency: usize| {
        let client = client.clone();
        let scope = Scope::everything().regions(["cn-hangzhou"]);
        AllTasks::with(move |_| Ok(client.clone())).scope(scope).concurrency(concurrency).list().collect()
    };
    let begin = std::time::Instant::now();
    list(1).await;
    let one_by_one = begin.elapsed();
    assert!(one_by_one.as_millis() >= 900, "{one_by_one:?}");
}

#[test]
fn every_region_of_the_sdk_is_listed_unless_the_caller_says_otherwise() {
    let regions = alibabacloud_dts::endpoint::regions();
    for known in ["cn-hangzhou", "eu-central-1", "us-east-1", "cn-fujian"] {
        assert!(regions.contains(&known), "{known}");
    }
    assert!(regions.is_sorted());
    assert_eq!(regions.iter().collect::<BTreeSet<_>>().len(), regions.len());
}
