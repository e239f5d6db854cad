//! Calls of the `aliyun` command.

use super::found::{Found, Worth};
use super::shell;
use crate::command;
use crate::failure::Failure;
use crate::input::tree::Path;
use crate::language::Language;
use alibabacloud_dts::metadata::{Operation, SERVICE, Type};
use serde_json::{Map, Value};

/// What becomes of an option of the command.
#[derive(Clone, Copy)]
enum Becomes {
    /// The option of `dts` of this name, with the value.
    Option(&'static str),
    /// The option of this name, without a value of its own; settings that follow have another form there.
    Switch(&'static str),
    /// Nothing; a value follows.
    Nothing,
    /// Nothing; no value follows.
    Ignored,
    /// A part of the credentials, which `dts` takes from a profile or the environment.
    Credentials,
    Waiter,
    Pager,
    Version,
    Header,
    Body,
}

const OPTIONS: [(&str, Becomes); 44] = [
    ("profile", Becomes::Option("profile")),
    ("p", Becomes::Option("profile")),
    ("region", Becomes::Option("region")),
    ("endpoint", Becomes::Option("endpoint")),
    ("cli-query", Becomes::Option("query")),
    ("output", Becomes::Switch("output table")),
    ("o", Becomes::Switch("output table")),
    ("dryrun", Becomes::Switch("dry-run")),
    ("cli-dry-run", Becomes::Switch("dry-run")),
    ("pager", Becomes::Pager),
    ("all-pages", Becomes::Pager),
    ("waiter", Becomes::Waiter),
    ("version", Becomes::Version),
    ("header", Becomes::Header),
    ("body", Becomes::Body),
    ("mode", Becomes::Credentials),
    ("access-key-id", Becomes::Credentials),
    ("access-key-secret", Becomes::Credentials),
    ("sts-token", Becomes::Credentials),
    ("sts-region", Becomes::Credentials),
    ("ram-role-name", Becomes::Credentials),
    ("ram-role-arn", Becomes::Credentials),
    ("role-session-name", Becomes::Credentials),
    ("external-id", Becomes::Credentials),
    ("source-profile", Becomes::Credentials),
    ("expired-seconds", Becomes::Credentials),
    ("private-key", Becomes::Credentials),
    ("key-pair-name", Becomes::Credentials),
    ("config-path", Becomes::Nothing),
    ("language", Becomes::Nothing),
    ("method", Becomes::Nothing),
    ("read-timeout", Becomes::Nothing),
    ("connect-timeout", Becomes::Nothing),
    ("retry-count", Becomes::Nothing),
    ("retry-timeout", Becomes::Nothing),
    ("user-agent", Becomes::Nothing),
    ("log-level", Becomes::Nothing),
    ("force", Becomes::Ignored),
    ("secure", Becomes::Ignored),
    ("insecure", Becomes::Ignored),
    ("skip-secure-verify", Becomes::Ignored),
    ("quiet", Becomes::Ignored),
    ("q", Becomes::Ignored),
    ("cli-ai-mode", Becomes::Ignored),
];

/// Whether the command is called in the text.
pub(super) fn is_in(text: &str) -> bool {
    shell::begin(text, "aliyun").is_some()
}

/// The calls in the text.
pub(super) fn find(text: &str, language: Language) -> Result<Vec<Found>, Failure> {
    let commands = shell::commands(text, "aliyun", language)?;
    let found: Vec<Found> =
        commands.into_iter().filter_map(product_first).map(|words| of_words(&words, language)).collect();
    if found.is_empty() {
        return Err(Failure::usage(
            language.pick("no call of `aliyun dts` is in the text", "文本中没有 `aliyun dts` 调用"),
        )
        .note(
            language.pick(
                "write `aliyun dts OPERATION --PARAMETER VALUE`",
                "请写为 `aliyun dts OPERATION --PARAMETER VALUE`",
            ),
        ));
    }
    Ok(found)
}

/// The words with the product first, which options may stand before; `None` if it is another product.
fn product_first(mut words: Vec<String>) -> Option<Vec<String>> {
    let mut place = 0;
    while words.get(place)?.starts_with('-') {
        let word = words.get(place)?;
        let name = word.trim_start_matches('-');
        let takes_value = OPTIONS.iter().any(|(option, becomes)| {
            *option == name && matches!(becomes, Becomes::Option(_) | Becomes::Nothing | Becomes::Credentials)
        });
        place += if takes_value { 2 } else { 1 };
    }
    if !words.get(place)?.eq_ignore_ascii_case("dts") {
        return None;
    }
    words.rotate_left(place);
    Some(words)
}

/// The call of the words behind the name of the program.
pub(super) fn of_words(words: &[String], language: Language) -> Found {
    let mut found = Found { names_of_the_wire: true, ..Found::default() };
    let mut words = words.iter().skip(1).peekable();
    let mut has_credentials = false;
    while let Some(word) = words.next() {
        let is_flag = word.starts_with("--") || (word.len() == 2 && word.starts_with('-'));
        if !is_flag {
            if found.operation.is_empty() {
                found.operation = word.clone();
                // Plugins have names of their own.
                found.names_of_the_wire = !word.contains('-');
            }
            continue;
        }
        let given = word.trim_start_matches('-');
        let (name, inline) = match given.split_once('=') {
            Some((name, value)) => (name, Some(value.to_owned())),
            None => (given, None),
        };
        let known = OPTIONS.iter().find(|(option, _)| *option == name).map(|(_, becomes)| *becomes);
        let mut value = || inline.clone().or_else(|| words.next_if(|next| !next.starts_with("--")).cloned());
        let mut settings = Vec::new();
        match known {
            Some(Becomes::Option(option)) => {
                let value = value().unwrap_or_default();
                found.option_with(option, &value);
            }
            Some(Becomes::Nothing) => drop(value()),
            Some(Becomes::Credentials) => {
                drop(value());
                has_credentials = true;
            }
            Some(Becomes::Version) => version(value().as_deref(), &mut found, language),
            Some(Becomes::Header) => {
                let header = value().unwrap_or_default();
                found.notes.push(language.pick(
                    format!("`dts` sends no header of its own choice: {header}"),
                    format!("`dts` 不支持自定义请求头：{header}"),
                ));
            }
            Some(Becomes::Body) => {
                let body = value().unwrap_or_default();
                match members(&body) {
                    Some(members) => found.parameters.extend(members),
                    None => found.notes.push(
                        language
                            .pick("the body is neither a form nor a JSON object", "请求体既不是表单，也不是 JSON 对象")
                            .to_owned(),
                    ),
                }
            }
            Some(Becomes::Ignored) => {}
            Some(Becomes::Switch(_) | Becomes::Pager | Becomes::Waiter) => {
                settings.extend(inline);
                while let Some(setting) = words.next_if(|next| !next.starts_with('-') && next.contains('=')) {
                    settings.push(setting.clone());
                }
            }
            None => {
                let mut values = vec![value().unwrap_or_else(|| "true".to_owned())];
                while let Some(more) = words.next_if(|next| !next.starts_with('-')) {
                    values.push(more.clone());
                }
                parameter(name, &values, &mut found);
            }
        }
        match known {
            Some(Becomes::Switch(option)) => found.options.extend(format!("--{option}").split(' ').map(Worth::text)),
            Some(Becomes::Pager) => pager(&mut found, language),
            Some(Becomes::Waiter) => waiter(&settings, &mut found, language),
            _ => {}
        }
    }
    if has_credentials {
        found.notes.push(language.pick(
            "`dts` takes credentials from a profile or from ALIBABA_CLOUD_* of the environment, not from the command line",
            "`dts` 从配置或环境变量 ALIBABA_CLOUD_* 读取凭证，不从命令行读取",
        ).to_owned());
    }
    found
}

/// The parameters of a body: a JSON object, or a form.
fn members(body: &str) -> Option<Vec<(String, Worth)>> {
    if let Ok(Value::Object(members)) = serde_json::from_str(body) {
        return Some(members.into_iter().map(|(name, value)| (name, Worth::Known(value))).collect());
    }
    let pairs = form_urlencoded::parse(body.as_bytes());
    let pairs: Vec<(String, Worth)> = pairs.map(|(name, value)| (name.into_owned(), Worth::of_shell(&value))).collect();
    let is_name = |name: &str| name.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '.' | '_' | '-'));
    pairs.iter().all(|(name, _)| is_name(name)).then_some(pairs)
}

/// A parameter with its words: lists have several, and plugins write members as `Key=team Value=shop`.
fn parameter(name: &str, values: &[String], found: &mut Found) {
    // Plugins put `biz-` before what is an option of theirs too.
    let name = name.strip_prefix("biz-").unwrap_or(name);
    let operation = command::call(&found.operation).and_then(|call| SERVICE.operation(call.operation.name));
    let is_structure = operation.is_some_and(|operation| holds_structures(operation, name));
    let pairs: Option<Map<String, Value>> = values
        .iter()
        .map(|value| value.split_once('=').map(|(key, value)| (key.to_owned(), Value::from(value))))
        .collect();
    match pairs {
        Some(members) if is_structure => {
            found.parameters.push((name.to_owned(), Worth::Known(Value::Array(vec![members.into()]))));
        }
        _ => found.parameters.extend(values.iter().map(|value| (name.to_owned(), Worth::of_shell(value)))),
    }
}

fn holds_structures(operation: &'static Operation, name: &str) -> bool {
    use crate::input::place::Place;
    let place = Path::find(operation, name).ok().map(|path| path.place);
    matches!(place, Some(Place::Value(Type::List(Type::Structure(_)))))
}

pub(super) fn version(given: Option<&str>, found: &mut Found, language: Language) {
    let Some(given) = given.filter(|given| *given != SERVICE.version) else { return };
    found.notes.push(language.pick(
        format!("`dts` calls version {} of the API, not {given}", SERVICE.version),
        format!("`dts` 调用的 API 版本为 {}，而非 {given}", SERVICE.version),
    ));
}

fn pager(found: &mut Found, language: Language) {
    let operation = command::call(&found.operation).and_then(|call| SERVICE.operation(call.operation.name));
    if operation.is_some_and(|operation| operation.pagination.is_none()) {
        found.notes.push(language.pick(
            format!("{} has no pages, so that --pager has no counterpart", found.operation),
            format!("{} 不分页，--pager 没有对应选项", found.operation),
        ));
    } else {
        found.option("all-pages");
    }
}

/// `expr=… to=VALUE` as the goal that has this value.
fn waiter(settings: &[String], found: &mut Found, language: Language) {
    let setting = |name: &str| {
        settings.iter().find_map(|it| it.strip_prefix(name)?.strip_prefix('=')).map(|it| it.trim_matches(['\'', '"']))
    };
    let operation = command::call(&found.operation).and_then(|call| SERVICE.operation(call.operation.name));
    let polled = operation.and_then(|it| it.then_wait.map_or(Some(it), |next| SERVICE.operation(next.operation)));
    let goals = polled.map(|it| it.waiters).unwrap_or_default();
    let wanted = setting("to").unwrap_or_default();
    let goal = goals.iter().find(|goal| goal.done.iter().any(|state| state.eq_ignore_ascii_case(wanted)));
    match goal {
        Some(goal) => found.option_with("wait", goal.name),
        None if goals.is_empty() => {
            found.notes.push(language.pick(
                format!("nothing that {} returns can be waited for", found.operation),
                format!("{} 的返回没有可等待的目标", found.operation),
            ));
            return;
        }
        None => {
            let names: Vec<&str> = goals.iter().map(|goal| goal.name).collect();
            let names = names.join(", ");
            found.notes.push(language.pick(
                format!("no goal has the value `{wanted}`; add --wait with one of {names}"),
                format!("没有取值为 `{wanted}` 的目标；请添加 --wait，可用目标：{names}"),
            ));
            return;
        }
    }
    for name in ["timeout", "interval"] {
        if let Some(value) = setting(name) {
            found.option_with(name, value);
        }
    }
}
