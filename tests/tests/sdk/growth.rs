//! The memory that responses of the service take, large ones of its own and small ones that grow.

use crate::filling::fill_all;
use crate::spec::SERVICE;
use alibabacloud_core::plumbing::{ValueMut, read_response, to_json};
use alibabacloud_core::{Error, HttpResponse, UnreadableReason};
use alibabacloud_dts::metadata::{Call, calls};
use serde_json::Value;

fn jobs() -> &'static Call {
    calls().iter().find(|call| call.operation.name == "DescribeDtsJobs").unwrap()
}

fn read(body: String) -> Result<usize, Error> {
    let response = HttpResponse { status: 200, headers: Vec::new(), body: body.into() };
    let mut into = (jobs().response)();
    read_response(*SERVICE, &response, &mut *into)?;
    Ok(to_json(&*into)["DtsJobList"].as_array().map_or(0, Vec::len))
}

#[test]
fn a_mebibyte_of_elements_ends_in_a_clear_error() {
    for (head, unit, tail) in [
        (r#"{"RequestId":"r","DtsJobList":[{}"#, ",{}", "]}"),
        (r#"{"RequestId":"r","DtsJobList":[{}"#, r#",{"Delay":[]}"#, "]}"),
        (r#"{"RequestId":"r","DtsJobList":[{}"#, r#",{"Delay":[1]}"#, "]}"),
        ("<R><RequestId>r</RequestId><DtsJobList>", "<DtsJob/>", "</DtsJobList></R>"),
    ] {
        match read(format!("{head}{}{tail}", unit.repeat((1 << 20) / unit.len()))) {
            Err(error) => assert_eq!(error.unreadable_reason(), Some(UnreadableReason::TooLarge), "{unit}: {error}"),
            Ok(count) => panic!("{unit}: {count}"),
        }
    }
}

#[test]
fn a_thousand_jobs_with_hundreds_of_members_are_read() {
    let mut response = (jobs().response)();
    fill_all(&mut *response, &mut |_, place| match place {
        ValueMut::Text(text) => *text = Some("a value of usual length".to_owned()),
        ValueMut::OpenEnum(text) => text.set("Value").unwrap(),
        ValueMut::Int32(number) => *number = Some(7),
        ValueMut::Int64(number) => *number = Some(7),
        ValueMut::Boolean(value) => *value = Some(true),
        _ => {}
    });
    let mut job = to_json(&*response)["DtsJobList"][0].clone();
    // A job holds its reverse job and its subjobs, which are jobs again; one level of them is what there is.
    prune(&mut job, 3);
    assert!(members(&job) > 300, "{}", members(&job));
    let jobs = vec![job.to_string(); 1000].join(",");
    assert_eq!(read(format!(r#"{{"RequestId":"r","DtsJobList":[{jobs}]}}"#)).unwrap(), 1000);
}

fn prune(value: &mut Value, depth: usize) {
    match value {
        Value::Object(members) if depth == 0 => members.clear(),
        Value::Object(members) => members.values_mut().for_each(|member| prune(member, depth - 1)),
        Value::Array(elements) => elements.iter_mut().for_each(|element| prune(element, depth)),
        _ => {}
    }
}

fn members(value: &Value) -> usize {
    match value {
        Value::Object(entries) => entries.values().map(members).sum(),
        Value::Array(elements) => elements.iter().map(members).sum(),
        _ => 1,
    }
}
