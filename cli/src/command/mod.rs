//! The command line: which command the arguments name, and what belongs to the program rather than to a call.

pub(crate) mod description;
mod localized;
pub(crate) mod operation;
pub(crate) mod options;
pub(crate) mod own;

pub(crate) use localized::localized;

use crate::failure::Failure;
use crate::input::flags::Known;
use crate::language::Language;
use crate::names::{nearest, same};
use alibabacloud_dts::metadata::{self, Call};
use clap::{Arg, Command};

/// The program without its commands.
pub(crate) fn program(language: Language) -> Command {
    Command::new("dts")
        .version(env!("CARGO_PKG_VERSION"))
        .about(language.pick(
            "A command line for Alibaba Cloud Data Transmission Service (DTS)",
            "阿里云数据传输服务 DTS 的命令行工具",
        ))
        .args(options::global(language))
        .arg(options::help_json(language))
        .subcommands(own::all(language))
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .arg_required_else_help(true)
        .after_help(language.pick(
            "Every operation of DTS is a command too: `dts describe-dts-jobs`, `dts StartDtsJob`.\n\
             `dts operations` lists them, and `dts explain NAME` describes one.\n\n\
             Exit codes: 0 success, 2 wrong command line or request, 3 configuration, 4 permission, 5 not found,\n\
             6 state conflict, 7 limit, 8 network, 9 service, 10 rejected, 11 billing, 12 wait failed,\n\
             13 wait timed out, 14 not confirmed, 130 interrupted.\n\n\
             Credentials and region: ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET and\n\
             ALIBABA_CLOUD_REGION_ID of the environment, or a profile of the aliyun command\n\
             (~/.aliyun/config.json). `dts doctor` shows what works.\n\n\
             `dts man NAME` prints the page of a command. Calls have --dry-run, --all-pages, --wait and --request FILE.",
            "DTS 的每个操作也是一个命令：`dts describe-dts-jobs`、`dts StartDtsJob`。\n\
             `dts operations` 列出全部操作，`dts explain NAME` 说明某个操作。\n\n\
             退出码：0 成功，2 命令或请求有误，3 配置，4 权限，5 不存在，6 状态冲突，7 限制，8 网络，9 服务，\n\
             10 被拒绝，11 计费，12 等待失败，13 等待超时，14 未确认，130 中断。\n\n\
             凭证与地域：环境变量 ALIBABA_CLOUD_ACCESS_KEY_ID、ALIBABA_CLOUD_ACCESS_KEY_SECRET 与\n\
             ALIBABA_CLOUD_REGION_ID，或 aliyun 命令的配置（~/.aliyun/config.json）。`dts doctor` 检查各项是否可用。\n\n\
             `dts man NAME` 输出命令的手册页。调用支持 --dry-run、--all-pages、--wait 与 --request FILE。",
        ))
}

/// The arguments around the name of a command.
#[derive(Debug)]
pub(crate) struct Named<'a> {
    /// Options of the program before the name.
    pub(crate) before: &'a [String],
    pub(crate) name: &'a str,
    pub(crate) after: &'a [String],
}

/// The first argument that is neither an option nor the value of one.
pub(crate) fn named<'a>(arguments: &'a [String], options: &[Known]) -> Option<Named<'a>> {
    let mut index = 0;
    while let Some(argument) = arguments.get(index) {
        if !argument.starts_with('-') {
            return Some(Named { before: arguments.get(..index)?, name: argument, after: arguments.get(index + 1..)? });
        }
        let takes_value = match argument.strip_prefix("--") {
            Some(long) => options.iter().any(|option| option.long == long && option.takes_value),
            None => matches!(argument.as_str(), "-o" | "-q"),
        };
        index += 1 + usize::from(takes_value);
    }
    None
}

/// The operation of this name, in any form of the name.
pub(crate) fn call(name: &str) -> Option<&'static Call> {
    let calls = metadata::calls();
    calls.iter().find(|call| same(call.operation.name, name) || same(call.method, name))
}

/// The name of the command of an operation.
pub(crate) fn name_of(call: &Call) -> String {
    call.method.replace('_', "-")
}

/// The failure for a command that does not exist.
pub(crate) fn unknown(name: &str, commands: &Command, language: Language) -> Failure {
    let operations: Vec<String> = metadata::calls().iter().map(name_of).collect();
    let own = commands.get_subcommands().map(Command::get_name);
    let near = nearest(name, operations.iter().map(String::as_str).chain(own));
    let meant = (!near.is_empty()).then(|| {
        let names: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
        language.pick(format!("did you mean {}?", names.join(" or ")), format!("是否想用 {}？", names.join(" 或 ")))
    });
    Failure::usage(language.pick(format!("`{name}` is not a command"), format!("没有命令 `{name}`")))
        .note_any(meant)
        .note(language.pick(
            "`dts --help` lists the commands, and `dts operations` the operations",
            "`dts --help` 列出命令，`dts operations` 列出操作",
        ))
}

/// What the arguments may name of these options.
pub(crate) fn known<'a>(options: impl IntoIterator<Item = &'a Arg>) -> Vec<Known> {
    let known = |option: &Arg| {
        let action = option.get_action();
        let optional = option.get_num_args().is_some_and(|range| range.min_values() == 0);
        Some(Known { long: option.get_long()?.to_owned(), takes_value: action.takes_values() && !optional })
    };
    let builtin = ["help", "version"].map(|long| Known { long: long.to_owned(), takes_value: false });
    options.into_iter().filter_map(known).chain(builtin).collect()
}
