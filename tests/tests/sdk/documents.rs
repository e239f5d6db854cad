//! The JSON documents of the service: what is written, and what real callers send.

use alibabacloud_core::plumbing::{AnyDocument, Structure, from_json, refusals, validate};
use alibabacloud_dts::metadata::call;
use alibabacloud_dts::operation::configure_dts_job::Request;
use alibabacloud_dts::types::DmlOperation::{Insert, Update};
use alibabacloud_dts::types::TargetTableMode::{FailIfExists, IgnoreExisting};
use alibabacloud_dts::types::{
    AdvancedSettings, AutoStart, Column, ConflictPolicy, ConnectionSecurity, DataCheckSettings, Database, DmlOperation,
    DynamicLimits, EtlCalculator, EtlColumnReference, FullCheckModel, JobIds, JobTag, JobTags, KafkaPartitioning,
    KafkaRecordFormat, MigrationAdvancedSettings, MigrationObjects, ModuleParameter, ModuleParameters,
    MongoDbArchitecture, ObjectSelection, RowDifference, StageCode, SubscriptionObjects, SynchronizationObjects,
    SynchronizationTopology, Table,
};
use alibabacloud_dts::{Client, Config, Credentials, Document};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use serde_json::json;
use std::time::Duration;

/// The violations inside the documents of a request.
fn told(fill: impl FnOnce(&mut Request)) -> Vec<String> {
    let mut request = Request::default();
    fill(&mut request);
    let violations = validate(&request).into_iter();
    let inside = violations.filter(|violation| violation.parameter.contains('→') || violation.rule == "has no entries");
    inside.map(|it| format!("{it} ({})", if it.enforced { "enforced" } else { "advice" })).collect()
}

#[test]
fn a_list_of_objects_is_a_pleasure_to_write() {
    let objects = ObjectSelection::new().database(
        Database::named("shop")
            .rename("shop_copy")
            .table(Table::named("orders").filter("id > 10").columns(["id", "total"]).dml([Insert, Update])),
    );
    assert_eq!(
        Document::from(objects).as_str(),
        r#"{"shop":{"name":"shop_copy","all":false,"Table":{"orders":{"name":"orders","all":false,"filter":"id > 10","column":{"id":{"name":"id"},"total":{"name":"total"}},"dml_op":"i,u"}}}}"#
    );
    let whole = ObjectSelection::new().database("shop").database(Database::named("stock").table("item"));
    assert_eq!(
        Document::from(whole).as_str(),
        r#"{"shop":{"name":"shop","all":true},"stock":{"name":"stock","all":false,"Table":{"item":{"name":"item","all":true}}}}"#
    );
}

#[test]
fn verification_is_set_up_by_keys_with_types() {
    let check = DataCheckSettings::new()
        .full_data_check(true)
        .full_check_model(FullCheckModel::Sampling)
        .full_check_ratio(20)
        .check_maximum_hour_enable(true)
        .data_check_objects(ObjectSelection::new().database("shop"));
    assert_eq!(
        Document::from(check).as_str(),
        r#"{"fullDataCheck":true,"fullCheckModel":1,"fullCheckRatio":20,"checkMaximumHourEnable":1,"dataCheckDbList":{"shop":{"name":"shop","all":true}}}"#
    );
}

#[test]
fn conditions_between_keys_are_checked_whatever_the_document_was_made_of() {
    let without_ratio = DataCheckSettings::new().full_check_model(FullCheckModel::Sampling);
    let told_of = |check: Document<_>| told(|request| request.data_check_settings = Some(check));
    let expected = ["DataCheckConfigure → fullCheckRatio: required if fullCheckModel is 1 (advice)"];
    assert_eq!(told_of(without_ratio.into()), expected);
    assert_eq!(told_of(r#"{"fullCheckModel":"1"}"#.into()), expected);
    assert_eq!(told_of(json!({ "fullCheckModel": 1 }).into()), expected);
    let out_of_range = json!({ "fullCheckModel": 1, "fullCheckRatio": 5 });
    assert_eq!(
        told_of(out_of_range.into()),
        ["DataCheckConfigure → fullCheckRatio: must be at least 10, but is 5 (advice)"]
    );
}

#[test]
fn what_callers_leave_out_is_advice() {
    let objects = r#"{"shop":{"all":true}}"#;
    assert_eq!(told(|request| request.objects = Some(objects.into())), ["DbList → shop.name: required (advice)"]);
    for empty in ["{}", " { } "] {
        assert_eq!(told(|request| request.objects = Some(empty.into())), ["DbList: has no entries (advice)"]);
    }
    // The vendor's own tools leave `all` out.
    for objects in [r#"{"shop":{"name":"copy"}}"#, r#"{"shop":{"name":"copy","Table":{"orders":{"name":"o"}}}}"#] {
        assert_eq!(told(|request| request.objects = Some(objects.into())), [""; 0]);
    }
}

#[test]
fn a_list_of_ids_that_names_none_satisfies_no_requirement() {
    let refused = |operation: &str, request: &serde_json::Value| {
        let mut typed = (call(operation).unwrap().request)();
        from_json(request, typed.as_mut());
        refusals(typed.as_ref()).iter().any(|told| told.rule == "required" || told.rule.starts_with("specify "))
    };
    for ids in ["[]", "[\"\"]", "[ \" \", \"\" ]", "[null]", "null", ",", "\"\"", " ", "\u{3000}"] {
        assert!(refused("ModifyDtsJobDedicatedCluster", &json!({ "DtsJobIds": ids })), "{ids}");
        let list = json!({ "SynchronizationJobIdListJsonStr": ids });
        assert!(refused("DescribeSynchronizationJobStatusList", &list), "{ids}");
    }
    for ids in [r#"["a"]"#, r#"["","a"]"#, r#"["null"]"#] {
        assert!(!refused("ModifyDtsJobDedicatedCluster", &json!({ "DtsJobIds": ids })), "{ids}");
    }
    for ids in [" ", "\t", "\u{3000}", ",", " , "] {
        assert!(refused("DeleteDtsJobs", &json!({ "DtsJobIds": ids })), "{ids}");
        assert!(refused("StopDtsJob", &json!({ "DtsJobId": ids.replace(',', "") })), "{ids}");
    }
}

#[test]
fn calls_that_work_draw_no_advice() {
    for (operation, request) in [
        ("DescribeDtsJobs", json!({ "JobType": "CHECK" })),
        ("CountJobByCondition", json!({ "RegionId": "cn-hangzhou", "Region": "cn-hangzhou", "JobType": "CHECK" })),
        ("DeleteDtsJob", json!({ "DtsJobId": "a", "JobType": "CHECK" })),
        ("SkipPreCheck", json!({ "DtsJobId": "a", "Skip": true, "SkipPreCheckItems": ["CHECK_SAME_OBJ"] })),
        ("SkipPreCheck", json!({ "DtsJobId": "a", "Skip": true, "SkipPreCheckNames": ["CHECK_SAME_OBJ_DETAIL"] })),
        ("ShieldPrecheck", json!({ "DtsInstanceId": "a", "PrecheckItems": "CHECK_DEST_TABLE_EMPTY" })),
    ] {
        let mut typed = (call(operation).unwrap().request)();
        let loaded = from_json(&request, typed.as_mut());
        assert!(loaded.mismatches.is_empty(), "{loaded:?}");
        assert!(validate(typed.as_ref()).is_empty(), "{operation} {request}: {:?}", validate(typed.as_ref()));
    }
}

/// The document, read and written again.
fn again<T: Structure + Default>(text: &str) -> String {
    Document::from(Document::<T>::from(text).parsed().unwrap()).into_string()
}

#[test]
fn documents_as_the_service_shows_them_come_back_in_their_order() {
    for text in [
        r#"{"shop":{"name":"shop","all":true,"state":"normal"}}"#,
        r#"{"shop":{"name":"copy","Table":{"src_a":{"name":"dst_a","all":true}}}}"#,
        r#"{"shop":{"name":"shop","all":false,"Table":{"orders":{"name":"orders","all":true}}}}"#,
        r#"{"b":{"all":true,"name":"b"},"a":{"state":"normal","ddl_op":"ct,at,dt","dml_op":"i,u,d","name":"a","all":true}}"#,
        r#"{"shop":{"name":"shop","all":false,"Table":{"t":{"name":"t","all":false,"filter":"id>10","column":{"id":{"key":"PRI","name":"id","type":"int(11)","sharedKey":false,"state":"checked"},"c":{"key":"","name":"c2","type":"varchar(8)"}},"shard":12,"dml_op":"i"}}}}"#,
        r#"{"shop":{"name":"shop","all":false,"Schema":{"public":{"name":"public","Table":{}}}}}"#,
    ] {
        assert_eq!(again::<ObjectSelection>(text), text);
    }
    for text in [
        r#"[{"DBName":"shop","TableIncludes":[{"TableName":"customer"}]}]"#,
        r#"[{"DBName":"0","NewDBName":"0"}]"#,
        r#"[{"DBName":"shop","NewDBName":"copy","SchemaName":"public","NewSchemaName":"p2","AllTable":true},{"SchemaName":"x","TableExcludes":[{"TableName":"log.*"}]}]"#,
        r#"[{"DBName":"shop","TableIncludes":[{"NewTableName":"b","TableName":"a","FilterCondition":"c = 'x'","PrimaryKey":"id,no","PartKey":"id","ColumnIncludes":[{"ColumnName":"id","NewColumnName":"id2"}],"ColumnExcludes":[{"ColumnName":"z"}]}],"TableExluces":[{"TableName":"t"}]}]"#,
    ] {
        assert_eq!(again::<SynchronizationObjects>(text), text);
        assert_eq!(again::<MigrationObjects>(text), text);
        assert_eq!(again::<SubscriptionObjects>(text), text);
    }
    let reserved = r#"{"autoStartModulesAfterConfig":"none","targetTableMode":2,"srcRedisType":"enterprise"}"#;
    assert_eq!(again::<MigrationAdvancedSettings>(reserved), reserved);
    let check = r#"{"fullCheckModel":1,"fullCheckRatio":20,"checkMaximumHourEnable":1,"checkMaximumHour":1,"fullCheckErrorNotice":true,"fullCheckValidFailNotice":true,"fullCheckNoticeValue":8,"incrementalCheckErrorNotice":true,"incrementalCheckValidFailNotice":true,"incrementalCheckValidFailNoticeTimes":2,"incrementalCheckValidFailNoticePeriod":1,"incrementalCheckValidFailNoticeValue":1,"incrementalCheckDelayNotice":true,"incrementalCheckDelayNoticeTimes":2,"incrementalCheckDelayNoticePeriod":1,"incrementalCheckDelayNoticeValue":60,"fullDataCheck":true,"incrementalDataCheck":true,"dataCheckNoticePhone":"1390000","dataCheckDbList":{"shop":{"name":"shop","all":true}}}"#;
    assert_eq!(again::<DataCheckSettings>(check), check);
    let quoted = r#"{"dataCheckDbList":"{\"shop\":{\"all\":true,\"name\":\"shop\"}}","fullCheckModel":"2"}"#;
    assert_eq!(again::<DataCheckSettings>(quoted), quoted);
    assert_eq!(
        again::<ModuleParameters>(r#"[{"module":"07","name":"a.b.c","value":64},{"name":"d","value":"x"}]"#),
        r#"[{"module":"07","name":"a.b.c","value":64},{"name":"d","value":"x"}]"#
    );
    let limits = r#"{"dts.datamove.source.bps.max":10485760,"dts.datamove.source.rps.max":-1,"new.limit":0}"#;
    assert_eq!(again::<DynamicLimits>(limits), limits);
    assert_eq!(again::<JobIds>(r#"["a","b"]"#), r#"["a","b"]"#);
    assert_eq!(again::<JobTags>(r#"[{"value":"v","key":"k"}]"#), r#"[{"value":"v","key":"k"}]"#);
    let columns = r#"{"MODIFY_TIME":[{"shop.orders":"updated_at"},{"shop.items":"changed"}]}"#;
    assert_eq!(again::<EtlColumnReference>(columns), columns);
    assert_eq!(
        again::<RowDifference>(r#"[{"column":"n","source":1,"dest":null,"isPrimary":true}]"#),
        r#"[{"column":"n","source":1,"dest":null,"isPrimary":true}]"#
    );
    assert_eq!(again::<EtlCalculator>(r#"{"any":["thing",1e400]}"#), r#"{"any":["thing",1e400]}"#);
}

#[test]
fn documents_as_callers_really_send_them_lose_nothing() {
    let merged = r#"{"definer":false,"syncArchitecture":"oneway","whitelist.dms.online.ddl.enable":false,"destSSL":"0","triggerMode":"manual","sqlparser.dms.original.ddl":true,"privilegeMigration":"false","maxRetryTime":43200,"retry.blind.seconds":"600","srcSSL":1,"autoStartModulesAfterConfig":"all","useJobTask":1,"privilegeDbList":"[]","filterDDL":true,"some.new.key":{"b":[1],"a":null}}"#;
    let settings = Document::<AdvancedSettings>::from(merged).parsed().unwrap();
    assert_eq!((settings.max_retry_time, settings.retry_blind_seconds), (Some(Duration::from_hours(12)), Some(600)));
    assert_eq!((settings.filter_ddl, settings.privilege_migration), (Some(true), Some(false)));
    assert_eq!(settings.source_ssl, Some(ConnectionSecurity::Ssl));
    assert_eq!(settings.extra.text("some.new.key"), Some(r#"{"b":[1],"a":null}"#));
    assert_eq!(Document::from(settings).as_str(), merged);
    let cases = [
        r#"{"shop":{"name":"shop","all":"true","dml_op":"i, u","Table":{"t":{"all":1,"shard":"12","name":5}}}}"#,
        r#"{"shop":{"Name":"x","name":"y","table":{},"all":true,"dml_op":""}}"#,
        r#"{"shop":{"name":null,"all":true,"Table":{},"":0}}"#,
    ];
    for text in cases {
        assert_eq!(again::<ObjectSelection>(text), text);
    }
    let told = told(|request| request.advanced_settings = Some(merged.into()));
    assert!(told.iter().all(|line| line.ends_with("(advice)")), "{told:?}");
}

#[test]
fn the_classic_operations_name_their_objects_by_types() {
    use alibabacloud_dts::types::synchronization_objects::{Database, Table};
    let objects = SynchronizationObjects::new().database(Database::named("shop").table("customer"));
    assert_eq!(Document::from(objects).as_str(), r#"[{"DBName":"shop","TableIncludes":[{"TableName":"customer"}]}]"#);
    let objects = SynchronizationObjects::new().database(
        Database::named("shop")
            .rename("copy")
            .table(Table::named("orders").rename("sales").filter("id > 10").primary_key(["id", "no"]).column("id"))
            .exclude_table("log.*"),
    );
    assert_eq!(
        Document::from(objects).as_str(),
        r#"[{"DBName":"shop","NewDBName":"copy","TableIncludes":[{"TableName":"orders","NewTableName":"sales","FilterCondition":"id > 10","PrimaryKey":"id,no","ColumnIncludes":[{"ColumnName":"id"}]}],"TableExcludes":[{"TableName":"log.*"}]}]"#
    );
    let reserved = MigrationAdvancedSettings::new().auto_start(AutoStart::None).target_table_mode(IgnoreExisting);
    assert_eq!(Document::from(reserved).as_str(), r#"{"autoStartModulesAfterConfig":"none","targetTableMode":2}"#);
}

#[test]
fn tls_towards_the_source_needs_no_raw_text() {
    let settings = AdvancedSettings::new().target_table_mode(IgnoreExisting).source_ssl(true);
    assert_eq!(Document::from(settings).as_str(), r#"{"targetTableMode":"2","srcSSL":"1"}"#);
    let settings = AdvancedSettings::new()
        .source_ssl_enabled(true)
        .source_ssl_ca_certificate("CA")
        .source_ssl_client_certificate("CERTIFICATE")
        .source_ssl_client_key("HIDDEN KEY");
    let document = Document::from(settings);
    assert_eq!(
        document.as_str(),
        r#"{"srcSslEnabled":"true","srcSslCaCert":"CA","srcSslClientCert":"CERTIFICATE","srcSslClientKey":"HIDDEN KEY"}"#
    );
    assert_eq!(
        format!("{document:?}"),
        r#"AdvancedSettings { srcSslEnabled: true, srcSslCaCert: "CA", srcSslClientCert: "CERTIFICATE", srcSslClientKey: *** }"#
    );
    assert!(!document.to_string().contains("HIDDEN"));
}

#[test]
fn kafka_as_a_destination_needs_no_raw_text() {
    let settings = AdvancedSettings::new()
        .target_table_mode(FailIfExists)
        .kafka_topic("orders")
        .kafka_version("1.0")
        .kafka_record_format(KafkaRecordFormat::CanalJson)
        .kafka_partitioning(KafkaPartitioning::None)
        .kafka_schema_registry(false)
        .kafka_acks("1")
        .destination_ssl(ConnectionSecurity::ScramSha256)
        .extra("destKafka.linger.ms", "5");
    assert_eq!(
        Document::from(settings).as_str(),
        r#"{"targetTableMode":"0","destSSL":"3","destTopic":"orders","destVersion":"1.0","kafkaRecordFormat":"canal_json","destKafkaPartitionKey":"none","destKafka.acks":"1","destSchemaRegistry":"no","destKafka.linger.ms":"5"}"#
    );
}

#[test]
fn mongodb_needs_no_raw_text() {
    let settings = AdvancedSettings::new()
        .target_table_mode(IgnoreExisting)
        .source_architecture(MongoDbArchitecture::ReplicaSet)
        .destination_architecture(MongoDbArchitecture::ReplicaSet)
        .retry_blind_seconds(600)
        .max_retry_time(Duration::from_hours(2));
    assert_eq!(
        Document::from(settings).as_str(),
        r#"{"targetTableMode":"2","maxRetryTime":"7200","retry.blind.seconds":"600","srcEngineArchType":"1","destEngineArchType":"1"}"#
    );
}

#[test]
fn two_way_synchronization_needs_no_raw_text() {
    let settings = AdvancedSettings::new()
        .topology(SynchronizationTopology::Bidirectional)
        .conflict(ConflictPolicy::Overwrite)
        .filter_ddl(true)
        .full_limits(DynamicLimits::new().source_rows_per_second(5000))
        .etl(false)
        .data_check(DataCheckSettings::new().full_data_check(true));
    assert_eq!(
        Document::from(settings).as_str(),
        r#"{"fullDynamicConfig":{"dts.datamove.source.rps.max":5000},"conflict":"overwrite","filterDDL":"true","etlOperatorCtl":"N","syncArchitecture":"bidirectional","dataCheckConfigure":{"fullDataCheck":true}}"#
    );
}

#[test]
fn parameters_take_a_typed_document_a_text_and_a_tree() {
    let endpoint = "http://127.0.0.1:9".parse().unwrap();
    let client = Client::new(Config::new(endpoint, Credentials::access_key("testid", "testsecret"))).unwrap();
    let request = client
        .configure_synchronization_job()
        .synchronization_job_id("dtsa1b2c3d4e5f6g7")
        .data_initialization(true)
        .structure_initialization(true);
    let typed = request.clone().synchronization_objects(SynchronizationObjects::new().database("shop"));
    let raw = request.clone().synchronization_objects(r#"[ {"DBName":"shop"} ]"#);
    let tree = request.synchronization_objects(json!([{ "DBName": "shop" }]));
    let sent = [typed.into_request(), raw.into_request(), tree.into_request()]
        .map(|request| request.synchronization_objects.as_ref().unwrap().as_str().to_owned());
    assert_eq!(sent, [r#"[{"DBName":"shop"}]"#, r#"[ {"DBName":"shop"} ]"#, r#"[{"DBName":"shop"}]"#]);
}

#[test]
fn lists_of_ids_are_given_as_such() {
    assert_eq!(Document::<JobIds>::from(["a", "b"]).as_str(), r#"["a","b"]"#);
    assert_eq!(
        Document::from(JobTags::new().tag(JobTag::named("team").value("x"))).as_str(),
        r#"[{"key":"team","value":"x"}]"#
    );
    let parameter = ModuleParameter::new().module(StageCode::IncrementalSynchronization).name("a.b").value(64);
    assert_eq!(
        Document::from(ModuleParameters::new().parameter(parameter)).as_str(),
        r#"[{"module":"07","name":"a.b","value":64}]"#
    );
    let text = ModuleParameter::new().module(StageCode::FullData).name("n").value("64");
    assert_eq!(Document::from(text).as_str(), r#"{"module":"03","name":"n","value":"64"}"#);
}

proptest! {
    #[test]
    fn a_list_of_objects_that_is_written_and_read_is_the_same(list in lists()) {
        let document = Document::from(list.clone());
        // Two databases of one name may disagree.
        prop_assume!(document.conflicts().is_empty());
        let read = document.parsed().unwrap();
        prop_assert_eq!(&read, &list);
        let again = Document::from(read);
        prop_assert_eq!(again.as_str(), document.as_str());
    }
}

fn lists() -> impl Strategy<Value = ObjectSelection> {
    let changes = || vec(prop::sample::select(DmlOperation::known_values()), 0..3);
    let columns = vec((".{1,6}", of(".{0,6}"), of(any::<bool>())), 0..4).prop_map(|columns| {
        columns.into_iter().map(|(name, kind, shared)| {
            let column = kind.into_iter().fold(Column::named(name), Column::data_type);
            shared.into_iter().fold(column, Column::shared_key)
        })
    });
    let tables = (".{1,6}", of(".{0,12}"), of(any::<i32>()), columns, changes());
    let tables = tables.prop_map(|(name, filter, shard, columns, dml)| {
        let table = filter.into_iter().fold(Table::named(name).columns(columns).dml(dml), Table::filter);
        shard.into_iter().fold(table, Table::shard).all(true)
    });
    let databases = (".{1,6}", of(".{0,6}"), vec(tables, 0..4), changes());
    let databases = databases.prop_map(|(name, new, tables, dml)| {
        new.into_iter().fold(Database::named(name).tables(tables).dml(dml), Database::rename).all(false)
    });
    vec(databases, 0..4).prop_map(|databases| ObjectSelection::new().databases(databases))
}

#[test]
fn keys_of_tomorrow_survive_where_no_secret_can_be() {
    let text = r#"{"shop":{"name":"shop","all":false,"Schema":{"public":{"all":true}}}}"#;
    let mut request = alibabacloud_dts::operation::configure_dts_job::Request::new();
    request.objects = Some(text.into());
    let shown = serde_json::to_value(&request).unwrap();
    assert_eq!(shown["DbList"], text);
    assert!(format!("{:?}", request.objects).contains("public"), "{request:?}");
}

#[test]
fn pairs_of_a_database_and_a_table_lose_no_table() {
    let pairs = [("s", "a"), ("t", "c"), ("s", "b")];
    let collected: ObjectSelection = pairs.into_iter().map(|(db, table)| Database::named(db).table(table)).collect();
    let mut extended = ObjectSelection::new();
    extended.extend(pairs.map(|(db, table)| Database::named(db).table(table)));
    let chained = pairs.into_iter().fold(ObjectSelection::new(), |list, (db, table)| {
        list.database(Database::named(db).table(Table::named(table)))
    });
    let text = r#"{"s":{"name":"s","all":false,"Table":{"a":{"name":"a","all":true},"b":{"name":"b","all":true}}},"t":{"name":"t","all":false,"Table":{"c":{"name":"c","all":true}}}}"#;
    for list in [collected, extended, chained] {
        assert_eq!(Document::from(list).as_str(), text);
    }
    let columns = Database::named("s").table(Table::named("a").column("x")).table(Table::named("a").column("y"));
    assert_eq!(columns.tables["a"].columns.keys().collect::<Vec<_>>(), ["x", "y"]);
}

#[test]
fn two_targets_for_one_database_are_refused() {
    let list =
        ObjectSelection::new().database(Database::named("s").rename("a")).database(Database::named("s").rename("b"));
    let told = told(|request| request.objects = Some(list.into()));
    assert_eq!(told, [r#"DbList → s.name: two entries with the same key set it to "a" and to "b" (enforced)"#]);
}

#[test]
fn the_name_in_the_source_is_a_member() {
    let [one, other] = ["a", "b"].map(|name| Database::named(name).rename("target"));
    assert_ne!(one, other);
    assert_eq!(one.source_name.as_deref(), Some("a"));
    assert_ne!(format!("{one:?}"), format!("{other:?}"));
    let list = ObjectSelection::new().database(one.clone().table(Table::named("t").rename("u").column("c")));
    let read: Database = serde_json::from_value(serde_json::to_value(&one).unwrap()).unwrap();
    assert_eq!(read, one);
    let again: ObjectSelection = serde_json::from_value(serde_json::to_value(&list).unwrap()).unwrap();
    assert_eq!(again, list);
    assert_eq!(again.databases["a"].tables["t"].columns["c"].source_name.as_deref(), Some("c"));
    let alone: Vec<Table> = serde_json::from_str(r#"[{"source_name":"t","name":"u","new":1}]"#).unwrap();
    assert_eq!((alone[0].source_name.as_deref(), alone[0].name.as_deref()), (Some("t"), Some("u")));
    assert_eq!(alone[0].extra.keys().collect::<Vec<_>>(), ["new"]);
}

#[test]
fn a_reference_to_columns_that_is_a_text_leaves_the_settings_readable() {
    let text = r#"{"targetTableMode":"2","configKeyMap":[{"moduleCode":"03","etlOperatorColumnReference":"x"}]}"#;
    let document = Document::<AdvancedSettings>::from(text);
    let settings = document.parsed().unwrap();
    assert_eq!(settings.modules.len(), 1);
    let mismatches: Vec<String> = document.mismatches().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(mismatches, ["configKeyMap.1.etlOperatorColumnReference: expected an object, found a text"]);
    assert_eq!(Document::from(settings).as_str(), text);
}
