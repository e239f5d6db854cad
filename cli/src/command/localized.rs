//! What clap itself says in help, in the language of the user.

use crate::language::Language;
use clap::{Arg, ArgAction, Command};

/// The command and those below it with headings, usage and the help option in this language.
pub(crate) fn localized(command: Command, language: Language) -> Command {
    if language == Language::English {
        return command;
    }
    let names: Vec<String> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    let command = names
        .into_iter()
        .fold(command, |command, name| command.mut_subcommand(name, |below| localized(below, language)));
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help("显示帮助");
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help("显示版本");
    let command =
        if command.get_version().is_some() { command.disable_version_flag(true).arg(version) } else { command };
    command
        .disable_help_flag(true)
        .arg(help)
        .subcommand_help_heading("命令")
        .mut_args(|argument| {
            let argument = facts(argument);
            match (argument.get_help_heading(), argument.is_positional()) {
                (Some(_), _) => argument,
                (None, true) => argument.help_heading("位置参数"),
                (None, false) => argument.help_heading("选项"),
            }
        })
        .help_template("{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}\n")
}

/// The argument with its values and its default in words.
fn facts(argument: Arg) -> Arg {
    let Some(help) = argument.get_help().map(ToString::to_string) else { return argument };
    let values: Vec<String> = argument.get_possible_values().iter().map(|it| it.get_name().to_owned()).collect();
    let defaults: Vec<String> =
        argument.get_default_values().iter().map(|it| it.to_string_lossy().into_owned()).collect();
    let is_shown = argument.get_action().takes_values();
    let mut facts = String::new();
    if is_shown && !values.is_empty() {
        facts.push_str(&format!(" [有效取值：{}]", values.join("、")));
    }
    if is_shown && !defaults.is_empty() {
        facts.push_str(&format!(" [默认值：{}]", defaults.join("、")));
    }
    if facts.is_empty() {
        return argument;
    }
    argument.hide_possible_values(true).hide_default_value(true).help(help + &facts)
}
