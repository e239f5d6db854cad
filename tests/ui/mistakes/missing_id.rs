//! Neither of the IDs of which one is required.

async fn start(client: alibabacloud_dts::Client) -> alibabacloud_dts::Result<()> {
    client.start_dts_job().send().await?;
    Ok(())
}

fn main() {}
