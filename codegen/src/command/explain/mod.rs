//! Everything that the spec says about one operation, type or shared parameter, for a terminal. Structures inside are folded: `explain` with the
//! name of one shows its members.

mod calls;
mod members;
mod shared;
mod terminal;
mod types;

use super::outcome::Outcome;
use crate::model::{Language, Model};
use crate::suggestion;
use std::io::{self, Write};
use terminal::Terminal;

/// Prints an operation, a structure, an enum or a shared parameter.
pub(super) fn explain(model: &Model, name: &str, language: Language, out: &mut impl Write) -> io::Result<Outcome> {
    let terminal = Terminal { model, language };
    let text = if let Some(operation) = model.operations.iter().find(|it| is_named(name, &it.name, &it.rust)) {
        terminal.operation(operation)
    } else if let Some(structure) = model.structures.iter().find(|it| is_named(name, &it.name, &it.rust)) {
        terminal.structure(structure)
    } else if let Some(enumeration) = model.enums.iter().find(|it| is_named(name, &it.name, &it.rust)) {
        terminal.enumeration(enumeration)
    } else if let Some(text) = terminal.shared(name) {
        text
    } else {
        let types = model.structures.iter().map(|it| &it.name).chain(model.enums.iter().map(|it| &it.name));
        let known = model.operations.iter().map(|it| &it.name).chain(types).chain(shared::names(model));
        let help =
            suggestion::help(name, known.map(String::as_str), "`cargo codegen stats` counts them, `dump` lists them");
        return Ok(Outcome::Failed(format!(
            "error: there is no operation, type or shared parameter `{name}`\n  help: {}\n",
            help.text
        )));
    };
    out.write_all(text.as_bytes())?;
    Ok(Outcome::Done)
}

fn is_named(asked: &str, name: &str, rust: &str) -> bool {
    name.eq_ignore_ascii_case(asked) || rust == asked
}
