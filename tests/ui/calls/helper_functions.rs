//! Functions over builders: none of these names a parameter that it does not set, so that one more required parameter
//! changes none of them.

use alibabacloud_dts::operation::{configure_dts_job, describe_dts_jobs, start_dts_job};
use alibabacloud_dts::{Client, Error};
use std::time::Duration;

/// Sets what is optional.
fn with_name<S>(call: configure_dts_job::Builder<S>, rate: Option<i32>) -> configure_dts_job::Builder<S> {
    let mut call = call.environment_label("normal");
    if rate.is_some() {
        call = call.delay_rule_time(Duration::from_mins(1));
    }
    call
}

/// Sets what is required.
fn migration<S>(
    call: configure_dts_job::Builder<S>,
) -> configure_dts_job::Builder<configure_dts_job::state::SetJobType<S>> {
    call.job_type("MIGRATION")
}

/// Returns a builder that lacks nothing.
fn job(client: &Client, id: &str) -> start_dts_job::Builder<impl start_dts_job::state::Complete + use<>> {
    client.start_dts_job().dts_job_id(id)
}

/// Sends any builder that lacks nothing.
async fn start<S: start_dts_job::state::Complete>(call: start_dts_job::Builder<S>) -> Result<(), Error> {
    call.zero_etl_job(true).send().await?;
    Ok(())
}

/// One of a group, as the caller wants it.
async fn start_one_of(client: &Client, id: Result<&str, &str>) -> Result<(), Error> {
    let call = client.start_dts_job();
    let call = match id {
        Ok(job) => call.dts_job_id(job),
        Err(instance) => call.dts_instance_id(instance),
    };
    call.clone().send().await?;
    println!("{call:?}");
    Ok(())
}

/// What is known only at run time is checked when it is sent.
async fn start_whichever(client: &Client, job: Option<&str>, instance: Option<&str>) -> Result<(), Error> {
    let request = start_dts_job::Request::new().dts_job_id(job).dts_instance_id(instance);
    client.send(&request).await?;
    client.start_dts_job().request(request).zero_etl_job(false).send().await?;
    Ok(())
}

pub async fn calls(client: &Client) -> Result<(), Error> {
    let call = with_name(migration(client.configure_dts_job().dts_job_name("shop")), Some(1));
    let call = call.source_endpoint_instance_type("RDS").destination_endpoint_instance_type("RDS");
    call.structure_initialization(true).data_initialization(true).data_synchronization(true).send().await?;
    start(job(client, "a")).await?;
    start(job(client, "a").dts_job_id("b")).await?;
    start_one_of(client, Ok("a")).await?;
    start_whichever(client, Some("a"), None).await?;
    let request = describe_dts_jobs::Request::new().page_size(50);
    client.describe_dts_jobs().request(request).items().collect().await?;
    Ok(())
}
