//! Whole jobs of Alibaba Cloud Data Transmission Service (DTS) in one call, over [`alibabacloud_dts`].
//!
//! What programs around DTS write by hand: purchase an instance, configure its task, run the precheck, start the task and
//! wait; and do so once, although responses get lost and processes end.
//!
//! ```no_run
//! use alibabacloud_dts::operation::configure_dts_job;
//! use alibabacloud_dts::types::{Database, DatabaseEndpoint, DatabaseEngine, ObjectSelection};
//! use alibabacloud_dts_jobs::{Event, Job, RunFile};
//!
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let client = alibabacloud_dts::Client::from_env().await?;
//! let database = |id: &str| DatabaseEndpoint::rds(id).engine_name(DatabaseEngine::MySql).region("cn-hangzhou");
//! let configuration = configure_dts_job::Request::new()
//!     .source(database("rm-source").login("dts", std::env::var("SOURCE_PASSWORD")?))
//!     .destination(database("rm-destination").login("dts", std::env::var("DESTINATION_PASSWORD")?))
//!     .data_synchronization(true)
//!     .objects(ObjectSelection::new().database(Database::named("shop")));
//! let job = Job::migration("shop", configuration).release_on_failure(true);
//!
//! // A run that another process has begun goes on where it was.
//! let file = RunFile::new("shop.run.json");
//! let execution = match file.load()? {
//!     Some(run) => job.resume(&client, run),
//!     None => job.start(&client),
//! };
//! let mut progress = execution.keep(file).progress();
//! while let Some(event) = progress.next().await {
//!     match event? {
//!         Event::Began { step, .. } => println!("{step} …"),
//!         Event::Polled { status: Some(status), percent, .. } => println!("  {status} {percent:?}"),
//!         _ => {}
//!     }
//! }
//! println!("instance {:?}", progress.run().instance_id());
//! # Ok(())
//! # }
//! ```
//!
//! # What else is here
//!
//! - [`AllTasks`]: the tasks of an account, of all types and regions, as one stream.
//! - [`ObjectChange`]: a change to the objects of a running task, which drops nothing that you don't name.
//! - [`RamPolicy`]: the least permissions for some operations, a job or a workflow.
//! - [`KafkaSettings`]: what a Kafka client needs to read the changes of a subscription.
//! - [`upload()`]: a file for the parameters that take the URL of one.
//!
//! # What is certain
//!
//! - **A purchase happens once.** Before the call, the run is kept as one that has asked. If the response is lost, or the process
//!   ends, the instance is looked up before anything is purchased: by the task that it belongs to, by the tag with the key
//!   of the run, or as the one new instance that fits the order and that no other run has claimed. If several fit, the job
//!   stops and names them.
//! - **A precheck is free** where a task can be configured before its purchase, which is the default for migration and
//!   one-way synchronization.
//! - **Nothing is released** unless [`Job::release_on_failure`] asks for it.
//!
//! Nothing here has been run against the live service: the tests run against an emulator.

#![warn(missing_docs)]

mod drive;
mod error;
mod job;
mod kafka;
mod objects;
mod policy;
mod precheck;
mod run;
mod tasks;
mod upload;

pub use drive::{Event, Execution, JobProgress};
pub use error::{RunError, Stop};
pub use job::{Direction, InvalidJob, Job, JobKind, Order, Step, Until};
pub use kafka::{ClientNetwork, ClientSettings, KafkaError, KafkaSettings};
pub use objects::{ObjectChange, ObjectDifference, ObjectError, ObjectPath, RenamedObject};
pub use policy::{RamPolicy, UnknownOperation};
pub use precheck::{PrecheckItem, failed_precheck_items};
pub use run::{KeepError, KeepRun, RUN_TAG, Run, RunFile, RunFileError};
pub use tasks::{AllTasks, FailedList, FoundTask, Scope, TaskStream};
pub use upload::{FileSource, MAX_FILE_BYTES, UploadError, UploadService, upload};
