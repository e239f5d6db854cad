//! Responses in the forms that the service and its proxies really send.

use crate::runner::{decode, run};
use serde_json::{Value, json};

fn ok(operation: &str, body: &Value) -> Value {
    let read = decode(operation, body);
    assert!(read.get("unfit").is_none(), "{read}");
    read.get("ok").unwrap_or_else(|| panic!("a success expected: {read}")).clone()
}

#[test]
fn success_is_told_in_any_spelling() {
    for spelling in [json!(true), json!("true"), json!("True"), json!("TRUE"), json!(1), json!("1")] {
        let read = ok("ConfigureSynchronizationJob", &json!({ "RequestId": "R1", "Success": spelling }));
        assert_eq!(read, json!({ "RequestId": "R1", "Success": true }), "{spelling}");
    }
    for spelling in [json!(false), json!("false"), json!("False"), json!("FALSE"), json!(0), json!("0")] {
        let read = decode("ConfigureSynchronizationJob", &json!({ "RequestId": "R1", "Success": spelling }));
        assert_eq!(read["error"]["request_id"], "R1", "{spelling}: {read}");
    }
}

#[test]
fn an_answer_without_success_is_a_success() {
    assert_eq!(ok("ConfigureSynchronizationJob", &json!({ "RequestId": "R1" })), json!({ "RequestId": "R1" }));
    let body = json!({ "RequestId": "R1", "Success": null });
    assert_eq!(ok("ConfigureSynchronizationJob", &body), json!({ "RequestId": "R1" }));
}

#[test]
fn success_beside_an_error_code_is_a_success_that_keeps_both() {
    let body = json!({ "Success": true, "ErrCode": "InternalError", "ErrMessage": "odd" });
    assert_eq!(ok("ConfigureSynchronizationJob", &body), body);
}

#[test]
fn an_error_code_without_success_is_a_failure() {
    let read = decode("ConfigureSynchronizationJob", &json!({ "RequestId": "R1", "ErrCode": "InternalError" }));
    assert_eq!((&read["error"]["kind"], &read["error"]["code"]), (&json!("refused"), &json!("InternalError")));
    let read = decode("ConfigureSynchronizationJob", &json!({}));
    assert_eq!(read["error"]["kind"], "unreadable");
}

/// Operations that share a structure spell some of its members differently.
#[test]
fn members_of_a_shared_structure_are_read_in_the_spelling_of_each_operation() {
    let endpoint = |id: &str| json!({ "MigrationJobs": { "MigrationJob": [{ "SourceEndpoint": { id: "rm-1" } }] } });
    let listed = ["InstanceID", "InstanceId"].map(|id| ok("DescribeMigrationJobs", &endpoint(id)));
    let read = &listed[0]["MigrationJobs"]["MigrationJob"][0]["SourceEndpoint"];
    assert_eq!(read, &json!({ "InstanceId": "rm-1" }), "{}", listed[0]);
    assert_eq!(listed[0], listed[1]);

    let spellings = [
        ("DescribeSynchronizationJobStatus", json!({ "Performance": { "RPS": "12", "FLOW": "1.5MB/s" } })),
        ("DescribeSynchronizationJobStatus", json!({ "Performance": { "Rps": 12, "Flow": "1.5MB/s" } })),
    ];
    for (operation, body) in spellings {
        let read = ok(operation, &body);
        assert_eq!(read["Performance"], json!({ "Rps": 12, "Flow": "1.5MB/s" }), "{read}");
    }
}

#[test]
fn numbers_and_texts_stand_for_each_other() {
    let texts = json!({ "PageNumber": "2", "PageRecordCount": "30", "TotalRecordCount": "9000000000" });
    let numbers = json!({ "PageNumber": 2, "PageRecordCount": 30, "TotalRecordCount": 9_000_000_000_i64 });
    assert_eq!(ok("DescribeSynchronizationJobs", &texts), numbers);
    let job = |delay: Value, yes: Value, rate: Value, name: Value| {
        json!({ "SynchronizationInstances": [{
            "Delay": delay, "DataInitialization": yes, "Performance": { "Rps": rate }, "SynchronizationJobName": name,
        }] })
    };
    let expected = sorted(&job(json!(12), json!(true), json!(7), json!("5")));
    for (yes, rate) in [(json!("True"), json!("7")), (json!(1), json!(7.0)), (json!("true"), json!("7.0"))] {
        let body = job(json!("12"), yes, rate, json!(5));
        assert_eq!(sorted(&ok("DescribeSynchronizationJobs", &body)), expected, "{body}");
    }
    let status = |status: Value| ok("ConfigureDtsJob", &json!({ "HttpStatusCode": status, "Success": true }));
    assert_eq!(status(json!("200")), status(json!(200)));
}

/// The same value whatever the order of members.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().map(|(name, value)| (name.clone(), sorted(value))).collect();
            members.sort_by(|(one, _), (other, _)| one.cmp(other));
            members.into_iter().collect()
        }
        Value::Array(elements) => elements.iter().map(sorted).collect(),
        scalar => scalar.clone(),
    }
}

#[test]
fn wrapped_and_plain_lists_are_the_same() {
    let tag = json!({ "ResourceId": "dtsa1", "TagKey": "team", "TagValue": "checkout" });
    let wrapped = json!({ "TagResources": { "TagResource": [tag] }, "Success": true });
    let plain = json!({ "TagResources": [tag], "Success": true });
    let lonely = json!({ "TagResources": { "TagResource": tag }, "Success": true });
    let read = ok("ListTagResources", &wrapped);
    assert_eq!(sorted(&read), sorted(&wrapped));
    assert_eq!(ok("ListTagResources", &plain), read);
    assert_eq!(ok("ListTagResources", &lonely), read);
    // And the reverse: a wrapper that the spec does not know.
    let jobs = json!({ "SynchronizationInstances": [{ "Status": "Synchronizing" }] });
    let wrapped = json!({ "SynchronizationInstances": { "SynchronizationInstance": [{ "Status": "Synchronizing" }] } });
    assert_eq!(ok("DescribeSynchronizationJobs", &wrapped), ok("DescribeSynchronizationJobs", &jobs));
}

#[test]
fn unknown_fields_change_nothing() {
    let body = json!({
        "RequestId": "R1", "Success": true, "Novelty": { "A": [1, { "B": null }] },
        "SynchronizationInstances": [{ "Status": "Failed", "Novelty": [] }],
    });
    let expected = json!({ "RequestId": "R1", "SynchronizationInstances": [{ "Status": "Failed" }] });
    assert_eq!(ok("DescribeSynchronizationJobs", &body), expected);
}

#[test]
fn nulls_are_absent() {
    let body = json!({
        "RequestId": null, "PageNumber": null, "SynchronizationInstances": [{ "Status": null, "Tags": null }],
    });
    assert_eq!(ok("DescribeSynchronizationJobs", &body), json!({ "SynchronizationInstances": [{}] }));
    let body = json!({ "RequestId": "R1", "SynchronizationInstances": null });
    assert_eq!(ok("DescribeSynchronizationJobs", &body), json!({ "RequestId": "R1" }));
}

#[test]
fn empty_lists_and_structures_are_shown_where_the_answer_has_them() {
    let body = json!({
        "SynchronizationInstances": [{ "Status": "Failed", "Tags": [], "DataSynchronizationStatus": {} }],
    });
    assert_eq!(sorted(&ok("DescribeSynchronizationJobs", &body)), sorted(&body));
    assert_eq!(
        ok("ListTagResources", &json!({ "TagResources": [] })),
        json!({ "TagResources": { "TagResource": [] } })
    );
}

#[test]
fn new_values_of_an_enumeration_are_kept_as_they_come() {
    let of = |statuses: [&str; 2]| json!({ "SynchronizationInstances": statuses.map(|it| json!({ "Status": it })) });
    let read = ok("DescribeSynchronizationJobs", &of(["hiberNating", "synchronizing"]));
    assert_eq!(read, of(["hiberNating", "Synchronizing"]));
}

#[test]
fn what_does_not_fit_is_left_out_and_listed() {
    let body =
        json!({ "RequestId": "R1", "PageNumber": "many", "SynchronizationInstances": [{ "Delay": { "a": 1 } }] });
    let read = decode("DescribeSynchronizationJobs", &body);
    assert_eq!(read["ok"]["RequestId"], "R1");
    assert!(read["ok"].get("PageNumber").is_none());
    let paths: Vec<&str> =
        read["unfit"].as_array().unwrap().iter().map(|unfit| unfit["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["PageNumber", "SynchronizationInstances[0].Delay"]);
}

#[test]
fn a_list_with_one_element_is_a_list_in_xml_too() {
    let xml = "<?xml version=\"1.0\"?><Whatever xmlns=\"urn:x\"><RequestId>R1</RequestId>\
               <SynchronizationInstances><Status>Failed</Status><Tags><Key>a &amp; b</Key></Tags>\
               </SynchronizationInstances></Whatever>";
    let line = json!({ "do": "decode", "operation": "DescribeSynchronizationJobs", "format": "XML", "body": xml });
    let expected = json!({
        "RequestId": "R1",
        "SynchronizationInstances": [{ "Status": "Failed", "Tags": [{ "Key": "a & b" }] }],
    });
    assert_eq!(sorted(&run(&line)["ok"]), sorted(&expected));
}

#[test]
fn a_body_may_be_a_text_or_a_tree() {
    let tree = json!({ "RequestId": "R1", "Success": "true" });
    let text = Value::from(tree.to_string());
    assert_eq!(decode("ModifyDtsJob", &tree), decode("ModifyDtsJob", &text));
}

#[test]
fn an_answer_of_any_action_is_read_raw() {
    let line = json!({
        "do": "decode", "operation": "DescribeWeather", "raw": true, "body": { "Success": true, "Sky": ["blue"] },
    });
    assert_eq!(run(&line)["ok"], json!({ "Success": true, "Sky": ["blue"] }));
}

#[test]
fn a_document_is_told_in_the_form_that_it_came_in() {
    let tree = json!({ "ConfigList": { "dts.datamove.source.rps.max": 5000, "of.tomorrow": [1, null] } });
    assert_eq!(ok("DescribeFullProcessList", &tree), tree);
    let text = json!({ "ConfigList": "{\"dts.datamove.source.rps.max\": 5000}" });
    assert_eq!(ok("DescribeFullProcessList", &text), text);
}
