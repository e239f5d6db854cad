//! `dts objects`: the objects of a running task.

use crate::consent;
use crate::failure::{Exit, Failure, exit_of};
use crate::input::place::Place;
use crate::input::text::file;
use crate::input::yaml;
use crate::language::Language;
use crate::output::{self, Format};
use crate::settings::Settings;
use alibabacloud_dts::Client;
use alibabacloud_dts::metadata::Type;
use alibabacloud_dts::types::ObjectSelection;
use alibabacloud_dts_jobs::{Direction, ObjectChange, ObjectError, ObjectPath};
use serde::Deserialize;
use serde_json::Value;

/// What to change.
#[derive(Debug, Default)]
pub(crate) struct Edits {
    pub(crate) add: Vec<String>,
    pub(crate) remove: Vec<String>,
    pub(crate) rename: Vec<String>,
    pub(crate) file: Option<String>,
    pub(crate) drop: Vec<String>,
}

/// Prints the present objects.
pub(crate) async fn show(instance: &str, reverse: bool, settings: &Settings) -> Result<(), Failure> {
    let change = read(&settings.client().await?, instance, reverse, settings).await?;
    output::print(settings.format.unwrap_or(Format::Yaml), &tree(change.before())?, None, settings.language)
}

/// Prints what a list of objects would change.
pub(crate) async fn diff(instance: &str, reverse: bool, edits: &Edits, settings: &Settings) -> Result<(), Failure> {
    let mut change = read(&settings.client().await?, instance, reverse, settings).await?;
    edit(&mut change, edits, settings.language)?;
    output::write(&change.difference().to_string(), settings.language)
}

/// Changes the objects, and waits until the task has taken the change over unless the caller does not want that.
pub(crate) async fn apply(
    instance: &str,
    reverse: bool,
    edits: &Edits,
    (yes, waits): (bool, bool),
    settings: &Settings,
) -> Result<(), Failure> {
    let language = settings.language;
    let client = settings.client().await?;
    let mut change = read(&client, instance, reverse, settings).await?;
    edit(&mut change, edits, language)?;
    let difference = change.difference();
    if difference.is_empty() {
        anstream::eprintln!("{}", language.pick("nothing changes", "没有变更"));
        return Ok(());
    }
    anstream::eprint!("{difference}");
    if !yes {
        consent::ask_for(
            &language.pick(
                format!("The objects of {instance} change in this way."),
                format!("{instance} 的对象将按上述内容变更。"),
            ),
            language,
        )?;
    }
    if !waits {
        change.send(&client).await.map_err(|error| failed(&error, language))?;
        return output::write(&difference.to_string(), language);
    }
    let applied = tokio::select! {
        applied = change.apply(&client) => applied.map_err(|error| failed(&error, language))?,
        _ = tokio::signal::ctrl_c() => {
            let message = language.pick("the wait was interrupted; a change that was sent goes on", "等待已中断；已发送的变更仍在继续");
            return Err(Failure::new(Exit::Interrupted, message).note(format!("dts objects show {instance}")));
        }
    };
    output::write(&applied.to_string(), language)
}

fn tree(objects: &ObjectSelection) -> Result<Value, Failure> {
    serde_json::to_value(objects).map_err(|error| Failure::new(Exit::Other, error.to_string()))
}

async fn read(client: &Client, instance: &str, reverse: bool, settings: &Settings) -> Result<ObjectChange, Failure> {
    let read = if reverse {
        ObjectChange::read_direction(client, instance, Direction::Reverse).await
    } else {
        ObjectChange::read(client, instance).await
    };
    read.map_err(|error| failed(&error, settings.language))
}

fn edit(change: &mut ObjectChange, edits: &Edits, language: Language) -> Result<(), Failure> {
    let failed = |error: ObjectError| failed(&error, language);
    let Edits { add, remove, rename, file: list, drop } = edits;
    if !drop.is_empty() && list.is_none() && add.is_empty() && remove.is_empty() && rename.is_empty() {
        return Err(Failure::usage(language.pick("--drop alone changes nothing", "单独使用 --drop 不会产生变更"))
            .note(language.pick("--remove removes an object", "移除对象请用 --remove")));
    }
    if let Some(path) = &edits.file {
        let text = file("--file", path, language)?;
        let wrong = |problem: String| {
            Failure::usage(language.pick(
                format!("the objects in {path} cannot be read: {problem}"),
                format!("无法读取 {path} 中的对象：{problem}"),
            ))
        };
        let tree = yaml::read(Place::of(Type::Document("ObjectSelection")), &text).map_err(wrong)?;
        change.replace(ObjectSelection::deserialize(tree).map_err(|error| wrong(error.to_string()))?);
    }
    for name in &edits.drop {
        let (database, table) = named(name);
        change.allow_dropping(
            table.map_or_else(|| ObjectPath::database(database), |table| ObjectPath::table(database, table)),
        );
    }
    for name in &edits.add {
        match named(name) {
            (database, Some(table)) => change.add_table(database, table),
            (database, None) => change.add_database(database).map_err(failed)?,
        }
    }
    for name in &edits.remove {
        match named(name) {
            (database, Some(table)) => change.remove_table(database, table).map_err(failed)?,
            (database, None) => change.remove_database(database).map_err(failed)?,
        }
    }
    for pair in &edits.rename {
        let Some((name, new)) = pair.split_once('=') else {
            return Err(Failure::usage(format!("--rename {pair}")).note(
                language
                    .pick("write DATABASE.TABLE=NAME or DATABASE=NAME", "请写为 DATABASE.TABLE=NAME 或 DATABASE=NAME"),
            ));
        };
        match named(name) {
            (database, Some(table)) => change.rename_table(database, table, new).map_err(failed)?,
            (database, None) => change.rename_database(database, new).map_err(failed)?,
        }
    }
    Ok(())
}

/// A database, and a table if the name has a dot.
fn named(name: &str) -> (&str, Option<&str>) {
    name.split_once('.').map_or((name, None), |(database, table)| (database, Some(table)))
}

fn failed(error: &ObjectError, language: Language) -> Failure {
    let exit = match error {
        ObjectError::Call(error) => exit_of(error.kind()),
        ObjectError::NotInResponse { .. } | ObjectError::Unreadable(_) => Exit::Service,
        ObjectError::Wait(_) => Exit::WaitFailed,
        ObjectError::ChangedMeanwhile(_) => Exit::StateConflict,
        _ => Exit::Usage,
    };
    let failure = Failure::new(exit, error.to_string());
    match error {
        ObjectError::Call(error) => match error.code() {
            Some(code) => failure.about(&code, language),
            None => failure,
        },
        ObjectError::Unnamed(paths) => {
            let names: Vec<String> = paths.iter().map(|path| format!("--drop {path}")).collect();
            failure.note(
                language.pick(
                    format!("add {} if you mean it", names.join(" ")),
                    format!("确认丢弃请添加 {}", names.join(" ")),
                ),
            )
        }
        _ => failure,
    }
}
