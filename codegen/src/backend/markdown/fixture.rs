//! A small model with every feature, of a ferry service that does not exist.

use crate::model::{
    Access, Certainty, Choice, CodeOrigin, Condition, ConditionalValues, Cost, Deprecation, DocumentFacets,
    DocumentRole, Endpoints, EnumGroup, EnumValue, Enumeration, EnvelopeRole, ErrorCode, ErrorKind, Example, Fact,
    Family, Field, Guard, Limits, Literal, Lookup, Model, Operation, OperationFacets, Origin, Packaging, PageItems,
    Pagination, PaginationStyle, Path, Position, RateLimit, RequestRule, RequestRuleKind, RetryClass, Service, Step,
    Structure, Style, Test, Text, Translations, Type, Usage, WaitGoal, WaitState, WaitSubject, WaitTest, WaitTiming,
    Waiter, Workflow,
};
use std::num::NonZeroU32;

pub(crate) fn text(en: &str, zh: &str) -> Text {
    Text { en: en.into(), zh: zh.into() }
}

/// A waiter for the routes, with a condition and a reason.
fn waiter() -> Waiter {
    let state =
        |name: &str| WaitState { state: Some(name.into()), when: Vec::new(), reason: None, timing: WaitTiming::Usual };
    Waiter {
        name: "routes".into(),
        method: "wait_for_routes".into(),
        module: "routes".into(),
        goals_type: "RoutesGoal".into(),
        doc: text("All routes.", "所有航线。"),
        noun: "route".into(),
        named_by: Vec::new(),
        not_found: Vec::new(),
        state: "Total".into(),
        state_type: Type::Int32,
        arguments: Vec::new(),
        interval: 5,
        timeout: 60,
        subject: WaitSubject::All,
        percent: Vec::new(),
        delay: Vec::new(),
        message: Vec::new(),
        checks: None,
        inquiry: None,
        failed: vec![state("2")],
        stuck: vec![state("3")],
        reasons: vec![("3".into(), text("The harbour is closed.", "港口已关闭。"))],
        goals: vec![WaitGoal {
            name: "open".into(),
            rust: "Open".into(),
            doc: text("Until the route is open.", "直到航线开通。"),
            field: "Total".into(),
            done: vec![WaitState {
                when: vec![WaitTest { field: "Next".into(), values: vec!["x".into()] }],
                ..state("1")
            }],
            failed: Vec::new(),
            stuck: Vec::new(),
            pending: Vec::new(),
            only: Vec::new(),
            all_checks: false,
            gone: false,
        }],
    }
}

pub(crate) fn word(value: &str) -> Literal {
    Literal::Text(value.into())
}

pub(crate) fn map(entries: &[(&str, Literal)]) -> Literal {
    Literal::Map(entries.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect())
}

pub(crate) fn field(name: &str, ty: Type) -> Field {
    Field {
        name: name.into(),
        rust: name.to_lowercase(),
        known_as: Vec::new(),
        wire: None,
        success_codes: Vec::new(),
        ty,
        doc: text(&format!("About {name}."), &format!("关于 {name}。")),
        required: false,
        default: None,
        example: None,
        limits: Limits::default(),
        unit: None,
        format: None,
        id: None,
        codes: None,
        separator: None,
        secret: false,
        deprecated: None,
        unsupported: false,
        takes_text: false,
        idempotency_token: false,
        default_from: None,
        position: Position::Query,
        style: Style::Repeat,
        wrapper: None,
        see_also: Vec::new(),
        documented_as: None,
        omits: Vec::new(),
        only_when: None,
        required_when: None,
        not_needed_when: None,
        value_when: Vec::new(),
        present_when: None,
        envelope: None,
        boxed: false,
        shared: None,
        document: DocumentFacets::default(),
    }
}

pub(crate) fn path(text: &str) -> Path {
    let (from_root, rest) = text.strip_prefix('/').map_or((false, text), |rest| (true, rest));
    Path { from_root, segments: rest.split('.').map(str::to_owned).collect() }
}

pub(crate) fn is(at: &str, values: &[&str]) -> Condition {
    let values = values.iter().map(|value| word(value)).collect();
    Condition::Test { path: path(at), test: Test::OneOf { values, group: None } }
}

/// Two sources that agree.
fn certain() -> Certainty {
    Certainty::Certain(vec!["chart".into(), "pilot".into()])
}

pub(crate) fn guard(condition: Condition) -> Guard {
    Guard { condition, certainty: certain() }
}

pub(crate) fn structure(name: &str, fields: Vec<Field>, requests: &[&str], responses: &[&str]) -> Structure {
    Structure {
        name: name.into(),
        rust: name.into(),
        known_as: Vec::new(),
        module: name.to_lowercase(),
        doc: text(&format!("What {name} holds."), &format!("{name} 的内容。")),
        fields,
        rules: Vec::new(),
        constructors: Vec::new(),
        setters: Vec::new(),
        from_pair: None,
        document: DocumentRole::default(),
        deprecated: None,
        source: format!("types/{name}.yaml"),
        usage: Usage {
            requests: requests.iter().map(|name| (*name).to_owned()).collect(),
            responses: responses.iter().map(|name| (*name).to_owned()).collect(),
            ..Usage::default()
        },
    }
}

fn value(name: &str, rust: &str) -> EnumValue {
    EnumValue {
        name: name.into(),
        also: Vec::new(),
        rust: rust.into(),
        known_as: Vec::new(),
        doc: text(&format!("Goes by {name}."), &format!("走 {name}。")),
        error_code: false,
        deprecated: None,
    }
}

pub(super) fn error(code: &str, service_wide: bool, operations: &[&str]) -> ErrorCode {
    ErrorCode {
        code: code.into(),
        rust: code.replace('.', ""),
        origin: Origin::Api,
        http_status: vec![400],
        kind: Some(ErrorKind::Throttling),
        retry: Some(RetryClass::Backoff),
        service_wide,
        aliases: vec![format!("Busy.{code}")],
        message_keys: Vec::new(),
        meaning: text("Too many calls | at once.", "调用 | 太多。"),
        remedy: text("Wait.", "等待。"),
        operations: operations.iter().map(|name| (*name).to_owned()).collect(),
        source: "errors.yaml".into(),
    }
}

fn harbour() -> Structure {
    let self_run = || Test::OneOf { values: vec![word("Row"), word("Sail")], group: Some("self_run".into()) };
    let kind = Field { default: Some(word("Sail")), ..field("Kind", Type::Enum("HarbourKind".into())) };
    let port = Field {
        required_when: Some(guard(Condition::Test { path: path("Kind"), test: self_run() })),
        only_when: Some(guard(Condition::Test { path: path("Kind"), test: self_run() })),
        ..field("Port_*Name", Type::String)
    };
    let key = Field {
        secret: true,
        only_when: Some(Guard {
            certainty: Certainty::Documented,
            ..guard(Condition::All(vec![is("/Mode", &["Fast"]), Condition::Fact("calm".into())]))
        }),
        ..field("Key", Type::String)
    };
    Structure {
        rules: vec![RequestRule {
            kind: RequestRuleKind::AllOrNoneOf,
            when: None,
            parameters: vec![path("Key"), path("Port_*Name")],
            doc: text("The key opens that port.", "密钥用于打开该港口。"),
            certainty: Certainty::Advised,
            compile_time: false,
        }],
        ..structure("Harbour", vec![kind, port, key], &["ConfigureRoute"], &[])
    }
}

fn kinds() -> Enumeration {
    Enumeration {
        name: "HarbourKind".into(),
        rust: "HarbourKind".into(),
        known_as: Vec::new(),
        module: "harbour_kind".into(),
        doc: text("How a boat goes <fast>.", "船怎么走。"),
        values: vec![
            value("Row", "Row"),
            EnumValue { deprecated: Some(Deprecation::default()), ..value("Sail", "Sail") },
            value("steam|turbine", "SteamTurbine"),
        ],
        groups: vec![EnumGroup {
            name: "self_run".into(),
            rust: "SELF_RUN".into(),
            values: vec!["Row".into(), "Sail".into()],
            doc: text("Without an engine.", "没有发动机。"),
        }],
        switch: None,
        deprecated: None,
        source: "operations/routes/ConfigureRoute.yaml".into(),
        usage: Usage { requests: ["ConfigureRoute".to_owned()].into(), ..Usage::default() },
    }
}

fn configure_request() -> Vec<Field> {
    vec![
        Field { required: true, example: Some(word("route-`1`")), ..field("RouteId", Type::String) },
        Field {
            deprecated: Some(Deprecation {
                since: Some("2025-01".into()),
                instead: Some("RouteId".into()),
                announced: false,
            }),
            ..field("OldId", Type::String)
        },
        Field {
            value_when: vec![ConditionalValues {
                when: guard(Condition::Any(vec![
                    Condition::Not(Box::new(is("RouteId", &["a"]))),
                    Condition::Test { path: path("OldId"), test: Test::Set(true) },
                ])),
                choice: Choice::Valid,
                values: vec![word("Slow")],
            }],
            ..field("Mode", Type::String)
        },
        Field {
            required_when: Some(guard(is("Mode", &["Fast"]))),
            ..field("Start", Type::Structure("Harbour".into()))
        },
        Field {
            limits: Limits { max_items: Some(20), ..Limits::default() },
            ..field("Tag", Type::List(Box::new(Type::Structure("Tag".into()))))
        },
        Field { style: Style::Json, ..field("Stops", Type::List(Box::new(Type::String))) },
        Field {
            position: Position::Form,
            limits: Limits { max_bytes: Some(1_048_576), ..Limits::default() },
            see_also: vec!["ListRoutes".into(), "NotThere".into()],
            ..field("Plan", Type::Json)
        },
        Field {
            unit: Some("seconds".into()),
            limits: Limits {
                min: Some(1.0),
                max: Some(60.0),
                values: vec![Literal::Integer(1), Literal::Integer(60)],
                pattern: Some("^a|b$".into()),
                ascii: true,
                min_length: Some(1),
                max_length: Some(9),
                ..Limits::default()
            },
            documented_as: Some("string".into()),
            format: Some("unix_seconds".into()),
            ..field("Wait", Type::Int64)
        },
        Field { unsupported: true, separator: Some(",".into()), ..field("Spare", Type::String) },
        Field { idempotency_token: true, ..field("ClientToken", Type::String) },
        field("Labels", Type::Map(Box::new(Type::String))),
        field("Kinds", Type::List(Box::new(Type::Enum("HarbourKind".into())))),
        field("Speed", Type::Double),
        Field {
            doc: text(
                "First <T> | *line*\nstill it.\n\n- one\n- two\n\n# Not a title\nSee https://example.com/a_b, [x](../../../etc) and `a|<b>`.\u{202e}\tEnd {{#include x}}.",
                "第一\n行。\n\n第二段。",
            ),
            ..field("Hostile", Type::Any)
        },
    ]
}

fn configure_facets() -> OperationFacets {
    OperationFacets {
        auth: None,
        ram_action: Some("ferry:ConfigureRoute".into()),
        rate_limit: Some(RateLimit { calls: 20, all_accounts: Some(200), seconds: 1 }),
        cost: Some(Cost::Purchase),
        asynchronous: vec!["ListRoutes".into()],
        is_regional: false,
        attempt_timeout: NonZeroU32::new(60),
        lookup: Some(Lookup { operation: "ListRoutes".into(), doc: text("Look for the name.", "按名称查找。") }),
    }
}

pub(crate) fn configure() -> Operation {
    Operation {
        name: "ConfigureRoute".into(),
        rust: "configure_route".into(),
        family: "routes".into(),
        access: Access::Write,
        summary: text("Sets up a route.", "配置一条航线。"),
        doc: Some(text("Two\n\nparagraphs.", "两段。")),
        deprecated: Some(Deprecation { since: None, instead: Some("ListRoutes".into()), announced: false }),
        facets: configure_facets(),
        request: configure_request(),
        response: vec![
            Field { envelope: Some(EnvelopeRole::RequestId), ..field("RequestId", Type::String) },
            Field {
                envelope: Some(EnvelopeRole::Success),
                documented_as: Some("string".into()),
                ..field("Success", Type::Boolean)
            },
        ],
        rules: vec![RequestRule {
            kind: RequestRuleKind::ExactlyOneOf,
            when: None,
            parameters: vec![path("Start.Kind"), path("OldId"), path("Mode")],
            doc: text("They say the same.", "含义相同。"),
            certainty: certain(),
            compile_time: false,
        }],
        pagination: None,
        waiter: None,
        requirements: Vec::new(),
        then_wait: None,
        errors: vec!["Route.Busy".into()],
        combined: Vec::new(),
        examples: vec![example()],
        responses: Vec::new(),
        unwraps: Vec::new(),
        local_types: vec!["HarbourKind".into()],
        source: "operations/routes/ConfigureRoute.yaml".into(),
        lines: crate::model::Lines::default(),
    }
}

pub(crate) fn example() -> Example {
    Example {
        title: text("A short route", "一条短航线"),
        request: vec![
            ("RouteId".into(), word("route-1")),
            ("Start".into(), map(&[("Kind", word("row")), ("Key", word("k\"#\\"))])),
            ("Tag".into(), Literal::List(vec![map(&[("Key", word("a")), ("Value", word(""))])])),
            ("Plan".into(), word("[{\"name\":\"r\"#1\"}]")),
            ("Stops".into(), Literal::List(vec![word("x"), word("y")])),
        ],
        json: Some("{\n  \"RequestId\": \"1-2\",\n\n\n  \"Success\": true\n}\n".into()),
        xml: Some("<ConfigureRouteResponse><Success>true</Success></ConfigureRouteResponse>".into()),
    }
}

fn list() -> Operation {
    Operation {
        name: "ListRoutes".into(),
        rust: "list_routes".into(),
        family: "routes".into(),
        access: Access::Read,
        summary: text("Lists routes.", "列出航线。"),
        doc: None,
        deprecated: None,
        facets: OperationFacets { is_regional: true, ..OperationFacets::default() },
        request: vec![field("PageNum", Type::Int32), field("PageSize", Type::Int32)],
        response: vec![
            Field { envelope: Some(EnvelopeRole::RequestId), ..field("RequestId", Type::String) },
            field("Total", Type::Int64),
            Field {
                omits: vec!["Code".into()],
                ..field("Routes", Type::List(Box::new(Type::Structure("Route".into()))))
            },
            Field {
                wrapper: Some("Tag".into()),
                present_when: Some(is("Total", &["1"])),
                ..field("Tags", Type::List(Box::new(Type::Structure("Tag".into()))))
            },
        ],
        rules: Vec::new(),
        pagination: Some(Pagination {
            style: PaginationStyle::Page { parameter: "PageNum".into(), first: 1 },
            items: vec![PageItems {
                path: "Routes".into(),
                ty: Type::Structure("Route".into()),
                variant: "Routes".into(),
            }],
            short_is_last: false,
            size: Some("PageSize".into()),
            total: Some("Total".into()),
        }),
        waiter: Some(waiter()),
        requirements: Vec::new(),
        then_wait: None,
        errors: Vec::new(),
        combined: Vec::new(),
        examples: vec![Example { title: text("All", "全部"), request: Vec::new(), json: None, xml: None }],
        responses: Vec::new(),
        unwraps: Vec::new(),
        local_types: Vec::new(),
        source: "operations/routes/ListRoutes.yaml".into(),
        lines: crate::model::Lines::default(),
    }
}

fn routes() -> Family {
    Family {
        name: "routes".into(),
        feature: "routes".into(),
        title: text("Routes", "航线"),
        doc: text("What goes where.", "什么去哪里。"),
        operations: vec!["ConfigureRoute".into(), "ListRoutes".into()],
        classic: None,
    }
}

pub(crate) fn model() -> Model {
    let plan: Vec<Field> = (0..30).map(|number| field(&format!("Part{number:02}"), Type::String)).collect();
    let route = vec![
        field("Code", Type::String),
        field("Kind", Type::Enum("HarbourKind".into())),
        field("Plan", Type::Structure("Large".into())),
        field("Next", Type::List(Box::new(Type::Structure("Route".into())))),
    ];
    Model {
        service: Service {
            name: "ferry".into(),
            product: "Ferry".into(),
            version: "2001-01-01".into(),
            languages: crate::model::Language::ALL.to_vec(),
            title: text("Ferry Service", "渡轮服务"),
            doc: text("Boats that go.", "会走的船。"),
            package: "example-ferry".into(),
            packaging: Packaging { keywords: Vec::new(), categories: Vec::new(), alone: None },
            link: text("https://example.com/en/{operation}", "https://example.com/zh/{operation}"),
            endpoints: Endpoints {
                central_host: Some("ferry.example.com".into()),
                central_regions: vec!["north".into(), "south".into()],
                regional_host: Some("ferry.{region}.example.com".into()),
                regional_regions: vec!["west".into()],
                network_host: Some("ferry-{network}.{region}.example.com".into()),
                network_regions: vec![("vpc".into(), vec!["north".into()])],
                ..Endpoints::default()
            },
            origins: vec![
                CodeOrigin {
                    name: "task".into(),
                    rust: "Task".into(),
                    title: text("Task codes", "任务的错误码"),
                    doc: text("Calls don’t return these codes.", "任务的错误码说明。"),
                    sentence: text("One of the {codes}.", "取值为 {codes} 之一。"),
                    link: text("task codes", "任务的错误码"),
                    place: "In the details of a task.".into(),
                    page: "task-errors".into(),
                    in_messages: true,
                },
                CodeOrigin {
                    name: "precheck".into(),
                    rust: "Precheck".into(),
                    title: text("Precheck items", "预检查项"),
                    doc: text("Items of prechecks.", "预检查项说明。"),
                    sentence: text("The name of a {codes}.", "取值为 {codes} 的名称之一。"),
                    link: text("precheck item", "预检查项"),
                    place: "In the results of a precheck.".into(),
                    page: "prechecks".into(),
                    in_messages: false,
                },
            ],
            envelope: vec![
                Field { envelope: Some(EnvelopeRole::RequestId), ..field("RequestId", Type::String) },
                Field { envelope: Some(EnvelopeRole::Success), ..field("Success", Type::Boolean) },
            ],
            unwraps: Vec::new(),
            alias_prefixes: vec!["Ferry.Msg.".into()],
            known_operations: vec![crate::model::KnownOperation { name: "RenameShip".into(), source: "chart".into() }],
        },
        families: vec![routes()],
        operations: vec![configure(), list()],
        structures: vec![
            harbour(),
            structure("Large", plan, &[], &["ListRoutes"]),
            structure("Route", route, &[], &["ListRoutes"]),
            structure(
                "Tag",
                vec![field("Key", Type::String), field("Value", Type::String)],
                &["ConfigureRoute"],
                &["ListRoutes"],
            ),
        ],
        enums: vec![kinds()],
        identifiers: Vec::new(),
        errors: vec![
            ErrorCode {
                origin: Origin::Own(0),
                http_status: Vec::new(),
                kind: None,
                retry: None,
                aliases: Vec::new(),
                meaning: text("A hole.", "有洞。"),
                remedy: text("Fill it.", "补上。"),
                ..error("FERRY-1", false, &[])
            },
            error("Route.Busy", false, &["ConfigureRoute"]),
            error("Throttling.User", true, &[]),
        ],
        code_families: Vec::new(),
        programs: Vec::new(),
        workflows: vec![workflow()],
        pages: Vec::new(),
        guide: None,
        translations: Translations::new(),
        states: None,
        facts: vec![Fact { name: "calm".into(), doc: text("calm seas", "平静海域") }],
        sources: vec![crate::model::Source { name: "chart".into(), doc: text("The chart.", "海图。") }],
    }
}

fn workflow() -> Workflow {
    Workflow {
        name: "open_route".into(),
        title: text("Open a route", "开通航线"),
        doc: text("From the plan to the first boat.", "从规划到首航。"),
        main: false,
        program: None,
        machine: None,
        steps: vec![
            Step {
                title: text("Dig", "挖掘"),
                operations: Vec::new(),
                doc: text("Make room for boats.", "为船只腾出空间。"),
                wait: None,
                failure: None,
            },
            Step {
                title: text("Configure", "配置"),
                operations: vec!["ConfigureRoute".into()],
                doc: text("Keep `RouteId`.", "保存 `RouteId`。"),
                wait: Some(text("The route is open.", "航线已开通。")),
                failure: Some(text("Call ListRoutes.", "调用 ListRoutes。")),
            },
        ],
        source: "workflows/open_route.yaml".into(),
    }
}
