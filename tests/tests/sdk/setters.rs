//! What the setters of optional parameters take: values, what turns into them, and an `Option` of either.

use alibabacloud_core::plumbing::{flatten, to_json};
use alibabacloud_dts::operation::{
    configure_dts_job, configure_migration_job_alert, configure_subscription_instance, create_consumer_group,
    create_job_monitor_rule, describe_dts_jobs, describe_metric_list, suspend_dts_jobs, tag_resources, untag_resources,
};
use alibabacloud_dts::test_util::Stub;
use alibabacloud_dts::types::{
    AdvancedSettings, DatabaseEndpoint, DtsJobId, DtsJobStatus, DtsJobType, JobTag, JobTags, MonitorRuleState,
    SubscriptionSourceEndpoint, Tag, WaivablePrecheckItemName, WaivedPrecheckNames,
};
use alibabacloud_dts::value::{IntoList, IntoParameter, Json};
use alibabacloud_dts::{Client, Document, JsonValue, Secret, Timestamp};
use serde_json::json;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::time::SystemTime;

fn call() -> describe_dts_jobs::Builder {
    Client::new(Stub::new().config()).unwrap().describe_dts_jobs()
}

/// The name that is looked for by a call.
fn params(value: impl IntoParameter<String>) -> Option<String> {
    call().search_value(value).into_request().search_value
}

fn status(value: impl IntoParameter<DtsJobStatus>) -> Option<String> {
    call().status(value).into_request().status.map(|status| status.as_str().to_owned())
}

#[test]
fn a_text_is_taken_in_every_form_and_in_an_option() {
    let orders = Some("orders".to_owned());
    let owned = "orders".to_owned();
    assert_eq!(params("orders"), orders);
    assert_eq!(params(&owned), orders);
    assert_eq!(params(owned.clone()), orders);
    assert_eq!(params(Cow::from("orders")), orders);
    assert_eq!(params(Box::<str>::from("orders")), orders);
    assert_eq!(params(Some("orders")), orders);
    assert_eq!(params(orders.as_ref()), orders);
    assert_eq!(params(orders.as_deref()), orders);
    assert_eq!(params(orders.clone()), orders);
    assert_eq!(params(Some(Cow::from("orders"))), orders);
    assert_eq!(params(Some(Box::<str>::from("orders"))), orders);
    assert_eq!(params(None::<&str>), None);
}

#[test]
fn an_enumeration_takes_its_values_and_texts() {
    let finished = Some("Finished".to_owned());
    assert_eq!(status(DtsJobStatus::Finished), finished);
    assert_eq!(status(Some(DtsJobStatus::Finished)), finished);
    assert_eq!(status(DtsJobStatus::from("finished")), finished);
    assert_eq!(status("Finished"), finished);
    assert_eq!(status("Finished".to_owned()), finished);
    assert_eq!(status(finished.as_deref()), finished);
    assert_eq!(status(finished.clone()), finished);
    assert_eq!(status(Some("NoSuchStatus")), Some("NoSuchStatus".to_owned()));
    assert_eq!(status(None::<DtsJobStatus>), None);
}

#[test]
fn numbers_and_booleans_are_inferred() {
    let size = |text: &str| call().page_size(text.parse().unwrap_or(1)).into_request().page_size;
    assert_eq!((size("30"), size("x")), (Some(30), Some(1)));
    assert_eq!(call().page_size(30).into_request().page_size, Some(30));
    assert_eq!(call().page_size(Some(30)).into_request().page_size, Some(30));
    assert_eq!(call().page_size(None).into_request().page_size, None);
    assert_eq!(call().page_size("30".parse().ok()).into_request().page_size, Some(30));
    assert_eq!(call().page_size(usize::MAX.try_into().unwrap_or(100)).into_request().page_size, Some(100));
    assert_eq!(call().zero_etl_job(true).into_request().zero_etl_job, Some(true));
    assert_eq!(call().zero_etl_job(Some(false)).into_request().zero_etl_job, Some(false));
    assert_eq!(call().zero_etl_job(None).into_request().zero_etl_job, None);
}

#[test]
fn a_document_takes_its_structure_its_entries_texts_and_json() {
    let tag = || JobTag::new().key("team").value("shop");
    let text = r#"[{"key":"team","value":"shop"}]"#;
    let tree: JsonValue = text.parse().unwrap();
    let tags = |call: describe_dts_jobs::Builder| call.into_request().tags.map(|tags| tags.as_str().to_owned());
    let structure: JobTags = [tag()].into_iter().collect();
    let given = [
        call().tags(structure.clone()),
        call().tags(Some(structure)),
        call().tags([tag()]),
        call().tags(Some([tag()])),
        call().tags(vec![tag()]),
        call().tags(Some(vec![tag()])),
        call().tags(text),
        call().tags(Some(text.to_owned())),
        call().tags(tree.clone()),
        call().tags(Some(tree.clone())),
        call().tags(Json::from(tree)),
    ];
    for call in given {
        assert_eq!(tags(call).as_deref(), Some(text));
    }
    assert_eq!(tags(call().tags(text).tags(None::<&str>)), None);
}

#[test]
fn structures_take_the_same() {
    let owner = Some("1234567890");
    let endpoint = SubscriptionSourceEndpoint::new().owner_id(owner).role(None::<String>);
    assert_eq!((endpoint.owner_id.as_deref(), endpoint.role), (owner, None));
    let request = Client::new(Stub::new().config()).unwrap().configure_subscription_instance();
    let request = request.source_endpoint(Some(SubscriptionSourceEndpoint::new().owner_id(owner))).into_request();
    assert_eq!(request.source_endpoint.unwrap().owner_id.as_deref(), owner);
}

#[test]
fn yes_or_no_is_a_bool_also_in_an_option() {
    let told = |settings: AdvancedSettings| settings.etl.map(|it| it.as_str().to_owned());
    assert_eq!(told(AdvancedSettings::new().etl(true)).as_deref(), Some("Y"));
    assert_eq!(told(AdvancedSettings::new().etl(Some(false))).as_deref(), Some("N"));
    assert_eq!(told(AdvancedSettings::new().etl(None::<bool>)), None);
}

#[test]
fn the_state_of_an_alert_is_a_bool_and_sent_as_its_text() {
    let rule = create_job_monitor_rule::Request::new().state(true);
    assert_eq!(to_json(&rule), json!({ "State": "Y" }));
    let alert = configure_migration_job_alert::Request::new().delay_alert_status(Some(false)).error_alert_status(true);
    assert_eq!(to_json(&alert), json!({ "DelayAlertStatus": "disable", "ErrorAlertStatus": "enable" }));
    let missing = create_job_monitor_rule::Request::new().state(MonitorRuleState::Disabled).state(None::<bool>);
    assert_eq!(to_json(&missing), json!({}));
}

#[test]
fn a_secret_takes_texts() {
    let password = |value: Option<&str>| {
        let call = Client::new(Stub::new().config()).unwrap().modify_dts_job_password().password(value);
        call.into_request().password.map(|password| password.expose().to_owned())
    };
    assert_eq!(password(Some("correct horse")).as_deref(), Some("correct horse"));
    assert_eq!(password(None), None);
    let secret = Secret::from("correct horse");
    let call = Client::new(Stub::new().config()).unwrap().modify_dts_job_password().password(secret);
    assert_eq!(call.into_request().password.unwrap().expose(), "correct horse");
}

#[test]
fn a_type_of_the_program_can_be_a_parameter() {
    struct JobName(&'static str);

    impl IntoParameter<String> for JobName {
        fn into_parameter(self) -> Option<String> {
            Some(self.0.to_owned())
        }
    }

    assert_eq!(params(JobName("orders")).as_deref(), Some("orders"));
}

#[tokio::test]
async fn none_takes_away_what_was_given_and_is_not_sent() {
    let stub = Stub::new();
    stub.on::<describe_dts_jobs::Request>().respond_json(json!({ "Success": true }));
    let client = Client::new(stub.config()).unwrap();
    let wanted: Option<&str> = None;
    let call = client.describe_dts_jobs().job_type(DtsJobType::Sync).search_value("orders").page_size(30);
    call.search_value(wanted).page_size(None).send().await.unwrap();
    let sent = &stub.requests::<describe_dts_jobs::Request>()[0];
    assert_eq!((sent.search_value.as_ref(), sent.page_size), (None, None));
    assert_eq!(sent.job_type.as_ref().unwrap().as_str(), "SYNC");
}

/// Pairs, maps and a key alone stand for tags.
#[tokio::test]
async fn pairs_and_maps_stand_for_tags() {
    let stub = Stub::new();
    stub.on::<tag_resources::Request>().respond_json(json!({})).forever();
    let client = Client::new(stub.config()).unwrap();
    let call = || client.tag_resources().region_id("cn-hangzhou").resource_ids(["dtsa"]);
    let map = BTreeMap::from([("stage".to_owned(), String::new()), ("team".to_owned(), "shop".to_owned())]);
    call().tags([("stage", ""), ("team", "shop")]).send().await.unwrap();
    call().tags(&map).send().await.unwrap();
    call().tags([Tag::new().key("stage").value(""), Tag::from(("team", "shop"))]).send().await.unwrap();
    let sent = stub.requests::<tag_resources::Request>();
    assert_eq!((&sent[0], &sent[0]), (&sent[1], &sent[2]));
    let (pairs, _) = flatten(&sent[0]);
    assert!(pairs.iter().any(|(name, value)| name == "Tag.2.Value" && value.as_str() == "shop"), "{pairs:?}");

    assert_eq!(Tag::from(("team", None::<&str>)), Tag::new().key("team"));
    let tags = describe_dts_jobs::Request::new().tags([("team", "shop")]).tags.unwrap();
    assert_eq!(tags.as_str(), r#"[{"key":"team","value":"shop"}]"#);
}

#[test]
fn a_list_takes_whatever_can_be_iterated_and_an_option_of_it() {
    fn ids<M>(value: impl IntoList<DtsJobId, M>) -> Vec<DtsJobId> {
        let mut ids = suspend_dts_jobs::Request::new().dts_job_ids(value).dts_job_ids;
        ids.sort();
        ids
    }
    let both = ["a1", "b2"].map(DtsJobId::from).to_vec();
    let texts = ["a1", "b2"];
    let owned = texts.map(String::from).to_vec();
    assert_eq!(ids(texts), both);
    assert_eq!(ids(&texts), both);
    assert_eq!(ids(&texts[..]), both);
    assert_eq!(ids(owned.clone()), both);
    assert_eq!(ids(&owned), both);
    assert_eq!(ids(owned.as_slice()), both);
    assert_eq!(ids(owned.iter().map(String::as_str)), both);
    assert_eq!(ids(&both), both);
    assert_eq!(ids(both.iter()), both);
    assert_eq!(ids(both.clone()), both);
    assert_eq!(ids("a1,b2".split(',')), both);
    assert_eq!(ids(HashSet::from(texts)), both);
    assert_eq!(ids(&BTreeSet::from(texts)), both);
    assert_eq!(ids(Some(texts)), both);
    assert_eq!(ids(Some(&texts)), both);
    assert_eq!(ids(Some(owned.clone())), both);
    assert_eq!(ids(Some(&owned)), both);
    assert_eq!(ids(Some(owned.as_slice())), both);
    assert_eq!(ids(Some(both.clone())), both);
    assert!(ids(None::<Vec<String>>).is_empty());
    assert!(ids(None::<&[DtsJobId]>).is_empty());
}

#[test]
#[expect(clippy::needless_borrows_for_generic_args, reason = "programs pass references too")]
fn lists_of_texts_enums_structures_and_pairs_take_references() {
    let keys = ["team", "owner"];
    let owned = keys.map(String::from).to_vec();
    let set = |request: untag_resources::Request| request.tag_keys;
    assert_eq!(set(untag_resources::Request::new().tag_keys(&keys)), keys);
    assert_eq!(set(untag_resources::Request::new().tag_keys(&owned)), keys);
    assert_eq!(set(untag_resources::Request::new().tag_keys(Some(keys.as_slice()))), keys);

    let items = [WaivablePrecheckItemName::from("x"), WaivablePrecheckItemName::from("y")];
    let names = WaivedPrecheckNames::new();
    assert_eq!(format!("{:?}", names.clone().names(&items)), format!("{:?}", names.names(items.clone())));

    let expected = [Tag::from(("team", "shop"))];
    let tags = |request: tag_resources::Request| request.tags;
    let owned = [("team".to_owned(), "shop".to_owned())];
    assert_eq!(tags(tag_resources::Request::new().tags(&expected)), expected);
    assert_eq!(tags(tag_resources::Request::new().tags([&expected[0]])), expected);
    assert_eq!(tags(tag_resources::Request::new().tags(&[("team", "shop")])), expected);
    assert_eq!(tags(tag_resources::Request::new().tags(&owned)), expected);
    assert_eq!(tags(tag_resources::Request::new().tags(&BTreeMap::from(owned.clone()))), expected);
    assert_eq!(tags(tag_resources::Request::new().tags(Some(BTreeMap::from(owned)))), expected);
}

#[test]
#[expect(clippy::needless_borrows_for_generic_args, reason = "programs pass references too")]
fn a_field_is_taken_by_reference() {
    let request = describe_dts_jobs::Request::new().status(DtsJobStatus::Finished).search_value("orders");
    let again = describe_dts_jobs::Request::new()
        .status(&DtsJobStatus::Finished)
        .search_value(&"orders")
        .page_size(request.page_size);
    assert_eq!(again, request);
    assert_eq!(describe_dts_jobs::Request::new().status(request.status.as_ref()).status, request.status);
    let names: Vec<Option<String>> = ["orders", "shop"].iter().map(params).collect();
    assert_eq!(names, [Some("orders".to_owned()), Some("shop".to_owned())]);

    let start = Timestamp::from("2026-11-30T08:00:00Z");
    let time = SystemTime::UNIX_EPOCH;
    let set = |value: Option<Timestamp>| describe_metric_list::Request::new().start_time(value.as_ref()).start_time;
    assert_eq!(set(Some(start.clone())), Some(start.clone()));
    assert_eq!(describe_metric_list::Request::new().start_time(&start).start_time, Some(start));
    assert_eq!(describe_metric_list::Request::new().start_time(&time).start_time, Some(Timestamp::from(time)));

    let password = Secret::from("p");
    let endpoint = SubscriptionSourceEndpoint::new().user_name("u");
    let subscription = |value: &SubscriptionSourceEndpoint| {
        configure_subscription_instance::Request::new().source_endpoint(value).source_endpoint
    };
    assert_eq!(subscription(&endpoint), Some(endpoint.clone()));
    let create = create_consumer_group::Request::new().consumer_group_password(&password);
    assert_eq!(create.consumer_group_password, Some(password));
    let database = DatabaseEndpoint::rds("rm-1");
    let by_reference = configure_dts_job::Request::new().source(&database);
    assert_eq!(by_reference, configure_dts_job::Request::new().source(database));
}

#[test]
#[expect(clippy::needless_borrows_for_generic_args, reason = "programs pass references too")]
fn a_document_is_made_from_references() {
    let tag = JobTag::new().key("team").value("shop");
    let tags = JobTags::from_iter([tag.clone()]);
    let text = Document::<JobTags>::from(tags.clone());
    let json = Json::from(text.as_str());
    let tree: JsonValue = text.as_str().parse().unwrap();
    let list = vec![tag.clone()];
    let set = |request: describe_dts_jobs::Request| request.tags;
    let request = describe_dts_jobs::Request::new;
    for made in [
        set(request().tags(&tags)),
        set(request().tags(&text)),
        set(request().tags(&json)),
        set(request().tags(&tree)),
        set(request().tags(&list)),
        set(request().tags(list.as_slice())),
        set(request().tags(&[("team", "shop")])),
        set(request().tags([&tag])),
        set(request().tags([("team", "shop")])),
        set(request().tags(Some(&list))),
        set(request().tags(Some(&tags))),
    ] {
        assert_eq!(made.as_ref().map(Document::as_str), Some(text.as_str()));
    }
    let required = [
        Document::<JobTags>::from(&tags),
        Document::from(&text),
        Document::from(&json),
        Document::from(&tree),
        Document::from(&list),
        Document::from(list.as_slice()),
    ];
    assert!(required.iter().all(|document| document.as_str() == text.as_str()));
}
