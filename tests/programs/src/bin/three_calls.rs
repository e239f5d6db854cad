//! Lists tasks, ends one and looks at another. `.ci/measure-programs` measures how long the compiler takes for it.

use alibabacloud_dts::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::from_env().await?;
    let jobs = client.describe_dts_jobs().region("cn-hangzhou").send().await?;
    println!("{jobs:?}");
    let ids = jobs.dts_job_list.iter().filter_map(|job| job.dts_job_id.as_ref());
    for id in ids {
        let stopped = client.stop_dts_job().region_id("cn-hangzhou").dts_job_id(id).send().await?;
        println!("{:?}", stopped.request_id());
    }
    let status = client
        .describe_synchronization_job_status()
        .region_id("cn-hangzhou")
        .synchronization_job_id("dtsa1b2c3d4e5f6g7")
        .send()
        .await?;
    println!("{:?} {:?}", status.status, status.delay);
    Ok(())
}
