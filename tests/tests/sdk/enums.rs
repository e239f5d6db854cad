//! Enums: matched and compared in a line, whatever the letter case, and open to values that are not listed.

use alibabacloud_core::plumbing::{Field, Structure, ValueMut, from_json};
use alibabacloud_dts::metadata;
use alibabacloud_dts::operation::{
    create_dts_instance, delete_dts_job, describe_dts_job_detail, describe_dts_jobs, list_dedicated_cluster,
    modify_dts_job_password, renew_instance, transfer_pay_type,
};
use alibabacloud_dts::types::{
    BillingMethod, DatabaseEngine, DtsJobStatus, DtsJobType, EndpointSide, SchemaRegistryUse, SortDirection,
    SubtaskItem, SwitchedEndpoint,
};
use serde_json::{Value, json};
use std::collections::{BTreeSet, HashMap};

fn detail(status: &Value) -> describe_dts_job_detail::Response {
    let mut response = describe_dts_job_detail::Response::default();
    from_json(&json!({ "Status": status }), &mut response);
    response
}

#[test]
fn a_status_is_matched_in_one_line() {
    let told = |job: &describe_dts_job_detail::Response| match job.status {
        Some(DtsJobStatus::Finished) => "finished".to_owned(),
        Some(DtsJobStatus::Unlisted(ref text)) => format!("new: {text}"),
        Some(ref other) => format!("still {other}"),
        None => "unknown".to_owned(),
    };
    assert_eq!(told(&detail(&json!("FINISHED"))), "finished");
    assert_eq!(told(&detail(&json!("Levitating"))), "new: Levitating");
    assert_eq!(told(&detail(&json!("synchronizing"))), "still Synchronizing");
    assert_eq!(told(&detail(&Value::Null)), "unknown");
    let job = detail(&json!("finished"));
    assert!(job.status == Some(DtsJobStatus::Finished));
    assert!(matches!(job.status, Some(DtsJobStatus::Finished | DtsJobStatus::Suspending)));
    assert_ne!(job.status, Some(DtsJobStatus::Failed));
}

#[test]
fn values_come_from_texts_and_are_keys_of_sets_and_maps() -> Result<(), Box<dyn std::error::Error>> {
    let parsed: DtsJobStatus = "finished".parse()?;
    assert_eq!(parsed, DtsJobStatus::Finished);
    let owned = "Finished".to_owned();
    assert_eq!([DtsJobStatus::from(&owned), owned.into()], [parsed.clone(), parsed.clone()]);
    let sorted: BTreeSet<DtsJobStatus> = ["Normal", "FAILED", "failed", "levitating"].map(Into::into).into();
    assert_eq!(sorted.iter().map(DtsJobStatus::as_str).collect::<Vec<_>>(), ["Failed", "levitating", "Normal"]);
    let counts = HashMap::from([(DtsJobStatus::from("LEVITATING"), 1), (parsed, 2)]);
    assert_eq!((counts[&"levitating".into()], counts[&DtsJobStatus::Finished]), (1, 2));
    assert!(DtsJobStatus::known_values().contains(&DtsJobStatus::Locked));
    Ok(())
}

#[test]
fn a_value_is_sent_as_the_service_spells_it_and_an_unlisted_one_as_it_is() {
    let sent = |request: &dyn Structure| alibabacloud_core::plumbing::to_json(request);
    let mut request = describe_dts_jobs::Request::new();
    request.status = Some("synchronizing".into());
    assert_eq!(sent(&request)["Status"], "Synchronizing");
    request.status = Some("levITating ".into());
    assert_eq!(sent(&request)["Status"], "levITating ");
}

#[test]
fn all_spellings_are_one_value_and_each_place_sends_its_own() {
    let sent = |request: &dyn Structure| alibabacloud_core::plumbing::to_json(request);
    for spelling in ["PREPAY", "PrePaid", "prepay", "PREPAID"] {
        assert_eq!(BillingMethod::from(spelling), BillingMethod::PrePaid, "{spelling}");
        let renewal = renew_instance::Request::new().billing_method(spelling);
        assert_eq!(sent(&renewal), json!({ "ChargeType": "PREPAY" }), "{spelling}");
        let transfer = transfer_pay_type::Request::new().billing_method(spelling);
        assert_eq!(sent(&transfer), json!({ "ChargeType": "PrePaid" }), "{spelling}");
        assert!(renewal.validate().iter().all(|it| it.parameter != "ChargeType"), "{spelling}");
    }
    let by_age = list_dedicated_cluster::Request::new().order_direction(SortDirection::Descending);
    assert_eq!(sent(&by_age), json!({ "OrderDirection": "desc" }));
    let by_age = describe_dts_jobs::Request::new().order_direction(SortDirection::Descending);
    assert_eq!(sent(&by_age), json!({ "OrderDirection": "DESC" }));
    let switched = SwitchedEndpoint::new().side(EndpointSide::Destination);
    assert_eq!(sent(&switched), json!({ "Type": "Destination" }));
    let password = modify_dts_job_password::Request::new().endpoint(EndpointSide::Destination);
    assert_eq!(sent(&password), json!({ "Endpoint": "dest" }));
}

#[test]
fn the_type_of_a_task_in_a_response_fits_the_requests() {
    for received in ["online", "MIGRATION", "Online"] {
        let mut response = describe_dts_job_detail::Response::default();
        from_json(&json!({ "JobType": received }), &mut response);
        assert_eq!(response.job_type, Some(DtsJobType::Migration), "{received}");
        // As this operation spells it, and as the other does.
        assert_eq!(alibabacloud_core::plumbing::to_json(&response), json!({ "JobType": "online" }));
        let release = delete_dts_job::Request::new().job_type(response.job_type);
        assert_eq!(alibabacloud_core::plumbing::to_json(&release), json!({ "JobType": "MIGRATION" }));
    }
}

#[test]
fn conditions_hold_whichever_spelling_the_caller_uses() {
    // A subscription needs a period.
    let asks = |method: &str| {
        let request = transfer_pay_type::Request::new().billing_method(method);
        request.validate().iter().any(|it| it.parameter == "Period")
    };
    assert!(asks("PrePaid") && asks("PREPAY") && asks("prepay"));
    assert!(!asks("PostPaid") && !asks("POSTPAY"));
    // The rule that asks for Type names OceanBase; DRDS and others have no such rule.
    let breaks = |engine: DatabaseEngine| {
        let request =
            create_dts_instance::Request::new().job_type(DtsJobType::Sync).source_endpoint_engine_name(engine);
        request.validate().iter().any(|it| it.parameter == "Type")
    };
    assert!(breaks(DatabaseEngine::OceanBase) && breaks("oceanbase".into()) && !breaks(DatabaseEngine::MySql));
}

#[test]
fn a_misspelled_value_is_advice_with_a_suggestion() {
    let told = |status: &str| {
        let mut request = describe_dts_jobs::Request::new();
        (request.job_type, request.status) = (Some(DtsJobType::Sync), Some(status.into()));
        request.validate().iter().map(|it| (it.to_string(), it.enforced)).collect::<Vec<_>>()
    };
    let advice = "Status: `SynchronizingNow` is not among the documented values; did you mean `Synchronizing`?";
    assert_eq!(told("SynchronizingNow"), [(advice.to_owned(), false)]);
    assert_eq!(told("SYNCHRONIZING"), []);
}

#[test]
fn booleans_stand_for_the_two_values_that_mean_yes_and_no() {
    assert_eq!([true, false].map(SchemaRegistryUse::from), ["yes", "no"].map(SchemaRegistryUse::from));
    for text in ["Y", "N", "y", "perhaps"] {
        let mut item = SubtaskItem::default();
        from_json(&json!({ "IgnoreFlag": text }), &mut item);
        let ignored = item.ignore_flag.and_then(|flag| flag.as_bool());
        assert_eq!(ignored, if text == "perhaps" { None } else { Some(text.eq_ignore_ascii_case("y")) }, "{text}");
    }
}

#[test]
fn every_listed_value_is_known_in_any_case_wherever_it_can_stand() {
    let mut places = 0;
    for call in metadata::calls() {
        visit(&mut *(call.request)(), 2, &mut places);
        visit(&mut *(call.response)(), 2, &mut places);
    }
    assert!(places > 150, "{places}");
}

fn visit(structure: &mut dyn Structure, depth: usize, places: &mut usize) {
    for (index, field) in structure.shape().fields.iter().enumerate() {
        place(structure.member_mut(index).unwrap().value_mut(), field, depth, places);
    }
}

fn place(value: ValueMut<'_>, field: &Field, depth: usize, places: &mut usize) {
    match value {
        ValueMut::OpenEnum(text) => {
            *places += 1;
            for known in field.values {
                for spelling in [known.to_ascii_uppercase(), known.to_ascii_lowercase(), (*known).to_owned()] {
                    text.set(&spelling).unwrap();
                    let here = field.format.spellings.iter().find(|(own, _)| text.text() == Some(own));
                    let here = here.map_or(text.text(), |(_, here)| Some(*here));
                    assert_eq!(here, Some(*known), "{}", field.name);
                }
            }
            text.set("Never hEard Of").unwrap();
            assert_eq!(text.text(), Some("Never hEard Of"), "{}", field.name);
        }
        ValueMut::Structure(inner) if depth > 0 => visit(inner.fill(), depth - 1, places),
        ValueMut::List(list) => list.add(&mut |element| place(element, field, depth, places)),
        ValueMut::Map(map) => map.insert("k".to_owned(), &mut |value| place(value, field, depth, places)),
        _ => {}
    }
}

#[test]
fn a_status_that_operations_spell_in_two_ways_is_one_value() {
    use alibabacloud_dts::types::SynchronizationJobStatus;
    for spelling in ["Initializing", "Initializating", "initializating"] {
        assert_eq!(SynchronizationJobStatus::from(spelling), SynchronizationJobStatus::Initializing);
    }
}
