//! The options of the program, with their texts in both languages.

use crate::language::Language;
use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, ValueHint};

/// The forms of results.
pub(crate) const FORMATS: [&str; 5] = ["json", "yaml", "table", "text", "ndjson"];

/// Options of every command.
pub(crate) fn global(language: Language) -> Vec<Arg> {
    let heading = language.pick("Global options", "全局选项");
    let option = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help).help_heading(heading).global(true)
    };
    vec![
        option("profile", "NAME", language.pick("Profile of the aliyun command", "aliyun 命令的配置（profile）名称")),
        option(
            "region",
            "REGION",
            language.pick("Region to call, such as cn-hangzhou", "要调用的地域，例如 cn-hangzhou"),
        ),
        option(
            "endpoint",
            "URL",
            language.pick("Endpoint to call, whatever the region", "要调用的服务地址，优先于地域"),
        )
        .value_hint(ValueHint::Url),
        option("output", "FORMAT", language.pick("Form of the result", "结果的输出格式"))
            .short('o')
            .value_parser(PossibleValuesParser::new(FORMATS)),
        option(
            "query",
            "JMESPATH",
            language.pick("JMESPath expression over the result", "对结果求值的 JMESPath 表达式"),
        )
        .short('q'),
        option("lang", "LANG", language.pick("Language of texts: en or zh", "文本语言：en 或 zh")),
        option(
            "debug",
            "",
            language.pick(
                "Show each attempt on standard error, without secrets",
                "在标准错误输出中显示每次请求（不含敏感信息）",
            ),
        )
        .action(ArgAction::SetTrue),
        option("show-secrets", "", language.pick("Print secrets of responses in clear", "以明文输出响应中的敏感信息"))
            .action(ArgAction::SetTrue),
    ]
}

/// Options of calls.
pub(crate) fn call(language: Language) -> Vec<Arg> {
    let heading = language.pick("Options of the call", "调用选项");
    let option = |name: &'static str, value: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name(value).help(help).help_heading(heading)
    };
    let switch = |name: &'static str, help: &'static str| option(name, "", help).action(ArgAction::SetTrue);
    vec![
        option(
            "request",
            "FILE",
            language
                .pick("Parameters in YAML or JSON; - is standard input", "YAML 或 JSON 格式的参数文件；- 表示标准输入"),
        )
        .value_hint(ValueHint::FilePath),
        switch("skeleton", language.pick("Print a request file with comments", "输出带注释的请求模板")),
        option(
            "force-param",
            "NAME=VALUE",
            language.pick("Send a parameter that the operation does not declare", "发送该操作未声明的参数"),
        )
        .action(ArgAction::Append),
        switch("no-check", language.pick("Send without checking the request", "不检查请求，直接发送")),
        switch("all-pages", language.pick("Follow the list to its end", "获取列表的所有页")),
        option(
            "wait",
            "GOAL",
            language
                .pick("Wait for a goal; without a value, for the usual one", "等待目标状态；未指定值时等待默认目标"),
        )
        .num_args(0..=1)
        .default_missing_value(""),
        option(
            "wait-param",
            "NAME=VALUE",
            language.pick("Parameter of the operation that is polled", "轮询操作的参数"),
        )
        .action(ArgAction::Append),
        option("timeout", "SECONDS", language.pick("Maximum time of the wait", "等待的最长时间（秒）"))
            .value_parser(clap::value_parser!(u64)),
        option("interval", "SECONDS", language.pick("Time between two polls", "两次轮询的间隔（秒）"))
            .value_parser(clap::value_parser!(f64)),
        switch("fail-fast", language.pick("End the wait at the first bad state", "首次出现异常状态即结束等待")),
        switch("dry-run", language.pick("Print the signed request and send nothing", "输出已签名的请求，但不发送")),
        switch(
            "curl",
            language.pick("Print the request as a curl command and send nothing", "以 curl 命令输出请求，但不发送"),
        ),
        switch("yes", language.pick("Go on without asking", "不再询问，直接继续")).short('y'),
    ]
}

/// The option `--help-json`, for programs.
pub(crate) fn help_json(language: Language) -> Arg {
    Arg::new("help-json")
        .long("help-json")
        .help(language.pick("Print this command as JSON, for programs", "以 JSON 输出该命令的说明，供程序使用"))
        .action(ArgAction::SetTrue)
}
