//! The parameters among the arguments of a call, apart from the options of the program.

use super::place::{Place, Unknown};
use super::secret;
use super::text::{Input, Origin, value};
use super::tree::{Path, is_boolean, unknown};
use crate::failure::Failure;
use crate::language::Language;
use alibabacloud_dts::metadata::{Operation, SERVICE, Type};
use serde_json::{Map, Value};

/// An option of the program, as the arguments may name it.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) long: String,
    /// Whether a value follows it.
    pub(crate) takes_value: bool,
}

/// The arguments of a call, taken apart.
#[derive(Debug, Default)]
pub(crate) struct Split {
    /// The parameters by name, as given.
    pub(crate) parameters: Vec<(String, Option<String>)>,
    /// What is left for the program.
    pub(crate) options: Vec<String>,
    /// Required parameters with the name of an option that is specified. They take its value if they have none.
    pub(crate) shared: Vec<(String, String)>,
}

/// Takes the parameters of `operation` out of the arguments.
///
/// An option of the program has precedence over a parameter of the same name, unless the name has the letters of the wire
/// (`--Endpoint`) or the value is one that the parameter lists.
pub(crate) fn split(
    operation: &'static Operation,
    arguments: &[String],
    options: &[Known],
    language: Language,
) -> Result<Split, Failure> {
    let mut split = Split::default();
    let mut rest = arguments.iter().peekable();
    while let Some(argument) = rest.next() {
        if argument == "--" {
            split.options.push(argument.clone());
            split.options.extend(rest.cloned());
            break;
        }
        let Some(given) = argument.strip_prefix("--") else {
            split.options.push(argument.clone());
            // The value of a short option.
            if argument.len() == 2 && matches!(argument.as_str(), "-o" | "-q") {
                split.options.extend(rest.next().cloned());
            }
            continue;
        };
        let (name, mut text) = match given.split_once('=') {
            Some((name, text)) => (name, Some(text.to_owned())),
            None => (given, None),
        };
        let path = Path::find(operation, name);
        let option = options.iter().find(|option| option.long == name);
        let follows = || text.clone().or_else(|| rest.clone().next().cloned());
        let is_parameter = match (&path, option) {
            (Ok(path), Some(_)) => path.name() == name || lists(path.place, follows().as_deref()),
            (Ok(_), None) => true,
            (Err(_), Some(_)) => false,
            (Err(name), None) => return Err(unknown_argument(operation, name, options, language)),
        };
        let takes_value = match (&path, option) {
            (Ok(path), _) if is_parameter => {
                let next_is_value = rest.peek().is_some_and(|next| !is_boolean(path.place) || is_switch(next));
                text.is_none() && next_is_value
            }
            (_, Some(option)) => option.takes_value && text.is_none(),
            _ => false,
        };
        if !is_parameter {
            split.options.push(argument.clone());
            let value = if takes_value { rest.next().cloned() } else { text };
            if let (Ok(path), Some(value)) = (&path, &value)
                && operation.parameter(&path.name()).is_some_and(|field| field.required)
            {
                split.shared.push((path.name(), value.clone()));
            }
            split.options.extend(value.filter(|_| takes_value));
            continue;
        }
        if takes_value {
            text = rest.next_if(|next| !is_name(operation, next, options)).cloned();
        }
        split.parameters.push((name.to_owned(), text));
    }
    Ok(split)
}

/// Whether the argument is the name of a parameter or option, and so hardly a value.
fn is_name(operation: &'static Operation, argument: &str, options: &[Known]) -> bool {
    let Some(given) = argument.strip_prefix("--") else { return false };
    let name = given.split('=').next().unwrap_or(given);
    options.iter().any(|option| option.long == name) || Path::find(operation, name).is_ok()
}

fn is_switch(text: &str) -> bool {
    ["true", "false", "0", "1", "yes", "no"].iter().any(|known| text.eq_ignore_ascii_case(known))
}

/// Whether the value is one of those that the metadata list for the place, or the structure that belongs there.
fn lists(place: Place, value: Option<&str>) -> bool {
    let Some(value) = value else { return false };
    if matches!(place, Place::Value(Type::Structure(_))) {
        return value.trim_start().starts_with('{');
    }
    let Place::Value(Type::Enumeration(name)) = place else { return false };
    let values = SERVICE.enumeration(name).map(|it| it.values).unwrap_or_default();
    values.iter().any(|known| known.name.eq_ignore_ascii_case(value))
}

fn unknown_argument(operation: &'static Operation, name: &Unknown, options: &[Known], language: Language) -> Failure {
    let near = crate::names::nearest(&name.name, options.iter().map(|option| option.long.as_str()));
    let failure = unknown(operation, name, language);
    match near.first() {
        Some(option) if name.nearest.is_empty() => failure.note(
            language.pick(format!("did you mean the option `--{option}`?"), format!("是否想用选项 `--{option}`？")),
        ),
        _ => failure,
    }
}

/// The tree that the parameters make, and the names of secrets that were given in clear.
pub(crate) fn tree(
    operation: &'static Operation,
    parameters: &[(String, Option<String>)],
    tree: &mut Map<String, Value>,
    input: &mut Input,
    language: Language,
) -> Result<Vec<String>, Failure> {
    let mut in_clear = Vec::new();
    for (name, text) in parameters {
        let path = Path::find(operation, name).map_err(|it| unknown(operation, &it, language))?;
        let text = match text {
            Some(text) => text.clone(),
            None if is_boolean(path.place) => "true".to_owned(),
            None => {
                return Err(Failure::usage(
                    language.pick(format!("`--{name}` needs a value"), format!("`--{name}` 需要指定值")),
                )
                .note(language.pick(
                    format!("a value that begins with hyphens stands behind `=`: --{name}=--value"),
                    format!("以连字符开头的值请写在 `=` 之后：--{name}=--value"),
                )));
            }
        };
        let (text, origin) = input.resolve(name, &text, language)?;
        let is_secret = path.secret && !text.is_empty() && (!path.document || secret::is_in(&text));
        if is_secret && origin == Origin::CommandLine {
            in_clear.push(name.clone());
        }
        let value = value(&path, name, &text, origin, language)?;
        let value = super::tree::below(operation, path.place, &path.name(), value, language)?;
        path.put(tree, value, language)?;
    }
    Ok(in_clear)
}
