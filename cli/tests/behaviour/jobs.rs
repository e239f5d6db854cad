//! Whole jobs, and what concerns several calls.

use crate::program::{Run, calling, command, dts, dts_with};
use crate::results::bought;
use emulator::Emulator;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::time::Duration;

const JOB: &str = "
kind: migration
name: shop
source: { InstanceType: RDS, InstanceID: rm-source, EngineName: MySQL, Region: cn-hangzhou, UserName: u, Password: '@env:SOURCE' }
destination: { InstanceType: RDS, InstanceID: rm-target, EngineName: MySQL, Region: cn-hangzhou, UserName: u, Password: 007 }
configuration:
  DataSynchronization: true
  DbList:
    shop: { name: shop, all: true }
";

/// A file with the job, in a folder of the test.
fn job_file(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("job.yaml");
    std::fs::write(&file, JOB).unwrap();
    file
}

fn applying(emulator: &Emulator, file: &Path) -> tokio::process::Command {
    let file = file.to_str().unwrap();
    let mut command = tokio::process::Command::from(command(&["apply", file, "--yes", "--interval", "0.1"]));
    command.env("ALIBABA_CLOUD_ENDPOINT", emulator.endpoint()).env("SOURCE", "hush-hush").kill_on_drop(true);
    command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    command
}

/// Runs the job to its end, while the time of the emulator passes.
async fn applied(emulator: &Emulator, file: &Path) -> Run {
    with_time(emulator, applying(emulator, file).output()).await
}

async fn with_time(emulator: &Emulator, run: impl Future<Output = std::io::Result<std::process::Output>>) -> Run {
    tokio::pin!(run);
    loop {
        tokio::select! {
            run = &mut run => return Run::of(run.unwrap()),
            () = tokio::time::sleep(Duration::from_millis(50)) => emulator.clock().advance(Duration::from_secs(1)),
        }
    }
}

fn purchases(emulator: &Emulator) -> usize {
    emulator.calls().iter().filter(|call| call.operation == "CreateDtsInstance").count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_runs_from_a_file_and_a_second_run_of_it_calls_no_purchase() {
    let emulator = Emulator::start().await.unwrap();
    let file = job_file("apply");
    let run = applied(&emulator, &file).await;
    let first = run.json();
    assert!(first["instance_id"].is_string() && first["task_id"].is_string(), "{run:?}");
    assert!(run.err.contains("purchase") && !run.err.contains("hush-hush"), "{run:?}");
    let again = applied(&emulator, &file).await;
    assert_eq!(again.json(), first);
    assert_eq!(purchases(&emulator), 1);
    let kept = std::fs::read_to_string(file.with_extension("run.json")).unwrap();
    assert!(!kept.contains("hush-hush"), "{kept}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_is_killed_again_and_again_ends_with_one_purchase() {
    let emulator = Emulator::start().await.unwrap();
    let file = job_file("killed");
    let mut kills = 0;
    // Each run lives a little longer than the one before, so that every step is cut off somewhere.
    for step in 1.. {
        let mut child = applying(&emulator, &file).spawn().unwrap();
        let calls = emulator.calls().len();
        let ended = loop {
            emulator.clock().advance(Duration::from_secs(1));
            tokio::select! {
                status = child.wait() => break Some(status.unwrap()),
                () = tokio::time::sleep(Duration::from_millis(20)) => {}
            }
            if emulator.calls().len() >= calls + step {
                break None;
            }
        };
        match ended {
            Some(status) => {
                assert!(status.success(), "{status:?}");
                break;
            }
            None => {
                child.kill().await.unwrap();
                kills += 1;
            }
        }
        assert!(kills < 100);
    }
    assert!(kills >= 3, "{kills}");
    assert_eq!(purchases(&emulator), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_precheck_of_a_job_names_its_items_and_purchases_nothing() {
    let emulator = Emulator::start().await.unwrap();
    let file = job_file("precheck");
    let run = with_time(&emulator, applying(&emulator, &file).output());
    let failing = async {
        loop {
            for record in emulator.records() {
                // Whichever attribute is the ID.
                for value in record.attributes.values() {
                    emulator.fail(value, "Prechecking");
                }
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let run = tokio::select! { run = run => run, () = failing => unreachable!() };
    assert_eq!(run.code, 12, "{run:?}");
    assert!(run.err.contains("go on: dts apply"), "{run:?}");
    assert_eq!(purchases(&emulator), 0);
}

#[test]
fn a_plan_shows_the_steps_and_a_schema_the_keys() {
    let file = job_file("plan");
    let run = dts(&["apply", file.to_str().unwrap(), "--plan", "--output", "json"]);
    assert_eq!(run.code, 2, "a password is missing: {run:?}");
    let mut planned = command(&["apply", file.to_str().unwrap(), "--plan", "--output", "json"]);
    let plan = Run::of(planned.env("SOURCE", "hush-hush").output().unwrap()).json();
    let steps: Vec<&str> = plan.as_array().unwrap().iter().map(|step| step["what"].as_str().unwrap()).collect();
    assert_eq!(steps.len(), 4, "{steps:?}");
    assert!(steps[0].contains("configuration") && steps[2].contains("purchase"), "{steps:?}");
    assert!(dts(&["apply", "--schema"]).json()["properties"]["configuration"].is_object());
}

#[test]
fn mistakes_in_a_job_are_named_before_anything_is_called() {
    let wrong = dts_with(&["apply", "-", "--run", "x"], "kind: migration\nname: shop\nconfigured: {}\n");
    assert!(wrong.code == 2 && wrong.err.contains("configured"), "{wrong:?}");
    let nameless = dts_with(&["apply", "-"], JOB);
    assert_eq!(nameless.code, 2, "{nameless:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn tasks_of_several_regions_are_one_list() {
    let emulator = Emulator::start().await.unwrap();
    let (_, task) = bought(&emulator).await;
    let arguments = ["jobs", "--regions", "cn-hangzhou,cn-beijing", "--output", "json"];
    let rows = calling(&emulator, &arguments).await.json();
    let ids: Vec<&Value> = rows.as_array().unwrap().iter().map(|row| &row["DtsJobId"]).collect();
    assert_eq!(ids, [&Value::from(task.as_str())]);
    let table = calling(&emulator, &["jobs", "--regions", "cn-hangzhou"]).await;
    assert!(table.out.contains(&task), "{table:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn objects_are_shown_compared_and_changed() {
    let emulator = Emulator::start().await.unwrap();
    let file = job_file("objects");
    std::fs::write(&file, JOB.replace("kind: migration", "kind: synchronization")).unwrap();
    let instance = applied(&emulator, &file).await.json()["instance_id"].as_str().unwrap().to_owned();
    let shown = calling(&emulator, &["objects", "show", &instance]).await;
    assert!(shown.code == 0 && shown.out.contains("shop"), "{shown:?}");
    let difference = calling(&emulator, &["objects", "diff", &instance, "--add", "stock"]).await;
    assert!(difference.code == 0 && difference.out.contains("stock"), "{difference:?}");
    let list = file.with_file_name("objects.yaml");
    std::fs::write(&list, "stock: { name: stock, all: true }\n").unwrap();
    let edit = ["objects", "edit", &instance, "--file", list.to_str().unwrap(), "--yes"];
    let refused = calling(&emulator, &edit).await;
    assert!(refused.code == 2 && refused.err.contains("--drop shop"), "{refused:?}");
    let alone = calling(&emulator, &["objects", "diff", edit[2], "--drop", "shop"]).await;
    assert!(alone.code == 2 && alone.err.contains("--remove"), "{alone:?}");
    let allowed = calling(&emulator, &[edit.as_slice(), &["--drop", "shop", "--no-wait"]].concat()).await;
    assert_eq!(allowed.code, 0, "{allowed:?}");
    let shown = calling(&emulator, &["objects", "show", &instance]).await;
    assert!(shown.out.contains("stock") && !shown.out.contains("shop"), "{shown:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_task_is_watched_by_either_id() {
    let emulator = Emulator::start().await.unwrap();
    let (instance, task) = bought(&emulator).await;
    for id in [&instance, &task] {
        let run = calling(&emulator, &["watch", id, "--times", "1"]).await;
        assert!(run.code == 0 && run.err.contains("NotConfigured"), "{run:?}");
    }
}

#[test]
fn a_policy_allows_what_is_named_and_nothing_else() {
    let policy = dts(&["policy", "start-dts-job", "DescribeDtsJobs"]).json();
    let text = policy.to_string();
    assert!(text.contains("dts:StartDtsJob") && text.contains("dts:DescribeDtsJobs"), "{text}");
    assert!(!text.contains("DeleteDtsJob"), "{text}");
    assert_eq!(dts(&["policy", "Nonsense"]).code, 2);
    assert_eq!(dts(&["policy"]).code, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_says_what_works_and_what_does_not() {
    let emulator = Emulator::start().await.unwrap();
    let good = calling(&emulator, &["doctor", "--output", "json"]).await.json();
    let results: Vec<&str> = good.as_array().unwrap().iter().map(|row| row["result"].as_str().unwrap()).collect();
    assert!(results.len() >= 3 && results.iter().all(|result| *result == "ok"), "{good}");
    let mut stranger = command(&["doctor", "--output", "json", "--endpoint", &emulator.endpoint()]);
    let bad = Run::of(stranger.env("ALIBABA_CLOUD_ACCESS_KEY_ID", "stranger").output().unwrap());
    assert_eq!(bad.code, 4, "{bad:?}");
    assert!(bad.out.contains("failed"), "{bad:?}");
    let table = calling(&emulator, &["doctor", "--lang", "zh", "--output", "table"]).await.out;
    assert!(table.contains("检查项") && !table.contains("check"), "{table}");
    let nowhere = calling(&emulator, &["doctor", "--endpoint", "http://127.0.0.1:1"]).await;
    assert_eq!(nowhere.code, 8, "{nowhere:?}");
}
