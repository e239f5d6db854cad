//! Runs that are killed again and again while they look for what a lost call has done.

use crate::resume::Kept;
use crate::world::{World, job, quick};
use alibabacloud_dts_jobs::{Job, JobKind, Order, Run};
use emulator::Fault;
use std::future::IntoFuture;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Longer than any of the processes lives.
const SETTLE: Duration = Duration::from_secs(2);

/// Each process makes so many calls before it is killed. With 100 ms between two looks, that is a tenth of the settle time.
const LOOKS: usize = 3;

/// So many processes live much longer than the settle time.
const PROCESSES: usize = 60;

#[tokio::test]
async fn a_run_that_is_killed_more_often_than_the_settle_time_ends_with_one_purchase() {
    let mut worlds = JoinSet::new();
    for (order, operation, fault) in [
        (Order::PurchaseFirst, "CreateDtsInstance", Fault::Status(500)),
        (Order::PurchaseFirst, "CreateDtsInstance", Fault::Reset),
        (Order::ConfigureFirst, "CreateDtsInstance", Fault::Status(500)),
        (Order::PurchaseFirst, "ConfigureDtsJob", Fault::Status(500)),
        (Order::ConfigureFirst, "ConfigureDtsJob", Fault::Status(500)),
    ] {
        worlds.spawn(killed_while_it_looks(order, operation, fault));
    }
    while let Some(done) = worlds.join_next().await {
        done.unwrap();
    }
}

async fn killed_while_it_looks(order: Order, operation: &'static str, fault: Fault) {
    let world = World::new().await;
    let job = job(JobKind::Migration, order);
    let kept = Kept::default();
    let what = format!("{order:?}, {operation}, {fault:?}");
    world.emulator.fault(Some(operation), 100, fault);
    let run = Run::new(&job);
    for process in 0..PROCESSES {
        let before = world.emulator.calls().len();
        let run = kept.last().unwrap_or_else(|| run.clone());
        // What it has found needs no call, so the rest of the job would count as looks.
        let is_found = operation == "CreateDtsInstance" && run.instance_id().is_some();
        let execution = quick(job.resume(&world.client, run)).settle_timeout(SETTLE).keep(kept.keeper());
        tokio::select! {
            run = execution.into_future() => match run {
                Ok(run) => {
                    assert_eq!((world.purchases(), run.next_step(&job)), (1, None), "{what}");
                    return;
                }
                Err(error) => assert_eq!(process, 0, "{what}: {error:#}"),
            },
            () = has_looked(&world, operation, before, process == 0), if !is_found => {}
        }
        world.emulator.end_faults();
    }
    panic!("{what}: not beyond the lost call after {PROCESSES} processes");
}

/// Waits until a process has looked: the first one after its call, the others instead of it.
async fn has_looked(world: &World, operation: &str, before: usize, has_called: bool) {
    loop {
        let calls = world.emulator.calls().split_off(before);
        let call = calls.iter().rposition(|call| call.operation == operation);
        let looks = match call {
            Some(call) if has_called => calls.len() - call - 1,
            None if !has_called => calls.len(),
            _ => 0,
        };
        if looks >= LOOKS {
            return;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

/// A run whose purchase was lost and not carried out, and which has stopped after its settle time.
async fn run_after_a_lost_purchase(world: &World, job: &Job) -> serde_json::Value {
    let kept = Kept::default();
    world.emulator.fault(Some("CreateDtsInstance"), 100, Fault::Status(500));
    quick(job.start(&world.client)).keep(kept.keeper()).await.unwrap_err();
    world.emulator.end_faults();
    serde_json::to_value(kept.last().unwrap()).unwrap()
}

/// How long the run takes to make its purchase.
async fn time_to_purchase(world: &World, job: &Job, run: serde_json::Value) -> Duration {
    let run: Run = serde_json::from_value(run).unwrap();
    let mut progress = quick(job.resume(&world.client, run)).settle_timeout(SETTLE).progress();
    let began = Instant::now();
    while progress.run().instance_id().is_none() {
        progress.next().await.unwrap().unwrap();
    }
    began.elapsed()
}

#[tokio::test]
async fn a_run_waits_the_whole_settle_time_after_the_clock_went_back_and_without_a_beginning() {
    let job = job(JobKind::Migration, Order::PurchaseFirst);
    let world = World::new().await;
    let mut ahead = run_after_a_lost_purchase(&world, &job).await;
    let began = ahead["looking_since"].as_u64().unwrap();
    ahead["looking_since"] = (began + 3_600_000).into();
    assert!(time_to_purchase(&world, &job, ahead).await >= SETTLE);

    let world = World::new().await;
    let mut older = run_after_a_lost_purchase(&world, &job).await;
    older.as_object_mut().unwrap().remove("looking_since");
    assert!(time_to_purchase(&world, &job, older).await >= SETTLE);
}

#[tokio::test]
async fn a_settle_time_beyond_the_clock_is_no_panic() {
    let world = World::new().await;
    let job = job(JobKind::Migration, Order::ConfigureFirst);
    world.emulator.fault(Some("CreateDtsInstance"), 100, Fault::Reset);
    let run = quick(job.start(&world.client)).settle_timeout(Duration::MAX).await.unwrap();
    assert_eq!((world.purchases(), run.next_step(&job)), (1, None));
}
