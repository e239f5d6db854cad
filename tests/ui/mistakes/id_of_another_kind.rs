//! The ID of an instance in the place of that of a task.

use alibabacloud_dts::types::DtsInstanceId;

async fn start(client: alibabacloud_dts::Client, instance: DtsInstanceId) -> alibabacloud_dts::Result<()> {
    client.start_dts_job().dts_job_id(instance).send().await?;
    Ok(())
}

fn main() {}
