//! Jobs in files, and the files of runs.

use crate::world::{World, job, quick};
use alibabacloud_dts_jobs::{Job, JobKind, KeepRun, Order, Run, RunFile, Until};
use serde_json::{Value, json};

fn database(id: &str) -> Value {
    json!({ "InstanceType": "RDS", "InstanceID": id, "EngineName": "MYSQL", "Region": "cn-hangzhou", "UserName": "dts", "Password": "p" })
}

fn file(kind: &str) -> Value {
    let mut file = json!({
        "kind": kind,
        "name": "shop",
        "region": "cn-hangzhou",
        "source": database("rm-a"),
        "configuration": { "DbList": { "shop": { "name": "shop", "all": true } } },
        "purchase": { "PayType": "PostPaid" },
        "skip_precheck_items": ["CHECK_SAME_OBJ"],
        "release_on_failure": true
    });
    if kind == "subscription" {
        let configuration = file["configuration"].as_object_mut().unwrap();
        configuration.insert("SubscriptionDataTypeDDL".to_owned(), true.into());
        configuration.insert("SubscriptionDataTypeDML".to_owned(), true.into());
        configuration.insert("SubscriptionInstanceNetworkType".to_owned(), "vpc".into());
        configuration.insert("SubscriptionInstanceVPCId".to_owned(), "vpc-a1".into());
        configuration.insert("SubscriptionInstanceVSwitchId".to_owned(), "vsw-a1".into());
    } else {
        file["destination"] = database("rm-b");
        file["configuration"]["DataSynchronization"] = true.into();
    }
    file
}

#[tokio::test]
async fn a_job_of_each_kind_runs_from_a_file() {
    for kind in ["migration", "synchronization", "two_way_synchronization", "subscription"] {
        let job: Job = serde_json::from_value(file(kind)).unwrap();
        let world = World::new().await;
        let run = quick(job.start(&world.client)).await.unwrap_or_else(|error| panic!("{kind}: {error}"));
        assert_eq!((run.next_step(&job), world.purchases()), (None, 1));
        if kind != "two_way_synchronization" {
            continue;
        }
        let calls = world.emulator.calls();
        let configured: Vec<_> = calls.iter().filter(|call| call.operation == "ConfigureDtsJob").collect();
        let value = |index: usize, name: &str| {
            let found = configured[index].parameters.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.as_str()).unwrap_or_default()
        };
        let ends = |index| (value(index, "SourceEndpointInstanceID"), value(index, "DestinationEndpointInstanceID"));
        assert_eq!((ends(0), ends(1)), (("rm-a", "rm-b"), ("rm-b", "rm-a")));
        assert_eq!((value(0, "DataInitialization"), value(1, "DataInitialization")), ("true", "false"));
    }
}

#[test]
fn a_file_with_a_mistake_says_where_it_is() {
    let error = |change: &dyn Fn(&mut Value), kind: &str| {
        let mut file = file(kind);
        change(&mut file);
        serde_json::from_value::<Job>(file).unwrap_err().to_string()
    };
    let unknown = error(&|file| file["configuration"]["DbLst"] = "{}".into(), "migration");
    assert!(unknown.contains("`configuration`") && unknown.contains("DbLst"), "{unknown}");
    let extra = error(&|file| file["release_after_failure"] = true.into(), "migration");
    assert!(extra.contains("release_after_failure"), "{extra}");
    let reverse = error(&|file| file["reverse"] = json!({}), "migration");
    assert!(reverse.contains("`reverse`"), "{reverse}");
    let destination = error(&|file| file["destination"] = database("rm-b"), "subscription");
    assert!(destination.contains("`destination`"), "{destination}");
}

#[test]
fn the_schema_has_every_key_that_a_file_can_have() {
    let schema = Job::schema();
    let mut file = file("two_way_synchronization");
    file["order"] = "purchase_first".into();
    file["until"] = "finished".into();
    file["reverse"] = json!({ "DtsJobName": "x" });
    let properties = schema["properties"].as_object().unwrap();
    assert_eq!(
        properties.keys().collect::<std::collections::BTreeSet<_>>(),
        file.as_object().unwrap().keys().collect()
    );
    let job: Job = serde_json::from_value(file).unwrap();
    assert_eq!((job.order(), job.region()), (Order::PurchaseFirst, Some("cn-hangzhou")));
    assert!(schema["properties"]["purchase"]["properties"]["InstanceClass"]["description"].is_string());
}

#[tokio::test]
async fn a_run_file_holds_the_last_run_and_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = RunFile::new(folder.path().join("run.json"));
    assert_eq!(file.load().unwrap(), None);
    let job = job(JobKind::Migration, Order::ConfigureFirst).until(Until::PrecheckPassed);
    for _ in 0..2 {
        let run = Run::new(&job);
        file.keep(&run).await.unwrap();
        assert_eq!(file.load().unwrap(), Some(run));
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    std::fs::write(file.path(), "{").unwrap();
    let error = file.load().unwrap_err();
    assert!(error.to_string().contains("run.json"), "{error}");
}

#[tokio::test]
async fn a_job_until_the_precheck_purchases_nothing_and_goes_on_later() {
    let world = World::new().await;
    let job = job(JobKind::Synchronization, Order::ConfigureFirst);
    let short = job.clone().until(Until::PrecheckPassed);
    let run = quick(short.start(&world.client)).await.unwrap();
    assert_eq!((world.purchases(), run.may_cost()), (0, false));
    let run = quick(job.resume(&world.client, run)).await.unwrap();
    assert_eq!((world.purchases(), run.next_step(&job)), (1, None));
    assert_eq!(world.count("ConfigureDtsJob"), 1);
}
