use super::{Naming, Setting, Wording};
use crate::backend::rust::fixture;
use crate::model::{
    Certainty, Choice, Condition, ConditionalValues, Field, Guard, Language, Literal, Model, Path, RequestRule,
    RequestRuleKind, Test, Text, Type,
};

struct Code;

impl Setting for Code {
    fn code(&self, text: &str) -> String {
        format!("`{text}`")
    }

    fn line(&self, text: &Text) -> String {
        format!("{}{}", text.get(Language::English), text.get(Language::Chinese))
    }
}

fn path(name: &str) -> Path {
    Path { from_root: false, segments: vec![name.into()] }
}

fn values(values: &[&str]) -> Vec<Literal> {
    values.iter().map(|value| Literal::Text((*value).into())).collect()
}

fn is(name: &str, named: &[&str]) -> Condition {
    Condition::Test { path: path(name), test: Test::OneOf { values: values(named), group: None } }
}

fn not(condition: Condition) -> Condition {
    Condition::Not(Box::new(condition))
}

/// A model whose fact is a noun phrase in one language, so that each test sees only its own.
fn model(language: Language) -> Model {
    let mut model = fixture::model();
    let doc = match language {
        Language::English => Text { en: "calm seas".into(), zh: String::new() },
        Language::Chinese => Text { en: String::new(), zh: "平静海域".into() },
    };
    model.facts.iter_mut().for_each(|fact| fact.doc = doc.clone());
    model
}

fn calm() -> Condition {
    Condition::Fact("calm".into())
}

fn guard(condition: Condition) -> Guard {
    Guard { condition, certainty: Certainty::Certain(vec!["a".into(), "b".into()]) }
}

/// The sentences of a field, in both languages.
fn said(field: &Field) -> [String; 2] {
    [Language::English, Language::Chinese].map(|language| {
        let model = model(language);
        let wording = Wording::new(&model, language, &Code, Naming::BARE);
        wording.field(field).iter().map(|told| wording.sentence(told)).collect::<Vec<_>>().join("|")
    })
}

fn required(condition: Condition) -> Field {
    Field { required_when: Some(guard(condition)), ..fixture::field("A", "a", Type::String) }
}

fn only(condition: Condition) -> Field {
    Field { only_when: Some(guard(condition)), ..fixture::field("A", "a", Type::String) }
}

fn chosen(choice: Choice, named: &[&str], condition: Condition) -> Field {
    let values = ConditionalValues { when: guard(condition), choice, values: values(named) };
    Field { value_when: vec![values], ..fixture::field("A", "a", Type::String) }
}

#[test]
fn a_requirement_names_its_values() {
    assert_eq!(
        said(&required(is("T", &["ECS", "dg"]))),
        ["Required if `T` is `ECS` or `dg`.", "当 `T` 为 `ECS` 或 `dg` 时必填。"]
    );
    assert_eq!(
        said(&required(not(is("T", &["x", "y", "z"])))),
        ["Required if `T` is not `x`, `y`, or `z`.", "当 `T` 不为 `x`、`y` 或 `z` 时必填。"]
    );
    assert_eq!(
        said(&required(Condition::Any(vec![is("T", &["x", "y"]), is("U", &["z"])]))),
        ["Required if `T` is `x` or `y`, or if `U` is `z`.", "当 `T` 为 `x` 或 `y`，或 `U` 为 `z` 时必填。"]
    );
    assert_eq!(
        said(&required(Condition::Any(vec![is("T", &["x"]), is("U", &["z"])]))),
        ["Required if `T` is `x` or `U` is `z`.", "当 `T` 为 `x` 或 `U` 为 `z` 时必填。"]
    );
    let set = |set| Condition::Test { path: path("T"), test: Test::Set(set) };
    assert_eq!(
        said(&required(Condition::All(vec![set(true), not(set(true))]))),
        ["Required if `T` is specified and `T` is not specified.", "当指定了 `T` 且未指定 `T` 时必填。"]
    );
}

#[test]
fn a_fact_is_what_a_sentence_is_about() {
    assert_eq!(said(&required(calm())), ["Required for calm seas.", "平静海域必填。"]);
    assert_eq!(said(&only(calm())), ["Valid only for calm seas.", "仅平静海域有效。"]);
    assert_eq!(said(&only(not(calm()))), ["Invalid for calm seas.", "平静海域无效。"]);
    assert_eq!(
        said(&required(Condition::All(vec![is("T", &["x"]), calm()]))),
        ["Required for calm seas if `T` is `x`.", "当 `T` 为 `x`，且为平静海域时必填。"]
    );
    assert_eq!(
        said(&required(Condition::Any(vec![is("T", &["x"]), calm()]))),
        ["Required if `T` is `x`, or for calm seas.", "当 `T` 为 `x` 或为平静海域时必填。"]
    );
    assert_eq!(
        said(&required(Condition::All(vec![calm(), calm()]))),
        ["Required for calm seas and calm seas.", "当为平静海域且为平静海域时必填。"]
    );
}

#[test]
fn values_are_told_as_what_they_are_valid_for() {
    assert_eq!(
        said(&chosen(Choice::Invalid, &["Reverse"], not(calm()))),
        ["`Reverse` is valid only for calm seas.", "仅平静海域可取 `Reverse`。"]
    );
    assert_eq!(
        said(&chosen(Choice::Invalid, &["x", "y"], is("T", &["z"]))),
        ["`x` and `y` are invalid if `T` is `z`.", "当 `T` 为 `z` 时不能取 `x` 和 `y`。"]
    );
    assert_eq!(
        said(&chosen(Choice::Valid, &["x", "y"], is("T", &["z"]))),
        ["Must be `x` or `y` if `T` is `z`.", "当 `T` 为 `z` 时只能取 `x` 或 `y`。"]
    );
}

#[test]
fn a_sentence_says_what_the_client_makes_of_it() {
    let mut field = required(is("T", &["x"]));
    let mut with = |certainty| {
        field.required_when.iter_mut().for_each(|guard| guard.certainty = Certainty::clone(&certainty));
        said(&field)
    };
    assert_eq!(
        with(Certainty::Advised),
        ["Required if `T` is `x` (not enforced).", "当 `T` 为 `x` 时必填（客户端不强制）。"]
    );
    assert_eq!(
        with(Certainty::Documented),
        ["Required if `T` is `x` (checked by the service).", "当 `T` 为 `x` 时必填（由服务端检查）。"]
    );
}

#[test]
fn what_is_required_and_only_valid_is_one_sentence_and_what_is_not_needed_another() {
    let field = Field {
        required_when: Some(guard(is("T", &["x"]))),
        not_needed_when: Some(is("U", &["y"])),
        ..only(is("T", &["x"]))
    };
    assert_eq!(
        said(&field),
        [
            "Required if `T` is `x`, and invalid otherwise.|Not needed if `U` is `y`.",
            "当 `T` 为 `x` 时必填，其他情况下无效。|当 `U` 为 `y` 时无需传入。"
        ]
    );
}

#[test]
fn nested_conditions_are_a_list_where_there_is_room() {
    let both = Condition::All(vec![is("B", &["1"]), is("C", &["2"])]);
    let field = required(Condition::Any(vec![is("A", &["x"]), both]));
    assert_eq!(said(&field)[0], "Required if `A` is `x`, or if `B` is `1` and `C` is `2`.");
    let entry = |language| {
        let model = model(language);
        let wording = Wording::new(&model, language, &Code, Naming::BARE);
        wording.entry(Some("`P`"), &wording.field(&field)[0])
    };
    assert_eq!(
        entry(Language::English),
        "`P`: required in any of these cases:\n  - `A` is `x`.\n  - `B` is `1` and `C` is `2`."
    );
    assert_eq!(
        entry(Language::Chinese),
        "`P`：满足以下任一条件时必填：\n  - `A` 为 `x`。\n  - `B` 为 `1` 且 `C` 为 `2`。"
    );
}

#[test]
fn a_rule_over_several_parameters_names_them_and_says_why() {
    let mut rule = RequestRule {
        kind: RequestRuleKind::AtLeastOneOf,
        parameters: vec![path("A"), path("B")],
        when: None,
        doc: Text { en: "One is enough.".into(), zh: String::new() },
        certainty: Certainty::Advised,
        compile_time: false,
    };
    let model = model(Language::English);
    let wording = Wording::new(&model, Language::English, &Code, Naming::BARE);
    let said = |rule: &RequestRule| wording.sentence(&wording.rule(rule));
    assert_eq!(said(&rule), "Specify at least one of `A` and `B` (not enforced). One is enough.");
    rule.when = Some(is("T", &["x"]));
    rule.certainty = Certainty::Certain(vec!["a".into(), "b".into()]);
    assert_eq!(said(&rule), "If `T` is `x`, specify at least one of `A` and `B`. One is enough.");
    rule.parameters.pop();
    assert_eq!(said(&rule), "If `T` is `x`, specify `A`. One is enough.");
    rule.parameters.push(path("B"));
    rule.kind = RequestRuleKind::Ascending;
    rule.when = None;
    assert_eq!(said(&rule), "Make sure that `B` is not less than `A`. One is enough.");
    rule.parameters.push(path("C"));
    assert_eq!(said(&rule), "Specify values for `A`, `B`, and `C` that do not decrease. One is enough.");
}

#[test]
fn chinese_is_kept_apart_from_names() {
    let mut model = model(Language::Chinese);
    model.facts.iter_mut().for_each(|fact| fact.doc.zh = "Serverless".into());
    let wording = Wording::new(&model, Language::Chinese, &Code, Naming::BARE);
    let said = |field: &Field| wording.field(field).iter().map(|told| wording.sentence(told)).collect::<String>();
    assert_eq!(said(&only(calm())), "仅 Serverless 有效。");
    assert_eq!(
        said(&required(Condition::All(vec![is("T", &["x"]), calm()]))),
        "当 `T` 为 `x`，且为 Serverless 时必填。"
    );
}
