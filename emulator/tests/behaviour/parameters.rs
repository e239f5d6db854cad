//! Actions, versions, parameters and formats.

use crate::raw::{Answer, acs3, rpc};
use emulator::{Emulator, Settings};

async fn called(action: &str, query: &[(&str, &str)]) -> Answer {
    let emulator = Emulator::start().await.unwrap();
    acs3(&emulator, action, query).signed().send(&emulator).await
}

#[tokio::test]
async fn a_refusal_has_the_shape_of_the_gateway() {
    let emulator = Emulator::start().await.unwrap();
    let answer = acs3(&emulator, "DescribeWeather", &[]).signed().send(&emulator).await;
    let body = answer.json();
    assert_eq!((answer.status, &body["Code"]), (404, &"InvalidAction.NotFound".into()));
    assert_eq!(body["HostId"], emulator.address().to_string());
    assert_eq!(body["RequestId"].as_str().unwrap().len(), 36);
    assert!(body["Message"].as_str().unwrap().contains("DescribeWeather"));
    assert!(body["Recommend"].as_str().unwrap().contains(body["RequestId"].as_str().unwrap()));
    assert!(answer.head.contains("application/json;charset=utf-8") && answer.head.contains("x-acs-request-id"));
    let mut xml = rpc(&emulator, "DescribeWeather", &[]);
    xml.set_parameter("Format", "XML");
    let answer = xml.signed_rpc("testsecret").send(&emulator).await;
    assert!(answer.head.contains("text/xml;charset=utf-8"), "{}", answer.head);
    assert!(answer.body.contains("<Error><RequestId>") && answer.body.contains("<Code>InvalidAction.NotFound</Code>"));
}

#[tokio::test]
async fn an_unknown_version_is_refused() {
    let emulator = Emulator::start().await.unwrap();
    let mut call = acs3(&emulator, "DescribeDtsJobs", &[]);
    call.set("x-acs-version", "2018-08-01");
    assert_eq!(call.signed().send(&emulator).await.refusal(), (400, "InvalidVersion.NotFound".to_owned()));
}

#[tokio::test]
async fn other_methods_and_paths_are_refused() {
    let emulator = Emulator::start().await.unwrap();
    let mut call = acs3(&emulator, "DescribeDtsJobs", &[]);
    call.method = "DELETE";
    assert_eq!(call.clone().signed().send(&emulator).await.refusal(), (403, "UnsupportedHTTPMethod".to_owned()));
    call.method = "POST";
    call.path = "/jobs";
    assert_eq!(call.signed().send(&emulator).await.refusal(), (404, "InvalidApi.NotFound".to_owned()));
}

#[tokio::test]
async fn the_older_signature_without_a_format_gets_xml() {
    let emulator = Emulator::start().await.unwrap();
    let mut call = rpc(&emulator, "DescribeDtsJobs", &[]);
    call.query.retain(|(name, _)| name != "Format");
    let answer = call.signed_rpc("testsecret").send(&emulator).await;
    assert!(answer.body.contains("<DescribeDtsJobsResponse>"), "{}", answer.body);
    let mut call = rpc(&emulator, "DescribeDtsJobs", &[]);
    call.set_parameter("Format", "YAML");
    assert_eq!(
        call.signed_rpc("testsecret").send(&emulator).await.refusal(),
        (400, "InvalidParameter.Format".to_owned())
    );
}

#[tokio::test]
async fn an_unknown_parameter_is_refused_unless_the_settings_pass_over_it() {
    let answer = called("DescribeDtsJobs", &[("JobTyp", "SYNC")]).await;
    assert_eq!(answer.refusal(), (400, "UnsupportedParameter".to_owned()));
    assert!(answer.json()["Message"].as_str().unwrap().contains("JobTyp"));
    let mut settings = Settings::default();
    settings.refuse_unknown_parameters = false;
    let emulator = Emulator::start_with(settings).await.unwrap();
    let answer = acs3(&emulator, "DescribeDtsJobs", &[("JobTyp", "SYNC")]).signed().send(&emulator).await;
    assert_eq!(answer.status, 200);
}

#[tokio::test]
async fn the_region_that_older_clients_send_with_each_call_is_accepted() {
    let answer = called("CreateReverseDtsJob", &[("DtsJobId", "a1"), ("RegionId", "cn-hangzhou")]).await;
    assert_ne!(answer.refusal().1, "UnsupportedParameter");
}

#[tokio::test]
async fn a_missing_parameter_is_refused_by_name() {
    let answer = called("CreateJobMonitorRule", &[]).await;
    assert_eq!(answer.refusal(), (400, "MissingDtsJobId".to_owned()));
    let rule = &answer.json()["Rule"];
    let file = std::fs::read_to_string(std::path::Path::new("..").join(rule["File"].as_str().unwrap())).unwrap();
    let line = usize::try_from(rule["Line"].as_u64().unwrap()).unwrap();
    assert!(file.lines().nth(line - 1).unwrap().contains("DtsJobId:"), "{rule}");
    assert_eq!((&rule["Parameter"], &rule["Text"]["zh"]), (&"DtsJobId".into(), &"必填".into()));
}

#[tokio::test]
async fn a_value_of_another_type_is_refused_by_name() {
    let answer = called("DescribeDtsJobs", &[("PageNumber", "first")]).await;
    assert_eq!(answer.refusal(), (400, "InvalidPageNumber".to_owned()));
    let answer = called("DescribeDtsJobs", &[("WithoutDbList", "perhaps")]).await;
    assert_eq!(answer.refusal(), (400, "InvalidWithoutDbList".to_owned()));
    for spelled in ["True", "true", "1"] {
        assert_eq!(called("DescribeDtsJobs", &[("WithoutDbList", spelled)]).await.status, 200, "{spelled}");
    }
}

#[tokio::test]
async fn a_rule_that_is_certain_is_enforced_by_the_service() {
    let answer = called("SuspendDtsJob", &[("RegionId", "cn-hangzhou")]).await;
    assert_eq!(answer.refusal(), (403, "InvalidParameter".to_owned()));
    let rule = &answer.json()["Rule"];
    assert!(rule["Parameter"].as_str().unwrap().contains("DtsInstanceId"), "{rule}");
    let file = std::fs::read_to_string(std::path::Path::new("..").join(rule["File"].as_str().unwrap())).unwrap();
    let line = usize::try_from(rule["Line"].as_u64().unwrap()).unwrap();
    assert!(file.lines().nth(line - 1).unwrap().contains(rule["Text"]["en"].as_str().unwrap()), "{rule}");
    assert!(rule["Text"]["zh"].as_str().unwrap().contains('任'), "{rule}");
}

#[tokio::test]
async fn a_body_above_the_limit_is_refused() {
    let mut settings = Settings::default();
    settings.max_body_bytes = 1000;
    let emulator = Emulator::start_with(settings).await.unwrap();
    let long = "x".repeat(2000);
    let call = acs3(&emulator, "ModifyDtsJob", &[("DtsInstanceId", "dtsa1")]).form(&[("Reserved", &long)]);
    assert_eq!(call.signed().send(&emulator).await.status, 413);
}

#[tokio::test]
async fn secrets_are_not_kept_with_the_calls() {
    let emulator = Emulator::start().await.unwrap();
    let query = [("DtsJobId", "a1"), ("Endpoint", "src"), ("UserName", "u"), ("Password", "p4ssw0rd")];
    acs3(&emulator, "ModifyDtsJobPassword", &query).signed().send(&emulator).await;
    let shown = format!("{:?}", emulator.calls());
    assert!(shown.contains("\"u\"") && !shown.contains("p4ssw0rd"), "{shown}");
}
