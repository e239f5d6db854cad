//! The operations by family.

use crate::command;
use crate::failure::{Exit, Failure};
use crate::output::{self, Format};
use crate::settings::Settings;
use alibabacloud_core::Access;
use alibabacloud_dts::metadata::{self, SERVICE};
use serde_json::{Value, json};

/// Prints the operations, or those whose name, family or summary has the word.
pub(crate) fn print(word: Option<&str>, settings: &Settings) -> Result<(), Failure> {
    let language = settings.language;
    let word = word.map(str::to_lowercase);
    let mut rows = Vec::new();
    for call in metadata::calls() {
        let Some(operation) = SERVICE.operation(call.operation.name) else { continue };
        let command = command::name_of(call);
        let summary = language.text(operation.summary);
        let texts = [operation.name, operation.family, operation.summary, summary, command.as_str()];
        if word.as_ref().is_none_or(|word| texts.iter().any(|text| text.to_lowercase().contains(word))) {
            rows.push(json!({
                "family": operation.family,
                "command": command,
                "access": if operation.access == Access::Read { "read" } else { "write" },
                "summary": summary,
            }));
        }
    }
    if rows.is_empty() {
        return Err(Failure::new(Exit::Usage, language.pick("no operation has this word", "没有包含该词的操作")));
    }
    rows.sort_by_key(|row| row["family"].to_string());
    output::print(settings.format.unwrap_or(Format::Table), &Value::from(rows), None, language)
}
