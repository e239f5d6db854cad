//! An ID as a response has it, which may be absent.

async fn start(client: alibabacloud_dts::Client) -> alibabacloud_dts::Result<()> {
    let created = client.create_dts_instance().send().await?;
    client.start_dts_job().dts_job_id(created.job_id).send().await?;
    Ok(())
}

fn main() {}
