//! The requests of a job, with what the job and the run know filled in.

use super::definition::{Configuration, Job};
use super::kind::{Direction, JobKind, Order};
use alibabacloud_dts::operation::{configure_dts_job, configure_subscription, create_dts_instance};
use alibabacloud_dts::types::{AutoStart, BillingMethod, DatabaseEngine, SynchronizationTopology};
use alibabacloud_dts::{Document, types::AdvancedSettings};

impl Job {
    /// The purchase; with `task`, that of the instance of a configured task.
    pub(crate) fn purchase_request(&self, task: Option<&str>) -> create_dts_instance::Request {
        let mut request = self.purchase.clone();
        request.region_id = self.region().map(str::to_owned);
        request.billing_method = request.billing_method.or(Some(BillingMethod::PostPaid));
        if self.kind == JobKind::TwoWaySynchronization {
            request.topology = Some(SynchronizationTopology::Bidirectional);
        }
        if let Some(task) = task {
            return request.job_id(task).auto_start(true);
        }
        request.job_type = Some(self.kind.job_type());
        if self.kind == JobKind::Synchronization {
            request.topology = request.topology.or(Some(SynchronizationTopology::OneWay));
        }
        let source_region = request.source_region.or_else(|| self.source_region());
        let destination_region = request.destination_region.or_else(|| self.destination_region());
        let source = request.source_endpoint_engine_name.or_else(|| self.source_engine());
        let destination = request.destination_endpoint_engine_name.or_else(|| self.destination_engine());
        request.source_region = source_region;
        request.destination_region = destination_region;
        request.source_endpoint_engine_name = source;
        request.destination_endpoint_engine_name = destination;
        request
    }

    /// The configuration of a task that is no change tracking task.
    pub(crate) fn task_request(
        &self,
        direction: Direction,
        name: &str,
        instance_id: Option<&str>,
        task_id: Option<&str>,
    ) -> Option<configure_dts_job::Request> {
        let Configuration::Tasks { forward, reverse } = &self.configuration else { return None };
        let mut request = match direction {
            Direction::Forward => (**forward).clone(),
            Direction::Reverse => (**reverse.as_ref()?).clone(),
        };
        request.region_id = self.region().map(str::to_owned);
        request.dts_job_name = Some(name.to_owned());
        request.job_type = Some(self.kind.job_type());
        let copies = direction == Direction::Forward;
        request.structure_initialization = request.structure_initialization.or(Some(copies));
        request.data_initialization = request.data_initialization.or(Some(copies));
        if self.kind != JobKind::Migration {
            request.data_synchronization = request.data_synchronization.or(Some(true));
        }
        if self.kind == JobKind::TwoWaySynchronization {
            request.synchronization_direction = Some(direction.parameter());
        }
        if self.order == Order::PurchaseFirst || direction == Direction::Reverse {
            // The precheck is a step of its own, so that its failures are distinct from others.
            request.advanced_settings = Some(not_started(request.advanced_settings.take()));
        }
        Some(request.dts_instance_id(instance_id).dts_job_id(task_id))
    }

    /// The configuration of a change tracking task, which never starts by itself.
    pub(crate) fn subscription_request(
        &self,
        name: &str,
        instance_id: Option<&str>,
        task_id: Option<&str>,
    ) -> Option<configure_subscription::Request> {
        let Configuration::Subscription(request) = &self.configuration else { return None };
        let mut request = (**request).clone();
        request.region_id = self.region().map(str::to_owned);
        request.dts_job_name = Some(name.to_owned());
        Some(request.dts_instance_id(instance_id).dts_job_id(task_id))
    }

    fn source_region(&self) -> Option<String> {
        let region = match &self.configuration {
            Configuration::Tasks { forward, .. } => forward.source_endpoint_region.clone(),
            Configuration::Subscription(request) => request.source_endpoint_region.clone(),
        };
        region.or_else(|| self.region().map(str::to_owned))
    }

    fn destination_region(&self) -> Option<String> {
        let region = match &self.configuration {
            Configuration::Tasks { forward, .. } => forward.destination_endpoint_region.clone(),
            // The documents ask for that of the source.
            Configuration::Subscription(request) => request.source_endpoint_region.clone(),
        };
        region.or_else(|| self.region().map(str::to_owned))
    }

    fn source_engine(&self) -> Option<DatabaseEngine> {
        match &self.configuration {
            Configuration::Tasks { forward, .. } => forward.source_endpoint_engine_name.clone(),
            Configuration::Subscription(request) => request.source_endpoint_engine_name.clone(),
        }
    }

    fn destination_engine(&self) -> Option<DatabaseEngine> {
        match &self.configuration {
            Configuration::Tasks { forward, .. } => forward.destination_endpoint_engine_name.clone(),
            Configuration::Subscription(_) => None,
        }
    }
}

/// The settings, with the start of the task left to the run. Settings that cannot be read stay as they are: the service
/// then says what is wrong with them.
fn not_started(settings: Option<Document<AdvancedSettings>>) -> Document<AdvancedSettings> {
    match settings.as_ref().map(Document::parsed) {
        None => AdvancedSettings::new().auto_start(AutoStart::None).into(),
        Some(Ok(known)) => known.auto_start(AutoStart::None).into(),
        Some(Err(_)) => settings.unwrap_or_else(|| AdvancedSettings::new().into()),
    }
}
