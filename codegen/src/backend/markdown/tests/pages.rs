//! What the pages say.

use crate::backend::markdown::{fixture, generate, wire};
use crate::model::{
    Certainty, Classic, Condition, Deprecation, Field, Literal, Model, Origin, PaginationStyle, RequestRuleKind,
};

pub(super) fn page_of(model: &Model, path: &str) -> String {
    let artifacts = generate(model, &|artifact| artifact).unwrap_or_default();
    let found = artifacts.into_iter().find(|artifact| artifact.path == format!("docs/{path}"));
    found.map(|artifact| artifact.text).unwrap_or_default()
}

fn page(path: &str) -> String {
    page_of(&fixture::model(), path)
}

/// The line that holds `needle`.
fn line(page: &str, needle: &str) -> String {
    page.lines().find(|line| line.contains(needle)).unwrap_or_default().to_owned()
}

/// The block with an anchor, up to what is folded below it.
fn block(page: &str, anchor: &str) -> String {
    let block = page.split_once(&format!("id=\"{anchor}\">")).map(|(_, rest)| rest).unwrap_or_default();
    let ends = ["</div>", "<details>"].into_iter().filter_map(|end| block.find(end));
    block.get(..ends.min().unwrap_or(0)).unwrap_or_default().to_owned()
}

const CONFIGURE: &str = "en/src/operations/routes/ConfigureRoute.md";
const LIST: &str = "en/src/operations/routes/ListRoutes.md";

#[test]
fn an_operation_says_what_it_is() {
    let page = page(CONFIGURE);
    for needle in [
        "[Overview](../../index.md) › [Routes](../../families/routes.md)\n\n# ConfigureRoute\n\nSets up a route.\n\n> **Deprecated.** Use [ListRoutes](../../operations/routes/ListRoutes.md).\n",
        "**Access**: write · **Rust**: `client.configure_route()`",
        "[Official documentation](https://example.com/en/ConfigureRoute)",
        "\n\nTwo\n\nparagraphs.\n",
    ] {
        assert!(page.contains(needle), "{needle}\n{page}");
    }
}

#[test]
fn parameters_stand_under_the_names_that_are_sent() {
    let page = page(CONFIGURE);
    for name in ["Start", "Start.Kind", "Tag.N", "Tag.N.Key", "Labels.:2a", "Kinds.N", "Stops"] {
        assert!(!block(&page, &format!("parameter-{name}")).is_empty(), "{name}");
    }
}

#[test]
fn a_list_in_one_text_is_not_numbered() {
    let mut model = fixture::model();
    for operation in &mut model.operations {
        for field in operation.request.iter_mut().filter(|field| field.name == "Kinds") {
            field.separator = Some(",".into());
            let returned = Field { name: "Returned".into(), ..field.clone() };
            operation.response.push(returned);
        }
    }
    let page = page_of(&model, CONFIGURE);
    assert!(block(&page, "parameter-Kinds").contains(", separated by `,`"), "{page}");
    assert!(block(&page, "field-Returned").starts_with("\n\n[`Returned`]"), "{page}");
    assert!(!page.contains("Kinds.N"), "{page}");
}

#[test]
fn a_parameter_that_the_compiler_insists_on_is_not_called_optional() {
    let mut model = fixture::model();
    assert!(block(&page_of(&model, CONFIGURE), "parameter-OldId").contains(" · optional"));
    for rule in model.operations.iter_mut().flat_map(|operation| &mut operation.rules) {
        rule.compile_time = true;
    }
    let page = page_of(&model, CONFIGURE);
    assert!(block(&page, "parameter-OldId").contains(" · [required under conditions](#section-conditions)"), "{page}");
}

#[test]
fn a_parameter_says_whether_it_is_required() {
    let page = page(CONFIGURE);
    assert!(block(&page, "parameter-RouteId").contains(" · string · **required**"));
    assert!(block(&page, "parameter-Start").contains(" · [required under conditions](#section-conditions)"));
    assert!(block(&page, "parameter-Mode").contains(" · optional"));
    let mut model = fixture::model();
    for structure in &mut model.structures {
        structure.fields.iter_mut().for_each(|field| field.required = field.name == "Key");
    }
    let page = page_of(&model, CONFIGURE);
    assert!(block(&page, "parameter-Start.Key").contains(" · required with `Start`"));
    assert!(block(&page, "parameter-Tag.N.Key").contains(" · required with `Tag`"));
}

#[test]
fn a_parameter_tells_its_facts() {
    let page = page(CONFIGURE);
    let facts = [
        ("RouteId", "Example: `` route-`1` ``"),
        ("OldId", "**Deprecated** since 2025-01. Use `RouteId`."),
        (
            "Start.Kind",
            "Valid values:\n\n- `Row`: Goes by Row.\n- `Sail`: **Deprecated.** Goes by Sail.\n- `steam|turbine`",
        ),
        ("Start.Kind", "Default: `Sail`"),
        ("Start.Key", "Sensitive: never displayed or logged"),
        ("Tag.N", "At most 20 entries"),
        ("Stops", "Sent as one JSON text"),
        ("Plan", "At most 1 MiB · Sent in the form body\n\nSee [ListRoutes]"),
        ("Wait", "64-bit integer: timestamp (Unix seconds)"),
        ("Wait", "Valid values: `1`, `60`."),
        ("Wait", "1 to 60 · 1 to 9 characters · ASCII only · Pattern: `^a|b$`"),
        ("Wait", "Documented as `string`"),
        ("Spare", "**Do not specify.**"),
        ("Spare", "Entries separated by `,`"),
        ("ClientToken", "Ensures the idempotence of the request"),
    ];
    for (name, fact) in facts {
        let row = block(&page, &format!("parameter-{name}"));
        assert!(row.contains(fact), "{fact}\n{row}");
    }
}

#[test]
fn conditions_are_sentences_by_the_names_that_are_sent() {
    let page = page(CONFIGURE);
    let (enforced, rest) = page.split_once("The client warns about violations of these conditions").unwrap_or_default();
    let (reported, rest) = rest.split_once("The client does not check these conditions:").unwrap_or_default();
    let documented = rest.split("## ").next().unwrap_or_default();
    for sentence in [
        "- Specify exactly one of `Start.Kind`, `OldId`, and `Mode`. They say the same.",
        "- `Mode`: must be `Slow` if `RouteId` is not `a` or `OldId` is specified.",
        "- `Start`: required if `Mode` is `Fast`.",
        "- `Start.Port_*Name`: required if `Start.Kind` is `Row` or `Sail`, and invalid otherwise.",
    ] {
        assert!(enforced.contains(sentence), "{sentence}\n{enforced}");
    }
    let sentence = "- Specify all of `Start.Key` and `Start.Port_*Name`, or none of them. The key opens that port.";
    assert!(reported.contains(sentence), "{reported}");
    let sentence = "- `Start.Key`: valid only for calm seas if `Mode` is `Fast`.";
    assert!(documented.contains(sentence), "{documented}");
}

#[test]
fn rules_that_compare_say_when_they_apply() {
    let mut model = fixture::model();
    for rule in model.operations.iter_mut().flat_map(|operation| &mut operation.rules) {
        rule.kind = RequestRuleKind::Equal;
        rule.when = Some(fixture::is("Mode", &["Fast"]));
    }
    let needle =
        "- If `Mode` is `Fast`, specify the same value for `Start.Kind`, `OldId`, and `Mode`. They say the same.";
    assert!(page_of(&model, CONFIGURE).contains(needle), "{}", page_of(&model, CONFIGURE));
    for rule in model.operations.iter_mut().flat_map(|operation| &mut operation.rules) {
        rule.kind = RequestRuleKind::Ascending;
    }
    let needle = "- 当 `Mode` 为 `Fast` 时，`Start.Kind`、`OldId` 和 `Mode` 的取值必须依次不减小。";
    assert!(page_of(&model, &CONFIGURE.replace("en/", "zh-CN/")).contains(needle));
}

#[test]
fn of_a_shared_enum_a_parameter_names_the_values_for_its_place_as_it_spells_them() {
    let mut model = fixture::model();
    assert!(block(&page(CONFIGURE), "parameter-Kinds.N").contains("- `Sail`"));
    for field in model.operations.iter_mut().flat_map(|operation| &mut operation.request) {
        if field.name == "Kinds" {
            field.limits.values = vec![Literal::Text("row".into())];
        }
    }
    let row = block(&page_of(&model, CONFIGURE), "parameter-Kinds.N");
    assert!(row.contains("- `row`") && !row.contains("`Sail`"), "{row}");
}

#[test]
fn parameters_with_the_same_condition_share_a_line() {
    let mut model = fixture::model();
    let guard = fixture::guard(fixture::is("/Mode", &["Fast"]));
    for structure in model.structures.iter_mut().filter(|structure| structure.name == "Tag") {
        structure.fields.iter_mut().for_each(|field| field.required_when = Some(guard.clone()));
    }
    let needle = "- `Start`, `Tag.N.Key` and `Tag.N.Value`: required if `Mode` is `Fast`.";
    assert!(page_of(&model, CONFIGURE).contains(needle));
    let needle = "- `Key` and `Value`: required if `Mode` of the request is `Fast`.";
    assert!(page_of(&model, "en/src/types/Tag.md").contains(needle));
}

#[test]
fn members_are_folded_below_their_group() {
    let page = page(CONFIGURE);
    let (_, below) = page.split_once("<summary>Members of <code>Start</code>: ").unwrap_or_default();
    let fold = below.split("</details>").next().unwrap_or_default();
    assert!(fold.contains("id=\"parameter-Start.Kind\""), "{page}");
}

#[test]
fn what_is_not_to_be_specified_is_folded_at_the_end() {
    let page = page(CONFIGURE);
    let (before, fold) =
        page.split_once("<summary>Parameters that you do not specify: 1</summary>").unwrap_or_default();
    assert!(fold.split("## ").next().unwrap_or_default().contains("id=\"parameter-Spare\""), "{page}");
    assert!(!before.contains("id=\"parameter-Spare\""), "{page}");
}

#[test]
fn an_uncertain_condition_is_marked_in_its_block() {
    let mut model = fixture::model();
    for operation in &mut model.operations {
        for field in operation.request.iter_mut().filter(|field| field.name == "Start") {
            field.required_when.iter_mut().for_each(|guard| guard.certainty = Certainty::Advised);
        }
    }
    let row = block(&page_of(&model, CONFIGURE), "parameter-Start");
    assert!(row.contains("Required if `Mode` is `Fast` (not enforced)."), "{row}");
}

#[test]
fn an_answer_is_a_tree_that_stops_at_large_structures() {
    let page = page(LIST);
    for name in
        ["Total", "Routes[]", "Routes[].Kind", "Routes[].Plan", "Routes[].Next[]", "Tags.Tag[]", "Tags.Tag[].Key"]
    {
        assert!(page.contains(&format!("[`{name}`](#field-")), "{name}\n{page}");
    }
    assert!(!page.contains("Routes[].Code"), "an omitted member is listed");
    assert!(!page.contains("Part00"), "a large structure is laid out");
    assert!(block(&page, "field-Tags.Tag").contains("Returned only if `Total` is `1`."));
    assert!(page.contains("<details id=\"section-envelope\">\n<summary>Common fields</summary>"));
}

#[test]
fn what_a_field_omits_of_a_type_told_elsewhere_is_said() {
    let mut model = fixture::model();
    for structure in model.structures.iter_mut().filter(|structure| structure.name == "Route") {
        for field in structure.fields.iter_mut().filter(|field| field.name == "Plan") {
            field.omits = vec!["Part00".into(), "Part01".into()];
        }
    }
    let needle = "The members of [Large](../../types/Large.md), except `Part00` and `Part01`.";
    assert!(block(&page_of(&model, LIST), "field-Routes.Plan").contains(needle));
}

#[test]
fn pagination_waiters_and_errors_have_their_sections() {
    let list = page(LIST);
    assert!(list.contains(
        "Pages are numbered from 1. `PageNum` is the page number. `PageSize` is the number of entries per page."
    ));
    for needle in [
        "`client.wait_for_routes(…)` repeats the call every 5 seconds, for up to 60 seconds,",
        "| `open` | `Total` | `1` | `2` | `3` | Until the route is open. |",
        "- `open`: `1` is treated as “Done” if `Next` is `x`.",
        "| `3` | The harbour is closed. |",
    ] {
        assert!(list.contains(needle), "{needle}\n{list}");
    }
    assert!(list.contains("one of the [common codes](../../errors.md#section-common)"));
    assert_eq!(list.matches("Any operation can also return").count(), 1, "{list}");
    let configure = page(CONFIGURE);
    assert!(
        configure.contains(
            "| [`Route.Busy`](../../errors.md#error-Route.Busy) | 400 | Too many calls \\| at once. | Wait. |"
        )
    );
    let errors = page("en/src/errors.md");
    for needle in [
        "## <span id=\"section-api\"></span>Codes returned by calls",
        "a prefix, which does not change the meaning: `Ferry.Msg.`.",
        "### <span id=\"error-Route.Busy\"></span>`Route.Busy`",
        "Other spellings: `Busy.Route.Busy`, `Ferry.Msg.Route.Busy`",
        "Retry: with increasing delays",
        "Rust: `ErrorCode::RouteBusy`",
        "Operations: [ConfigureRoute](operations/routes/ConfigureRoute.md)",
        "Operations: any operation",
    ] {
        assert!(errors.contains(needle), "{needle}\n{errors}");
    }
}

#[test]
fn codes_of_tasks_have_a_page_of_their_own() {
    let tasks = page("en/src/task-errors.md");
    let needle =
        "\n## <span id=\"error-FERRY-1\"></span>`FERRY-1`\n\nA hole.\n\nFill it.\n\nRust: `ErrorCode::FERRY-1`\n";
    assert!(tasks.contains(needle), "{tasks}");
    assert!(
        !tasks.contains("</span>Task codes") && tasks.contains("<span id=\"section-task\"></span>Calls"),
        "{tasks}"
    );
    assert!(!page("en/src/errors.md").contains("FERRY-1"));
}

#[test]
fn a_workflow_lists_its_steps_and_operations_say_where_they_stand_in_it() {
    let guide = page("en/src/guides/open_route.md");
    for needle in [
        "# Open a route\n\nFrom the plan to the first boat.\n\n## <span id=\"step-1\"></span>1. Dig\n\nMake room for boats.\n",
        "## <span id=\"step-2\"></span>2. Configure\n\nOperation: [ConfigureRoute](../operations/routes/ConfigureRoute.md)\n",
        "> **Wait until**: The route is open.",
        "> **If it fails**: Call [ListRoutes](../operations/routes/ListRoutes.md).",
    ] {
        assert!(guide.contains(needle), "{needle}\n{guide}");
    }
    assert!(page(CONFIGURE).contains("- Step 2 of 2: [Open a route](../../guides/open_route.md#step-2)\n"));
    assert!(!page(LIST).contains("Step "));
    assert!(page("en/src/index.md").contains("**[Open a route](guides/open_route.md)**"));
}

#[test]
fn an_old_family_is_folded_and_its_operations_name_the_new_one() {
    let mut model = fixture::model();
    for family in &mut model.families {
        family.classic = Some(Classic { instead: "routes".into(), except: Vec::new(), operations: Vec::new() });
    }
    let index = page_of(&model, "en/src/index.md");
    let (_, fold) = index.split_once("<summary>Classic operations</summary>").unwrap_or_default();
    assert!(fold.contains("### [Routes](families/routes.md)"), "{index}");
    let needle = "> For new programs, use the operations of [Routes](../../families/routes.md).";
    assert!(page_of(&model, LIST).contains(needle));
    for family in &mut model.families {
        family.classic =
            Some(Classic { instead: "routes".into(), except: vec!["ListRoutes".into()], operations: Vec::new() });
    }
    assert!(!page_of(&model, "en/src/index.md").contains("Classic operations"));
    assert!(!page_of(&model, LIST).contains(needle));
}

#[test]
fn one_request_is_shown_for_every_client() {
    let page = page(CONFIGURE);
    for needle in [
        "<summary>Rust</summary>\n\n```rust\n",
        "```shell\naliyun ferry ConfigureRoute \\\n",
        "  --RouteId route-1",
        "request = models.ConfigureRouteRequest().from_map({\n",
        "response = client.configure_route(request)",
        "```http\nPOST /?RouteId=route-1&",
        "x-acs-action: ConfigureRoute\n",
        "\n\nPlan=%5B%7B%22name%22%3A%22r%22%231%22%7D%5D\n```",
    ] {
        assert!(page.contains(needle), "{needle}\n{page}");
    }
}

#[test]
fn what_is_announced_to_go_is_told_apart_from_what_is_deprecated() {
    let mut model = fixture::model();
    for field in model.operations.iter_mut().flat_map(|operation| &mut operation.response) {
        let announced = field.name == "Success";
        field.deprecated = announced.then(|| Deprecation { announced, ..Deprecation::default() });
    }
    assert!(block(&page_of(&model, CONFIGURE), "field-Success").contains("**To be removed.**"));
}

#[test]
fn a_field_with_codes_says_where_they_are_listed() {
    let mut model = fixture::model();
    for field in model.operations.iter_mut().flat_map(|operation| &mut operation.response) {
        field.codes = Some(Origin::Own(0));
    }
    let needle = "One of the [task codes](../../task-errors.md#section-task).";
    assert!(block(&page_of(&model, CONFIGURE), "field-RequestId").contains(needle));
}

#[test]
fn an_example_shows_the_call_the_request_and_the_answers() {
    let page = page(CONFIGURE);
    for needle in [
        "```rust\nuse example_ferry::types::{Harbour, HarbourKind, Tag};\n\nlet response = client\n    .configure_route()\n",
        "```text\nAction=ConfigureRoute\nVersion=2001-01-01\nRouteId=route-1\n",
        "Tag.1.Key=a\nTag.1.Value=\n```\n\nForm body, before percent-encoding:\n\n```text\nPlan=[{\"name\":\"r\"#1\"}]\n```",
        "```json\n{\n",
        "```xml\n<ConfigureRouteResponse>",
    ] {
        assert!(page.contains(needle), "{needle}\n{page}");
    }
}

#[test]
fn a_request_is_flattened_as_it_is_sent() {
    let list = |values: &[Literal]| Literal::List(values.to_vec());
    let request = vec![
        ("Labels".to_owned(), fixture::map(&[("b", Literal::Boolean(true)), ("a", Literal::Null)])),
        ("Kinds".to_owned(), list(&[Literal::Null, fixture::word("Row")])),
        ("Plan".to_owned(), list(&[fixture::map(&[("n", Literal::Integer(1))])])),
        ("Hostile".to_owned(), fixture::word("two\nlines")),
        ("Absent".to_owned(), fixture::word("left out")),
    ];
    let wire = wire::flatten(&fixture::model(), &fixture::configure().request, &request);
    assert_eq!(wire.query, ["Hostile=two\\nlines", "Kinds.2=Row", "Labels.b=true"]);
    assert_eq!(wire.form, ["Plan=[{\"n\":1}]"]);
}

#[test]
fn a_type_says_what_it_holds_and_who_uses_it() {
    let harbour = page("en/src/types/Harbour.md");
    assert!(harbour.contains("- Requests: [ConfigureRoute](../operations/routes/ConfigureRoute.md)"), "{harbour}");
    assert!(block(&harbour, "parameter-Key").contains("`Mode` of the request is `Fast`"), "{harbour}");
    let kind = page("en/src/types/HarbourKind.md");
    assert!(kind.contains("How a boat goes \\<fast>."), "{kind}");
    assert!(kind.contains("| `steam\\|turbine` | `SteamTurbine` | Goes by steam\\|turbine. |"), "{kind}");
    assert!(kind.contains("| `self_run` | `Row`, `Sail` | Without an engine. |"), "{kind}");
}

#[test]
fn the_first_page_lists_the_operations_by_family() {
    let index = page("en/src/index.md");
    assert!(index.contains("### [Routes](families/routes.md)"), "{index}");
    assert!(index.contains("| [ListRoutes](operations/routes/ListRoutes.md) | read | Lists routes. |"), "{index}");
    assert!(index.contains("| `north` | `ferry.example.com` |"), "{index}");
}

#[test]
fn chinese_pages_are_chinese() {
    let page = page("zh-CN/src/operations/routes/ConfigureRoute.md");
    for needle in [
        "from operations/routes/ConfigureRoute.yaml and zh-CN/operations/routes/ConfigureRoute.yaml of the spec;",
        "配置一条航线。",
        "> **已弃用**。请改用 [ListRoutes](../../operations/routes/ListRoutes.md)。",
        "- `Mode`：当 `RouteId` 不为 `a` 或指定了 `OldId` 时只能取 `Slow`。",
        "- `Start.Port_*Name`：当 `Start.Kind` 为 `Row` 或 `Sail` 时必填，其他情况下无效。",
        " · 字符串列表",
        "[官方文档](https://example.com/zh/ConfigureRoute)",
    ] {
        assert!(page.contains(needle), "{needle}\n{page}");
    }
    assert!(!page.contains("About "), "an English text is on the Chinese page");
}

#[test]
fn what_a_group_omits_is_not_offered() {
    let mut model = fixture::model();
    for operation in &mut model.operations {
        for field in operation.request.iter_mut().filter(|field| field.name == "Start") {
            field.omits = vec!["Key".into()];
        }
    }
    let page = page_of(&model, CONFIGURE);
    assert!(page.contains("`Start.Kind`") && !page.contains("id=\"parameter-Start.Key\""), "{page}");
}

#[test]
fn a_structure_is_laid_out_once_on_a_page() {
    let mut model = fixture::model();
    for operation in model.operations.iter_mut().filter(|operation| operation.name == "ListRoutes") {
        let mut again = operation.response.clone();
        again.retain(|field| ["Routes", "Tags"].contains(&field.name.as_str()));
        for field in &mut again {
            field.name = format!("Other{}", field.name);
            field.omits = if field.name == "OtherTags" { vec!["Key".into()] } else { field.omits.clone() };
        }
        operation.response.extend(again);
    }
    let page = page_of(&model, LIST);
    assert!(block(&page, "field-OtherRoutes").contains("The same members as `Routes[]`."), "{page}");
    let row = block(&page, "field-OtherTags.Tag");
    assert!(row.contains("The members of [Tag](../../types/Tag.md), except `Key`."), "{row}");
    assert!(!page.contains("`OtherRoutes[].Kind`"), "{page}");
}

#[test]
fn what_must_not_hold_is_told_of_each_test() {
    let mut model = fixture::model();
    let fact = || Condition::Fact("calm".into());
    let both = || Condition::Not(Box::new(Condition::All(vec![fixture::is("Mode", &["Fast", "Slow"]), fact()])));
    for operation in &mut model.operations {
        for field in &mut operation.request {
            match field.name.as_str() {
                "Speed" => field.required_when = Some(fixture::guard(both())),
                "Wait" => field.only_when = Some(fixture::guard(both())),
                _ => {}
            }
        }
    }
    let page = page_of(&model, CONFIGURE);
    let needle = "Required if `Mode` is not `Fast` or `Slow` or not calm seas.";
    assert!(block(&page, "parameter-Speed").contains(needle), "{page}");
    let needle = "Invalid for calm seas if `Mode` is `Fast` or `Slow`.";
    assert!(block(&page, "parameter-Wait").contains(needle), "{page}");
}

#[test]
fn a_block_does_not_say_the_same_twice() {
    let mut model = fixture::model();
    for operation in &mut model.operations {
        for field in operation.request.iter_mut().filter(|field| field.name == "Plan") {
            field.doc = fixture::text("As ListRoutes tells.", "见 ListRoutes。");
            field.default = Some(fixture::word("x"));
            field.example = Some(fixture::word("x"));
        }
    }
    let row = block(&page_of(&model, CONFIGURE), "parameter-Plan");
    assert!(row.contains("As [ListRoutes](") && !row.contains("See [ListRoutes]"), "{row}");
    assert!(row.contains("Default: `x`") && !row.contains("Example:"), "{row}");
}

#[test]
fn a_list_that_goes_on_by_token_says_how() {
    let mut model = fixture::model();
    for operation in &mut model.operations {
        if let Some(pagination) = &mut operation.pagination {
            pagination.style = PaginationStyle::Token { parameter: "Token".into(), field: "NextToken".into() };
        }
    }
    let needle = "To get the next page, send `NextToken` of the response as `Token`.";
    assert!(page_of(&model, LIST).contains(needle));
}

#[test]
fn a_text_of_at_least_one_character_is_not_empty() {
    let mut model = fixture::model();
    for operation in &mut model.operations {
        for field in operation.request.iter_mut().filter(|field| field.name == "Spare") {
            field.limits.min_length = Some(1);
        }
    }
    assert!(block(&page_of(&model, CONFIGURE), "parameter-Spare").contains("Not empty"));
}

#[test]
fn operations_that_are_known_by_name_only_are_listed_with_their_source() {
    let heading = "## <span id=\"section-known-operations\"></span>";
    let english = page("en/src/index.md");
    assert!(english.contains(&format!("{heading}Other operations")), "{english}");
    assert_eq!(line(&english, "RenameShip"), "| `RenameShip` | The chart. |");
    assert_eq!(line(&page("zh-CN/src/index.md"), "RenameShip"), "| `RenameShip` | 海图。 |");
    let mut none = fixture::model();
    none.service.known_operations.clear();
    assert!(!page_of(&none, "en/src/index.md").contains(heading));
}
