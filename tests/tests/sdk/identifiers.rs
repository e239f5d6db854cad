//! IDs with types of their own: what they are made of, where they are taken, and what a response without one is.

use crate::memory::Memory;
use alibabacloud_dts::ErrorKind;
use alibabacloud_dts::operation::{create_dts_instance, describe_dts_jobs, start_dts_job};
use alibabacloud_dts::types::{DtsInstanceId, DtsJobId};
use serde_json::json;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

#[test]
fn an_id_is_made_of_any_text_and_taken_by_reference() {
    let id = DtsJobId::from("job1");
    let texts: [DtsJobId; 6] = [
        "job1".into(),
        String::from("job1").into(),
        (&String::from("job1")).into(),
        Cow::Borrowed("job1").into(),
        Box::<str>::from("job1").into(),
        "job1".parse().unwrap(),
    ];
    assert_eq!(texts.iter().collect::<BTreeSet<_>>().len(), 1);
    assert_eq!(texts.iter().chain([&id]).collect::<HashSet<_>>().len(), 1);
    assert_eq!((id.as_str(), id.to_string(), format!("{id:?}")), ("job1", "job1".to_owned(), "\"job1\"".to_owned()));
    assert!(id == "job1" && id == *"job1" && id != "JOB1");
    assert_eq!(String::from(&id), String::from(id.clone()));

    let given = |request: start_dts_job::Request| request.dts_job_id;
    let request = start_dts_job::Request::new;
    let known = Some(id.clone());
    assert_eq!(given(request().dts_job_id(&id)), known);
    assert_eq!(given(request().dts_job_id(known.as_ref())), known);
    assert_eq!(given(request().dts_job_id(known.clone())), known);
    assert_eq!(given(request().dts_job_id("job1")), known);
    assert_eq!(given(request().dts_job_id(None::<&str>)), None);
    // A text takes any ID.
    assert_eq!(request().resource_group_id(&id).resource_group_id.as_deref(), Some("job1"));
    let lists = describe_dts_jobs::Request::new().dts_job_ids([&id]).dts_job_ids;
    assert_eq!(lists, [id]);
}

#[tokio::test]
async fn an_id_is_sent_and_read_as_its_text() {
    let memory = Memory::new(|action, _| {
        let page = json!({ "DtsJobId": 17, "DtsInstanceID": "dts1" });
        let body = json!({ "Success": true, "TotalRecordCount": 1, "DtsJobList": [page] });
        Ok((200, if action == "DescribeDtsJobs" { body } else { json!({ "Success": true }) }))
    });
    let client = memory.client();
    let task = client.describe_dts_jobs().items().next().await.unwrap().unwrap();
    client.start_dts_job().dts_job_id(task.dts_job_id().unwrap()).send().await.unwrap();
    assert_eq!(memory.asked()[1].1["DtsJobId"], json!("17"));
    assert_eq!(task.dts_instance_id().unwrap(), &DtsInstanceId::from("dts1"));
    let wait = client.wait_for_dts_job(task.dts_job_id().unwrap());
    assert!(format!("{wait:?}").contains("17"));
}

#[tokio::test]
async fn a_response_without_an_id_is_an_error_that_names_it() {
    let client = Memory::new(|_, _| Ok((200, json!({ "Success": true, "RequestId": "R7" })))).client();
    let purchase = client.send(&create_dts_instance::Request::new()).await.unwrap();
    let error = purchase.job_id().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unreadable);
    assert_eq!(error.to_string(), "the service returned no `JobId` in CreateDtsInstanceResponse, request ID R7");
    assert_eq!((error.request_id(), error.is_unprocessed(), error.is_retryable()), (Some("R7"), false, false));
    assert_eq!(error.message(), Some("the service returned no `JobId` in CreateDtsInstanceResponse"));
}

#[test]
fn serde_writes_and_reads_a_text() {
    let id: DtsJobId = serde_json::from_value(json!("job1")).unwrap();
    assert_eq!(serde_json::to_value(&id).unwrap(), json!("job1"));
}
