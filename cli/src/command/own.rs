//! The commands beside those of operations.

use crate::language::Language;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command};

/// The shells that completion is for.
pub(crate) const SHELLS: [&str; 4] = ["bash", "zsh", "fish", "powershell"];

/// The commands, with their texts.
pub(crate) fn all(language: Language) -> Vec<Command> {
    let text = |name: &'static str, help: &'static str| Arg::new(name).help(help);
    let words = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).value_name(value).help(help).num_args(1..).required(true).allow_hyphen_values(true)
    };
    vec![
        Command::new("operations")
            .about(language.pick("List the operations of DTS", "列出 DTS 的操作"))
            .arg(text("word", language.pick("Only those with this word", "只列出包含该词的操作"))),
        Command::new("explain")
            .about(language.pick(
                "Explain an operation, a parameter, a type, or a call of another tool",
                "说明操作、参数、类型，或其他工具的调用",
            ))
            .after_help(language.pick(
                "Examples:\n  dts explain ConfigureDtsJob\n  dts explain ModifyDtsJob.DbList\n  dts explain DtsJobStatus\n  \
                 dts explain 'aliyun dts DescribeDtsJobs --RegionId cn-hangzhou'",
                "示例：\n  dts explain ConfigureDtsJob\n  dts explain ModifyDtsJob.DbList\n  dts explain DtsJobStatus\n  \
                 dts explain 'aliyun dts DescribeDtsJobs --RegionId cn-hangzhou'",
            ))
            .arg(words("name", "NAME", language.pick("What to explain", "要说明的内容"))),
        Command::new("error")
            .about(language.pick("Explain an error code or an error message", "说明错误码或错误信息"))
            .arg(words("code", "CODE", language.pick("The code, or a message with it", "错误码，或包含错误码的信息"))),
        Command::new("completion")
            .about(language.pick("Print the completion of a shell", "输出 shell 的自动补全脚本"))
            .after_help(language.pick(
                "bash:       source <(dts completion bash)\nzsh:        source <(dts completion zsh)\nfish:       \
                 dts completion fish | source\nPowerShell: dts completion powershell | Out-String | Invoke-Expression",
                "bash：       source <(dts completion bash)\nzsh：        source <(dts completion zsh)\nfish：       \
                 dts completion fish | source\nPowerShell： dts completion powershell | Out-String | Invoke-Expression",
            ))
            .arg(
                text("shell", language.pick("The shell", "shell 名称"))
                    .required(true)
                    .value_parser(PossibleValuesParser::new(SHELLS)),
            ),
        Command::new("man")
            .about(language.pick("Print a manual page, or write all of them to a folder", "输出手册页，或将全部手册页写入目录"))
            .arg(text("name", language.pick("The command; without it, the program", "命令名称；未指定时为整个程序")))
            .arg(
                Arg::new("dir")
                    .long("dir")
                    .value_name("FOLDER")
                    .help(language.pick("Write all pages here", "将全部手册页写入该目录"))
                    .action(ArgAction::Set),
            ),
        Command::new("__complete").hide(true).arg(
            Arg::new("words").num_args(0..).allow_hyphen_values(true).trailing_var_arg(true),
        ),
    ]
}
