//! The rules of a request, before anything is sent.

use crate::failure::Failure;
use crate::input::typed::told;
use crate::language::Language;
use alibabacloud_core::Violation;
use alibabacloud_core::plumbing::{Structure, validate};
use alibabacloud_dts::metadata::Operation;

/// Refuses a request that breaks an enforced rule, with all rules that it breaks, and prints the others as advice.
pub(crate) fn check(
    operation: &Operation,
    request: &dyn Structure,
    forced: &[(String, String)],
    language: Language,
) -> Result<(), Failure> {
    // What the request lacks may be among the parameters that are sent all the same.
    let is_met = |violation: &Violation| {
        violation.parameter.split(", ").any(|name| forced.iter().any(|(forced, _)| forced == name))
    };
    let (refused, advice): (Vec<Violation>, Vec<Violation>) =
        validate(request).into_iter().filter(|violation| !is_met(violation)).partition(|violation| violation.enforced);
    for violation in &advice {
        anstream::eprintln!("{}{}", language.pick("note: ", "提示："), told(violation, language));
    }
    if refused.is_empty() {
        return Ok(());
    }
    let message = language
        .pick(format!("the request of {} was not sent", operation.name), format!("{} 的请求未发送", operation.name));
    let failure =
        refused.iter().fold(Failure::usage(message), |failure, violation| failure.note(told(violation, language)));
    Err(failure.note(language.pick(
        format!("`dts explain {}` describes the parameters", operation.name),
        format!("`dts explain {}` 说明各参数", operation.name),
    )))
}
