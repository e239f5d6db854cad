//! Jobs whose process ends, and whose responses are lost.

use crate::world::{KINDS, World, job, quick};
use alibabacloud_dts_jobs::{Event, JobKind, KeepError, Order, Run, Step};
use emulator::Fault;
use std::sync::{Arc, Mutex};
use tokio::task::JoinSet;

const ORDERS: [Order; 2] = [Order::ConfigureFirst, Order::PurchaseFirst];

/// What a caller keeps: the JSON of the run after each change.
#[derive(Clone, Default)]
pub(crate) struct Kept(Arc<Mutex<Vec<String>>>);

impl Kept {
    pub(crate) fn keeper(&self) -> impl Fn(&Run) -> Result<(), KeepError> + Send + Sync + use<> {
        let kept = self.0.clone();
        move |run| {
            kept.lock().unwrap().push(serde_json::to_string(run)?);
            Ok(())
        }
    }

    pub(crate) fn last(&self) -> Option<Run> {
        self.0.lock().unwrap().last().map(|text| serde_json::from_str(text).unwrap())
    }

    fn len(&self) -> usize {
        self.0.lock().unwrap().len()
    }
}

/// Whatever the process was about when it ended, the next one finishes the job with one purchase: the run is dropped after
/// each number of changes, and resumed from its JSON.
#[tokio::test]
async fn a_job_that_is_killed_after_any_change_is_resumed_with_one_purchase() {
    let mut worlds = JoinSet::new();
    for order in ORDERS {
        for kind in KINDS {
            for changes in 1..=CHANGES {
                worlds.spawn(killed_after(kind, order, changes));
            }
        }
    }
    let mut unfinished = 0;
    while let Some(was_killed) = worlds.join_next().await {
        unfinished += usize::from(was_killed.unwrap());
    }
    assert!(unfinished > 30, "only {unfinished} jobs were killed before their end");
}

/// The changes of a run from its beginning to its end, at most.
const CHANGES: usize = 12;

/// Returns whether the job was killed before its end.
async fn killed_after(kind: JobKind, order: Order, changes: usize) -> bool {
    let world = World::new().await;
    let job = job(kind, order);
    let kept = Kept::default();
    let mut progress = quick(job.start(&world.client)).keep(kept.keeper()).progress();
    let mut was_killed = false;
    while let Some(event) = progress.next().await {
        event.unwrap();
        if kept.len() >= changes {
            was_killed = true;
            break;
        }
    }
    drop(progress);
    let run = quick(job.resume(&world.client, kept.last().unwrap())).keep(kept.keeper()).await;
    let run = run.unwrap_or_else(|error| panic!("{kind}, {order:?}, killed after {changes} changes: {error:#}"));
    assert_eq!(
        (world.purchases(), run.next_step(&job)),
        (1, None),
        "{kind}, {order:?}, killed after {changes} changes"
    );
    was_killed
}

/// A process that ends between the call and its response: the future is dropped while the request is on its way.
#[tokio::test]
async fn a_job_that_is_killed_inside_the_purchase_finds_its_instance() {
    for order in ORDERS {
        for kind in KINDS {
            let world = World::new().await;
            let job = job(kind, order);
            let kept = Kept::default();
            world.emulator.fault(Some("CreateDtsInstance"), 100, Fault::Latency(std::time::Duration::from_secs(30)));
            let mut progress = quick(job.start(&world.client)).keep(kept.keeper()).progress();
            loop {
                tokio::select! {
                    event = progress.next() => { event.unwrap().unwrap(); }
                    () = world.called("CreateDtsInstance") => break,
                }
            }
            drop(progress);
            world.emulator.end_faults();
            quick(job.resume(&world.client, kept.last().unwrap())).await.unwrap();
            assert_eq!(world.purchases(), 1, "{kind}, {order:?}");
        }
    }
}

#[tokio::test]
async fn a_lost_response_to_the_purchase_leads_to_a_lookup_and_to_no_second_purchase() {
    for order in ORDERS {
        for kind in KINDS {
            let world = World::new().await;
            world.emulator.fault(Some("CreateDtsInstance"), 100, Fault::Reset);
            let mut progress = quick(job(kind, order).start(&world.client)).progress();
            let mut looked = Vec::new();
            while let Some(event) = progress.next().await {
                if let Event::Purchased { looked_up, .. } = event.unwrap() {
                    looked.push(looked_up);
                }
            }
            assert_eq!((world.purchases(), looked), (1, vec![true]), "{kind}, {order:?}");
        }
    }
}

/// The response to a purchase that was not carried out is lost as well: the job stops, and purchases when it is resumed.
#[tokio::test]
async fn a_purchase_that_was_not_carried_out_is_made_when_the_run_is_resumed() {
    for order in ORDERS {
        let world = World::new().await;
        let job = job(JobKind::Synchronization, order);
        let kept = Kept::default();
        world.emulator.fault(Some("CreateDtsInstance"), 100, Fault::Status(500));
        let error = quick(job.start(&world.client)).keep(kept.keeper()).await.unwrap_err();
        assert_eq!(error.step(), Some(Step::Purchase), "{error}");
        assert!(kept.last().unwrap().may_cost());
        world.emulator.end_faults();
        quick(job.resume(&world.client, kept.last().unwrap())).await.unwrap();
        assert_eq!(world.purchases(), 1, "{order:?}");
    }
}

#[tokio::test]
async fn lost_responses_to_any_call_never_purchase_twice() {
    for order in ORDERS {
        for kind in KINDS {
            for operation in ["ConfigureDtsJob", "ConfigureSubscription", "StartDtsJob", "TagResources"] {
                let world = World::new().await;
                world.emulator.fault(Some(operation), 100, Fault::Reset);
                let job = job(kind, order);
                let run = quick(job.start(&world.client)).await;
                let run = run.unwrap_or_else(|error| panic!("{kind}, {order:?}, {operation}: {error:#}"));
                assert_eq!((world.purchases(), run.next_step(&job)), (1, None), "{kind}, {order:?}, {operation}");
            }
        }
    }
}
