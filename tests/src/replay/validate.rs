//! What the client says about a request before it would send it.

use super::line::ValidateLine;
use super::product::product;
use super::{Refusal, request};
use serde_json::{Map, Value, json};

pub(super) fn replay(line: &ValidateLine) -> Result<Value, Refusal> {
    let none = Map::new();
    let typed =
        request::load(product(line.product.as_deref())?, &line.operation, line.params.as_ref().unwrap_or(&none))?;
    let violations: Vec<Value> = alibabacloud_core::plumbing::validate(typed.request.as_ref())
        .into_iter()
        .map(|violation| {
            json!({
                "parameter": violation.parameter,
                "rule": violation.rule,
                "enforced": violation.enforced,
            })
        })
        .collect();
    let mut told = json!({ "violations": violations });
    if !typed.undeclared.is_empty() {
        told["undeclared"] = json!(typed.undeclared);
    }
    Ok(told)
}
