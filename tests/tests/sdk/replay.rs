//! The conformance runner itself.

use crate::runner::{message, request, run};
use serde_json::{Value, json};
use std::io::Write as _;
use std::process::{Command, Stdio};

#[test]
fn a_bad_line_is_answered_and_the_next_one_served() {
    let mut runner =
        Command::new(env!("CARGO_BIN_EXE_replay")).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let lines = [
        &b"{\"do\": \"dance\"}\n"[..],
        b"not json\n\n",
        b"\xff\xfe\n",
        b"[]\n",
        b"{\"do\": \"request\"}\n",
        b"{\"do\": \"request\", \"operation\": \"StartSynchronizationJob\"}",
    ];
    runner.stdin.take().unwrap().write_all(&lines.concat()).unwrap();
    let output = runner.wait_with_output().unwrap();
    assert!(output.status.success());
    let answers: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), 6);
    let (last, bad) = answers.split_last().unwrap();
    for answer in bad {
        assert!(!message(answer).is_empty(), "{answer}");
    }
    assert_eq!(last["headers"]["x-acs-action"], "StartSynchronizationJob");
}

#[test]
fn the_lines_of_the_manual_are_served() {
    let manual = include_str!("../../../docs/replay.md");
    let lines: Vec<&str> = manual.lines().filter(|line| line.starts_with("{\"do\"")).collect();
    assert_eq!(lines.len(), 3);
    for line in lines {
        let answer = tests::replay::answer(line);
        assert!(answer.get("error").is_none(), "{line}: {answer}");
    }
}

#[test]
fn an_undeclared_parameter_is_refused_by_name() {
    let answer = request("StartSynchronizationJob", &json!({ "SynchronizationJobId": "dtsa1", "Speed": 3 }));
    assert!(message(&answer).contains("Speed"), "{answer}");
    let answer = request("ConfigureSynchronizationJob", &json!({ "SourceEndpoint": { "Colour": "red" } }));
    assert!(message(&answer).contains("SourceEndpoint.Colour"), "{answer}");
}

#[test]
fn a_declared_parameter_in_other_letters_is_refused_rather_than_renamed() {
    let answer = request("StartSynchronizationJob", &json!({ "synchronizationjobid": "dtsa1" }));
    assert!(message(&answer).contains("synchronizationjobid"), "{answer}");
}

#[test]
fn a_value_that_does_not_fit_is_refused_with_its_place() {
    let answer = request("DescribeSynchronizationJobs", &json!({ "PageSize": "many" }));
    assert!(message(&answer).contains("PageSize"), "{answer}");
    let answer = request("DescribeSynchronizationJobs", &json!({ "Tag": [{ "Key": ["a"] }] }));
    assert!(message(&answer).contains("Tag[0].Key"), "{answer}");
}

#[test]
fn an_unknown_operation_needs_the_raw_call() {
    let line = json!({ "do": "request", "operation": "DescribeWeather", "params": { "City": "杭州" } });
    assert!(message(&run(&line)).contains("raw"));
    let mut line = line;
    line["raw"] = true.into();
    let sent = run(&line);
    assert_eq!(sent["headers"]["x-acs-action"], "DescribeWeather");
    assert_eq!(sent["query"], json!({ "City": "杭州" }));
    assert_eq!(sent["raw_query"], "City=%E6%9D%AD%E5%B7%9E");
}

#[test]
fn names_may_be_written_nested_or_flat() {
    let nested = request(
        "DescribeSynchronizationJobs",
        &json!({ "Tag": [{ "Key": "a", "Value": "1" }, { "Key": "b" }], "PageSize": 30 }),
    );
    let flat = request(
        "DescribeSynchronizationJobs",
        &json!({ "Tag.1.Key": "a", "Tag.1.Value": "1", "Tag.2.Key": "b", "PageSize": "30" }),
    );
    assert_eq!(nested["query"], flat["query"]);
    let nested = request("ConfigureSynchronizationJob", &json!({ "SourceEndpoint": { "IP": "10.0.0.1" } }));
    let flat = request("ConfigureSynchronizationJob", &json!({ "SourceEndpoint.IP": "10.0.0.1" }));
    assert_eq!(nested["query"], json!({ "SourceEndpoint.IP": "10.0.0.1" }));
    assert_eq!(nested["query"], flat["query"]);
}

#[test]
fn a_name_given_twice_is_refused() {
    let params = json!({ "SourceEndpoint": { "IP": "10.0.0.1" }, "SourceEndpoint.IP": "10.0.0.2" });
    assert!(message(&request("ConfigureSynchronizationJob", &params)).contains("twice"));
    let params = json!({ "RegionId": "cn-hangzhou", "RegionId.1": "cn-beijing" });
    assert!(message(&request("ConfigureSynchronizationJob", &params)).contains("twice"));
}

#[test]
fn nulls_are_left_out_and_use_up_their_number_in_lists() {
    let sent = request(
        "DescribeSynchronizationJobs",
        &json!({ "RegionId": null, "Tag": [{ "Key": "a" }, null, { "Key": "c", "Value": null }] }),
    );
    assert_eq!(sent["query"], json!({ "Tag.1.Key": "a", "Tag.3.Key": "c" }));
    let hole = json!({ "ResourceId": ["dtsa1", null, "dtsc3"] });
    let typed = run(&json!({ "do": "request", "operation": "ListTagResources", "params": hole }));
    assert!(message(&typed).contains("ResourceId.3"), "a text cannot be absent: {typed}");
    let raw = run(&json!({ "do": "request", "operation": "ListTagResources", "params": hole, "raw": true }));
    assert_eq!(raw["query"], json!({ "ResourceId.1": "dtsa1", "ResourceId.3": "dtsc3" }));
}

#[test]
fn an_empty_text_is_sent() {
    let sent = request("CreateSynchronizationJob", &json!({ "ClientToken": "", "SourceRegion": "" }));
    assert_eq!(sent["query"], json!({ "ClientToken": "", "SourceRegion": "" }));
}

#[test]
fn a_document_is_written_compactly_with_its_order_and_nulls() {
    let params = json!({ "DbList": { "z": { "all": true, "n": null }, "库": [1, 1.5, "a b"] } });
    let expected = r#"{"z":{"all":true,"n":null},"库":[1,1.5,"a b"]}"#;
    for raw in [false, true] {
        let line = json!({ "do": "request", "operation": "ModifyDtsJob", "params": params, "raw": raw });
        let sent = run(&line);
        assert_eq!(sent["body"], json!({ "DbList": expected }), "raw: {raw}");
        assert_eq!(sent["query"], json!({}), "raw: {raw}");
    }
    let text = json!({ "DbList": r#"{ "z" : 1 }"# });
    assert_eq!(request("ModifyDtsJob", &text)["body"], text, "a caller's text stays as it is");
}

#[test]
fn the_line_may_say_what_goes_where() {
    let params = json!({ "query": { "DbList": "in the query" }, "body": { "Flag": false, "List": [1, 2] } });
    let sent = run(&json!({ "do": "request", "operation": "ModifyDtsJob", "params": params, "raw": true }));
    assert_eq!(sent["query"], json!({ "DbList": "in the query" }));
    assert_eq!(sent["body"], json!({ "Flag": "false", "List.1": "1", "List.2": "2" }));
    let named = json!({
        "do": "request", "operation": "DescribeWeather", "raw": true,
        "params": { "Place.City": "Kyoto", "Day": 1 }, "body_params": ["Place"],
    });
    let sent = run(&named);
    assert_eq!((&sent["query"], &sent["body"]), (&json!({ "Day": "1" }), &json!({ "Place.City": "Kyoto" })));
}

#[test]
fn date_nonce_and_keys_are_those_of_the_line() {
    let line = json!({
        "do": "request", "operation": "StartSynchronizationJob", "endpoint": "http://127.0.0.1:18080",
        "date": "2026-01-02T03:04:05Z", "nonce": "n0", "access_key_id": "key", "access_key_secret": "s3cret",
        "security_token": "token",
    });
    let headers = &run(&line)["headers"];
    assert_eq!(headers["x-acs-date"], "2026-01-02T03:04:05Z");
    assert_eq!(headers["x-acs-signature-nonce"], "n0");
    assert_eq!(headers["x-acs-accesskey-id"], "key");
    assert_eq!(headers["x-acs-security-token"], "token");
    assert_eq!(headers["host"], "127.0.0.1:18080");
    assert!(headers["authorization"].as_str().unwrap().starts_with("ACS3-HMAC-SHA256 Credential=key,"));
}

#[test]
fn every_request_has_a_nonce_of_its_own() {
    let nonce = || request("StartSynchronizationJob", &json!({}))["headers"]["x-acs-signature-nonce"].clone();
    assert_ne!(nonce(), nonce());
}

#[test]
fn the_older_signature_puts_action_and_format_into_the_query() {
    for name in ["HMAC-SHA1", "rpc", "v1", "v2"] {
        let line = json!({
            "do": "request", "operation": "StartSynchronizationJob", "algorithm": name, "format": "XML",
        });
        let sent = run(&line);
        assert_eq!(sent["query"]["Action"], "StartSynchronizationJob", "{name}");
        assert_eq!(sent["query"]["Format"], "XML", "{name}");
        assert_eq!(sent["query"]["SignatureMethod"], "HMAC-SHA1", "{name}");
        assert!(sent["headers"].get("authorization").is_none(), "{name}");
    }
}

#[test]
fn settings_that_mean_nothing_are_refused() {
    for (setting, value) in [
        ("algorithm", "md5"),
        ("format", "yaml"),
        ("date", "yesterday"),
        ("endpoint", "ftp://example"),
        ("endpoint", ""),
    ] {
        let mut line = json!({ "do": "request", "operation": "StartSynchronizationJob" });
        line[setting] = value.into();
        assert!(!message(&run(&line)).is_empty(), "{setting}: {value}");
    }
}

#[test]
fn a_request_is_checked_as_the_client_checks_it() {
    let params = json!({
        "SynchronizationJobId": "dtsa1", "DataInitialization": "true", "StructureInitialization": "true",
        "SynchronizationObjects": "[]", "SourceEndpoint.InstanceType": "Express", "SourceEndpoint.Port": "3306",
        "PartitionKey": { "ModifyTime_Day": true }, "Speed": 3,
    });
    let told = run(&json!({ "do": "validate", "operation": "ConfigureSynchronizationJob", "params": params }));
    let violation = |parameter: &str, rule: &str, enforced: bool| json!({ "parameter": parameter, "rule": rule, "enforced": enforced });
    let expected = [
        violation("PartitionKey.ModifyTime_Day", "valid only if DestinationEndpoint.InstanceType is MaxCompute", false),
        violation("SourceEndpoint.IP", "required if InstanceType is Express, dg, or cen", true),
    ];
    let mut violations = told["violations"].as_array().unwrap().clone();
    violations.sort_by_key(|violation| violation["parameter"].to_string());
    assert_eq!(violations, expected, "{told}");
    assert_eq!(told["undeclared"], json!(["Speed"]));
    let told = run(
        &json!({ "do": "validate", "operation": "StartSynchronizationJob", "params": { "SynchronizationJobId": "a" } }),
    );
    assert_eq!(told, json!({ "violations": [] }));
}
