//! The command of an operation, for its help.

use super::options;
use crate::language::Language;
use crate::names::kebab;
use alibabacloud_core::Access;
use alibabacloud_dts::metadata::{Field, Operation, SERVICE, Type};
use clap::{Arg, ArgAction, Command};

/// The command, with an option for each parameter.
pub(crate) fn command(name: String, operation: &'static Operation, language: Language) -> Command {
    let (required, optional): (Vec<&Field>, Vec<&Field>) = operation.request.iter().partition(|field| field.required);
    let taken: Vec<String> = options::global(language)
        .iter()
        .chain(&options::call(language))
        .filter_map(|option| option.get_long().map(str::to_owned))
        .collect();
    let headed = |fields: Vec<&'static Field>, heading: &'static str| {
        let taken = &taken;
        fields.into_iter().map(move |field| parameter(field, taken, language).help_heading(heading))
    };
    Command::new(name)
        .about(language.text(operation.summary))
        .long_about(long(operation, language))
        .args(headed(required, language.pick("Required parameters", "必填参数")))
        .args(headed(optional, language.pick("Parameters", "参数")))
        .args(options::call(language))
        .arg(options::help_json(language))
        .after_help(language.pick(
            "Names of the wire (--DtsInstanceId) work too. Members of structures: --source-endpoint.ip VALUE. \
             A value @FILE, @- or @env:NAME is read from there.",
            "也可使用接口中的参数名（--DtsInstanceId）。结构的成员：--source-endpoint.ip VALUE。\
             值 @FILE、@-、@env:NAME 分别表示从文件、标准输入、环境变量读取。",
        ))
}

fn long(operation: &Operation, language: Language) -> String {
    let mut text = language.text(operation.summary).to_owned();
    if !operation.doc.is_empty() {
        text.push_str(&format!("\n\n{}", language.text(operation.doc)));
    }
    if operation.access == Access::Write {
        text.push_str(language.pick("\n\nThe call changes something.", "\n\n该调用会产生变更。"));
    }
    for condition in operation.conditions {
        text.push_str(&format!("\n\n{}", language.text(condition)));
    }
    text
}

fn parameter(field: &'static Field, taken: &[String], language: Language) -> Arg {
    // An option of the program has precedence over a parameter of the same name.
    let name = Some(kebab(field.name)).filter(|name| !taken.contains(name)).unwrap_or_else(|| field.name.to_owned());
    let takes_value = match field.ty {
        Type::Boolean => "true|false".to_owned(),
        Type::Int32 | Type::Int64 | Type::Double => "NUMBER".to_owned(),
        Type::Document(_) | Type::Json | Type::Structure(_) | Type::Map(_) => "JSON|@FILE".to_owned(),
        Type::Enumeration(name) => values(name).unwrap_or_else(|| "VALUE".to_owned()),
        _ => "VALUE".to_owned(),
    };
    let mut help = language.text(field.doc).split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some(default) = field.default {
        help.push_str(&language.pick(format!(" [default: {default}]"), format!(" [默认值：{default}]")));
    }
    Arg::new(field.name)
        .long(name)
        .value_name(takes_value)
        .help(first(&help).to_owned())
        .long_help(help.clone())
        .action(ArgAction::Append)
}

/// The first sentence.
fn first(text: &str) -> &str {
    let end = text.find(". ").map(|end| end + 1).or_else(|| text.find('。').map(|end| end + '。'.len_utf8()));
    end.map_or(text, |end| &text[..end])
}

/// The values of an enumeration, if they fit into a line.
fn values(name: &str) -> Option<String> {
    let values = SERVICE.enumeration(name)?.values;
    let names: Vec<&str> = values.iter().map(|value| value.name).collect();
    let joined = names.join("|");
    (joined.len() <= 60).then_some(joined)
}
