//! `DatabaseEndpoint`: one way to describe a database for all operations that configure tasks.

use crate::spec::{MODEL, parameters};
use alibabacloud_core::plumbing::{Structure, flatten, from_json, validate};
use alibabacloud_dts::operation::{
    configure_dts_job, configure_migration_job, configure_subscription, configure_subscription_instance,
    configure_synchronization_job, describe_connection_status,
};
use alibabacloud_dts::test_util::Stub;
use alibabacloud_dts::types::{DatabaseEndpoint, DatabaseEngine};
use alibabacloud_dts::{Client, Secret};
use codegen::model::{CombinedSetter, Operation};
use serde_json::{Map, Value, json};

/// The setters of all operations that have them.
macro_rules! uses {
    ($($name:literal $module:ident: $($setter:ident),+;)+) => {
        /// The operations and setters that these tests know.
        const USES: &[(&str, &str)] = &[$($(($name, stringify!($setter))),+),+];

        /// A request with what `rest` says, on which the setter is called.
        fn with(operation: &str, setter: &str, rest: &Value, endpoint: DatabaseEndpoint) -> Box<dyn Structure> {
            match (operation, setter) {
                $($(($name, stringify!($setter)) => {
                    let mut request = $module::Request::new();
                    let loaded = from_json(rest, &mut request);
                    assert!(loaded.mismatches.is_empty() && loaded.unknown.is_empty(), "{operation}");
                    Box::new(request.$setter(endpoint))
                })+)+
                _ => panic!("{operation}.{setter} is not tested"),
            }
        }

        /// The same request without the setter.
        fn plain(operation: &str, parameters: &Value) -> Box<dyn Structure> {
            let mut request: Box<dyn Structure> = match operation {
                $($name => Box::new($module::Request::new()),)+
                _ => panic!("{operation} is not tested"),
            };
            let loaded = from_json(parameters, request.as_mut());
            assert!(loaded.mismatches.is_empty() && loaded.unknown.is_empty(), "{operation}: {parameters}");
            request
        }
    };
}

uses! {
    "ConfigureDtsJob" configure_dts_job: source, destination;
    "ConfigureMigrationJob" configure_migration_job: source, destination;
    "ConfigureSubscription" configure_subscription: source;
    "ConfigureSubscriptionInstance" configure_subscription_instance: source;
    "ConfigureSynchronizationJob" configure_synchronization_job: source, destination;
    "DescribeConnectionStatus" describe_connection_status: source, destination;
}

/// What is sent, in an order that does not depend on how it was set.
fn sent(request: &dyn Structure) -> Vec<(String, String)> {
    let (query, form) = flatten(request);
    let mut pairs = [query, form].concat();
    pairs.sort();
    pairs
}

/// The endpoint of each constructor: type and engine as `ConfigureDtsJob` spells them, ID, address and port.
fn endpoints() -> Vec<(DatabaseEndpoint, [&'static str; 5])> {
    let (id, ip, port, number) = ("id-1", "192.168.10.24", "3306", 3306);
    vec![
        (DatabaseEndpoint::rds(id), ["RDS", "", id, "", ""]),
        (DatabaseEndpoint::polar_db(id), ["PolarDB", "", id, "", ""]),
        (DatabaseEndpoint::polar_db_x(id), ["POLARDBX20", "POLARDBX20", id, "", ""]),
        (DatabaseEndpoint::analytic_db(id), ["ADS", "ADB30", id, "", ""]),
        (DatabaseEndpoint::analytic_db_postgresql(id), ["GREENPLUM", "GREENPLUM", id, "", ""]),
        (DatabaseEndpoint::redis(id), ["REDIS", "REDIS", id, "", ""]),
        (DatabaseEndpoint::mongo_db(id), ["MONGODB", "MONGODB", id, "", ""]),
        (DatabaseEndpoint::kafka(id), ["KAFKA", "KAFKA", id, "", ""]),
        (DatabaseEndpoint::ecs(id, number), ["ECS", "", id, "", port]),
        (DatabaseEndpoint::public_address(ip, number), ["OTHER", "", "", ip, port]),
        (DatabaseEndpoint::express_connect(ip, number), ["EXPRESS", "", "", ip, port]),
        (DatabaseEndpoint::database_gateway(id, ip, number), ["DG", "", id, ip, port]),
        (DatabaseEndpoint::cen(ip, number), ["CEN", "", "", ip, port]),
    ]
}

/// How an operation spells a type, in its own letter case; a type that it does not list is left as it is.
fn spelled(operation: &str, setter: &str, ty: &'static str) -> &'static str {
    let words: &[(&str, &str)] = match (operation, setter) {
        ("ConfigureMigrationJob" | "DescribeConnectionStatus", _) => &[
            ("PolarDB", "POLARDB"),
            ("POLARDBX20", "DRDS"),
            ("ADS", "AnalyticDB"),
            ("GREENPLUM", "Greenplum"),
            ("REDIS", "Redis"),
            ("MONGODB", "MongoDB"),
            ("OTHER", "LocalInstance"),
            ("EXPRESS", "Express"),
            ("DG", "dg"),
            ("CEN", "cen"),
        ],
        ("ConfigureSubscription" | "ConfigureSubscriptionInstance", _) => {
            &[("OTHER", "LocalInstance"), ("EXPRESS", "Express"), ("DG", "dg")]
        }
        ("ConfigureSynchronizationJob", "source") => {
            &[("REDIS", "Redis"), ("EXPRESS", "Express"), ("DG", "dg"), ("CEN", "cen")]
        }
        ("ConfigureSynchronizationJob", _) => &[
            ("REDIS", "Redis"),
            ("EXPRESS", "Express"),
            ("DG", "dg"),
            ("CEN", "cen"),
            ("ADS", "AnalyticDB"),
            ("GREENPLUM", "Greenplum"),
        ],
        _ => &[],
    };
    words.iter().find(|(word, _)| *word == ty).map_or(ty, |(_, spelled)| spelled)
}

/// The engine parameter: what is sent, nothing where the type says it, or an error where there is no such parameter.
fn engine(operation: &str, setter: &str, engine: &'static str) -> Result<&'static str, ()> {
    match (operation, setter, engine) {
        (_, _, "")
        | ("ConfigureMigrationJob" | "DescribeConnectionStatus", "destination", "ADB30" | "GREENPLUM")
        | ("ConfigureSynchronizationJob", "source", "REDIS")
        | ("ConfigureSynchronizationJob", "destination", "REDIS" | "ADB30" | "GREENPLUM") => Ok(""),
        ("ConfigureMigrationJob" | "DescribeConnectionStatus", _, engine) => Ok(match engine {
            "POLARDBX20" => "DRDS",
            "REDIS" => "Redis",
            "MONGODB" => "MongoDB",
            other => other,
        }),
        ("ConfigureSynchronizationJob" | "ConfigureSubscriptionInstance", ..) => Err(()),
        (.., engine) => Ok(engine),
    }
}

/// The names that the parameters have in the vendor's documents.
fn name(operation: &str, setter: &str, member: &str) -> String {
    let side = if setter == "source" { "SourceEndpoint" } else { "DestinationEndpoint" };
    let in_group = ["ConfigureMigrationJob", "ConfigureSynchronizationJob", "ConfigureSubscriptionInstance"];
    let dot = if in_group.contains(&operation) { "." } else { "" };
    let member = match (operation, setter, member) {
        ("ConfigureSynchronizationJob", _, "InstanceID") => "InstanceId",
        (
            "ConfigureDtsJob" | "ConfigureMigrationJob" | "ConfigureSynchronizationJob",
            "destination",
            "DatabaseName",
        ) => "DataBaseName",
        _ => member,
    };
    format!("{side}{dot}{member}")
}

#[test]
fn every_setter_of_the_spec_is_tested() {
    let of = |it: &'static Operation| it.combined.iter().map(|setter| (it.name.as_str(), setter.rust.as_str()));
    let declared: Vec<(&str, &str)> = MODEL.operations.iter().flat_map(of).collect();
    assert_eq!(declared, USES);
    let constructors = MODEL.structure("DatabaseEndpoint").unwrap().constructors.len();
    assert_eq!(endpoints().len(), constructors);
}

#[test]
fn the_parameters_are_those_of_the_plain_setters() {
    for (operation, setter) in USES {
        for (endpoint, [ty, wanted_engine, id, ip, port]) in endpoints() {
            let endpoint = endpoint.login("reader", "word-1").database_name("shop");
            let engine = engine(operation, setter, wanted_engine);
            let members = [
                ("InstanceType", spelled(operation, setter, ty)),
                ("EngineName", engine.unwrap_or_default()),
                ("InstanceID", id),
                ("IP", ip),
                ("Port", port),
                ("UserName", "reader"),
                ("Password", "word-1"),
                ("DatabaseName", "shop"),
            ];
            let given = members.into_iter().filter(|(_, value)| !value.is_empty());
            let mut expected: Vec<(String, String)> =
                given.map(|(member, value)| (name(operation, setter, member), value.to_owned())).collect();
            expected.sort();
            let request = with(operation, setter, &json!({}), endpoint);
            assert_eq!(sent(request.as_ref()), expected, "{operation}.{setter}({ty})");
            let lacks_engine = format!("{setter}.EngineName");
            let told = validate(request.as_ref());
            let refused = told.iter().find(|violation| violation.parameter == lacks_engine);
            assert_eq!(
                refused.map(|violation| violation.enforced),
                engine.err().map(|()| true),
                "{operation}.{setter}"
            );
        }
    }
}

/// The parameters of an example without those of one endpoint, and the endpoint.
fn taken_apart(parameters: &Value, setter: &CombinedSetter) -> (Value, DatabaseEndpoint) {
    let (mut rest, mut members) = (parameters.clone(), Map::new());
    for place in setter.places.iter().filter(|place| !place.parameter.is_empty()) {
        let (last, groups) = place.parameter.split_last().unwrap();
        let group = groups.iter().try_fold(&mut rest, |value, name| value.get_mut(name));
        let Some(value) = group.and_then(|group| group.as_object_mut()?.remove(last)) else { continue };
        let own = place.values.iter().find(|(_, spelled)| value == *spelled);
        members.insert(place.member.clone(), own.map_or(value, |(own, _)| own.clone().into()));
    }
    let mut endpoint = DatabaseEndpoint::new();
    assert!(from_json(&members.into(), &mut endpoint).mismatches.is_empty());
    (rest, endpoint)
}

#[test]
fn the_documented_examples_are_the_same_requests_when_they_are_written_with_it() {
    let mut written = 0;
    for operation in MODEL.operations.iter().filter(|operation| !operation.combined.is_empty()) {
        for example in &operation.examples {
            let parameters = parameters(operation, example);
            let plain = plain(&operation.name, &parameters);
            for setter in &operation.combined {
                let (rest, endpoint) = taken_apart(&parameters, setter);
                let request = with(&operation.name, &setter.rust, &rest, endpoint);
                assert_eq!(sent(request.as_ref()), sent(plain.as_ref()), "{}: {:?}", operation.name, example.title);
                assert_eq!(validate(request.as_ref()), validate(plain.as_ref()), "{}", operation.name);
                written += 1;
            }
        }
    }
    assert!(written > 10, "{written}");
}

#[test]
fn a_member_without_a_parameter_is_refused_and_named() {
    let engine = DatabaseEndpoint::rds("rm-1").engine_name(DatabaseEngine::Oracle).region("cn-hangzhou");
    let request = configure_synchronization_job::Request::new().source(engine.clone()).destination(engine);
    let told = |request: &configure_synchronization_job::Request| -> Vec<String> {
        let refused = request.validate().into_iter().filter(|violation| violation.enforced);
        refused.map(|violation| violation.to_string()).filter(|text| text.contains("no parameter for it")).collect()
    };
    let of = |side: &str, member: &str| format!("{side}.{member}: this operation has no parameter for it");
    let both = ["source", "destination"].map(|side| [of(side, "EngineName"), of(side, "Region")]).concat();
    assert_eq!(told(&request), both);
    // Another endpoint takes the place of the first.
    let request = request.source(DatabaseEndpoint::rds("rm-1"));
    assert_eq!(told(&request), [of("destination", "EngineName"), of("destination", "Region")]);
}

#[test]
fn builders_take_it_as_requests_do_and_plain_setters_add_to_it() {
    let client = Client::new(Stub::new().config()).unwrap();
    let endpoint = || DatabaseEndpoint::rds("rm-1").login("reader", Secret::from("word-1"));
    let built = client
        .configure_dts_job()
        .dts_job_name("shop")
        .job_type("SYNC")
        .source(endpoint())
        .destination(endpoint())
        .source_endpoint_region("cn-hangzhou")
        .structure_initialization(true)
        .data_initialization(true)
        .data_synchronization(true);
    // It compiles only if the types of both instances count as given.
    drop(built.clone().send());
    let request = configure_dts_job::Request::new().source(endpoint());
    assert_eq!(request.source_endpoint_user_name.as_deref(), Some("reader"));
    let request = built.into_request();
    assert_eq!(request.source_endpoint_region.as_deref(), Some("cn-hangzhou"));
    assert_eq!(request.destination_endpoint_instance_id.as_deref(), Some("rm-1"));
}

#[test]
fn the_password_is_never_shown() {
    let endpoint = DatabaseEndpoint::rds("rm-1").login("reader", "word-1");
    let request = configure_dts_job::Request::new().source(endpoint.clone());
    for shown in [format!("{endpoint:?}"), format!("{request:?}")] {
        assert!(shown.contains("reader") && !shown.contains("word-1"), "{shown}");
    }
}
