//! Each kind of job, in both orders, from beginning to end.

use crate::world::{KINDS, World, job, quick};
use alibabacloud_dts_jobs::{Order, Run};

#[tokio::test]
async fn every_kind_of_job_runs_in_both_orders_with_one_purchase() {
    for order in [Order::ConfigureFirst, Order::PurchaseFirst] {
        for kind in KINDS {
            let world = World::new().await;
            let job = job(kind, order);
            let run: Run = match quick(job.start(&world.client)).await {
                Ok(run) => run,
                Err(error) => panic!("{kind}, {order:?}: {error:#}\n{:#?}", world.emulator.calls()),
            };
            assert_eq!(run.next_step(&job), None);
            assert_eq!(world.purchases(), 1, "{kind}, {order:?}");
            assert!(run.instance_id().is_some());
        }
    }
}
