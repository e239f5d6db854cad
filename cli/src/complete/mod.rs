//! Completion: what may come next on the command line. Scripts of the shells ask for it with `dts __complete`.

mod ids;
mod scripts;

pub(crate) use scripts::print;

use crate::command;
use crate::failure::Failure;
use crate::input::place::Place;
use crate::input::tree::Path;
use crate::language::Language;
use crate::names::kebab;
use crate::output;
use alibabacloud_dts::endpoint;
use alibabacloud_dts::metadata::{self, Field, SERVICE, Type};

/// Prints what may stand in place of the last word, a candidate a line, with its description after a tab.
pub(crate) async fn candidates(words: &[String], language: Language) -> Result<(), Failure> {
    let (last, before) = match words.split_last() {
        Some((last, before)) => (last.as_str(), before),
        None => ("", words),
    };
    let found = match id(before, last) {
        Some(kind) => ids::list(kind, before, language).await,
        None => find(before, last, language),
    };
    let mut lines = String::new();
    for (candidate, about) in found.iter().filter(|(candidate, _)| candidate.starts_with(last)) {
        lines.push_str(&format!("{candidate}\t{}\n", about.replace(['\n', '\t'], " ")));
    }
    output::write(&lines, language)
}

/// The kind of ID that belongs in place of the last word, if one does.
fn id(before: &[String], last: &str) -> Option<ids::Kind> {
    let program = command::program(Language::English);
    let named = command::named(before, &command::known(program.get_arguments()))?;
    let Some(call) = command::call(named.name) else {
        let is_first = named.after.is_empty() && !last.starts_with('-');
        return match (named.name, named.after) {
            ("watch", _) if is_first => Some(ids::Kind::Either),
            ("objects", [_]) if !last.starts_with('-') => Some(ids::Kind::Instance),
            _ => None,
        };
    };
    let operation = SERVICE.operation(call.operation.name)?;
    let path = Path::find(operation, named.after.last()?.strip_prefix("--")?).ok()?;
    let field = operation.parameter(&path.name())?;
    ids::Kind::of(field.id?)
}

type Candidates = Vec<(String, String)>;

fn find(before: &[String], last: &str, language: Language) -> Candidates {
    let program = command::program(language);
    let options = command::known(program.get_arguments());
    let named = command::named(before, &options);
    let previous = before.last().and_then(|word| word.strip_prefix("--"));
    if let Some(values) = previous.and_then(option_values) {
        return values;
    }
    let Some(named) = named else {
        let own = program.get_subcommands().filter(|it| !it.is_hide_set());
        let own = own.map(|it| (it.get_name().to_owned(), it.get_about().map(ToString::to_string).unwrap_or_default()));
        // Wire names too, for those who begin with a capital letter.
        let wire = last.starts_with(|first: char| first.is_ascii_uppercase());
        let name = |call: &metadata::Call| if wire { call.operation.name.to_owned() } else { command::name_of(call) };
        // Only the metadata of what may be meant are read.
        let calls = metadata::calls().iter().map(|call| (name(call), call)).filter(|(name, _)| name.starts_with(last));
        return own.chain(calls.map(|(name, call)| (name, summary(call, language)))).collect();
    };
    let found = command::call(named.name).and_then(|call| SERVICE.operation(call.operation.name));
    let Some(operation) = found else {
        let own = program.find_subcommand(named.name);
        return match named.name {
            "explain" | "man" => {
                metadata::calls().iter().map(|it| (it.operation.name.to_owned(), summary(it, language))).collect()
            }
            "error" => alibabacloud_dts::ErrorCode::all()
                .map(|it| (it.as_str().to_owned(), language.text(it.meaning().unwrap_or_default()).to_owned()))
                .collect(),
            "completion" => command::own::SHELLS.map(|shell| (shell.to_owned(), String::new())).to_vec(),
            _ => own.map(|own| flags(own.get_arguments())).unwrap_or_default(),
        };
    };
    if previous == Some("wait") {
        let polled = operation.then_wait.map_or(Some(operation), |next| SERVICE.operation(next.operation));
        return polled
            .map_or(&[][..], |it| it.waiters)
            .iter()
            .map(|it| (it.name.to_owned(), language.text(it.doc).to_owned()))
            .collect();
    }
    if let Some(path) = previous.and_then(|name| Path::find(operation, name).ok()) {
        return values(&path, language);
    }
    let wire = last.strip_prefix("--").is_some_and(|name| name.starts_with(|it: char| it.is_ascii_uppercase()));
    let name = |field: &Field| if wire { field.name.to_owned() } else { kebab(field.name) };
    let mut found: Candidates = operation
        .request
        .iter()
        .map(|field| (format!("--{}", name(field)), language.text(field.doc).to_owned()))
        .collect();
    found.extend(members(operation, last, language));
    found.extend(flags(&command::options::call(language)));
    found.extend(flags(&command::options::global(language)));
    found
}

/// The members of a group that the last word begins, such as `--source-endpoint.`.
fn members(operation: &'static metadata::Operation, last: &str, language: Language) -> Candidates {
    let Some((group, _)) = last.strip_prefix("--").and_then(|name| name.rsplit_once('.')) else { return Vec::new() };
    let Ok(path) = Path::find(operation, group) else { return Vec::new() };
    let fields = path.place.fields().unwrap_or_default();
    fields.iter().map(|field| (format!("--{group}.{}", field.name), language.text(field.doc).to_owned())).collect()
}

fn flags<'a>(arguments: impl IntoIterator<Item = &'a clap::Arg>) -> Candidates {
    let flag = |argument: &clap::Arg| {
        let about = argument.get_help().map(ToString::to_string).unwrap_or_default();
        Some((format!("--{}", argument.get_long()?), about))
    };
    arguments.into_iter().filter_map(flag).collect()
}

fn option_values(option: &str) -> Option<Candidates> {
    let values = |values: &[&str]| values.iter().map(|value| ((*value).to_owned(), String::new())).collect();
    match option {
        "region" => Some(regions()),
        "output" => Some(values(&command::options::FORMATS)),
        "lang" => Some(values(&["en", "zh"])),
        _ => None,
    }
}

fn regions() -> Candidates {
    endpoint::regions().into_iter().map(|region| (region.to_owned(), String::new())).collect()
}

/// What the operation does.
fn summary(call: &metadata::Call, language: Language) -> String {
    SERVICE.operation(call.operation.name).map(|it| language.text(it.summary).to_owned()).unwrap_or_default()
}

/// The values of a parameter.
fn values(path: &Path, language: Language) -> Candidates {
    match path.place {
        Place::Value(Type::Boolean) => ["true", "false"].map(|value| (value.to_owned(), String::new())).to_vec(),
        Place::Value(Type::Enumeration(name)) => {
            let values = SERVICE.enumeration(name).map(|it| it.values).unwrap_or_default();
            values.iter().map(|value| (value.name.to_owned(), language.text(value.doc).to_owned())).collect()
        }
        Place::Value(Type::String) if path.name().ends_with("Region") || path.name().ends_with("RegionId") => regions(),
        _ => Vec::new(),
    }
}
