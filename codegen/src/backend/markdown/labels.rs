//! The words of the reference, in both languages side by side. Curly braces hold the place of something.

use crate::model::Language;

/// Declares a label and its two texts at once, so that none can lack a language.
macro_rules! labels {
    ($($name:ident: $english:literal, $chinese:literal;)*) => {
        /// Everything on a page that is not from the spec.
        #[derive(Debug)]
        pub(super) struct Labels { $(pub(super) $name: &'static str,)* }

        static ENGLISH: Labels = Labels { $($name: $english,)* };
        static CHINESE: Labels = Labels { $($name: $chinese,)* };

        /// Each label with its texts.
        #[cfg(test)]
        pub(super) const ALL: &[(&str, &str, &str)] = &[$((stringify!($name), $english, $chinese)),*];
    };
}

impl Labels {
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Chinese => &CHINESE,
        }
    }
}

labels! {
    // Names of sections and columns.
    overview: "Overview", "概述";
    operations: "Operations", "接口";
    operation: "Operation", "接口";
    summary: "Summary", "说明";
    access: "Access", "访问类型";
    read: "read", "读";
    write: "write", "写";
    ram_action: "RAM action", "RAM 操作";
    rust: "Rust", "Rust";
    in_rust: "In Rust", "Rust 写法";
    command_line: "Alibaba Cloud CLI", "阿里云 CLI";
    python: "Python", "Python";
    bare_request: "HTTP", "HTTP";
    sample_request: "Sample request", "请求示例";
    matrix: "Parameters by {path}", "各 {path} 所需的参数";
    matrix_required: "Required", "必选";
    matrix_optional: "Optional, or required under further conditions", "可选，或在其他条件下必选";
    matrix_invalid: "Invalid", "无效";
    common_codes: "Codes of any operation", "通用错误码";
    common_codes_doc: "Any operation can return these codes.", "任何接口都可能返回以下错误码。";
    known_as: "Also known as", "又称";
    combined: "In Rust, {setter} takes a {type} and sets {parameters}.", "在 Rust 中，{setter} 接受 {type}，设置 {parameters}。";
    combined_lacks: "The client rejects a request for which its members {members} are set, because they have no parameter here.", "其成员 {members} 在该接口中没有对应的参数，设置后客户端会拒绝该请求。";
    vendor_page: "Official documentation", "官方文档";
    reference: "Reference", "参考";
    guides: "Guides", "操作指南";
    start: "Get started", "开始使用";
    next: "Next", "下一步";
    whole_program: "The whole program, `examples/{program}.rs` of the crate:", "完整程序（crate 中的 `examples/{program}.rs`）：";
    statuses: "Statuses", "任务状态";
    statuses_of: "Statuses: {workflow}", "任务状态：{workflow}";
    statuses_text: "The table below the picture has the same statuses and calls.", "图下方的表格列出了相同的状态和接口。";
    status_column: "Status", "状态";
    by_itself: "Then", "之后";
    after_call: "After a call", "调用接口之后";
    section_program: "Program", "程序";
    region: "Region", "地域";
    host: "Host", "接入点";
    host_within: "Host within `{network}`", "`{network}` 网络内的接入点";
    classic_operation_column: "Classic operation", "旧版接口";
    current_operation: "Current operation", "新版接口";
    no_replacement: "None. Keep using the classic operation.", "无，请继续使用旧版接口。";
    wait_for: "Wait until", "等待条件";
    if_it_fails: "If it fails", "失败时";
    step_of: "Step {number} of {count}: {workflow}", "{workflow}：第 {number} 步，共 {count} 步";
    classic_operations: "Classic operations", "旧版接口";
    classic_family: "For new programs, use the operations of {family}.", "新程序请使用 {family} 的接口。";
    classic_operation: "For new programs, use {operations}.", "新程序请使用 {operations}。";
    request: "Request parameters", "请求参数";
    no_request: "The operation takes no parameters.", "该接口没有请求参数。";
    response: "Response", "返回参数";
    no_response: "The response has only the common fields.", "返回结果只包含公共字段。";
    envelope: "Common fields", "公共字段";
    conditions: "Conditions", "参数约束";
    enforced: "The client rejects a request that violates one of these conditions:", "客户端会拒绝违反以下约束的请求：";
    reported: "The client warns about violations of these conditions and still sends the request:", "客户端会提示违反以下约束的请求，但仍会发送：";
    documented: "The client does not check these conditions:", "客户端不检查以下约束：";
    pagination: "Pagination", "分页";
    waiters: "Waiting", "等待状态";
    goal: "Goal", "目标";
    reason: "Reason and solution", "原因与处理方法";
    any_state: "Any state", "任意状态";
    pending: "Pending", "继续等待";
    done: "Done", "达成";
    failed: "Failed", "失败";
    stuck: "Stuck", "停滞";
    errors: "Errors", "错误码";
    error_codes: "Error codes", "错误码";
    examples: "Examples", "示例";
    wire_request: "Request, before percent-encoding", "请求（百分号编码之前）";
    success_codes: "The call succeeded if it is {codes}, in any letter case. Any other code is a failure.", "为 {codes} 时表示调用成功（不区分大小写），其他错误码表示调用失败。";
    named: "Conditions call it {name}.", "在条件中称为 {name}。";
    form_body: "Form body, before percent-encoding", "表单请求体（百分号编码之前）";
    json_response: "JSON response", "JSON 返回示例";
    xml_response: "XML response", "XML 返回示例";
    see_also: "See also", "相关接口";
    name: "Name", "名称";
    description: "Description", "描述";
    types: "Types", "类型";
    structures: "Structures", "结构体";
    enums: "Enums", "枚举";
    fields: "Fields", "字段";
    values: "Values", "取值";
    value: "Value", "取值";
    variant: "Rust", "Rust";
    meaning: "Meaning", "含义";
    groups: "Groups of values", "取值分组";
    group: "Group", "分组";
    used_by: "Used by", "使用位置";
    in_requests: "Requests", "请求";
    in_responses: "Responses", "返回结果";
    origin_api: "Codes returned by calls", "调用返回的错误码";
    origin_api_doc:
        "A failed call returns one of these codes.",
        "调用失败时返回以下错误码之一。";
    origin_prefixes:
        "The service may also return these codes with a prefix, which does not change the meaning: {prefixes}.",
        "服务端也可能返回带有前缀 {prefixes} 的写法，含义相同。";
    origin_gateway: "Gateway codes", "网关错误码";
    origin_gateway_doc:
        "Any call can return these codes. They come from the gateway that all products share, or are common to all products.",
        "任何调用都可能返回以下错误码。这些错误码由各产品共用的网关返回，或为各产品通用。";
    code_families: "Code families", "错误码系列";
    code_families_doc:
        "A code that is not listed belongs to the family with the longest match; `*` stands for the rest of the code. If no family matches, the HTTP status decides.",
        "未列出的错误码归入匹配部分最长的系列，`*` 表示其余部分。不属于任何系列时，按 HTTP 状态码判断。";
    family_of_codes: "Family", "系列";
    common_codes_link: "[common codes]({page})", "[通用错误码]({page})";
    gateway_codes_link: "[gateway codes]({page})", "[网关错误码]({page})";
    code_of_api: "One of the [codes returned by calls]({page}).", "取值为 [调用返回的错误码]({page}) 之一。";
    code: "Code", "错误码";
    status: "HTTP status", "HTTP 状态码";
    kind: "Kind", "类别";
    retry: "Retry", "重试";
    aliases: "Other spellings", "其他写法";
    message_keys: "In messages", "在信息中的写法";
    remedy: "Solution", "处理方法";
    codes_alike: "{count} codes", "{count} 个错误码";
    any_operation: "any operation", "任何接口";
    endpoints: "Endpoints", "接入点";
    reading: "Conventions", "阅读说明";
    version: "API version", "API 版本";
    package: "Rust crate", "Rust crate";

    // Words in cells.
    yes: "**required**", "**必选**";
    no: "optional", "可选";
    conditional: "[required under conditions](#section-conditions)", "[视条件必选](#section-conditions)";
    yes_within: "required with {group}", "指定 {group} 时必选";
    members_below: "Members of {path}: {count}", "{path} 的成员：{count} 个";
    parameters_below: "{path}: {count} parameters, {required} of them required", "{path}：{count} 个参数，其中 {required} 个必选";
    parameters_below_optional: "{path}: {count} parameters, none of them always required", "{path}：{count} 个参数，均非始终必选";
    not_to_specify: "Parameters that you do not specify: {count}", "请勿指定的参数：{count} 个";
    string: "string", "字符串";
    boolean: "boolean", "布尔值";
    int32: "32-bit integer", "32 位整数";
    int64: "64-bit integer", "64 位整数";
    double: "number", "浮点数";
    bytes: "bytes in Base64", "Base64 编码的字节";
    json: "JSON document", "JSON 文档";
    json_of: "JSON document {type}", "JSON 文档 {type}";
    any: "any JSON value", "任意 JSON 值";
    time_of: "{type}: timestamp ({format})", "{type}：时间（{format}）";
    duration_in: "{type}: duration in {unit}", "{type}：以{unit}为单位的时长";
    port: "{type}: port", "{type}：端口";
    time_rfc3339: "RFC 3339", "RFC 3339";
    time_local: "without a time zone", "不带时区";
    time_unix_seconds: "Unix seconds", "Unix 秒";
    time_unix_milliseconds: "Unix milliseconds", "Unix 毫秒";
    list_in_text: "list of {type}, separated by {value}", "以 {value} 分隔的 {type} 列表";
    list_of: "list of {type}", "{type} 列表";
    map_of: "map to {type}", "值为 {type} 的映射";

    // Facts about a parameter.
    deprecated: "**Deprecated.**", "**已弃用**。";
    deprecated_since: "**Deprecated** since {since}.", "自 {since} 起**已弃用**。";
    deprecated_soon: "**To be removed.**", "**即将下线**。";
    use_instead: "Use {instead}.", "请改用 {instead}。";
    unsupported: "**Do not specify.**", "**请勿指定**。";
    allowed: "Valid values:", "有效取值：";
    allowed_brief: "Valid values: {values}.", "有效取值：{values}。";
    default: "Default: {value}", "默认值：{value}";
    client_region: "The SDK sends the region of the client by default", "SDK 默认发送客户端的地域";
    example: "Example: {value}", "示例：{value}";
    format_of: "Format: {format}", "格式：{format}";
    unit: "Unit: {unit}", "单位：{unit}";
    at_least: "At least {min}", "不小于 {min}";
    at_most: "At most {max}", "不大于 {max}";
    between: "{min} to {max}", "取值范围：{min}～{max}";
    greater_than: "Greater than {min}", "大于 {min}";
    less_than: "Less than {max}", "小于 {max}";
    items_between: "{min} to {max} entries", "{min}～{max} 项";
    min_items: "At least {min} entries", "至少 {min} 项";
    length_between: "{min} to {max} characters", "长度为 {min}～{max} 个字符";
    length_at_least: "At least {min} characters", "至少 {min} 个字符";
    length_at_most: "At most {max} characters", "最多 {max} 个字符";
    not_empty: "Not empty", "不能为空";
    max_items: "At most {max} entries", "最多 {max} 项";
    max_bytes: "At most {max}", "最大 {max}";
    ascii: "ASCII only", "仅限 ASCII 字符";
    pattern: "Pattern: {value}", "格式须匹配：{value}";
    written_in_quotes: "Written as a string", "以字符串形式写出";
    written_as_number: "Written as a number", "以数字形式写出";
    advised: "Documented as required, not checked", "文档标注为必选，客户端不检查";
    implied: "Written if not set: {values}", "未设置时写出：{values}";
    implied_when: "{value} if {if}", "当{if}时为 {value}";
    implied_else: "otherwise {value}", "其他情况为 {value}";
    open_document: "Keys that are not listed are kept unchanged.", "未列出的键会原样保留。";
    documents: "Documents", "JSON 文档";
    section_example: "Example", "示例";
    held_by: "{field} of {owner}", "{owner} 的 {field}";
    upload: "Upload the file before the call, or let the client do it, if it can", "请在调用之前上传文件，或由支持上传的客户端上传";
    separated_by: "Entries separated by {value}", "多个值以 {value} 分隔";
    form: "Sent in the form body", "通过表单请求体传递";
    json_list: "Sent as one JSON text", "整体以一个 JSON 字符串传递";
    token: "Ensures the idempotence of the request", "用于保证请求的幂等性";
    secret: "Sensitive: never displayed or logged", "敏感信息，不会显示或写入日志";
    documented_as: "Documented as {type}", "官方文档标注的类型：{type}";
    without: "The members of {type}, except {names}.", "成员见 {type}，不含 {names}。";
    only_members: "Only these members of {type}: {names}.", "成员见 {type}，仅含 {names}。";
    same_members: "The same members as {path}.", "成员与 {path} 相同。";
    all_members: "All members of {type}.", "包含 {type} 的全部成员。";
    see: "See {links}", "参见 {links}";

    is: "{path} is {values}", " {path} 为 {values} ";
    and: ", and ", "，且";
    comma: ", ", "、";
    space: " ", "";
    colon: ":", "：";
    colon_space: ": ", "：";
    last_or: " or ", " 或 ";
    last_and: " and ", " 和 ";

    // Whole sentences.
    service_wide: "Any operation can also return one of the {codes}.", "此外，任何接口都可能返回 {codes}。";
    no_errors: "The operation has no specific error codes.", "该接口没有专属错误码。";
    paged: "Pages are numbered from 1. {page} is the page number.", "页码从 1 开始，由 {page} 指定。";
    token_paged:
        "To get the next page, send {field} of the response as {page}. A response without it is the last page.",
        "将返回结果中的 {field} 作为下一次请求的 {page} 传入即可获取下一页；未返回该字段时表示已到最后一页。";
    page_size: "{size} is the number of entries per page.", "每页记录数由 {size} 指定。";
    page_items: "The entries are in {items}.", "记录位于 {items}。";
    page_lists:
        "Each page holds a part of these lists: {items}.",
        "每页包含以下列表各自的一部分：{items}。";
    short_page: "A page with fewer entries is the last page.", "未满的一页即为最后一页。";
    page_total: "{total} is the total number of entries.", "{total} 为总记录数。";
    waits:
        "{method} repeats the call every {interval} seconds, for up to {timeout} seconds, until a goal is reached. The default goal is the first one.",
        "{method} 每隔 {interval} 秒调用一次该接口，最长等待 {timeout} 秒，直到达成目标。未指定目标时，等待第一个目标。";
    state_when:
        "{goal}: {state} is treated as “{outcome}” if {condition}.",
        "{goal}：如果{condition}，{state} 视为“{outcome}”。";
    counted_when: "{goal}: only entries in which {condition} are counted.", "{goal}：仅统计{condition}的条目。";
    every_goal: "every goal", "所有目标";
    all_checks:
        "{goal}: an item that did not pass ends the wait as failed, regardless of the state.",
        "{goal}：只要有检查项未通过，无论状态如何，等待都以失败结束。";
    subjects:
        "The wait covers every entry whose {member} is specified in {parameter}.",
        "等待 {parameter} 所指定的每个条目（以 {member} 标识）。";
    checked:
        "If the wait fails, the error lists the items of {items} that did not pass and how to fix them.",
        "等待失败时，错误信息会列出 {items} 中未通过的检查项及其处理方法。";
    inquires:
        "If the wait fails at {states}, it calls {operation} to find the items that did not pass, and the error lists how to fix them.",
        "因状态为 {states} 而等待失败时，会调用 {operation} 查询未通过的检查项，错误信息会给出处理方法。";
    gone: "no longer found", "不再存在";
    counts_lasting:
        "{goal}: {state} counts as “{outcome}” once it has lasted {seconds} seconds.",
        "{goal}：{state} 持续 {seconds} 秒后视为“{outcome}”。";
    counts_at_once:
        "{goal}: {state} counts as “{outcome}” at the first poll.",
        "{goal}：{state} 在首次查询时即视为“{outcome}”。";
    counts_at_once_when:
        "{goal}: {state} counts as “{outcome}” at the first poll if {condition}.",
        "{goal}：如果{condition}，{state} 在首次查询时即视为“{outcome}”。";
    counts_after_action:
        "{goal}: {state} counts as “{outcome}” only in a wait that follows a call.",
        "{goal}：{state} 仅在接口调用之后的等待中视为“{outcome}”。";
    follows:
        "{method} waits for the goal {goal} of {operation}, and does not end on a state that is older than the call.",
        "{method} 等待 {operation} 的目标 {goal}，不会因调用之前的旧状态而结束。";
    follows_instead: "If {condition}, it waits for {goal}.", "如果{condition}，则等待目标 {goal}。";
    follows_arguments: "The caller gives {arguments}.", "{arguments} 由调用方指定。";
    follows_needs: "The wait requires {parameters}: specify it in the call.", "该等待需要 {parameters}，请在调用时指定。";
    follows_gone:
        "It is also reached when the service no longer finds what the call was about.",
        "服务端不再查到本次调用所针对的对象时，也视为达成目标。";
    follows_never_old:
        "These states cannot be older than the call, and count at once: {states}.",
        "以下状态不可能早于本次调用，首次查询时即生效：{states}。";
    watched: "Field", "字段";
    central: "{host} is the central host. It serves the regions for which the table names it.", "{host} 为中心接入点，服务于下表中列出该接入点的地域。";
    global: "{host} serves all regions that the table does not name with another host.", "{host} 服务于表中未列出其他接入点的所有地域。";
    regional: "Other regions have their own hosts: {host}.", "其他地域使用各自的接入点：{host}。";
    network:
        "Within a network such as `vpc`, the host of a region is {host}. The client prefers it where the table names one.",
        "在 `vpc` 等网络内，地域的接入点为 {host}。表中列出时，客户端优先使用。";
    intro:
        "The request parameters, response fields, and error codes of each operation. Every call is a signed `POST` request to the path `/`.",
        "本文档介绍各接口的请求参数、返回结果以及错误码。每次调用都是一个带签名的 `POST` 请求，路径为 `/`。";
    read_groups:
        "`Group.Member`: a member of a group of parameters. The dot is part of the name that is sent.",
        "`Group.Member`：参数组中的成员，点号是参数名称的一部分，需原样传递。";
    read_lists:
        "`List.N`: entry `N` of a list, counted from 1, as in `List.1` and `List.2`. `List.N.Member` is a member of that entry. A list whose entries have a separator is one parameter, as in `List=a,b`.",
        "`List.N`：列表的第 `N` 项，从 1 开始编号，例如 `List.1`、`List.2`。`List.N.Member` 为该项的成员。以分隔符连接各项的列表是一个参数，例如 `List=a,b`。";
    read_responses:
        "`List[].Member`: a member of each entry of a list in a response. `Map.*` stands for the value of any key.",
        "`List[].Member`：返回结果的列表中每一项的成员。`Map.*` 表示任意键对应的值。";
    read_required:
        "**Required**: Rust code without the parameter does not compile. *Required under conditions*: see the conditions on the page.",
        "**必选**：缺少该参数时 Rust 代码无法通过编译。*视条件必选*：详见页面中的参数约束。";
    read_form:
        "Parameters are sent in the query string unless the description says that they are sent in the form body.",
        "除非描述中注明通过表单请求体传递，参数均通过查询字符串传递。";
    read_enums:
        "Values are not case-sensitive, and the service may support values that are not listed.",
        "取值不区分大小写，服务端可能支持未列出的取值。";
    known_operations: "Other operations", "其他接口";
    known_operations_doc:
        "Sources name these operations, but their parameters are undocumented. Rust code calls them with `Client::call_raw`.",
        "资料中出现了以下接口，其参数暂无文档说明。Rust 代码可通过 `Client::call_raw` 调用。";
    source: "Source", "来源";
    envelope_doc:
        "Responses share these fields. The page of an operation lists the ones that are documented for it.",
        "各接口的返回结果共用以下字段，具体包含哪些字段见各接口页面。";

    // Kinds of errors.
    kind_throttling: "throttling", "限流";
    kind_authentication: "authentication", "身份认证";
    kind_permission: "permission", "权限";
    kind_not_found: "not found", "资源不存在";
    kind_invalid_parameter: "invalid parameter", "参数无效";
    kind_missing_parameter: "missing parameter", "缺少参数";
    kind_state_conflict: "state conflict", "状态冲突";
    kind_quota: "quota", "配额";
    kind_billing: "billing", "计费";
    kind_unsupported: "unsupported", "不支持";
    kind_server: "server", "服务端错误";
    kind_unknown: "unknown", "未知";
    retry_never: "does not help", "无效";
    retry_backoff: "with increasing delays", "等待后重试，并逐次延长间隔";
    retry_settle: "after the task leaves its transient state", "待任务离开中间状态后重试";
    retry_refresh: "with new credentials", "更新凭证后重试";
}
