//! Migrates a database in one call: configures the task, runs the precheck for free, purchases the instance, and waits.
//!
//! ```text
//! SOURCE_PASSWORD=… DESTINATION_PASSWORD=… cargo run -p alibabacloud-dts-jobs --example migrate -- rm-source rm-destination shop
//! ```
//!
//! The run is kept in `shop.run.json`. If the program ends early, the same command goes on where it was. The call places an
//! order.

use alibabacloud_dts::Client;
use alibabacloud_dts::operation::{configure_dts_job, create_dts_instance};
use alibabacloud_dts::types::{Database, DatabaseEndpoint, DatabaseEngine, DtsInstanceClass, ObjectSelection};
use alibabacloud_dts_jobs::{Event, Job, RunFile};
use std::env;
use std::error::Error;

const REGION: &str = "cn-hangzhou";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [source, destination, database] = arguments.as_slice() else {
        return Err("usage: migrate <source instance> <destination instance> <database>".into());
    };
    let client = Client::from_env().await?;
    let endpoint = |id: &String, password: String| {
        DatabaseEndpoint::rds(id).engine_name(DatabaseEngine::MySql).region(REGION).login("dts", password)
    };
    let configuration = configure_dts_job::Request::new()
        .source(endpoint(source, env::var("SOURCE_PASSWORD")?))
        .destination(endpoint(destination, env::var("DESTINATION_PASSWORD")?))
        .data_synchronization(true)
        .objects(ObjectSelection::new().database(Database::named(database)));
    let job = Job::migration(database, configuration)
        .purchase(create_dts_instance::Request::new().instance_class(DtsInstanceClass::Small))
        .release_on_failure(true);
    run(&client, &job, RunFile::new(format!("{database}.run.json"))).await
}

/// Carries out what is left of the job, and shows its progress.
async fn run(client: &Client, job: &Job, file: RunFile) -> Result<(), Box<dyn Error>> {
    let execution = match file.load()? {
        Some(run) => job.resume(client, run),
        None => job.start(client),
    };
    let mut progress = execution.keep(file).progress();
    while let Some(event) = progress.next().await {
        match event {
            Ok(Event::Began { step, .. }) => println!("{step}"),
            Ok(Event::Polled { status: Some(status), percent, delay, .. }) => {
                println!("  {status} {percent:?} % {delay:?}");
            }
            Ok(Event::Purchased { instance_id, .. }) => println!("  purchased {instance_id}"),
            Ok(Event::Skipped { items, .. }) => println!("  skipped {} items", items.len()),
            Ok(Event::Noticed { notice, .. }) => println!("  {notice}"),
            Ok(_) => {}
            Err(error) => {
                for item in error.precheck() {
                    println!("  {item}");
                }
                return Err(error.into());
            }
        }
    }
    Ok(())
}
