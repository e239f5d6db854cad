//! Parameters that default to the region of the client.

use alibabacloud_dts::operation::{list_tag_resources, start_dts_job, tag_resources};
use alibabacloud_dts::settings::CallOptions;
use alibabacloud_dts::test_util::Stub;
use alibabacloud_dts::{Client, Config, Credentials, Endpoint, blocking};
use serde_json::json;

const TYPE: &str = "ALIYUN::DTS::INSTANCE";

/// A stub that responds to any number of calls, and its client, which is in `cn-beijing`.
fn stubbed() -> (Stub, Client) {
    let stub = Stub::new();
    stub.on::<tag_resources::Request>().respond_json(json!({ "Success": true })).forever();
    stub.on::<start_dts_job::Request>().respond_json(json!({ "Success": true })).forever();
    let client = Client::new(stub.config().region("cn-beijing")).unwrap();
    (stub, client)
}

fn tagging(client: &Client) -> tag_resources::Builder<impl tag_resources::state::Complete + use<>> {
    client.tag_resources().resource_type(TYPE).resource_ids(["dtsa"]).tags([("team", "shop")])
}

fn regions(stub: &Stub) -> Vec<Option<String>> {
    stub.requests::<tag_resources::Request>().into_iter().map(|request| request.region_id).collect()
}

#[tokio::test]
async fn the_region_of_the_client_is_sent_where_none_is_given() {
    let (stub, client) = stubbed();
    tagging(&client).send().await.unwrap();
    tagging(&client).region_id("cn-hangzhou").send().await.unwrap();
    tagging(&client).region_id("").send().await.unwrap();
    tagging(&client).region_id(None::<&str>).send().await.unwrap();
    let request = tagging(&client).into_request();
    assert_eq!(request.validate(), [], "whichever client sends it, it has a region");
    client.send(&request).await.unwrap();
    let [beijing, hangzhou] = ["cn-beijing", "cn-hangzhou"].map(|region| Some(region.to_owned()));
    let expected = [beijing.clone(), hangzhou, beijing.clone(), beijing.clone(), beijing];
    assert_eq!(regions(&stub), expected);
}

#[tokio::test]
async fn the_options_of_a_call_win_too() {
    let (stub, client) = stubbed();
    let options = CallOptions::new().parameter("RegionId", "cn-shanghai");
    tagging(&client).customize(options).send().await.unwrap();
    assert_eq!(regions(&stub), [Some("cn-shanghai".to_owned())]);
}

#[tokio::test]
async fn without_checks_it_is_filled_in_all_the_same() {
    let (stub, _) = stubbed();
    let client = Client::new(stub.config().validation(false)).unwrap();
    client.send(&tag_resources::Request::new()).await.unwrap();
    assert_eq!(regions(&stub), [Some("cn-hangzhou".to_owned())]);
}

#[tokio::test]
async fn a_client_without_a_region_says_so_before_the_call() {
    let (stub, _) = stubbed();
    let key = Credentials::access_key("testid", "testsecret");
    let config = Config::new(Endpoint::parse("dts.aliyuncs.com").unwrap(), key).transport(stub.clone());
    let client = Client::new(config).unwrap();
    let error = client.send(&tag_resources::Request::new()).await.unwrap_err().to_string();
    let expected = "RegionId: required, and the client has no region: call `.region_id(…)`, or give the client one";
    assert!(error.contains(expected) && error.contains("ResourceId: required"), "{error}");
    assert!(stub.calls().is_empty());
    tagging(&client).region_id("cn-hangzhou").send().await.unwrap();
    assert_eq!(regions(&stub).len(), 1);
}

#[tokio::test]
async fn an_optional_region_is_left_to_the_service() {
    let (stub, client) = stubbed();
    client.start_dts_job().dts_job_id("a1").send().await.unwrap();
    assert_eq!(stub.requests::<start_dts_job::Request>()[0].region_id, None);
}

#[tokio::test]
async fn every_page_has_it() {
    let (stub, client) = stubbed();
    let page = |token: &str| json!({ "Success": true, "NextToken": token, "TagResources": { "TagResource": [{}] } });
    stub.on::<list_tag_resources::Request>().respond_json(page("next"));
    stub.on::<list_tag_resources::Request>().respond_json(page(""));
    let pages = client.list_tag_resources().resource_type(TYPE).resource_ids(["dtsa"]).pages();
    assert_eq!({ pages }.collect().await.unwrap().len(), 2);
    let sent = stub.requests::<list_tag_resources::Request>();
    assert!(sent.iter().all(|request| request.region_id.as_deref() == Some("cn-beijing")) && sent.len() == 2);
}

#[test]
fn a_blocking_call_has_it() {
    let (stub, _) = stubbed();
    let client = blocking::Client::new(stub.config()).unwrap();
    let call = client.tag_resources().resource_type(TYPE).resource_ids(["dtsa"]).tags([("team", "shop")]);
    call.clone().send().unwrap();
    client.send(&call.into_request()).unwrap();
    assert_eq!(regions(&stub), [Some("cn-hangzhou".to_owned()), Some("cn-hangzhou".to_owned())]);
}
