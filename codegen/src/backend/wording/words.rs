//! The words of conditions and rules, in both languages side by side. Curly braces hold the place of something.

use crate::model::Language;

/// Declares a piece of a sentence and its two texts at once, so that none can lack a language.
macro_rules! word_lists {
    ($($(#[doc = $doc:literal])* $name:ident: $ty:ty = $english:expr, $chinese:expr;)*) => {
        #[derive(Debug)]
        pub(super) struct Words { $($(#[doc = $doc])* pub(super) $name: $ty,)* }

        static ENGLISH: Words = Words { $($name: $english,)* };
        static CHINESE: Words = Words { $($name: $chinese,)* };
    };
}

impl Words {
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Chinese => &CHINESE,
        }
    }
}

word_lists! {
    // What is asked; `{when}` is one of the pieces below.
    required: &'static str = "required {when}", "{when}必填";
    required_only: &'static str = "required {when}, and invalid otherwise", "{when}必填，其他情况下无效";
    only: &'static str = "valid only {when}", "仅{when}有效";
    invalid: &'static str = "invalid {when}", "{when}无效";
    not_needed: &'static str = "not needed {when}", "{when}无需传入";
    values: &'static str = "must be {values} {when}", "{when}只能取 {values}";
    values_only: &'static str = "{values} {is} valid only {when}", "仅{when}可取 {values}";
    no_values: &'static str = "{values} {is} invalid {when}", "{when}不能取 {values}";
    present: &'static str = "returned only {when}", "仅{when}返回";
    exactly_one_of: &'static str = "specify exactly one of {names}", "{names} 必须且只能指定其中一个";
    one: &'static str = "specify {names}", "必须指定 {names}";
    at_least_one_of: &'static str = "specify at least one of {names}", "{names} 至少指定其中一个";
    at_most_one_of: &'static str = "specify at most one of {names}", "{names} 最多指定其中一个";
    all_or_none_of: &'static str = "specify all of {names}, or none of them", "{names} 要么全部指定，要么都不指定";
    equal: &'static str = "specify the same value for {names}", "{names} 的取值必须相同";
    ascending: &'static str = "specify values for {names} that do not decrease", "{names} 的取值必须依次不减小";
    ascending_two: &'static str = "make sure that {last} is not less than {first}", "{last} 的取值不能小于 {first}";
    rule_when: &'static str = "{when}, {rule}", "{when}，{rule}";

    // Conditions behind a word that ties them to a sentence.
    if_clause: &'static str = "if {if}", "当{if}时";
    for_fact: &'static str = "for {fact}", "{fact}";
    for_facts: &'static str = "for {facts}", "当{facts}时";
    for_facts_if: &'static str = "for {facts} if {if}", "当{if}，且{facts}时";
    except_fact: &'static str = "except for {fact}", "除{fact}外";
    /// Between two alternatives that each have such a word; nothing where one word is for all.
    or_when: Option<&'static str> = Some(", or "), None;
    any_case: &'static str = "in any of these cases", "满足以下任一条件时";
    all_cases: &'static str = "if all of these conditions are met", "同时满足以下条件时";

    // Conditions.
    test: &'static str = "{path} is {values}", " {path} 为 {values} ";
    test_not: &'static str = "{path} is not {values}", " {path} 不为 {values} ";
    set: &'static str = "{path} is specified", "指定了 {path} ";
    unset: &'static str = "{path} is not specified", "未指定 {path} ";
    fact: &'static str = "{fact}", "为{fact}";
    no_fact: &'static str = "not {fact}", "不为{fact}";
    and_clause: &'static str = " and ", "且";
    or_clause: &'static str = " or ", "或";
    /// Between alternatives of which one has several values, so that readers see which "or" is which.
    or_clause_wide: &'static str = ", or if ", "，或";
    bracketed: &'static str = "({text})", "（{text}）";
    of_request: &'static str = "{path} of the request", "请求中的 {path}";

    // What the client makes of a rule.
    advised: &'static str = " (not enforced)", "（客户端不强制）";
    documented: &'static str = " (checked by the service)", "（由服务端检查）";

    // Between two entries, and before the last of more.
    or: [&'static str; 2] = [" or ", ", or "], [" 或 ", " 或 "];
    and: [&'static str; 2] = [" and ", ", and "], [" 和 ", " 和 "];
    and_facts: [&'static str; 2] = [" and ", ", and "], ["且", "且"];
    comma: &'static str = ", ", "、";
    is: &'static str = "is", "";
    are: &'static str = "are", "";
    subject: &'static str = "{names}: {rule}", "{names}：{rule}";
    full_stop: &'static str = ".", "。";
    colon: &'static str = ":", "：";
    space: &'static str = " ", "";
}
