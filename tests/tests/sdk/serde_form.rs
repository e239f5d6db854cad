//! Requests and responses as users keep them in files: by wire names, in any format of serde.

use crate::spec::{MODEL, parameters};
use alibabacloud_core::WithSecrets;
use alibabacloud_core::plumbing::{from_json, to_json};
use alibabacloud_dts::operation::{configure_dts_job, describe_dts_jobs};
use alibabacloud_dts::types::{DtsJob, DtsJobStatus, DtsJobType, ObjectSelection, SynchronizationSourceEndpoint};
use alibabacloud_dts::value::Json;
use alibabacloud_dts::{Document, Secret, metadata};
use serde_json::json;

#[test]
fn a_request_is_loaded_from_yaml_by_wire_names() {
    let yaml = "JobType: SYNC\nregion: cn-hangzhou\nPageSize: '30'\nTags:\n- key: team\n  value: checkout\n";
    let request: describe_dts_jobs::Request = serde_saphyr::from_str(yaml).unwrap();
    let mut expected = describe_dts_jobs::Request::new();
    expected.job_type = Some(DtsJobType::Sync);
    expected.region = Some("cn-hangzhou".into());
    expected.page_size = Some(30);
    expected.tags = Some(r#"[{"key":"team","value":"checkout"}]"#.into());
    assert_eq!(request, expected);
}

#[test]
fn every_name_that_a_request_lacks_is_told_with_every_value_that_does_not_fit() {
    let text = r#"{"JobTyp":"SYNC","PageSize":"many","Regions":[]}"#;
    let error = serde_json::from_str::<describe_dts_jobs::Request>(text).unwrap_err().to_string();
    for part in ["JobTyp: DescribeDtsJobsRequest has no such member", "Regions:", "PageSize: expected a whole number"] {
        assert!(error.contains(part), "{part}: {error}");
    }
}

#[test]
fn a_group_of_a_request_is_read_as_strictly() {
    let read = serde_json::from_value::<SynchronizationSourceEndpoint>(json!({ "IP": "10.0.0.1", "Prot": 3306 }));
    assert!(read.unwrap_err().to_string().contains("Prot: "));
}

#[test]
fn an_answer_is_saved_and_read_back_and_may_have_names_that_are_new() {
    let text = r#"{"RequestId":"R1","DtsJobList":[{"DtsJobId":"a1","Status":"Synchronizing"}],"NewMember":{"a":1}}"#;
    let response: describe_dts_jobs::Response = serde_json::from_str(text).unwrap();
    let saved = serde_json::to_string(&response).unwrap();
    assert_eq!(saved, r#"{"RequestId":"R1","DtsJobList":[{"DtsJobId":"a1","Status":"Synchronizing"}]}"#);
    let yaml = serde_saphyr::to_string(&response).unwrap();
    assert_eq!(serde_saphyr::from_str::<describe_dts_jobs::Response>(&yaml).unwrap(), response);
    let job: DtsJob = serde_json::from_value(json!({ "Status": "Synchronizing", "Brand": "new" })).unwrap();
    assert_eq!(job.status.unwrap(), DtsJobStatus::Synchronizing);
}

#[test]
fn secrets_are_read_and_only_written_when_asked_for() {
    let text = r#"{"SourceEndpointPassword":"hush","DestinationEndpointPassword":"hush"}"#;
    let request: configure_dts_job::Request = serde_json::from_str(text).unwrap();
    assert_eq!(request.source_endpoint_password.as_ref().unwrap().expose(), "hush");
    assert_eq!(serde_json::to_string(&request).unwrap(), "{}");
    assert_eq!(serde_json::to_string(&WithSecrets(&request)).unwrap(), text);
}

#[test]
fn values_stand_for_themselves_in_types_of_the_user() {
    #[derive(serde::Deserialize, serde::Serialize, Debug, PartialEq)]
    struct Plan {
        kind: DtsJobType,
        status: DtsJobStatus,
        objects: Json,
        #[serde(skip_serializing)]
        password: Option<Secret>,
    }
    let text = r#"{"kind":"sync","status":"Resting","objects":{"shop":{}},"password":"hush"}"#;
    let plan: Plan = serde_json::from_str(text).unwrap();
    assert_eq!(
        serde_json::to_string(&plan).unwrap(),
        r#"{"kind":"SYNC","status":"Resting","objects":"{\"shop\":{}}"}"#
    );
    assert_eq!(plan.password, Some(Secret::from("hush")));
    assert_eq!((plan.kind, plan.status.as_str()), (DtsJobType::Sync, "Resting"));
    let error = serde_json::from_str::<DtsJobType>("7").unwrap_err().to_string();
    assert!(error.contains("expected a string"), "{error}");
}

#[test]
fn a_document_is_kept_with_values_that_no_tree_holds() {
    for unknown in ["1e999".to_owned(), format!("{}{}", "[".repeat(200), "]".repeat(200))] {
        let text = format!(r#"{{"shop":{{"name":"store","all":true,"new":{unknown}}}}}"#);
        let objects = Document::<ObjectSelection>::from(text.as_str()).parsed().unwrap();
        let written = serde_json::to_string(&objects).unwrap();
        let again: ObjectSelection = serde_json::from_str(&written).unwrap();
        assert!(written.contains(&unknown) && written.contains("store"), "{written}");
        assert_eq!(serde_json::to_string(&again).unwrap(), written);
    }
}

#[test]
fn a_document_that_is_a_text_stays_one() {
    for text in [r#""""#, r#""{\"shop\":{\"name\":\"store\"}}""#] {
        let objects: ObjectSelection = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&objects).unwrap(), text);
        assert_eq!(Document::from(&objects).as_str(), text);
    }
    let error = serde_json::from_str::<ObjectSelection>(r#""shop""#).unwrap_err().to_string();
    assert!(error.contains("found a text"), "{error}");
}

#[test]
fn requests_of_all_examples_come_back_from_what_is_written() {
    for operation in &MODEL.operations {
        for example in &operation.examples {
            let mut request = (metadata::call(&operation.name).unwrap().request)();
            from_json(&parameters(operation, example), request.as_mut());
            let written = serde_json::to_value(WithSecrets(request.as_ref())).unwrap();
            let mut read = (metadata::call(&operation.name).unwrap().request)();
            let loaded = from_json(&written, read.as_mut());
            assert!(loaded.unknown.is_empty() && loaded.mismatches.is_empty(), "{}: {loaded:?}", operation.name);
            assert_eq!(to_json(read.as_ref()), to_json(request.as_ref()), "{}", operation.name);
        }
    }
}
