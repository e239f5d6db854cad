//! An operation as people read it.

use super::members;
use crate::command;
use crate::language::Language;
use crate::layout::{width, wrapped};
use alibabacloud_core::Access;
use alibabacloud_dts::metadata::{Call, Cost, Operation};

/// Everything that is known about an operation.
pub(super) fn print(call: &Call, operation: &Operation, language: Language) -> String {
    let mut text = format!("{}  (dts {})\n\n", operation.name, command::name_of(call));
    let mut block = |part: &str| {
        if !part.is_empty() {
            text.push_str(&wrapped(part, width(), ""));
            text.push('\n');
        }
    };
    block(language.text(operation.summary));
    block(language.text(operation.doc));
    block(&facts(operation, language));
    for condition in operation.conditions {
        block(&format!("- {}", language.text(condition)));
    }
    let mut section = |title: &str, body: &str| {
        if !body.is_empty() {
            text.push_str(&format!("{title}\n{body}\n"));
        }
    };
    section(language.pick("Parameters", "参数"), &members::list(operation.request, language));
    section(language.pick("Response", "返回"), &members::list(operation.response, language));
    section(language.pick("Goals to wait for", "可等待的目标"), &goals(operation, language));
    let errors: Vec<&str> = operation.errors.iter().map(alibabacloud_dts::ErrorCode::as_str).collect();
    section(language.pick("Error codes", "错误码"), &wrapped(&errors.join(", "), width(), "  "));
    text
}

fn facts(operation: &Operation, language: Language) -> String {
    let mut facts = Vec::new();
    facts.push(match operation.access {
        Access::Read => language.pick("It only reads.", "只读操作。").to_owned(),
        _ => language.pick("It changes something.", "会产生变更。").to_owned(),
    });
    if let Some(action) = operation.ram_action {
        facts.push(language.pick(format!("RAM action: {action}."), format!("RAM 权限：{action}。")));
    }
    if let Some(limit) = operation.rate_limit {
        let (calls, seconds) = (limit.calls, limit.seconds);
        facts.push(language.pick(
            format!("Calls per account: {calls} in {seconds} s."),
            format!("单账号调用上限：{seconds} 秒 {calls} 次。"),
        ));
    }
    let cost = match operation.cost {
        Some(Cost::Free) => language.pick("It is free of charge.", "免费。"),
        Some(Cost::Purchase) => language.pick("It places an order.", "会产生订单。"),
        Some(Cost::PriceChange) => language.pick("It changes a price.", "会改变价格。"),
        Some(Cost::StartsCharges) => language.pick("It starts something that is billed.", "会开始计费。"),
        Some(Cost::EndsCharges) => language.pick("It ends charges.", "会停止计费。"),
        _ => "",
    };
    facts.push(cost.to_owned());
    if let Some(next) = operation.then_wait {
        facts.push(language.pick(
            format!("--wait then polls {} until `{}`.", next.operation, next.goal),
            format!("--wait 随后轮询 {}，直至 `{}`。", next.operation, next.goal),
        ));
    }
    if operation.pagination.is_some() {
        facts.push(language.pick("--all-pages follows the list.", "--all-pages 获取所有页。").to_owned());
    }
    facts.retain(|fact| !fact.is_empty());
    facts.join(language.pick(" ", ""))
}

fn goals(operation: &Operation, language: Language) -> String {
    let goal = |it: &alibabacloud_dts::metadata::Waiter| {
        let list = |values: &[&str]| values.join(", ");
        let mut text =
            wrapped(&format!("{}{}{}", it.name, language.pick(": ", "："), language.text(it.doc)), width(), "  ");
        let ends = language.pick("ends as failed at", "失败状态：");
        if !it.failed.is_empty() {
            text.push_str(&wrapped(&format!("{ends} {}", list(it.failed)), width(), "      "));
        }
        text
    };
    operation.waiters.iter().map(goal).collect()
}
