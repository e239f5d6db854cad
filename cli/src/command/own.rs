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
                 dts explain 'aliyun dts DescribeDtsJobs --RegionId cn-hangzhou'\n  dts explain @main.tf",
                "示例：\n  dts explain ConfigureDtsJob\n  dts explain ModifyDtsJob.DbList\n  dts explain DtsJobStatus\n  \
                 dts explain 'aliyun dts DescribeDtsJobs --RegionId cn-hangzhou'\n  dts explain @main.tf",
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
        Command::new("jobs")
            .about(language.pick("List all tasks, of all types and in all regions", "列出所有类型、所有地域的任务"))
            .arg(several("regions", "REGION", language.pick("Only these regions", "仅这些地域")))
            .arg(several("types", "TYPE", language.pick("Only these types: MIGRATION, SYNC, SUBSCRIBE", "仅这些类型：MIGRATION、SYNC、SUBSCRIBE"))),
        apply(language),
        objects(language),
        Command::new("watch")
            .about(language.pick("Show a task as it moves", "实时查看任务"))
            .arg(text("id", language.pick("ID of a task or an instance", "任务或实例 ID")).required(true))
            .arg(number("interval", "SECONDS", language.pick("Time between two polls", "两次轮询的间隔（秒）")).default_value("5"))
            .arg(
                Arg::new("times").long("times").value_name("NUMBER").help(language.pick("End after this number of polls", "轮询指定次数后结束"))
                    .value_parser(clap::value_parser!(u64)),
            ),
        Command::new("policy")
            .about(language.pick("Print the RAM policy for operations, a workflow or a job", "输出操作、流程或任务所需的 RAM 权限策略"))
            .arg(Arg::new("name").value_name("NAME").num_args(0..).required_unless_present("job").help(language.pick("Operations, or one workflow", "操作，或一个流程")))
            .arg(option("job", "FILE", language.pick("The job of this file", "该文件中的任务")))
            .arg(several("instances", "INSTANCE", language.pick("Only these instances", "仅这些实例"))),
        Command::new("doctor")
            .about(language.pick("Check credentials, endpoint, clock and permission", "检查凭证、服务地址、时钟与权限")),
        Command::new("__complete").hide(true).arg(
            Arg::new("words").num_args(0..).allow_hyphen_values(true).trailing_var_arg(true),
        ),
    ]
}

fn apply(language: Language) -> Command {
    Command::new("apply")
        .about(language.pick("Carry out a whole job from a file", "执行文件中描述的完整任务"))
        .after_help(language.pick(
            "How far the job has come is kept in FILE.run.json. Run the same command again to go on after an interruption: \
             what was purchased is not purchased again.\n\nA job:\n\n  kind: migration\n  name: shop\n  \
             source: { InstanceType: RDS, InstanceID: rm-source, EngineName: MySQL, Region: cn-hangzhou,\n            \
             UserName: dts, Password: '@env:SOURCE' }\n  \
             destination: { InstanceType: RDS, InstanceID: rm-target, EngineName: MySQL, Region: cn-hangzhou,\n                 \
             UserName: dts, Password: '@env:TARGET' }\n  \
             configuration:\n    DataSynchronization: true\n    DbList:\n      shop: { name: shop, all: true }",
            "运行状态保存在 FILE.run.json 中。中断后再次执行同一命令即可继续，已购买的实例不会重复购买。",
        ))
        .arg(Arg::new("file").value_name("FILE").required_unless_present("schema").help(language.pick("The job, in YAML or JSON", "YAML 或 JSON 格式的任务文件")))
        .arg(option("run", "FILE", language.pick("The file that keeps the run", "保存运行状态的文件")))
        .arg(switch("plan", language.pick("Print the steps, and call nothing", "输出步骤，不调用任何操作")))
        .arg(switch("schema", language.pick("Print the JSON Schema of the file", "输出任务文件的 JSON Schema")))
        .arg(option("adopt", "INSTANCE", language.pick("The instance that the run has purchased", "该运行已购买的实例")))
        .arg(number("interval", "SECONDS", language.pick("Time between two polls", "两次轮询的间隔（秒）")))
        .arg(option("timeout", "SECONDS", language.pick("Maximum time of each wait", "每次等待的最长时间（秒）")).value_parser(clap::value_parser!(u64)))
        .arg(switch("yes", language.pick("Don't ask", "不再询问")).short('y'))
}

fn objects(language: Language) -> Command {
    let command = |name: &'static str, about: &'static str| {
        Command::new(name)
            .about(about)
            .arg(
                Arg::new("instance")
                    .value_name("INSTANCE")
                    .required(true)
                    .help(language.pick("ID of the instance", "实例 ID")),
            )
            .arg(switch("reverse", language.pick("The reverse task of a two-way instance", "双向实例的反向任务")))
    };
    let edits = |command: Command| {
        command
            .arg(several("add", "DATABASE[.TABLE]", language.pick("Add an object", "添加对象")))
            .arg(several("remove", "DATABASE[.TABLE]", language.pick("Remove an object", "移除对象")))
            .arg(several(
                "rename",
                "DATABASE[.TABLE]=NAME",
                language.pick("Change the name in the destination", "修改目标端名称"),
            ))
            .arg(option(
                "file",
                "FILE",
                language.pick("The whole new list, in YAML or JSON", "完整的新对象列表（YAML 或 JSON）"),
            ))
            .arg(several(
                "drop",
                "DATABASE[.TABLE]",
                language.pick("What the new list may omit", "新列表中允许缺少的对象"),
            ))
    };
    let edit = command("edit", language.pick("Change the objects, and wait", "变更对象并等待完成"));
    Command::new("objects")
        .about(language.pick("Show and change the objects of a running task", "查看与变更运行中任务的对象"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .subcommand(command("show", language.pick("Print the present objects", "输出当前对象")))
        .subcommand(edits(command("diff", language.pick("Print what would change", "输出将发生的变更"))))
        .subcommand(
            edits(edit)
                .arg(switch("no-wait", language.pick("Return when the change is sent", "发送变更后立即返回")))
                .arg(switch("yes", language.pick("Don't ask", "不再询问")).short('y')),
        )
}

fn option(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value).help(help)
}

fn number(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    option(name, value, help).value_parser(clap::value_parser!(f64))
}

fn several(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    option(name, value, help).action(ArgAction::Append).value_delimiter(',')
}

fn switch(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).help(help).action(ArgAction::SetTrue)
}
