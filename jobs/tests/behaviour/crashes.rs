//! Processes that end inside a call.

use crate::resume::Kept;
use crate::world::{World, job, quick};
use alibabacloud_dts_jobs::{JobKind, Order};
use emulator::Fault;
use std::time::Duration;
use tokio::task::JoinSet;

/// The calls of a job from its beginning to its end, at most: polls included.
const CALLS: usize = 24;

/// The process ends while the response to its nth call is on its way: the call was carried out, and the run doesn't know.
/// The next process finishes the job with one purchase, whichever call it was.
#[tokio::test]
async fn a_job_that_is_killed_inside_any_call_is_resumed_with_one_purchase() {
    let mut worlds = JoinSet::new();
    for (kind, order) in [
        (JobKind::Migration, Order::ConfigureFirst),
        (JobKind::Migration, Order::PurchaseFirst),
        (JobKind::TwoWaySynchronization, Order::PurchaseFirst),
        (JobKind::Subscription, Order::PurchaseFirst),
    ] {
        for calls in 1..=CALLS {
            worlds.spawn(killed_inside(kind, order, calls));
        }
    }
    while let Some(done) = worlds.join_next().await {
        done.unwrap();
    }
}

async fn killed_inside(kind: JobKind, order: Order, calls: usize) {
    let world = World::new().await;
    let job = job(kind, order);
    let kept = Kept::default();
    world.emulator.fault(None, 100, Fault::Latency(Duration::from_millis(60)));
    let mut progress = quick(job.start(&world.client)).keep(kept.keeper()).progress();
    loop {
        tokio::select! {
            event = progress.next() => match event {
                Some(event) => { event.unwrap(); }
                None => break,
            },
            () = world.called_times(calls) => break,
        }
    }
    drop(progress);
    world.emulator.end_faults();
    let execution = match kept.last() {
        Some(run) => job.resume(&world.client, run),
        // It ended before anything was worth keeping.
        None => job.start(&world.client),
    };
    let run = quick(execution).await.unwrap_or_else(|error| panic!("{kind}, {order:?}, call {calls}: {error:#}"));
    assert_eq!((world.purchases(), run.next_step(&job)), (1, None), "{kind}, {order:?}, killed inside call {calls}");
}
