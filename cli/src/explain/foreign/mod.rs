//! Calls of other tools: the same call for `dts`, and what the metadata find wrong with it.

mod aliyun;
mod code;
mod found;
mod http;
mod line;
mod shell;
mod terraform;

use crate::failure::Failure;
use crate::language::Language;
use crate::output;

/// Whether a call of another tool is in the text.
pub(super) fn is_call(text: &str) -> bool {
    // A name alone is looked up.
    text.contains(['=', '(', ' ', ':', '\n'])
        && (aliyun::is_in(text) || terraform::is_in(text) || http::is_in(text) || code::is_in(text))
}

/// Prints each call for `dts`, and what is wrong with it.
pub(super) fn explain(text: &str, language: Language) -> Result<(), Failure> {
    let found = if aliyun::is_in(text) {
        aliyun::find(text, language)?
    } else if terraform::is_in(text) {
        terraform::find(text, language)
    } else if http::is_in(text) {
        vec![http::find(text, language)?]
    } else {
        code::find(text, language)
    };
    if found.is_empty() {
        return Err(Failure::usage(language.pick("no call of DTS is in the text", "文本中没有 DTS 调用"))
            .note(language.pick(
            "it reads calls of the aliyun command, Terraform blocks, code of the official SDKs, URLs and curl commands",
            "支持 aliyun 命令、Terraform 配置块、官方 SDK 代码、URL 与 curl 命令",
        )));
    }
    let lines: Result<Vec<String>, Failure> = found.into_iter().map(|found| line::print(found, language)).collect();
    output::write(&lines?.join("\n"), language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_breaks_off_anywhere_is_read_to_its_end() {
        for call in include_str!("../../../tests/foreign/calls.txt").split("=== ") {
            let text = call.split_once('\n').map_or(call, |(_, text)| text);
            for (end, _) in text.char_indices().step_by(13) {
                let Some(part) = text.get(..end) else { continue };
                is_call(part);
                code::find(part, Language::English);
                terraform::find(part, Language::English);
                let _ = http::find(part, Language::English);
                let _ = aliyun::find(part, Language::English);
            }
        }
    }
}
