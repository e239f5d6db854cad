//! Rules of requests.

use crate::sample::{Colour, Everything};
use crate::structure;
use alibabacloud_core::plumbing::{Field, Rule, Structure, When, from_json, refusals, validate};
use alibabacloud_core::{IndexMap, Limits, Secret};
use serde_json::{Value, json};

const SELF_MANAGED: &[&str] = &["ECS", "Express"];

structure! { Source {
    0 kind: Option<String> = Field::new("Type");
    1 ip: Option<String> = Field::new("IP");
    2 owner: Option<String> = Field::new("Owner");
    3 role: Option<String> = Field::new("Role");
    4 partition: Option<bool> = Field::new("Partition");
} &[
    Rule::required_when("IP", When::Is("Type", SELF_MANAGED, None), "required when Type is ECS or Express"),
    Rule::required_when("Role", When::Set("Owner"), "required when Owner is given"),
    Rule::only_when("Partition", When::Is("/Target.Type", &["MaxCompute"], None), "only with MaxCompute").advisory(),
] }

structure! { Request {
    0 id: Option<String> = Field::new("Id");
    1 name: Option<String> = Field::new("Name");
    2 job: Option<String> = Field::new("Job");
    3 initialize: Option<bool> = Field::new("Initialize");
    4 source: Option<Source> = Field::new("Source");
    5 target: Option<Source> = Field::new("Target");
    6 sources: Vec<Source> = Field::new("Sources");
    7 delay: Option<i32> = Field::new("Delay");
    8 ratio: Option<f64> = Field::new("Ratio");
    9 codes: Vec<String> = Field::new("Codes");
    10 secret: Option<Secret> = Field::new("Secret");
    11 labels: IndexMap<String, Source> = Field::new("Labels");
    12 engine: Option<String> = Field::new("Engine");
} &[
    Rule::value_when("Initialize", &["false"], Some("true"), When::Is("Job", &["CHECK"], Some("SYNC")),
        "must be false when Job is CHECK"),
    Rule::at_most_one_of(&["Id", "Name"], "at most one of Id and Name"),
    Rule::limits("Delay", Limits { min: Some(1.0), max: Some(10.0), ..Limits::NONE }),
    Rule::limits("Ratio", Limits { values: &["0.5", "1.0"], ..Limits::NONE }),
    Rule::limits("Codes", Limits { max_items: Some(2), min_length: Some(2), max_length: Some(3), max_bytes: Some(5), ..Limits::NONE }),
    Rule::limits("Secret", Limits { ascii: true, max_length: Some(4), ..Limits::NONE }),
    Rule::no_value_when("Engine", &["Oracle", "DB2"], Some("oracle"), When::Is("Name", &["small"], None), "a larger one"),
] }

/// The violations as `parameter: rule`, advice in brackets.
fn broken(request: &dyn Structure) -> Vec<String> {
    let tell = |text: String, enforced| if enforced { text } else { format!("[{text}]") };
    let all = validate(request);
    let enforced: Vec<_> = all.iter().filter(|violation| violation.enforced).map(ToString::to_string).collect();
    let refusals: Vec<_> = refusals(request).iter().map(ToString::to_string).collect();
    assert_eq!(refusals, enforced, "what a call checks is what is enforced");
    all.iter().map(|violation| tell(violation.to_string(), violation.enforced)).collect()
}

fn of(tree: &Value) -> Vec<String> {
    let mut request = Request::default();
    let loaded = from_json(tree, &mut request);
    assert!(loaded.mismatches.is_empty() && loaded.unknown.is_empty(), "{loaded:?}");
    broken(&request)
}

#[test]
fn an_empty_request_breaks_no_conditional_rule() {
    assert_eq!(of(&json!({})), [""; 0]);
}

#[test]
fn required_when_follows_a_sibling_whatever_its_letter_case() {
    for kind in ["ECS", "ecs", "express"] {
        assert_eq!(of(&json!({ "Source": { "Type": kind } })), ["Source.IP: required when Type is ECS or Express"]);
        assert_eq!(of(&json!({ "Source": { "Type": kind, "IP": "10.0.0.1" } })), [""; 0]);
    }
    assert_eq!(of(&json!({ "Source": { "Type": "RDS" } })), [""; 0]);
    assert_eq!(of(&json!({ "Source": { "Owner": "14" } })), ["Source.Role: required when Owner is given"]);
}

#[test]
fn rules_of_a_structure_apply_in_lists_and_maps() {
    let request = json!({ "Sources": [{ "Type": "RDS" }, { "Type": "ECS" }], "Labels": { "x": { "Owner": "14" } } });
    assert_eq!(
        of(&request),
        ["Sources.2.IP: required when Type is ECS or Express", "Labels.x.Role: required when Owner is given"]
    );
}

#[test]
fn a_path_from_the_root_is_found_inside_a_group() {
    let advice = ["[Source.Partition: only with MaxCompute]"];
    assert_eq!(of(&json!({ "Source": { "Partition": true } })), advice);
    assert_eq!(of(&json!({ "Source": { "Partition": true }, "Target": { "Type": "RDS" } })), advice);
    assert_eq!(of(&json!({ "Source": { "Partition": true }, "Target": { "Type": "maxcompute" } })), [""; 0]);
}

#[test]
fn an_absent_parameter_counts_as_its_default() {
    let rule = ["Initialize: must be false when Job is CHECK"];
    assert_eq!(of(&json!({ "Job": "check", "Initialize": true })), rule);
    assert_eq!(of(&json!({ "Job": "CHECK" })), rule, "its default is true");
    assert_eq!(of(&json!({ "Job": "CHECK", "Initialize": false })), [""; 0]);
    assert_eq!(of(&json!({ "Initialize": true })), [""; 0], "the job defaults to SYNC");
}

#[test]
fn values_that_are_excluded_leave_all_others_open() {
    let rule = ["Engine: a larger one"];
    assert_eq!(of(&json!({ "Name": "small", "Engine": "db2" })), rule);
    assert_eq!(of(&json!({ "Name": "small" })), rule, "its default is one of them");
    assert_eq!(of(&json!({ "Name": "small", "Engine": "one of tomorrow" })), [""; 0]);
    assert_eq!(of(&json!({ "Name": "large", "Engine": "Oracle" })), [""; 0]);
}

#[test]
fn an_empty_text_satisfies_no_requirement() {
    structure! { Asked {
        0 id: Option<String> = Field::new("Id");
        1 ids: Vec<String> = Field::new("Ids");
        2 key: Option<Secret> = Field::new("Key");
        3 group: Option<Source> = Field::new("Group");
        4 value: Option<String> = Field::new("Value");
    } &[
        Rule::required_or_empty("Value"),
        Rule::required("Id"),
        Rule::required_when("Key", When::Unset("Id"), "key"),
        Rule::at_least_one_of(&["Id", "Ids", "Group"], "one"),
        Rule::only_when("Ids", When::Set("Id"), "ids"),
    ] }
    let of = |tree: Value| {
        let mut asked = Asked::default();
        from_json(&tree, &mut asked);
        broken(&asked)
    };
    let nothing = ["Id: required", "Key: key", "Id, Ids, Group: one"];
    assert_eq!(of(json!({}))[0], "Value: required");
    assert_eq!(of(json!({}))[1..], nothing);
    assert_eq!(of(json!({ "Id": "", "Ids": [], "Key": "", "Group": { "IP": "" }, "Value": "" })), nothing);
    assert_eq!(of(json!({ "Ids": ["", ""], "Value": "" })), nothing);
    assert_eq!(of(json!({ "Id": " \t", "Ids": [" ", "\u{3000}"], "Group": { "IP": "\n" }, "Value": "" })), nothing);
    assert_eq!(of(json!({ "Id": " x", "Ids": ["", "a"], "Value": "" })), [""; 0]);
    let spaces = ["Id: required", "Id, Ids, Group: one"];
    assert_eq!(of(json!({ "Key": " ", "Value": "" })), spaces, "a secret may be made of spaces");
}

#[test]
fn limits_are_advice_and_do_not_repeat_secrets() {
    let request = json!({ "Delay": 0, "Ratio": 2.0, "Codes": ["a", "abcd", "中中"], "Secret": "geheimé" });
    assert_eq!(
        of(&request),
        [
            "[Delay: must be at least 1, but is 0]",
            "[Ratio: must be one of 0.5, 1.0]",
            "[Codes: must have at most 2 entries, but has 3]",
            "[Codes.1: must have at least 2 characters, but has 1]",
            "[Codes.2: must have at most 3 characters, but has 4]",
            "[Codes.3: must have at most 5 bytes in UTF-8, but has 6]",
            "[Secret: must have at most 4 characters, but has 7]",
            "[Secret: must have only ASCII characters]",
        ]
    );
    assert_eq!(of(&json!({ "Delay": 11 })), ["[Delay: must be at most 10, but is 11]"]);
    assert_eq!(of(&json!({ "Delay": 10, "Ratio": 1.0, "Codes": ["ab"], "Secret": "abcd" })), [""; 0]);
}

#[test]
fn values_outside_an_enumeration_are_advice() {
    let request = Everything {
        colour: Some("blue".into()),
        colours: vec![Colour::Red, "GREEN".into(), "pink".into()],
        ..Everything::default()
    };
    assert_eq!(
        broken(&request),
        [
            "[Colour: `blue` is not among the documented values: Red, Green]",
            "[Colours.3: `pink` is not among the documented values: Red, Green]",
        ]
    );
}

#[test]
fn all_violations_come_at_once() {
    let request = json!({ "Id": "i", "Name": "n", "Job": "CHECK", "Source": { "Type": "ECS", "Owner": "14" } });
    assert_eq!(of(&request).len(), 4);
}

#[test]
fn groups_of_parameters_are_counted() {
    structure! { Pair { 0 a: Option<String> = Field::new("A"); 1 b: Vec<String> = Field::new("B"); } &[
        Rule::exactly_one_of(&["A", "B"], "exactly"),
        Rule::at_least_one_of(&["A", "B"], "at least"),
        Rule::at_most_one_of(&["A", "B"], "at most"),
        Rule::all_or_none_of(&["A", "B"], "all or none").advisory(),
    ] }
    let pair = |a: bool, b: bool| Pair { a: a.then(|| "a".into()), b: if b { vec!["x".into()] } else { vec![] } };
    assert_eq!(broken(&pair(false, false)), ["A, B: exactly", "A, B: at least"]);
    assert_eq!(broken(&pair(true, false)), ["[A, B: all or none]"]);
    assert_eq!(broken(&pair(true, true)), ["A, B: exactly", "A, B: at most"]);
}

#[test]
fn conditions_combine() {
    const A: When = When::Is("A", &["1"], None);
    static NOT: When = When::Not(&A);
    structure! { Combined {
        0 a: Option<i64> = Field::new("A");
        1 b: Option<bool> = Field::new("B");
        2 c: Option<String> = Field::new("C");
        3 list: Vec<i64> = Field::new("List");
    } &[
        Rule::required_when("C", When::All(&[A, When::Is("B", &["true"], None)]), "all"),
        Rule::required_when("C", When::Any(&[When::Is("B", &["TRUE"], None), When::Unset("A")]), "any"),
        Rule::required_when("C", NOT, "not"),
        Rule::required_when("C", When::Is("List", &["3"], None), "list"),
    ] }
    let of = |tree: Value| {
        let mut request = Combined::default();
        from_json(&tree, &mut request);
        broken(&request)
    };
    assert_eq!(of(json!({ "A": 1, "B": true })), ["C: all", "C: any"]);
    assert_eq!(of(json!({ "A": 1 })), [""; 0]);
    assert_eq!(of(json!({ "A": 2 })), ["C: not"]);
    assert_eq!(of(json!({ "List": [1, 3] })), ["C: any", "C: not", "C: list"]);
    assert_eq!(of(json!({ "A": 1, "B": true, "C": "c" })), [""; 0]);
}

#[test]
fn given_values_are_compared_with_each_other() {
    structure! { Period {
        0 start: Option<i64> = Field::new("Start");
        1 end: Option<String> = Field::new("End");
        2 from: Option<String> = Field::new("From");
        3 middle: Option<String> = Field::new("Middle");
        4 to: Option<String> = Field::new("To");
    } &[
        Rule::ascending(&["Start", "End"], "do not decrease"),
        Rule::equal(&["From", "Middle", "To"], "the same"),
    ] }
    let of = |tree: Value| {
        let mut period = Period::default();
        from_json(&tree, &mut period);
        broken(&period)
    };
    assert_eq!(of(json!({ "Start": 9, "End": "10" })), [""; 0], "numbers, not texts");
    assert_eq!(of(json!({ "Start": 10, "End": "9" })), ["Start, End: do not decrease"]);
    assert_eq!(of(json!({ "Start": 10, "End": "10.0" })), [""; 0]);
    assert_eq!(of(json!({ "Start": 10, "End": "tomorrow" })), [""; 0], "what cannot be compared breaks nothing");
    assert_eq!(of(json!({ "Start": 10 })), [""; 0]);
    assert_eq!(of(json!({ "From": "cn-hangzhou", "To": "CN-Hangzhou" })), [""; 0]);
    assert_eq!(of(json!({ "From": "cn-hangzhou", "To": "cn-beijing" })), ["From, Middle, To: the same"]);
    assert_eq!(of(json!({ "To": "cn-beijing" })), [""; 0]);
}

#[test]
fn texts_are_compared_as_they_are_written() {
    structure! { Period {
        0 from: Option<String> = Field::new("From");
        1 to: Option<String> = Field::new("To");
    } &[Rule::ascending(&["From", "To"], "do not decrease")] }
    let of = |from: &str, to: &str| broken(&Period { from: Some(from.into()), to: Some(to.into()) });
    assert_eq!(of("2026-01-31T23:59:59Z", "2026-02-01T00:00:00Z"), [""; 0]);
    assert_eq!(of("2026-02-01T00:00:00Z", "2026-01-31T23:59:59Z"), ["From, To: do not decrease"]);
}

#[test]
fn a_rule_over_several_members_applies_while_its_condition_holds() {
    structure! { Move {
        0 from: Option<String> = Field::new("From");
        1 to: Option<String> = Field::new("To");
    } &[
        Rule::equal(&["From", "To"], "the same").when(When::Is("From", &["abroad"], None)),
        Rule::all_or_none_of(&["From", "To"], "both").when(When::Unset("From")),
        Rule::exactly_one_of(&["From", "To"], "told").when(When::Is("From", &["abroad"], None)).advisory(),
    ] }
    let of = |from: Option<&str>, to: &str| broken(&Move { from: from.map(str::to_owned), to: Some(to.into()) });
    assert_eq!(of(Some("home"), "abroad"), [""; 0]);
    assert_eq!(of(Some("abroad"), "home"), ["From, To: the same", "[From, To: told]"]);
    assert_eq!(of(None, "home"), ["From, To: both"]);
}

#[test]
fn a_place_may_know_fewer_values_than_its_enumeration() {
    structure! { Lamp { 0 colour: Option<Colour> =
    Field::new("Colour").open_enum::<Colour>().only(&["Green"]); } &[] }
    let of = |colour: &str| broken(&Lamp { colour: Some(colour.into()) });
    assert_eq!(of("green"), [""; 0]);
    assert_eq!(of("Grene"), ["[Colour: `Grene` is not among the documented values; did you mean `Green`?]"]);
    assert_eq!(of("Red"), ["[Colour: `Red` is not among the documented values: Green]"]);
}

#[test]
fn each_of_several_values_in_one_text_is_looked_at() {
    const COMMA: &alibabacloud_core::plumbing::DocumentFormat = &alibabacloud_core::plumbing::DocumentFormat {
        separator: ",",
        ..alibabacloud_core::plumbing::DocumentFormat::PLAIN
    };
    structure! { Lamps { 0 colours: Option<Colour> =
    Field::new("Colours").open_enum::<Colour>().document_format(COMMA); } &[] }
    let of = |colours: &str| broken(&Lamps { colours: Some(colours.into()) });
    assert_eq!(of("Red, green"), [""; 0]);
    assert_eq!(of("Red,blue"), ["[Colours: `blue` is not among the documented values: Red, Green]"]);
}
