//! Jobs that fail.

use crate::world::{KINDS, World, client, job, quick};
use alibabacloud_dts_jobs::{Direction, Event, Job, JobKind, Order, Run, RunFile, Step, Stop, Until};
use emulator::Fault;

/// The task that a job has configured, once it is there.
async fn fail_when_configured(world: &World, phase: &str) {
    world.called("ConfigureDtsJob").await;
    for task in world.emulator.records() {
        if let Some(id) = task.attributes.get("task") {
            world.emulator.fail(id, phase);
        }
    }
}

/// Carries out the job, and lets a phase of its task fail.
async fn failing(world: &World, job: &Job, phase: &str) -> Result<Run, alibabacloud_dts_jobs::RunError> {
    let execution = quick(job.start(&world.client));
    let (run, ()) = tokio::join!(execution.into_future(), fail_when_configured(world, phase));
    run
}

#[tokio::test]
async fn a_failed_precheck_names_its_items_before_anything_is_purchased() {
    let world = World::new().await;
    let error = failing(&world, &job(JobKind::Migration, Order::ConfigureFirst), "Prechecking").await.unwrap_err();
    assert_eq!(error.step(), Some(Step::Precheck(Direction::Forward)), "{error}");
    let [item] = error.precheck() else { panic!("{error}") };
    assert!(item.code.starts_with("CHECK_CONN_SRC"), "{item:?}");
    assert!(error.to_string().contains("CHECK_CONN_SRC"), "{error}");
    assert_eq!((world.purchases(), world.count("DeleteDtsJob")), (0, 0));
}

#[tokio::test]
async fn a_failed_item_that_the_caller_allows_is_skipped() {
    for order in [Order::ConfigureFirst, Order::PurchaseFirst] {
        let world = World::new().await;
        let job = job(JobKind::Migration, order).skip_precheck_items(["check_conn_src"]);
        let run = failing(&world, &job, "Prechecking").await.unwrap();
        assert_eq!(run.next_step(&job), None);
        let calls = world.emulator.calls();
        let skip = calls.iter().find(|call| call.operation == "SkipPreCheck").unwrap();
        assert!(
            skip.parameters.iter().any(|(name, value)| name == "SkipPreCheckItems" && value.contains("CHECK_CONN_SRC"))
        );
        assert_eq!(world.purchases(), 1);
    }
}

#[tokio::test]
async fn the_instance_is_released_after_a_failure_only_if_the_caller_asks() {
    for release in [true, false] {
        for order in [Order::ConfigureFirst, Order::PurchaseFirst] {
            let world = World::new().await;
            let job = job(JobKind::Synchronization, order).release_on_failure(release);
            let error = failing(&world, &job, "Data").await.unwrap_err();
            assert!(matches!(error.stop(), Stop::Wait(_)), "{error}");
            assert_eq!(error.release().map(|it| it.is_ok()), release.then_some(true), "{error}");
            let tasks = world.emulator.records().iter().filter(|record| record.collection == "tasks").count();
            assert_eq!((world.purchases(), tasks), (1, usize::from(!release)), "{order:?}");
        }
    }
}

#[tokio::test]
async fn a_release_that_was_interrupted_is_finished_when_the_run_is_resumed() {
    let world = World::new().await;
    let job = job(JobKind::Synchronization, Order::PurchaseFirst).release_on_failure(true);
    let folder = tempfile::tempdir().unwrap();
    let file = RunFile::new(folder.path().join("run.json"));
    world.emulator.fault(Some("DeleteDtsJob"), 100, Fault::Status(503));
    let execution = quick(job.start(&world.client)).keep(file.clone());
    let (run, ()) = tokio::join!(execution.into_future(), fail_when_configured(&world, "Data"));
    let error = run.unwrap_err();
    assert!(error.release().is_some_and(|release| release.is_err()), "{error}");
    assert!(error.to_string().contains("may cost money"), "{error}");
    world.emulator.end_faults();
    let run = file.load().unwrap().unwrap();
    assert_eq!(run.next_step(&job), Some(Step::Release));
    let error = quick(job.resume(&world.client, run)).keep(file.clone()).await.unwrap_err();
    assert!(matches!(error.stop(), Stop::Released(_)), "{error}");
    assert!(file.load().unwrap().unwrap().is_released());
    assert!(world.emulator.records().iter().all(|record| record.collection != "tasks"));
}

#[tokio::test]
async fn a_broken_connection_releases_nothing() {
    let world = World::new().await;
    let job = job(JobKind::Migration, Order::PurchaseFirst).release_on_failure(true);
    world.emulator.fault(Some("StartDtsJob"), 100, Fault::Status(503));
    let error = quick(job.start(&world.client)).await.unwrap_err();
    assert!(error.release().is_none(), "{error}");
    assert_eq!(world.count("DeleteDtsJob"), 0);
}

#[tokio::test]
async fn a_run_that_cannot_be_kept_stops_before_the_call() {
    let world = World::new().await;
    let job = job(JobKind::Migration, Order::PurchaseFirst);
    let error = quick(job.start(&world.client)).keep(RunFile::new("/nowhere/at/all/run.json")).await.unwrap_err();
    assert!(matches!(error.stop(), Stop::Keep(_)), "{error}");
    assert_eq!(world.purchases(), 0);
}

#[tokio::test]
async fn an_invalid_job_calls_nothing() {
    let world = World::new().await;
    let mut request = alibabacloud_dts::operation::configure_dts_job::Request::new();
    request.data_synchronization = Some(true);
    let error = Job::migration("shop", request).start(&world.client).await.unwrap_err();
    let Stop::Invalid(problem) = error.stop() else { panic!("{error}") };
    assert!(problem.to_string().contains("SourceEndpointInstanceType"), "{problem}");
    assert!(problem.to_string().contains("region"), "{problem}");
    let until = job(JobKind::Subscription, Order::PurchaseFirst).until(Until::Finished);
    assert!(until.check().is_err());
    assert!(world.emulator.calls().is_empty());
}

#[tokio::test]
async fn a_run_of_another_job_or_another_version_is_refused() {
    let world = World::new().await;
    let job = |kind| job(kind, Order::PurchaseFirst);
    let run = Run::new(&job(JobKind::Migration));
    let error = job(JobKind::Synchronization).resume(&world.client, run.clone()).await.unwrap_err();
    assert!(matches!(error.stop(), Stop::Invalid(_)), "{error}");
    assert!(world.emulator.calls().is_empty());
    let text = serde_json::to_string(&run).unwrap().replace("\"version\":1", "\"version\":2");
    let error = serde_json::from_str::<Run>(&text).unwrap_err();
    assert!(error.to_string().contains("newer"), "{error}");
}

#[tokio::test]
async fn two_new_instances_that_fit_stop_the_job_until_the_caller_names_one() {
    let world = World::new().await;
    let job = job(JobKind::Migration, Order::PurchaseFirst);
    world.emulator.fault(Some("CreateDtsInstance"), 100, Fault::Reset);
    // Somebody else purchases the same at the same time.
    let other = client(&world.emulator);
    let buy = async {
        world.called("DescribeDtsJobs").await;
        let request = alibabacloud_dts::operation::create_dts_instance::Request::new()
            .region_id("cn-hangzhou")
            .job_type("MIGRATION")
            .billing_method("PostPaid")
            .instance_class("small");
        drop(other.send(&request).await);
    };
    let mut run = None;
    let driving = async {
        let mut progress = quick(job.start(&world.client)).progress();
        let mut error = None;
        while let Some(event) = progress.next().await {
            if let Err(stop) = event {
                error = Some(stop);
            }
        }
        run = Some(progress.run());
        error
    };
    let (error, ()) = tokio::join!(driving, buy);
    let error = error.unwrap();
    let Stop::UnclearPurchase(instances) = error.stop() else { panic!("{error}") };
    assert_eq!(instances.len(), 2);
    world.emulator.end_faults();
    let resumed = quick(job.resume(&world.client, run.unwrap()).adopt(&instances[0])).await.unwrap();
    assert_eq!(resumed.instance_id(), Some(instances[0].as_str()));
    assert_eq!(world.purchases(), 2);
}

#[tokio::test]
async fn no_run_and_no_event_shows_a_secret() {
    for kind in KINDS {
        let world = World::new().await;
        let job = job(kind, Order::PurchaseFirst);
        let mut progress = quick(job.start(&world.client)).progress();
        let mut seen = format!("{job:?}");
        while let Some(event) = progress.next().await {
            let event: Event = event.unwrap();
            seen.push_str(&format!("{event:?}"));
        }
        seen.push_str(&serde_json::to_string(&progress.run()).unwrap());
        assert!(!seen.contains("top-secret"));
    }
}
