//! An emulator whose clock runs, a client, and jobs of every kind.

use alibabacloud_dts::operation::{configure_dts_job, configure_subscription, create_dts_instance};
use alibabacloud_dts::settings::StandardRetry;
use alibabacloud_dts::types::{
    Database, DatabaseEndpoint, DatabaseEngine, DtsInstanceClass, ObjectSelection, SynchronizationTopology,
};
use alibabacloud_dts::{Client, Config, Credentials, Endpoint};
use alibabacloud_dts_jobs::{Execution, Job, JobKind, Order};
use emulator::Emulator;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinHandle;

pub(crate) const KINDS: [JobKind; 4] =
    [JobKind::Migration, JobKind::Synchronization, JobKind::TwoWaySynchronization, JobKind::Subscription];

/// An emulator in which a second passes every few milliseconds.
pub(crate) struct World {
    pub(crate) emulator: Arc<Emulator>,
    pub(crate) client: Client,
    clock: JoinHandle<()>,
}

impl World {
    pub(crate) async fn new() -> Self {
        let emulator = Arc::new(Emulator::start().await.unwrap());
        let clock = emulator.clock().clone();
        let clock = tokio::spawn(async move {
            loop {
                tokio::time::sleep(Duration::from_millis(10)).await;
                clock.advance(Duration::from_secs(1));
            }
        });
        Self { client: client(&emulator), emulator, clock }
    }

    /// The number of instances that were purchased.
    pub(crate) fn purchases(&self) -> usize {
        let calls = self.emulator.calls();
        calls.iter().filter(|call| call.operation == "CreateDtsInstance" && call.code.is_none()).count()
    }

    /// The number of calls of an operation.
    pub(crate) fn count(&self, operation: &str) -> usize {
        self.emulator.calls().iter().filter(|call| call.operation == operation).count()
    }

    /// Waits until there were so many calls.
    pub(crate) async fn called_times(&self, calls: usize) {
        while self.emulator.calls().len() < calls {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// Waits until an operation has been called.
    pub(crate) async fn called(&self, operation: &str) {
        while self.count(operation) == 0 {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.clock.abort();
    }
}

pub(crate) fn client(emulator: &Emulator) -> Client {
    let endpoint = Endpoint::parse(&emulator.endpoint()).unwrap();
    let config = Config::new(endpoint, Credentials::access_key("testid", "testsecret"))
        .region("cn-hangzhou")
        .retry(StandardRetry::new().max_attempts(2));
    Client::new(config).unwrap()
}

/// Short waits, since the clock of the emulator is fast.
pub(crate) fn quick(execution: Execution) -> Execution {
    execution
        .poll_interval(Duration::from_millis(100))
        .grace(Duration::from_millis(400))
        .settle_timeout(Duration::from_millis(300))
        .wait_timeout(Duration::from_mins(1))
}

fn database(id: &str) -> DatabaseEndpoint {
    DatabaseEndpoint::rds(id).engine_name(DatabaseEngine::MySql).region("cn-hangzhou").login("dts", "top-secret")
}

fn configuration(source: &str, destination: &str) -> configure_dts_job::Request {
    configure_dts_job::Request::new()
        .source(database(source))
        .destination(database(destination))
        .data_synchronization(true)
        .objects(ObjectSelection::new().database(Database::named("shop")))
}

pub(crate) fn job(kind: JobKind, order: Order) -> Job {
    let job = match kind {
        JobKind::Migration => Job::migration("shop", configuration("rm-a", "rm-b")),
        JobKind::Synchronization => Job::synchronization("shop", configuration("rm-a", "rm-b")),
        JobKind::TwoWaySynchronization => {
            Job::two_way_synchronization("shop", configuration("rm-a", "rm-b"), configuration("rm-b", "rm-a"))
        }
        _ => {
            let request = configure_subscription::Request::new()
                .source(database("rm-a"))
                .objects(ObjectSelection::new().database(Database::named("shop")))
                .subscription_data_type_ddl(true)
                .subscription_data_type_dml(true)
                .subscription_instance_network_type("vpc")
                .subscription_instance_vpc_id("vpc-a1")
                .subscription_instance_vswitch_id("vsw-a1");
            Job::subscription("shop", request)
        }
    };
    let mut purchase = create_dts_instance::Request::new();
    if kind != JobKind::Subscription {
        purchase = purchase.instance_class(DtsInstanceClass::Small);
    }
    if kind == JobKind::Synchronization {
        purchase = purchase.topology(SynchronizationTopology::OneWay);
    }
    job.in_region("cn-hangzhou").purchase(purchase).with_order(order)
}
