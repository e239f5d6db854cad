use super::{client, done};
use alibabacloud_dts::error::TransportErrorKind;
use alibabacloud_dts::settings::RetryPolicy;
use alibabacloud_dts::test_util::Stub;
use alibabacloud_dts::{Client, ErrorKind};
use serde_json::json;

#[allow(dead_code, unreachable_pub, reason = "a program has a `main`")]
#[path = "../../../../generated/dts/alibabacloud-dts/examples/handle_errors.rs"]
mod handle_errors;

/// What the program says if the call ends as `prepare` has it.
async fn told(prepare: impl FnOnce(&Stub)) -> String {
    let stub = Stub::new();
    prepare(&stub);
    let client = Client::new(stub.config().retry(RetryPolicy::Off)).unwrap();
    let told = handle_errors::run(&client, "task1").await.unwrap();
    assert_eq!(stub.calls()[0].parameters()["DtsJobId"], "task1");
    told
}

#[tokio::test]
async fn each_kind_of_error_is_treated_in_its_own_way() {
    let action = "StartDtsJob";
    let told_of_code = |code: &'static str, status| told(move |stub| drop(stub.on_action(action).error(code, status)));
    assert_eq!(told(|stub| drop(stub.on_action(action).respond_json(done()))).await, "The task starts.");
    assert_eq!(told_of_code("OperationDenied.JobStatus", 400).await, "The task is already running.");
    assert_eq!(told_of_code("Forbidden.InstanceNotFound", 403).await, "There is no such task.");
    assert!(told_of_code("Throttling.User", 429).await.starts_with("Too many calls"));
    assert!(told_of_code("ServiceUnavailable", 503).await.starts_with("The service is not available"));
    let broken = |stub: &Stub| drop(stub.on_action(action).transport_error(TransportErrorKind::Broken));
    assert!(told(broken).await.starts_with("The outcome is unknown"));
}

#[tokio::test]
async fn an_error_that_a_person_fixes_is_returned() {
    let stub = Stub::new();
    let refusal = json!({ "Success": false, "ErrCode": "DTS.Msg.RamPermissionDenied", "ErrMessage": "No permission." });
    stub.on_action("StartDtsJob").respond_json(refusal);
    let error = handle_errors::run(&client(&stub), "task1").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Permission);
}
