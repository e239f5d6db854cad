//! The JSON documents of the service: what is written, and what real callers send.

use alibabacloud_dts::Document;
use alibabacloud_dts::operation::configure_dts_job::Request;
use alibabacloud_dts::types::DmlOperation::{Insert, Update};
use alibabacloud_dts::types::{DataCheckConfigure, Database, DbList, FullCheckModel, Table};
use serde_json::json;

/// What a caller is told about the inside of the documents of a request.
fn told(fill: impl FnOnce(&mut Request)) -> Vec<String> {
    let mut request = Request::default();
    fill(&mut request);
    let violations = alibabacloud_core::validate(&request).into_iter();
    let inside = violations.filter(|violation| violation.parameter.contains('→'));
    inside.map(|it| format!("{it} ({})", if it.enforced { "enforced" } else { "advice" })).collect()
}

#[test]
fn a_list_of_objects_is_a_pleasure_to_write() {
    let objects = DbList::new().database(
        Database::named("shop")
            .rename("shop_copy")
            .table(Table::named("orders").filter("id > 10").columns(["id", "total"]).dml([Insert, Update])),
    );
    assert_eq!(
        Document::from(objects).as_str(),
        r#"{"shop":{"name":"shop_copy","all":false,"Table":{"orders":{"name":"orders","all":false,"filter":"id > 10","column":{"id":{"name":"id"},"total":{"name":"total"}},"dml_op":"i,u"}}}}"#
    );
    let whole = DbList::new().database("shop").database(Database::named("stock").table("item"));
    assert_eq!(
        Document::from(whole).as_str(),
        r#"{"shop":{"name":"shop","all":true},"stock":{"name":"stock","all":false,"Table":{"item":{"name":"item","all":true}}}}"#
    );
}

#[test]
fn verification_is_set_up_by_keys_with_types() {
    let check = DataCheckConfigure::new()
        .full_data_check(true)
        .full_check_model(FullCheckModel::Sampling)
        .full_check_ratio(20)
        .check_maximum_hour_enable(true)
        .data_check_objects(DbList::new().database("shop"));
    assert_eq!(
        Document::from(check).as_str(),
        r#"{"fullDataCheck":true,"fullCheckModel":1,"fullCheckRatio":20,"checkMaximumHourEnable":1,"dataCheckDbList":{"shop":{"name":"shop","all":true}}}"#
    );
}

#[test]
fn conditions_between_keys_are_checked_whatever_the_document_was_made_of() {
    let without_ratio = DataCheckConfigure::new().full_check_model(FullCheckModel::Sampling);
    let told_of = |check: Document<_>| told(|request| request.data_check_configure = Some(check));
    let expected = ["DataCheckConfigure → fullCheckRatio: required when fullCheckModel is 1 (enforced)"];
    assert_eq!(told_of(without_ratio.into()), expected);
    assert_eq!(told_of(r#"{"fullCheckModel":"1"}"#.into()), expected);
    assert_eq!(told_of(json!({ "fullCheckModel": 1 }).into()), expected);
    let out_of_range = json!({ "fullCheckModel": 1, "fullCheckRatio": 5 });
    assert_eq!(told_of(out_of_range.into()), ["DataCheckConfigure → fullCheckRatio: at least 10, it is 5 (advice)"]);
}

#[test]
fn what_callers_leave_out_is_advice() {
    let objects = r#"{"shop":{"name":"copy","Table":{"orders":{"all":true}}}}"#;
    assert_eq!(told(|request| request.db_list = Some(objects.into())), ["DbList → shop.all: required (advice)"]);
}
