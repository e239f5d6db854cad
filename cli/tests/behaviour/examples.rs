//! Every operation, with every parameter that has an example: what the program would send is what the SDK sends.

use crate::program::{dts, dts_with};
use alibabacloud_core::plumbing::{flatten, from_json};
use alibabacloud_dts::metadata::{self, Field, Operation, SERVICE, Type};
use heck::ToKebabCase;
use serde_json::{Map, Value, json};

/// The example of a parameter; of a group, those of its members.
fn example(field: &Field) -> Option<Value> {
    match field.ty {
        Type::Structure(name) => {
            let fields = SERVICE.structure(name)?.fields;
            let members: Map<String, Value> =
                fields.iter().filter_map(|field| Some((field.name.to_owned(), example(field)?))).collect();
            (!members.is_empty()).then(|| members.into())
        }
        Type::List(Type::Structure(_)) => Some(serde_json::from_str(field.example?).ok()?),
        Type::List(_) => Some(serde_json::from_str(field.example?).unwrap_or_else(|_| json!([field.example]))),
        Type::String | Type::Enumeration(_) | Type::Document(_) | Type::Json => Some(field.example?.into()),
        _ => Some(serde_json::from_str(field.example?).unwrap_or_else(|_| field.example.into())),
    }
}

fn request(operation: &Operation) -> Map<String, Value> {
    operation.request.iter().filter_map(|field| Some((field.name.to_owned(), example(field)?))).collect()
}

/// What the SDK sends: names and values of the query and of the form body.
fn sent(name: &str, request: &Map<String, Value>) -> (Value, Value) {
    let mut typed = (metadata::call(name).unwrap().request)();
    let loaded = from_json(&request.clone().into(), typed.as_mut());
    assert!(loaded.mismatches.is_empty() && loaded.unknown.is_empty(), "{name}: {loaded:?}");
    let (query, form) = flatten(typed.as_ref());
    let object = |pairs: Vec<(String, String)>| -> Value {
        pairs.into_iter().map(|(name, value)| (name, Value::from(value))).collect::<Map<_, _>>().into()
    };
    (object(query), object(form))
}

fn assert_sends(name: &str, request: &Map<String, Value>, arguments: &[&str], input: &str) {
    let run = dts_with(arguments, input);
    let wire = run.json();
    let (mut query, form) = sent(name, request);
    // The client adds its region where the operation takes it and nothing is specified.
    for (added, value) in wire["query"].as_object().unwrap() {
        let known = SERVICE.operation(name).unwrap().parameter(added);
        if known.is_some_and(|field| field.client_region) && query.get(added).is_none() {
            query[added] = value.clone();
        }
    }
    assert_eq!((&wire["query"], &wire["body"]), (&query, &form), "{name}: {arguments:?}");
}

#[test]
fn a_request_file_with_every_example_is_sent_as_the_sdk_sends_it() {
    assert_eq!(SERVICE.operations().len(), 128);
    for operation in SERVICE.operations() {
        let request = request(operation);
        let arguments =
            [operation.name, "--request", "-", "--dry-run", "--no-check", "--show-secrets", "--output", "json"];
        assert_sends(operation.name, &request, &arguments, &Value::from(request.clone()).to_string());
    }
}

#[test]
fn options_in_both_forms_of_the_names_are_sent_as_the_sdk_sends_them() {
    for operation in SERVICE.operations() {
        let request = request(operation);
        for kebab in [true, false] {
            let mut arguments = vec![operation.name.to_owned()];
            for (name, value) in &request {
                // The options of the program that are parameters too are meant by their names on the wire.
                let is_option = ["region", "endpoint", "dry-run"].contains(&name.to_kebab_case().as_str());
                let flag = if kebab && !is_option { name.to_kebab_case() } else { name.clone() };
                let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                arguments.extend([format!("--{flag}"), text]);
            }
            arguments.extend(["--dry-run", "--no-check", "--show-secrets"].map(str::to_owned));
            let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
            assert_sends(operation.name, &request, &arguments, "");
        }
    }
}

#[test]
fn members_of_groups_and_lists_are_named_by_dots() {
    let run = dts(&[
        "configure-synchronization-job",
        "--source-endpoint.ip",
        "10.0.0.1",
        "--SourceEndpoint.Port=3306",
        "--synchronization-job-id",
        "dtsz4ao1dor13d",
        "--no-check",
        "--dry-run",
        "--query",
        "query",
    ]);
    assert_eq!(
        run.json(),
        json!({ "SourceEndpoint.IP": "10.0.0.1", "SourceEndpoint.Port": "3306", "SynchronizationJobId": "dtsz4ao1dor13d" })
    );
    let run = dts(&[
        "tag-resources",
        "--tag.1.key",
        "team",
        "--tag.1.value",
        "shop",
        "--resource-id",
        "a",
        "--resource-id",
        "b",
        "--resource-type",
        "ALIYUN::DTS::INSTANCE",
        "--dry-run",
        "--query",
        "query",
    ]);
    let query = run.json();
    let run = dts(&[
        "ModifyDtsJob",
        "--dts-instance-id",
        "d",
        "--db-list.shop.all",
        "true",
        "--dry-run",
        "-q",
        "body.DbList",
    ]);
    assert_eq!(run.json(), r#"{"shop":{"all":true}}"#);
    assert_eq!(query["Tag.1.Key"], "team");
    assert_eq!(query["ResourceId.2"], "b");
}

#[test]
fn an_object_list_in_short_form_is_sent_in_full_from_a_value_and_from_a_request() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("objects.yaml");
    std::fs::write(&path, "shop: all\ncrm: [orders, customers: clients]\n").unwrap();
    let full = json!({
        "shop": { "name": "shop", "all": true },
        "crm": {
            "name": "crm",
            "all": false,
            "Table": {
                "orders": { "name": "orders", "all": true },
                "customers": { "name": "clients", "all": true },
            },
        },
    });
    let value = format!("@{}", path.display());
    let by_value = ["ModifyDtsJob", "--dts-instance-id", "d", "--db-list", &value, "--dry-run", "-q", "body.DbList"];
    let request = "DtsInstanceId: d\nDbList:\n  shop: all\n  crm: [orders, customers: clients]\n";
    let by_request = ["ModifyDtsJob", "--request", "-", "--dry-run", "-q", "body.DbList"];
    for run in [dts(&by_value), dts_with(&by_request, request)] {
        let sent: Value = serde_json::from_str(run.json().as_str().unwrap()).unwrap();
        assert_eq!(sent, full);
    }
    let wrong = dts_with(&by_request, "DtsInstanceId: d\nDbList: { shop: some }");
    assert!(wrong.code == 2 && wrong.err.contains("the database `shop` needs `all`"), "{wrong:?}");
}

#[test]
fn an_option_with_the_name_of_a_parameter_leaves_no_required_parameter_without_a_value() {
    let query = |arguments: &[&str]| dts(&[arguments, &["--dry-run", "--query", "query"]].concat()).json();
    let bought = query(&["create-migration-job", "--migration-job-class", "medium", "--region", "cn-beijing"]);
    assert_eq!(bought["Region"], "cn-beijing");
    let both = query(&[
        "create-migration-job",
        "--migration-job-class",
        "medium",
        "--region=cn-beijing",
        "--Region",
        "cn-shanghai",
    ]);
    assert_eq!(both["Region"], "cn-shanghai");
    // Where the parameter is a filter, the option is only the region of the client.
    assert_eq!(query(&["describe-dts-jobs", "--region", "cn-beijing"])["Region"], Value::Null);
    let switched = query(&[
        "switch-synchronization-endpoint",
        "--no-check",
        "--endpoint",
        r#"{"InstanceId": "rm-new", "Type": "Source"}"#,
    ]);
    assert_eq!(switched["Endpoint.InstanceId"], "rm-new");
}

#[test]
fn the_skeleton_of_every_operation_is_a_request_with_every_parameter() {
    for operation in SERVICE.operations() {
        let skeleton = dts(&[operation.name, "--skeleton"]);
        assert_eq!((skeleton.code, skeleton.err.as_str()), (0, ""), "{}", operation.name);
        let all: String = skeleton
            .out
            .lines()
            .filter(|line| {
                !line.trim_start().starts_with("##") && !line.trim_start().starts_with("# ##") && !line.is_empty()
            })
            .map(|line| format!("{}\n", line.strip_prefix("# ").unwrap_or(line)))
            .filter(|line| !line.trim_start().starts_with("##"))
            .collect();
        let run = dts_with(&[operation.name, "--request", "-", "--dry-run", "--no-check", "--show-secrets"], &all);
        assert_eq!(run.code, 0, "{}: {}\n{all}", operation.name, run.err);
    }
}
