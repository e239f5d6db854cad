//! Manual pages, made of the same commands as the help.

use crate::command;
use crate::failure::{Exit, Failure};
use crate::language::Language;
use crate::output;
use alibabacloud_dts::metadata::{self, SERVICE};
use clap::Command;
use clap_mangen::Man;
use std::path::Path;

/// Prints the page of a command, or of the program.
pub(crate) fn print(name: Option<&str>, language: Language) -> Result<(), Failure> {
    let page = match name {
        None => page(command::program(language), language)?,
        Some(name) => page(find(name, language)?, language)?,
    };
    output::write(&page, language)
}

/// Writes the pages of all commands to a folder.
pub(crate) fn write(folder: &Path, language: Language) -> Result<(), Failure> {
    let failed = |error: &std::io::Error| {
        let shown = folder.display();
        Failure::io(&language.pick(format!("{shown} cannot be written"), format!("无法写入 {shown}")), error)
    };
    std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    let program = command::program(language);
    let own: Vec<String> =
        program.get_subcommands().filter(|it| !it.is_hide_set()).map(|it| it.get_name().to_owned()).collect();
    std::fs::write(folder.join("dts.1"), page(program, language)?).map_err(|error| failed(&error))?;
    for name in metadata::calls().iter().map(command::name_of).chain(own) {
        let text = page(find(&name, language)?, language)?;
        std::fs::write(folder.join(format!("dts-{name}.1")), text).map_err(|error| failed(&error))?;
    }
    Ok(())
}

fn find(name: &str, language: Language) -> Result<Command, Failure> {
    let program = command::program(language);
    if let Some(own) = program.find_subcommand(name) {
        return Ok(own.clone());
    }
    let found = command::call(name).and_then(|call| Some((call, SERVICE.operation(call.operation.name)?)));
    match found {
        Some((call, operation)) => Ok(command::operation::command(command::name_of(call), operation, language)),
        None => Err(command::unknown(name, &program, language)),
    }
}

fn page(command: Command, language: Language) -> Result<String, Failure> {
    let name = command.get_name().to_owned();
    let title = if name == "dts" { name } else { format!("dts-{name}") };
    let usage = title.replacen("dts-", "dts ", 1);
    let mut page = Vec::new();
    Man::new(command.display_name(title.clone()).bin_name(usage).args(if title == "dts" {
        Vec::new()
    } else {
        command::options::global(language)
    }))
    .title(title)
    .render(&mut page)
    .map_err(|error| Failure::io("the manual page", &error))?;
    String::from_utf8(page).map_err(|error| Failure::new(Exit::Other, error.to_string()))
}
