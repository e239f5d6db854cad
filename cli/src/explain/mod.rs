//! What is known about operations, parameters, types and error codes.

mod code;
mod foreign;
mod members;
mod operation;
mod types;

pub(crate) use code::explain as error;

use crate::command;
use crate::failure::{Exit, Failure};
use crate::input::text::Input;
use crate::language::Language;
use crate::names::{LONGEST, nearest, same};
use crate::output;
use alibabacloud_dts::ErrorCode;
use alibabacloud_dts::metadata::SERVICE;

/// Prints what is known under this name: an operation, `Operation.Parameter`, a type, an error code, or a call of another
/// tool, which a file (`@FILE`) or standard input (`@-`) may hold.
pub(crate) fn explain(words: &[String], language: Language) -> Result<(), Failure> {
    let given = words.join(" ");
    let is_place = words.len() == 1 && given.len() > 1 && given.starts_with('@');
    let name = if is_place || given == "-" {
        let place = if is_place { &given } else { "@-" };
        Input::default().resolve("explain", place, language)?.0.to_string()
    } else {
        given
    };
    if foreign::is_call(&name) {
        return foreign::explain(&name, language);
    }
    let text = find(&name, language).ok_or_else(|| unknown(&name, language))?;
    output::write(&text, language)
}

fn find(name: &str, language: Language) -> Option<String> {
    if let Some(call) = command::call(name) {
        return Some(operation::print(call, SERVICE.operation(call.operation.name)?, language));
    }
    if let Some((operation, parameter)) = name.split_once('.')
        && let Some(call) = command::call(operation)
    {
        return members::of_operation(SERVICE.operation(call.operation.name)?, parameter, language);
    }
    if let Some(structure) = SERVICE.structures().find(|it| same(it.name, name) || same(it.rust_name, name)) {
        return Some(types::structure(structure, language));
    }
    if let Some(enumeration) = SERVICE.enumerations().find(|it| same(it.name, name) || same(it.rust_name, name)) {
        return Some(types::enumeration(enumeration, language));
    }
    code::print(name, language)
}

fn unknown(name: &str, language: Language) -> Failure {
    if name.trim().is_empty() {
        return Failure::usage(language.pick("there is nothing to explain", "没有可说明的内容"));
    }
    let place = std::path::Path::new(name)
        .is_file()
        .then(|| language.pick(format!("to read the file, write @{name}"), format!("读取该文件请写 @{name}")));
    // Other text may contain a secret, which must not be repeated.
    if name.len() > LONGEST || !name.chars().all(|it| it.is_alphanumeric() || matches!(it, '.' | '-' | '_' | ':')) {
        return Failure::usage(
            language.pick("the text is not a name and contains no call of DTS", "该文本不是名称，其中也没有 DTS 调用"),
        )
        .note_any(place);
    }
    let operations = SERVICE.operations().map(|it| it.name);
    let types = SERVICE.structures().map(|it| it.name).chain(SERVICE.enumerations().map(|it| it.name));
    let codes = ErrorCode::all().map(ErrorCode::as_str);
    let parameters = name.split_once('.').and_then(|(operation, parameter)| {
        let operation = SERVICE.operation(command::call(operation)?.operation.name)?;
        Some(nearest(parameter, operation.request.iter().map(|field| field.name)))
    });
    let near = parameters.unwrap_or_else(|| nearest(name, operations.chain(types).chain(codes)));
    let meant = (!near.is_empty()).then(|| {
        language.pick(format!("did you mean {}?", near.join(" or ")), format!("是否想查 {}？", near.join(" 或 ")))
    });
    Failure::new(
        Exit::Usage,
        language.pick(format!("nothing is known under the name `{name}`"), format!("没有名为 `{name}` 的内容")),
    )
    .note_any(meant)
    .note_any(place)
    .note(language.pick(
        "names are those of operations, Operation.Parameter, types and error codes; `dts operations` lists operations",
        "可用名称：操作、Operation.Parameter、类型、错误码；`dts operations` 列出操作",
    ))
}
