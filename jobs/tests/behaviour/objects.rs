//! Changes to the objects of running tasks.

use crate::world::{World, job, quick};
use alibabacloud_dts::operation::modify_dts_job;
use alibabacloud_dts::types::{Database, ObjectSelection, Table};
use alibabacloud_dts_jobs::{JobKind, ObjectChange, ObjectDifference, ObjectError, ObjectPath, Order};
use serde_json::{Value, json};

/// A synchronization that runs with this list.
async fn running(kind: JobKind, objects: Value) -> (World, String) {
    let world = World::new().await;
    let run = quick(job(kind, Order::PurchaseFirst).start(&world.client)).await.unwrap();
    let id = run.instance_id().unwrap().to_owned();
    if kind == JobKind::Synchronization {
        let request = modify_dts_job::Request::new().dts_instance_id(id.as_str()).objects(objects);
        let wait = world.client.send(&request).await.unwrap().wait(&world.client);
        wait.interval(std::time::Duration::from_millis(100))
            .grace(std::time::Duration::from_millis(300))
            .await
            .unwrap();
    }
    (world, id)
}

fn list() -> Value {
    json!({
        "shop": { "name": "shop", "all": false, "Table": {
            "orders": { "name": "orders", "all": true, "somethingNew": { "kept": [1, 2.50] } },
            "drafts": { "name": "drafts", "all": true, "filter": "id > 1" }
        } },
        "log": { "name": "log", "all": true, "future": "yes" }
    })
}

/// The list that the last change has sent.
fn sent(world: &World, operation: &str) -> Value {
    let calls = world.emulator.calls();
    let call = calls.iter().rev().find(|call| call.operation == operation).unwrap();
    let (_, text) = call.parameters.iter().find(|(name, _)| name == "DbList").unwrap();
    serde_json::from_str(text).unwrap()
}

#[tokio::test]
async fn a_change_sends_the_whole_list_with_what_it_does_not_know() {
    let (world, id) = running(JobKind::Synchronization, list()).await;
    let mut change = ObjectChange::read(&world.client, &id).await.unwrap();
    change.add_table("shop", "customers");
    change.add_table("log", "errors");
    change.add_database("stock").unwrap();
    change.remove_table("shop", "drafts").unwrap();
    change.rename_table("shop", "orders", "orders_2026").unwrap();
    assert_eq!(
        change.difference().to_string(),
        "+ shop.customers\n+ stock\n- shop.drafts\n> shop.orders: orders becomes orders_2026\n"
    );
    let wait = change.send(&world.client).await.unwrap().unwrap();
    wait.interval(std::time::Duration::from_millis(100)).grace(std::time::Duration::from_millis(300)).await.unwrap();
    let mut expected = list();
    let tables = expected["shop"]["Table"].as_object_mut().unwrap();
    tables.remove("drafts");
    tables.insert("customers".to_owned(), json!({ "name": "customers", "all": true }));
    tables["orders"]["name"] = "orders_2026".into();
    expected["stock"] = json!({ "name": "stock", "all": true });
    assert_eq!(sent(&world, "ModifyDtsJob"), expected);
    let after = ObjectChange::read(&world.client, &id).await.unwrap();
    assert_eq!(after.before(), change.after());
}

#[tokio::test]
async fn a_list_that_drops_something_unnamed_is_not_sent() {
    let (world, id) = running(JobKind::Synchronization, list()).await;
    let before = world.count("ModifyDtsJob");
    let mut change = ObjectChange::read(&world.client, &id).await.unwrap();
    change.replace(ObjectSelection::new().database(Database::named("log").table("errors")));
    let error = change.send(&world.client).await.unwrap_err();
    let ObjectError::Unnamed(paths) = &error else { panic!("{error}") };
    let names: Vec<String> = paths.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["shop", "shop.drafts", "shop.orders", "log"]);
    change.allow_dropping(ObjectPath::database("shop"));
    assert!(matches!(change.send(&world.client).await, Err(ObjectError::Unnamed(paths)) if paths.len() == 1));
    assert_eq!(world.count("ModifyDtsJob"), before);
    change.allow_dropping(ObjectPath::database("log"));
    assert!(change.send(&world.client).await.unwrap().is_some());
}

#[tokio::test]
async fn a_list_that_has_changed_meanwhile_is_not_overwritten() {
    let (world, id) = running(JobKind::Synchronization, list()).await;
    let mut mine = ObjectChange::read(&world.client, &id).await.unwrap();
    let mut other = ObjectChange::read(&world.client, &id).await.unwrap();
    other.add_table("shop", "theirs");
    other.send(&world.client).await.unwrap();
    mine.add_table("shop", "mine");
    let error = mine.send(&world.client).await.unwrap_err();
    assert!(matches!(&error, ObjectError::ChangedMeanwhile(_)) && error.to_string().contains("shop.theirs"), "{error}");
}

#[tokio::test]
async fn a_change_without_a_difference_sends_nothing() {
    let (world, id) = running(JobKind::Synchronization, list()).await;
    let before = world.count("ModifyDtsJob");
    let mut change = ObjectChange::read(&world.client, &id).await.unwrap();
    change.add_table("shop", "orders");
    change.add_database("log").unwrap();
    assert!(change.apply(&world.client).await.unwrap().is_empty());
    assert_eq!(world.count("ModifyDtsJob"), before);
}

#[tokio::test]
async fn a_subscription_is_changed_by_its_own_operation_and_renames_nothing() {
    let (world, id) = running(JobKind::Subscription, Value::Null).await;
    let mut change = ObjectChange::read(&world.client, &id).await.unwrap();
    assert!(matches!(change.rename_database("shop", "other"), Err(ObjectError::NoDestination)));
    change.add_database("stock").unwrap();
    drop(change.send(&world.client).await.unwrap());
    assert_eq!(
        sent(&world, "ModifySubscription"),
        json!({
            "shop": { "name": "shop", "all": true }, "stock": { "name": "stock", "all": true }
        })
    );
    assert_eq!(world.count("ModifyDtsJob"), 0);
}

#[tokio::test]
async fn an_edit_that_says_nothing_clear_is_refused() {
    let (world, id) = running(JobKind::Synchronization, list()).await;
    let mut change = ObjectChange::read(&world.client, &id).await.unwrap();
    assert!(matches!(change.remove_table("log", "errors"), Err(ObjectError::PartOfWhole(_))));
    assert!(matches!(change.rename_table("log", "errors", "x"), Err(ObjectError::PartOfWhole(_))));
    assert!(matches!(change.remove_table("shop", "nothing"), Err(ObjectError::NotSelected(_))));
    assert!(matches!(change.remove_database("nothing"), Err(ObjectError::NotSelected(_))));
    assert!(matches!(change.add_database("shop"), Err(ObjectError::HasTables(_))));
    assert!(change.difference().is_empty());
    change.remove_table("shop", "orders").unwrap();
    change.remove_table("shop", "drafts").unwrap();
    assert!(!change.after().databases.contains_key("shop"), "a database without tables is not selected");
    assert!(change.send(&world.client).await.unwrap().is_some());
}

#[test]
fn the_difference_of_two_lists_names_what_is_narrowed_and_changed() {
    let from = ObjectSelection::new()
        .database(Database::named("a"))
        .database(Database::named("b").table(Table::named("t").all(true)).table(Table::named("u").all(true)));
    let to = ObjectSelection::new().database(Database::named("a").table("only")).database(
        Database::named("b").table(Table::named("t").column("id")).table(Table::named("u").all(true).filter("x > 1")),
    );
    let difference = ObjectDifference::between(&from, &to);
    assert_eq!(
        difference.to_string(),
        "< a: only the listed tables\n< b.t: fewer columns\n~ b.t: other settings\n~ b.u: other settings\n"
    );
    assert_eq!(difference.dropped().count(), 2);
    let back = ObjectDifference::between(&to, &from);
    assert_eq!(back.dropped().count(), 0, "{back}");
    assert_eq!(back.added, [ObjectPath::database("a")]);
}
