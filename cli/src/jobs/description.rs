//! The file of a job.

use crate::failure::Failure;
use crate::input::place::Place;
use crate::input::text::{Input, file};
use crate::input::{secret, yaml};
use crate::language::Language;
use alibabacloud_dts::metadata::{SERVICE, Type};
use alibabacloud_dts_jobs::Job;
use serde::Deserialize;
use serde_json::Value;

/// What stands below the keys of the file; other keys hold texts and lists of texts.
const MEMBERS: [(&str, Kind); 5] = [
    ("source", Kind::Structure("DatabaseEndpoint")),
    ("destination", Kind::Structure("DatabaseEndpoint")),
    ("configuration", Kind::Request("ConfigureDtsJob")),
    ("reverse", Kind::Request("ConfigureDtsJob")),
    ("purchase", Kind::Request("CreateDtsInstance")),
];

#[derive(Clone, Copy)]
enum Kind {
    Request(&'static str),
    Structure(&'static str),
}

/// The place below a key.
fn place(key: &str) -> Place {
    let kind = MEMBERS.iter().find(|(name, _)| *name == key).map(|(_, kind)| *kind);
    match kind {
        Some(Kind::Request(name)) => SERVICE.operation(name).map_or(Place::Free, Place::Request),
        Some(Kind::Structure(name)) => Place::of(Type::Structure(name)),
        None => Place::Free,
    }
}

/// Reads the job of a file. Secrets may be elsewhere: `@FILE`, `@-` and `@env:NAME`.
pub(super) fn read(path: &str, language: Language) -> Result<Job, Failure> {
    let wrong = |problem: String| {
        Failure::usage(language.pick(
            format!("the job in {path} cannot be used: {problem}"),
            format!("无法使用 {path} 中的任务：{problem}"),
        ))
        .note(language.pick(
            "`dts apply --schema` prints the JSON Schema of the file",
            "`dts apply --schema` 输出该文件的 JSON Schema",
        ))
    };
    let mut input = Input::default();
    let text = match path {
        "-" => input.read("FILE", language)?,
        path => file("FILE", path, language)?,
    };
    let mut tree = yaml::read_by(place, &text).map_err(wrong)?;
    resolve("", &mut tree, &mut input, language)?;
    let job = Job::deserialize(&tree).map_err(|error| wrong(error.to_string()))?;
    match job.check() {
        Ok(()) => Ok(job),
        Err(invalid) => {
            let message = language.pick(format!("the job in {path} is invalid"), format!("{path} 中的任务无效"));
            Err(invalid.problems().iter().cloned().fold(Failure::usage(message), Failure::note))
        }
    }
}

/// Puts in place what the secrets of the tree refer to.
fn resolve(name: &str, value: &mut Value, input: &mut Input, language: Language) -> Result<(), Failure> {
    match value {
        Value::String(text) if secret::is_named(name) && text.starts_with('@') => {
            let (found, _) = input.resolve(name, text, language)?;
            *text = found.as_str().to_owned();
        }
        Value::Object(members) => {
            for (name, value) in members {
                resolve(name, value, input, language)?;
            }
        }
        Value::Array(elements) => {
            for value in elements {
                resolve(name, value, input, language)?;
            }
        }
        _ => {}
    }
    Ok(())
}
