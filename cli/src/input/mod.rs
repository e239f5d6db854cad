//! From arguments and files to a request.

pub(crate) mod flags;
mod objects;
pub(crate) mod place;
pub(crate) mod secret;
pub(crate) mod skeleton;
pub(crate) mod text;
pub(crate) mod tree;
pub(crate) mod typed;
pub(crate) mod yaml;

use crate::failure::Failure;
use crate::language::Language;
use alibabacloud_dts::metadata::Operation;
use place::Place;
use serde_json::{Map, Value};
use text::Input;

/// The parameters of a request in a file, or on standard input for `-`, in YAML or JSON.
pub(crate) fn request(
    operation: &'static Operation,
    path: &str,
    input: &mut Input,
    language: Language,
) -> Result<Map<String, Value>, Failure> {
    let text = match path {
        "-" => input.read("--request", language)?,
        path => text::file("--request", path, language)?,
    };
    let wrong = |problem: String| {
        Failure::usage(language.pick(
            format!("the request in {path} cannot be read: {problem}"),
            format!("无法读取 {path} 中的请求：{problem}"),
        ))
        .note(language.pick(
            format!("`dts {} --skeleton` prints a request to begin with", operation.name),
            format!("`dts {} --skeleton` 输出可供填写的请求模板", operation.name),
        ))
    };
    match yaml::read(Place::Request(operation), &text).map_err(wrong)? {
        Value::Object(given) => tree::named(operation, given, language),
        Value::Null => Ok(Map::new()),
        _ => Err(wrong(language.pick("it is not a mapping of parameters".into(), "内容不是参数的映射".into()))),
    }
}
