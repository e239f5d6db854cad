//! What the setters of optional parameters take: values, what turns into them, and an `Option` of either.

use alibabacloud_core::plumbing::{flatten, to_json};
use alibabacloud_dts::operation::{
    configure_migration_job_alert, create_job_monitor_rule, describe_dts_jobs, tag_resources,
};
use alibabacloud_dts::test_util::Stub;
use alibabacloud_dts::types::{
    AdvancedSettings, DtsJobStatus, DtsJobType, JobTag, JobTags, MonitorRuleState, SubscriptionSourceEndpoint, Tag,
};
use alibabacloud_dts::value::{IntoParameter, Json};
use alibabacloud_dts::{Client, JsonValue, Secret};
use serde_json::json;
use std::borrow::Cow;
use std::collections::BTreeMap;

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
