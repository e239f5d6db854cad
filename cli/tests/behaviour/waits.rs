//! Waits after calls and of lists.

use crate::program::calling;
use crate::results::bought;
use emulator::Emulator;
use std::time::Duration;

const CONFIGURATION: [&str; 32] = [
    "--dts-job-name",
    "shop",
    "--job-type",
    "MIGRATION",
    "--source-endpoint-instance-type",
    "RDS",
    "--source-endpoint-instance-id",
    "rm-bp1",
    "--source-endpoint-engine-name",
    "MySQL",
    "--source-endpoint-region",
    "cn-hangzhou",
    "--source-endpoint-user-name",
    "u",
    "--destination-endpoint-instance-type",
    "RDS",
    "--destination-endpoint-instance-id",
    "rm-bp2",
    "--destination-endpoint-engine-name",
    "MySQL",
    "--destination-endpoint-region",
    "cn-hangzhou",
    "--destination-endpoint-user-name",
    "u",
    "--structure-initialization",
    "--data-initialization",
    "--data-synchronization",
    "--db-list",
    "{\"shop\":{\"name\":\"shop\",\"all\":true}}",
    "--wait",
    "running",
    "--interval=0.1",
];

async fn configured(emulator: &Emulator, task: &str, instance: &str) -> crate::program::Run {
    let passwords = ["--source-endpoint-password", "p", "--destination-endpoint-password", "p"];
    let ids = ["configure-dts-job", "--dts-job-id", task, "--dts-instance-id", instance];
    let arguments = [ids.as_slice(), &CONFIGURATION, &passwords].concat();
    let run = calling(emulator, &arguments);
    tokio::pin!(run);
    loop {
        tokio::select! {
            run = &mut run => return run,
            () = tokio::time::sleep(Duration::from_millis(50)) => emulator.clock().advance(Duration::from_secs(5)),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_configured_task_is_waited_for_until_it_runs() {
    let emulator = Emulator::start().await.unwrap();
    let (instance, task) = bought(&emulator).await;
    let run = configured(&emulator, &task, &instance).await;
    assert_eq!(run.code, 0, "{run:?}");
    assert!(run.err.contains("→ running") && run.err.contains("reached: running"), "{run:?}");
    assert!(run.out.contains(&task), "{run:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failed_precheck_ends_the_wait_with_its_reason() {
    let emulator = Emulator::start().await.unwrap();
    let (instance, task) = bought(&emulator).await;
    assert!(emulator.fail(&task, "Prechecking"));
    let run = configured(&emulator, &task, &instance).await;
    assert_eq!(run.code, 12, "{run:?}");
    assert!(run.err.contains("PrecheckFailed"), "{run:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wait_whose_time_runs_out_says_how_to_go_on() {
    let emulator = Emulator::start().await.unwrap();
    let (_, task) = bought(&emulator).await;
    let arguments =
        ["describe-dts-job-detail", "--dts-job-id", &task, "--wait", "finished", "--timeout", "1", "--interval", "0.2"];
    let run = calling(&emulator, &arguments).await;
    assert_eq!(run.code, 13, "{run:?}");
    assert!(
        run.err.contains(&format!("go on waiting: dts describe-dts-job-detail --DtsJobId {task} --wait finished")),
        "{run:?}"
    );
}
