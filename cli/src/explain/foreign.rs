//! Calls of other tools: the same call for `dts`, and what the metadata find wrong with it.

use crate::command;
use crate::failure::Failure;
use crate::input::tree::Path;
use crate::input::typed::{Request, told};
use crate::language::Language;
use crate::names::kebab;
use crate::output;
use alibabacloud_core::plumbing::validate;
use alibabacloud_dts::metadata::SERVICE;
use serde_json::Map;

/// Options of the aliyun command that are not parameters, each with the option of `dts` that does the same, and whether
/// a value follows.
const OPTIONS: [(&str, Option<&str>, bool); 16] = [
    ("profile", Some("profile"), true),
    ("region", Some("region"), true),
    ("endpoint", Some("endpoint"), true),
    ("p", Some("profile"), true),
    ("pager", Some("all-pages"), false),
    ("dryrun", Some("dry-run"), false),
    ("cli-dry-run", Some("dry-run"), false),
    ("cli-query", Some("query"), true),
    ("waiter", Some("wait"), false),
    ("output", Some("output table"), false),
    ("version", None, true),
    ("force", None, false),
    ("secure", None, false),
    ("insecure", None, false),
    ("method", None, true),
    ("quiet", None, false),
];

/// What a call of another tool says.
#[derive(Debug, Default)]
struct Found {
    operation: String,
    parameters: Vec<(String, String)>,
    options: Vec<String>,
    notes: Vec<String>,
}

/// Whether the words are a call of another tool: of the aliyun command, or a URL.
pub(super) fn is_call(text: &str) -> bool {
    text.starts_with("aliyun ") || text.contains("Action=")
}

/// Prints the call for `dts`, and what is wrong with it.
pub(super) fn explain(text: &str, language: Language) -> Result<(), Failure> {
    let found = if text.starts_with("aliyun ") { of_aliyun(text, language)? } else { of_url(text) };
    let Some(call) = command::call(&found.operation) else {
        return Err(command::unknown(&found.operation, &command::program(language), language));
    };
    let Some(operation) = SERVICE.operation(call.operation.name) else { return Ok(()) };
    let mut words = vec!["dts".to_owned(), command::name_of(call)];
    let (mut tree, mut notes) = (Map::new(), found.notes);
    for (name, value) in &found.parameters {
        match Path::find(operation, name) {
            Ok(path) => {
                if path.name() != *name {
                    notes.push(language.pick(
                        format!("`{name}` is spelled `{}` on the wire", path.name()),
                        format!("`{name}` 在接口中写作 `{}`", path.name()),
                    ));
                }
                let shown = path.name();
                let flag = if shown.contains('.') { shown } else { kebab(&shown) };
                let hidden = path.secret && !value.is_empty();
                words.extend([format!("--{flag}"), if hidden { "@-".to_owned() } else { value.clone() }]);
                path.put(&mut tree, value.as_str().into(), language)?;
            }
            Err(unknown) => {
                let meant = unknown
                    .nearest
                    .first()
                    .map(|near| language.pick(format!("; did you mean `{near}`?"), format!("；是否想用 `{near}`？")));
                notes.push(language.pick(
                    format!("{} has no parameter `{name}`{}", operation.name, meant.unwrap_or_default()),
                    format!("{} 没有参数 `{name}`", operation.name),
                ));
                words.extend(["--force-param".to_owned(), format!("{name}={value}")]);
            }
        }
    }
    words.extend(found.options);
    if let Some(request) = Request::new(call, tree) {
        match request.checked(language) {
            Ok(typed) => notes.extend(validate(typed.as_ref()).iter().map(|violation| {
                if violation.enforced {
                    told(violation, language)
                } else {
                    format!("{} ({})", told(violation, language), language.pick("advice", "建议"))
                }
            })),
            Err(failure) => notes.extend(std::iter::once(failure.message).chain(failure.notes)),
        }
    }
    let line = shlex::try_join(words.iter().map(String::as_str)).unwrap_or_else(|_| words.join(" "));
    let mut printed = format!("{line}\n");
    for note in notes {
        printed.push_str(&format!("# {note}\n"));
    }
    output::write(&printed, language)
}

fn of_aliyun(text: &str, language: Language) -> Result<Found, Failure> {
    let words = shlex::split(text)
        .ok_or_else(|| Failure::usage(language.pick("a quote of the call is not closed", "调用中的引号未闭合")))?;
    let mut found = Found::default();
    let mut words = words.into_iter().skip(1).peekable();
    while let Some(word) = words.next() {
        let Some(given) = word.strip_prefix("--").or_else(|| word.strip_prefix('-')) else {
            if !word.eq_ignore_ascii_case("dts") && found.operation.is_empty() {
                found.operation = word;
            }
            continue;
        };
        let (name, mut value) = match given.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (given.to_owned(), None),
        };
        let option = OPTIONS.iter().find(|(option, ..)| *option == name);
        if value.is_none() && option.is_none_or(|(_, _, takes_value)| *takes_value) {
            value = words.next_if(|next| !next.starts_with("--"));
        }
        match option {
            Some((_, Some(same), takes_value)) => {
                found.options.push(format!("--{same}"));
                if *takes_value {
                    found.options.extend(value);
                } else {
                    // Settings of pages, of waits and of tables have another form there.
                    while words.next_if(|next| !next.starts_with('-') && next.contains('=')).is_some() {}
                }
            }
            Some((..)) => {}
            None => found.parameters.push((name, value.unwrap_or_else(|| "true".to_owned()))),
        }
    }
    Ok(found)
}

/// Parameters of a request that was logged: a URL, or its query.
fn of_url(text: &str) -> Found {
    let query = text.split_once('?').map_or(text, |(_, query)| query).trim();
    let mut found = Found::default();
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match &*name {
            "Action" => found.operation = value.into_owned(),
            "Version" | "Format" | "Timestamp" | "SignatureNonce" | "SignatureMethod" | "SignatureVersion"
            | "AccessKeyId" | "SecurityToken" | "Signature" | "SignatureType" => {}
            _ => found.parameters.push((name.into_owned(), value.into_owned())),
        }
    }
    found
}
