//! The steps of a job in words, with what each calls and costs.

use crate::language::Language;
use alibabacloud_dts_jobs::{Direction, Job, Order, Run, Step};
use serde_json::{Value, json};

/// The step in words.
pub(super) fn name(step: Step, language: Language) -> String {
    let of = |direction: Direction| match direction {
        Direction::Forward => "正向",
        Direction::Reverse => "反向",
    };
    let chinese = match step {
        Step::Purchase => "购买实例".to_owned(),
        Step::Configure(direction) => format!("配置{}任务", of(direction)),
        Step::Precheck(direction) => format!("{}任务的预检查", of(direction)),
        Step::Run(direction) => format!("启动{}任务", of(direction)),
        Step::Release => "释放实例".to_owned(),
        _ => step.to_string(),
    };
    language.pick(step.to_string(), chinese)
}

/// The steps, and what each costs.
pub(super) fn rows(job: &Job, run: Option<&Run>, language: Language) -> Value {
    let free = language.pick("free", "免费");
    let none = language.pick("none of its own", "不另行计费");
    let row = |(index, step): (usize, &Step)| {
        let (operation, cost) = match step {
            Step::Purchase => (
                "CreateDtsInstance, TagResources",
                language.pick("the instance is billed from here on", "自此实例开始计费"),
            ),
            Step::Configure(_) => ("ConfigureDtsJob or ConfigureSubscription", free),
            Step::Precheck(_) if job.order() == Order::ConfigureFirst => ("StartDtsJob, DescribePreCheckStatus", free),
            Step::Precheck(_) => ("StartDtsJob, DescribePreCheckStatus", none),
            Step::Run(_) => ("StartDtsJob, DescribeDtsJobDetail", none),
            _ => ("", ""),
        };
        json!({ "step": index + 1, "what": name(*step, language), "operations": operation, "cost": cost })
    };
    let mut rows: Vec<Value> = job.steps().iter().enumerate().map(row).collect();
    if let Some(run) = run {
        let (key, instance) = (run.key(), run.instance_id());
        let what = language.pick(
            format!("goes on with the run {key} (instance {})", instance.unwrap_or("none yet")),
            format!("继续运行 {key}（实例 {}）", instance.unwrap_or("尚无")),
        );
        rows.insert(0, json!({ "step": 0, "what": what, "operations": "", "cost": "" }));
    }
    rows.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_words_in_both_languages() {
        for step in [
            Step::Purchase,
            Step::Configure(Direction::Forward),
            Step::Precheck(Direction::Reverse),
            Step::Run(Direction::Forward),
            Step::Release,
        ] {
            assert!(name(step, Language::English).is_ascii());
            assert!(!name(step, Language::Chinese).is_ascii());
        }
        assert_eq!(name(Step::Precheck(Direction::Reverse), Language::Chinese), "反向任务的预检查");
    }
}
