//! A number in quotes.

async fn list(client: alibabacloud_dts::Client) -> alibabacloud_dts::Result<()> {
    client.describe_dts_jobs().page_size("30").send().await?;
    Ok(())
}

fn main() {}
