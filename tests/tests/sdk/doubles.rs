//! Numbers with a fraction in requests, as the official Python and Java clients write them.

use crate::runner::{request, run};
use alibabacloud_dts::metadata::{SERVICE, Type};
use serde_json::json;

#[test]
fn every_double_is_sent_with_its_fraction_also_when_that_is_zero() {
    let mut checked = Vec::new();
    for operation in SERVICE.operations() {
        for parameter in operation.request.iter().filter(|parameter| parameter.ty == Type::Double) {
            for (given, sent) in [
                (json!(1), "1.0"),
                (json!(1.0), "1.0"),
                (json!(16), "16.0"),
                (json!(16.5), "16.5"),
                (json!(0), "0.0"),
                (json!(-2.0), "-2.0"),
                (json!(1e21), "1000000000000000000000.0"),
            ] {
                let line = request(operation.name, &json!({ parameter.name: given }));
                let found = [&line["query"], &line["body"]].into_iter().find_map(|part| part[parameter.name].as_str());
                assert_eq!(found, Some(sent), "{} {}: {given}", operation.name, parameter.name);
            }
            checked.push((operation.name, parameter.name));
        }
    }
    assert!(checked.contains(&("CreateDtsInstance", "MinDu")) && checked.len() >= 6, "{checked:?}");
}

#[test]
fn a_raw_call_keeps_the_kind_of_number_that_it_is_given() {
    let line = |value| json!({ "do": "request", "operation": "New", "params": { "MinDu": value }, "raw": true });
    assert_eq!(run(&line(json!(1.0)))["query"]["MinDu"], "1.0");
    assert_eq!(run(&line(json!(1)))["query"]["MinDu"], "1");
}
