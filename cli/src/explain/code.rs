//! Error codes, and names of precheck items.

use crate::failure::{Exit, Failure};
use crate::language::Language;
use crate::layout::{width, wrapped};
use crate::names::nearest;
use crate::output;
use alibabacloud_dts::ErrorCode;
use alibabacloud_dts::error::Retry;
use alibabacloud_dts::metadata::SERVICE;

/// Prints what is known about a code, or about the first code in a message.
pub(crate) fn explain(words: &[String], language: Language) -> Result<(), Failure> {
    let given = words.join(" ");
    let found = print(&given, language).or_else(|| print(in_message(&given)?, language));
    match found {
        Some(text) => output::write(&text, language),
        None => {
            let near = nearest(&given, ErrorCode::all().map(ErrorCode::as_str));
            let meant = (!near.is_empty()).then(|| {
                language
                    .pick(format!("did you mean {}?", near.join(" or ")), format!("是否想查 {}？", near.join(" 或 ")))
            });
            Err(Failure::new(
                Exit::Usage,
                language.pick(format!("nothing is known about `{given}`"), format!("没有关于 `{given}` 的说明")),
            )
            .note_any(meant))
        }
    }
}

/// The first code in a message.
fn in_message(message: &str) -> Option<&str> {
    let is_part = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_' | '.');
    let words = message.split(|it| !is_part(it)).map(|word| word.trim_matches('.'));
    words.filter(|word| !word.is_empty()).find(|word| ErrorCode::from(*word).origin().is_some())
}

pub(super) fn print(name: &str, language: Language) -> Option<String> {
    let code = ErrorCode::from(name);
    let meaning = code.meaning()?;
    let mut text = format!("{code}  ({:?})\n\n{}", code.kind(), wrapped(language.text(meaning), width(), ""));
    if code.origin().is_none() {
        // What is known is that of a family of codes.
        let near = nearest(name, ErrorCode::all().map(ErrorCode::as_str)).join(", ");
        text.push_str(&language.pick(
            format!("\nThe code itself is not listed. Listed codes with a similar name: {near}\n"),
            format!("\n该错误码本身未收录。名称相近的错误码：{near}\n"),
        ));
    }
    if let Some(remedy) = code.remedy() {
        let title = language.pick("What to do", "处理办法");
        text.push_str(&format!("\n{title}\n{}", wrapped(language.text(remedy), width(), "  ")));
    }
    let retry = match code.retry() {
        Retry::Backoff => language.pick("Call again after a while.", "稍后重试。"),
        Retry::Settle => {
            language.pick("Call again when the task has left its present state.", "任务离开当前状态后重试。")
        }
        Retry::Refresh => language.pick("Call again with new credentials.", "更换凭证后重试。"),
        _ => language.pick("Calling again does not help.", "重试无效。"),
    };
    text.push_str(&format!("\n{retry}\n"));
    let operations: Vec<&str> = SERVICE.operations().filter(|it| it.errors.contains(&code)).map(|it| it.name).collect();
    if !operations.is_empty() {
        let title = language.pick("Operations that return it", "返回该错误码的操作");
        text.push_str(&format!("\n{title}\n{}", wrapped(&operations.join(", "), width(), "  ")));
    } else if code.is_service_wide() {
        text.push_str(language.pick("\nAny operation can return it.\n", "\n任何操作都可能返回。\n"));
    }
    Some(text)
}
