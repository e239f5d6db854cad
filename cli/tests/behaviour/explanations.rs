//! Explanations of names, of error codes and of the calls of other tools.

use crate::program::dts;

#[test]
fn operations_parameters_types_and_codes_are_explained() {
    for (name, part) in [
        ("ConfigureDtsJob", "SourceEndpointInstanceType"),
        ("modify-dts-job", "DbList"),
        ("ModifyDtsJob.DbList", "ObjectSelection"),
        ("ConfigureSynchronizationJob.SourceEndpoint.Password", "secret"),
        ("DtsJobStatus", "PreCheckPass"),
        ("InvalidJobStatus", "What to do"),
    ] {
        let run = dts(&["explain", name]);
        assert!(run.code == 0 && run.out.contains(part), "{name}: {run:?}");
        assert!(run.out.lines().all(|line| line.chars().count() <= 130), "{name}");
    }
}

#[test]
fn a_message_with_a_code_in_it_is_explained_by_the_code() {
    let run = dts(&["error", "call failed: code InvalidJobStatus, request 1"]);
    assert!(run.code == 0 && run.out.starts_with("InvalidJobStatus"), "{run:?}");
}

#[test]
fn a_call_of_the_aliyun_command_is_translated_and_judged() {
    let call = "aliyun dts DescribeDtsJobs --RegionId cn-hangzhou --JobTyp SYNC --PageSize 30 --pager --profile work";
    let run = dts(&["explain", call]);
    assert_eq!(run.code, 0, "{run:?}");
    let mut lines = run.out.lines();
    assert_eq!(
        lines.next(),
        Some(
            "dts describe-dts-jobs --region-id cn-hangzhou --force-param 'JobTyp=SYNC' --page-size 30 --all-pages --profile work"
        )
    );
    assert!(run.out.contains("# DescribeDtsJobs has no parameter `JobTyp`; did you mean `JobType`?"), "{run:?}");
    let run = dts(&["explain", "https://dts.aliyuncs.com/?Action=StartDtsJob&Version=2020-01-01&RegionId=cn-beijing"]);
    assert!(run.out.starts_with("dts start-dts-job --region-id cn-beijing\n"), "{run:?}");
    assert!(run.out.contains("DtsJobId, DtsInstanceId"), "{run:?}");
}

#[test]
fn every_command_describes_itself_for_programs() {
    let all = dts(&["--help-json"]).json();
    assert_eq!(all["operations"].as_array().unwrap().len(), 128);
    let one = dts(&["start-dts-job", "--help-json"]).json();
    assert_eq!(one["operation"], "StartDtsJob");
    assert!(one["parameters"].as_array().unwrap().iter().any(|it| it["flag"] == "--dts-job-id"));
    assert_eq!(dts(&["explain", "--help-json"]).json()["command"], "explain");
}

#[test]
fn help_and_messages_are_chinese_when_that_is_asked_for() {
    let run = dts(&["--lang", "zh", "describe-dts-jobs", "--pag-size", "3"]);
    assert!(run.err.contains("没有参数 `pag-size`"), "{run:?}");
    for arguments in [&["--help"][..], &["watch", "--help"], &["start-dts-job", "-h"], &["objects", "diff", "--help"]] {
        let help = dts(&[&["--lang=zh"], arguments].concat()).out;
        assert!(help.contains("用法：dts") && help.contains("全局选项") && help.ends_with('\n'), "{help}");
        for english in ["Usage", "Options", "Arguments", "Commands", "Print help", "possible values", "default:"] {
            assert!(!help.contains(english), "{english}: {help}");
        }
    }
}

#[test]
fn what_the_metadata_say_is_chinese_in_every_place_that_shows_it() {
    for (arguments, part) in [
        (&["explain", "StartDtsJob"][..], "启动"),
        (&["explain", "DtsJobStatus"], "预检查"),
        (&["explain", "ModifyDtsJob.DbList"], "对象"),
        (&["error", "InvalidJobStatus"], "状态"),
        (&["start-dts-job", "--help"], "启动"),
        (&["start-dts-job", "--skeleton"], "## StartDtsJob：启动"),
        (&["start-dts-job", "--help-json"], "启动"),
        (&["operations", "启动"], "start-dts-job"),
        (&["man", "start-dts-job"], "启动"),
        (&["__complete", "--", "start-dts"], "start-dts-job\t启动"),
        (&["__complete", "--", "describe-dts-jobs", "--job-type", "S"], "SYNC\t数据同步"),
    ] {
        let run = dts(&[&["--lang", "zh"], arguments].concat());
        assert!(run.code == 0 && run.out.contains(part), "{arguments:?}: {run:?}");
    }
    let refused = dts(&["--lang", "zh", "start-dts-job"]);
    let rule = "DtsJobId, DtsInstanceId：DtsJobId 和 DtsInstanceId 至少指定其中一个";
    assert!(refused.code == 2 && refused.err.contains(rule), "{refused:?}");
    let refused = dts(&["--lang", "zh", "create-dts-instance"]);
    assert!(refused.err.contains("Type：当未指定 JobId 时必填"), "{refused:?}");
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("manual");
    let run = dts(&["man", "--dir", folder.to_str().unwrap()]);
    assert_eq!(run.code, 0, "{run:?}");
    let page = std::fs::read_to_string(folder.join("dts-modify-dts-job.1")).unwrap();
    assert!(page.contains("dts\\-instance\\-id"), "{page}");
    assert!(std::fs::read_dir(folder).unwrap().count() > 130);
}
