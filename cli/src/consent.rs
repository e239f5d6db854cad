//! The question before a call that changes something.

use crate::failure::{Exit, Failure};
use crate::language::Language;
use alibabacloud_core::Access;
use alibabacloud_dts::metadata::{Cost, Operation};
use std::io::{BufRead, IsTerminal, Write};

/// Asks whether to make the call, if it changes something and the terminal can be asked. Without a terminal, calls that
/// place an order, change a price or release something need `--yes`; others are made.
pub(crate) fn ask(operation: &Operation, subject: Option<&str>, language: Language) -> Result<(), Failure> {
    if operation.access == Access::Read {
        return Ok(());
    }
    let stakes = stakes(operation, language);
    if !(std::io::stdin().is_terminal() && std::io::stderr().is_terminal()) {
        return match stakes {
            None => Ok(()),
            Some(stakes) => Err(Failure::usage(language.pick(
                format!("{} {stakes}, and there is no terminal to ask for confirmation", operation.name),
                format!("{}{stakes}，而当前没有可用于确认的终端", operation.name),
            ))
            .note(language.pick("add --yes if you mean it", "确认执行请加 --yes"))),
        };
    }
    let stakes = stakes.map(|stakes| language.pick(format!(" The call {stakes}."), format!("该调用{stakes}。")));
    let summary = language.text(operation.summary).trim_end_matches(['.', '。']);
    let about = subject.map(|subject| format!(" ({subject})")).unwrap_or_default();
    let stakes = stakes.unwrap_or_default();
    let name = operation.name;
    question(
        &language.pick(format!("{name}{about}: {summary}.{stakes}"), format!("{name}{about}：{summary}。{stakes}")),
        language,
    )
}

/// Asks whether to do what the text says. Without a terminal, it is refused.
pub(crate) fn ask_for(text: &str, language: Language) -> Result<(), Failure> {
    if std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
        return question(text, language);
    }
    Err(Failure::usage(format!(
        "{text} {}",
        language.pick("There is no terminal to ask for confirmation", "当前没有可用于确认的终端",)
    ))
    .note(language.pick("add --yes if you mean it", "确认执行请加 --yes")))
}

fn question(text: &str, language: Language) -> Result<(), Failure> {
    anstream::eprintln!("{text}");
    anstream::eprint!("{} [y/N] ", language.pick("Continue?", "是否继续？"));
    let _ = std::io::stderr().flush();
    let mut line = String::new();
    let read = std::io::stdin().lock().read_line(&mut line);
    let said_yes = ["y", "yes", "是"].iter().any(|yes| line.trim().eq_ignore_ascii_case(yes));
    if read.is_ok() && said_yes {
        return Ok(());
    }
    Err(Failure::new(Exit::Declined, language.pick("not confirmed; nothing was sent", "未确认，未发送任何请求")))
}

/// What the call does that cannot be taken back for free.
fn stakes(operation: &Operation, language: Language) -> Option<&'static str> {
    match operation.cost {
        Some(Cost::Purchase) => Some(language.pick("places an order", "会产生订单")),
        Some(Cost::PriceChange) => Some(language.pick("changes the price of an instance", "会改变实例价格")),
        Some(Cost::EndsCharges) => Some(language.pick("releases what is billed, with its data", "会释放实例及其数据")),
        _ if operation.then_wait.is_some_and(|wait| wait.gone) => {
            Some(language.pick("removes what it is about", "会删除其对象"))
        }
        _ => None,
    }
}
